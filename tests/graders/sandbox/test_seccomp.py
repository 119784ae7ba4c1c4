"""Only listed calls are answered; those that reach far are refused, and work goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graders.sandbox.seccomp import ALLOWED, REFUSED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a filter of the Linux kernel")

BEGIN = """
import ctypes, errno, mmap, os, socket, sys
from pyseccomp import Arch, resolve_syscall
from graders.sandbox.kernel import give_up_privileges
from graders.sandbox.seccomp import allow_listed_calls_only

give_up_privileges()
allow_listed_calls_only()
libc = ctypes.CDLL(None, use_errno=True)

def error_of(call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        return error.errno
"""
NAMED = """
for name in sys.argv[1:]:
    if (number := resolve_syscall(Arch.NATIVE, name)) >= 0:
        assert libc.syscall(number, 0, 0, 0, 0, 0) == -1
        assert ctypes.get_errno() == errno.EPERM, name
assert os.getpid() and os.listdir("/") and os.fork() >= 0
"""
UNNAMED = """
for name in ("acct", "quotactl", "swapon", "name_to_handle_at", "kcmp", "clone3", "pidfd_getfd"):
    assert libc.syscall(resolve_syscall(Arch.NATIVE, name), 0, 0, 0, 0, 0) == -1
    assert ctypes.get_errno() == errno.ENOSYS, name
assert libc.syscall(1_000, 0) == -1 and ctypes.get_errno() == errno.ENOSYS
"""
FAMILIES = """
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6):
    assert error_of(socket.socket, family, socket.SOCK_STREAM) in (None, errno.EAFNOSUPPORT)
for number in {*range(64)} - {1, 2, 10}:
    expected = (None, errno.ENOSYS) if number == 16 else (errno.ENOSYS,)
    assert error_of(socket.socket, number, socket.SOCK_RAW) in expected, number
assert error_of(socket.socket, socket.AF_NETLINK, socket.SOCK_RAW, 9) == errno.ENOSYS
assert socket.AF_VSOCK == 40
"""
MEMORY = """
assert error_of(mmap.mmap, -1, 1 << 20) == errno.EPERM
with open(sys.executable, "rb") as file:
    mmap.mmap(file.fileno(), 1 << 12, mmap.MAP_SHARED, mmap.PROT_READ)
mmap.mmap(-1, 1 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
one, other = socket.socketpair()
size = one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
assert one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) == size
"""


@pytest.mark.parametrize(
    "program",
    [NAMED, UNNAMED, FAMILIES, MEMORY],
    ids=["named", "unnamed", "families", "memory"],
)
def test_the_filter_holds(program):
    command = [sys.executable, "-c", BEGIN + program, *REFUSED]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_no_call_is_both_allowed_and_refused():
    assert not {*ALLOWED} & {*REFUSED}
