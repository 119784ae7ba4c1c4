"""Calls to the kernel that no lab needs, refused with "operation not permitted".

Two reasons: memory that no limit counts (memfd, shared segments), and calls that reach into other
processes or far into the kernel. A filter of the kernel (seccomp, classic BPF) holds for the
process, its threads and whatever it starts, for good. Numbers: asm/unistd.h of each machine.
"""

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

_EVERY_MACHINE = {
    "io_uring_setup": 425,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "mount_setattr": 442,
    "memfd_secret": 447,
}
_X86_64 = {
    "shmget": 29,
    "ptrace": 101,
    "pivot_root": 155,
    "chroot": 161,
    "mount": 165,
    "umount2": 166,
    "init_module": 175,
    "kexec_load": 246,
    "add_key": 248,
    "request_key": 249,
    "keyctl": 250,
    "unshare": 272,
    "perf_event_open": 298,
    "setns": 308,
    "process_vm_readv": 310,
    "process_vm_writev": 311,
    "finit_module": 313,
    "memfd_create": 319,
    "bpf": 321,
    "userfaultfd": 323,
}
_AARCH64 = {
    "umount2": 39,
    "mount": 40,
    "pivot_root": 41,
    "chroot": 51,
    "unshare": 97,
    "kexec_load": 104,
    "init_module": 105,
    "ptrace": 117,
    "shmget": 194,
    "add_key": 217,
    "request_key": 218,
    "keyctl": 219,
    "perf_event_open": 241,
    "setns": 268,
    "process_vm_readv": 270,
    "process_vm_writev": 271,
    "finit_module": 273,
    "memfd_create": 279,
    "bpf": 280,
    "userfaultfd": 282,
}


@dataclass(frozen=True)
class _Machine:
    """``audit`` is the kernel's number for the machine (linux/audit.h)."""

    audit: int
    refused: dict[str, int]


_MACHINES = {
    "x86_64": _Machine(0xC000003E, _X86_64 | _EVERY_MACHINE),
    "aarch64": _Machine(0xC00000B7, _AARCH64 | _EVERY_MACHINE),
}
# x86-64 has a second set of calls (x32), told apart by this bit: all of them are refused.
_X32_BIT = 0x40000000

# linux/filter.h, linux/seccomp.h
_LOAD_WORD = 0x20
_JUMP_IF_EQUAL = 0x15
_JUMP_IF_NOT_LESS = 0x35
_RETURN = 0x06
_OFFSET_OF_CALL = 0
_OFFSET_OF_MACHINE = 4
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_SET_SECCOMP = 22
_FILTER = 2


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def refuse_dangerous_calls() -> None:
    """Set the filter, for good; raises `OSError` where the machine or the kernel has none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(f"seccomp: {platform.machine()}")
    steps = _steps(machine)
    program = _Program(len(steps), b"".join(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")


def _steps(machine: _Machine) -> list[bytes]:
    """The filter: calls of another machine's set and the refused ones end at ``_REFUSE``."""
    refused = sorted(machine.refused.values())
    count = len(refused)
    return [
        _step(_LOAD_WORD, _OFFSET_OF_MACHINE),
        _step(_JUMP_IF_EQUAL, machine.audit, otherwise=count + 3),
        _step(_LOAD_WORD, _OFFSET_OF_CALL),
        _step(_JUMP_IF_NOT_LESS, _X32_BIT, then=count + 1),
        *(
            _step(_JUMP_IF_EQUAL, number, then=count - position)
            for position, number in enumerate(refused)
        ),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _step(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    """One instruction; ``then`` and ``otherwise`` say how many of the next ones are skipped."""
    return struct.pack("=HBBI", code, then, otherwise, value)
