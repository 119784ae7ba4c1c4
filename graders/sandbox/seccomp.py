"""The calls to the kernel that a lab may make: a list, and nothing else.

libseccomp turns the list into a filter that holds for the process, its threads and whatever it
starts, for good. What is not listed answers as a kernel that does not know the call, so programs do
without it; what reaches into other processes or far into the kernel is refused by name.
"""

import errno
import mmap
import socket
from functools import cache
from typing import TYPE_CHECKING

from graders.sandbox import kernel

if TYPE_CHECKING:
    from pyseccomp import SyscallFilter

_FILES = """
    access chdir chmod chown close close_range copy_file_range creat dup dup2 dup3 faccessat
    faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchownat fcntl fdatasync
    fgetxattr flistxattr flock fstat fstatfs fsync ftruncate futimesat getcwd getdents getdents64
    getxattr lchown lgetxattr link linkat listxattr llistxattr lseek lstat mkdir mkdirat
    newfstatat open openat openat2 pread64 preadv preadv2 pwrite64 pwritev pwritev2 read readahead
    readlink readlinkat readv rename renameat renameat2 rmdir sendfile splice stat statfs statx
    symlink symlinkat sync sync_file_range syncfs tee truncate umask unlink unlinkat utime utimensat
    utimes write writev
"""
_MEMORY = """
    brk get_mempolicy madvise membarrier mincore mlock mlock2 mprotect mremap msync munlock munmap
"""
_PROCESSES = """
    alarm arch_prctl capget execve execveat exit exit_group fork futex futex_waitv
    get_robust_list getegid geteuid getgid getgroups getpgid getpgrp getpid getppid getpriority
    getresgid getresuid getrlimit getrusage getsid gettid getuid kill nanosleep pause
    pidfd_open pidfd_send_signal prctl prlimit64 restart_syscall rseq rt_sigaction rt_sigpending
    rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo
    sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr sched_getparam
    sched_getscheduler sched_yield set_robust_list set_tid_address setitimer getitimer
    setpgid setpriority setrlimit setsid sigaltstack tgkill time timer_create timer_delete
    timer_getoverrun timer_gettime timer_settime times tkill vfork wait4 waitid
"""
_WAITING = """
    clock_getres clock_gettime clock_nanosleep epoll_create epoll_create1 epoll_ctl epoll_pwait
    epoll_pwait2 epoll_wait eventfd eventfd2 getrandom gettimeofday inotify_add_watch inotify_init
    inotify_init1 inotify_rm_watch ioctl pipe pipe2 poll ppoll pselect6 select signalfd signalfd4
    sysinfo timerfd_create timerfd_gettime timerfd_settime uname getcpu
"""
_SOCKETS = """
    accept accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmmsg recvmsg
    sendmmsg sendmsg sendto shutdown
"""

_INTO_THE_KERNEL = """
    add_key bpf chroot finit_module init_module io_uring_enter io_uring_register io_uring_setup
    kexec_load keyctl memfd_create memfd_secret mount mount_setattr move_mount fsopen open_tree
    perf_event_open pivot_root process_vm_readv process_vm_writev ptrace request_key setns shmget
    umount2 unshare userfaultfd
"""
ALLOWED = " ".join((_FILES, _MEMORY, _PROCESSES, _WAITING, _SOCKETS)).split()
REFUSED = " ".join((_INTO_THE_KERNEL,)).split()

# Pages that processes share belong to none of them once they let go: files are counted, these not.
_SHARED_WITHOUT_A_FILE = mmap.MAP_SHARED | mmap.MAP_ANONYMOUS
_NEW_NAMESPACES = (
    kernel.NEW_MOUNTS
    | kernel.NEW_HOST_NAME
    | kernel.NEW_IPC
    | kernel.NEW_USER
    | kernel.NEW_PROCESSES
    | kernel.NEW_NETWORK
    | kernel.NEW_CONTROL_GROUP
)
_WORD = 0xFFFFFFFF
_UNKNOWN = -1
_LOCAL, _NETLINK, _ROUTE = (
    1,
    16,
    0,
)  # AF_UNIX, AF_NETLINK, NETLINK_ROUTE: which interfaces there are
_FAMILIES = (_LOCAL, 2, 10)  # and AF_INET, AF_INET6, of which there is 127.0.0.1 only


def allow_listed_calls_only() -> None:
    """Set the filter, for good; raises `OSError` where there is no libseccomp or no filter."""
    prepared_filter().load()


@cache
def prepared_filter() -> "SyscallFilter":
    """The filter before it is set; made once, so that forks need not."""
    try:
        from pyseccomp import ALLOW, ERRNO, Arch, SyscallFilter, resolve_syscall
    except (ImportError, OSError, RuntimeError) as error:
        raise OSError(f"libseccomp: {error}") from error
    made = SyscallFilter(ERRNO(errno.ENOSYS))
    for action, names in ((ALLOW, ALLOWED), (ERRNO(errno.EPERM), REFUSED)):
        for name in names:
            if resolve_syscall(Arch.NATIVE, name) != _UNKNOWN:  # newer than the library
                made.add_rule(action, name)
    _add_rules_on_arguments(made)
    return made


def _add_rules_on_arguments(made: "SyscallFilter") -> None:
    from pyseccomp import ALLOW, EQ, ERRNO, GT, LT, MASKED_EQ, NE, Arg

    def word(position: int, value: int, mask: int = _WORD) -> Arg:
        return Arg(position, MASKED_EQ, mask, value)

    made.add_rule(ALLOW, "clone", word(0, 0, _NEW_NAMESPACES))
    for family in _FAMILIES:
        made.add_rule(ALLOW, "socket", word(0, family))
    made.add_rule(ALLOW, "socket", word(0, _NETLINK), word(2, _ROUTE))
    made.add_rule(ALLOW, "socketpair", word(0, _LOCAL))
    # Buffers stay as large as they come, as if the kernel knew better: they are counted so.
    made.add_rule(ALLOW, "setsockopt", Arg(1, NE, socket.SOL_SOCKET))
    for order, size in ((LT, socket.SO_SNDBUF), (GT, socket.SO_RCVBUF)):
        made.add_rule(ALLOW, "setsockopt", Arg(1, EQ, socket.SOL_SOCKET), Arg(2, order, size))
    for size in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        made.add_rule(ERRNO(0), "setsockopt", Arg(1, EQ, socket.SOL_SOCKET), Arg(2, EQ, size))
    for flags in (0, mmap.MAP_SHARED, mmap.MAP_ANONYMOUS):
        made.add_rule(ALLOW, "mmap", word(3, flags, _SHARED_WITHOUT_A_FILE))
    shared = word(3, _SHARED_WITHOUT_A_FILE, _SHARED_WITHOUT_A_FILE)
    made.add_rule(ERRNO(errno.EPERM), "mmap", shared)
