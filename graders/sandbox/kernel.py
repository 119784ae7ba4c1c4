"""The few calls to the Linux kernel that Python has no function for.

Each raises `OSError` with the name of the call. Numbers and structures are those of the kernel's
headers (linux/sched.h, mount.h, prctl.h, capability.h, asm/unistd.h).
"""

import ctypes
import fcntl
import os
import platform
import signal
import socket
import struct
from functools import cache

# namespaces
NEW_MOUNTS = 0x00020000
NEW_CONTROL_GROUP = 0x02000000
NEW_HOST_NAME = 0x04000000
NEW_IPC = 0x08000000
NEW_USER = 0x10000000
NEW_PROCESSES = 0x20000000
NEW_NETWORK = 0x40000000

# flags of mounts
NO_SETUID = 0x2
NO_DEVICES = 0x4
NO_PROGRAMS = 0x8
_BIND = 0x1000
_RECURSIVE = 0x4000
_PRIVATE = 0x40000
_ATTRIBUTE_READ_ONLY = 0x1
_ATTRIBUTE_NO_SETUID = 0x2
_DETACH = 0x2
_HERE = -100  # AT_FDCWD
_AND_ALL_BELOW = 0x8000  # AT_RECURSIVE

# prctl
_DIE_WITH_PARENT = 1
_DUMPABLE = 4
_DROP_FROM_BOUNDING_SET = 24
_NO_NEW_PRIVILEGES = 38

_CAPABILITY_VERSION = 0x20080522
_CAPABILITIES = range(64)

_SET_FLAGS_OF_INTERFACE = 0x8914  # SIOCSIFFLAGS
_UP = 0x1

_MOUNT_SETATTR = 442  # since Linux 5.12, the same number on every machine
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}


class _MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]


class _CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("process", ctypes.c_int)]


def unshare(namespaces: int) -> None:
    """Leave the namespaces named by the flags for new ones."""
    _checked("unshare", _libc().unshare(namespaces))


def mount(kind: str, place: str, flags: int, options: str) -> None:
    """Mount a file system of the kernel's own: ``tmpfs`` or ``proc``."""
    words = (kind.encode(), place.encode(), kind.encode())
    result = _libc().mount(*words, ctypes.c_ulong(flags), options.encode())
    _checked(f"mount {kind} {place}", result)


def bind(source: str, place: str) -> None:
    """Show a file or folder, with whatever is mounted below, at another place as well."""
    flags = ctypes.c_ulong(_BIND | _RECURSIVE)
    result = _libc().mount(source.encode(), place.encode(), None, flags, None)
    _checked(f"bind {source}", result)


def keep_mounts_private() -> None:
    """What is mounted from here on is seen in this mount namespace only."""
    flags = ctypes.c_ulong(_PRIVATE | _RECURSIVE)
    _checked("mount private", _libc().mount(None, b"/", None, flags, None))


def make_read_only(place: str) -> None:
    """No writing, and no setuid programs, in a mount and all mounts below."""
    attributes = _MountAttributes(set=_ATTRIBUTE_READ_ONLY | _ATTRIBUTE_NO_SETUID)
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    arguments = (_HERE, place.encode(), _AND_ALL_BELOW, ctypes.byref(attributes), size)
    _checked("mount_setattr", _libc().syscall(_MOUNT_SETATTR, *arguments))


def change_root(root: str) -> None:
    """Make a mount the root of everything; what was there before is gone from sight."""
    os.chdir(root)
    number = _PIVOT_ROOT.get(platform.machine())
    if number is None:
        raise OSError(f"pivot_root: {platform.machine()}")
    # Both at one place: the old root then lies on top of the new one, and is taken off.
    _checked("pivot_root", _libc().syscall(number, b".", b"."))
    _checked("umount", _libc().umount2(b".", _DETACH))
    os.chdir("/")


def open_loopback() -> None:
    """Let processes of this network namespace speak to each other over 127.0.0.1."""
    request = struct.pack("16sh14x", b"lo", _UP)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS_OF_INTERFACE, request)


def die_with_parent() -> None:
    """Be killed when the process that forked this one ends, however it ends."""
    _checked("prctl", _libc().prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0))


def set_dumpable(dumpable: bool) -> None:
    """Whether processes of the same user may look into this one (ptrace, /proc/…/mem)."""
    _checked("prctl", _libc().prctl(_DUMPABLE, int(dumpable), 0, 0, 0))


def give_up_privileges() -> None:
    """No capability is left, and no program that is started can bring one back."""
    for capability in _CAPABILITIES:
        _libc().prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)  # fails past the last one
    header = _CapabilityHeader(_CAPABILITY_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    _checked("capset", _libc().capset(ctypes.byref(header), ctypes.byref(none)))
    _checked("prctl", _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(call: str, result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{call}: {os.strerror(number)}")
