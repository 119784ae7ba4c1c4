"""A process shuts itself into a sandbox, with everything it will fork.

It starts nothing else afterwards, so a process that has imported its libraries stays warm. As root
it becomes nobody; any other user stays who it is, in a namespace where that user owns nothing.
"""

import os
import sys
from pathlib import Path

from graders.sandbox import kernel
from graders.sandbox.seccomp import allow_listed_calls_only, prepared_filter
from graders.sandbox.view import View, bare_view

NOBODY = 65534
# Not /tmp: the course itself may stand there, and must stay in sight.
TEMPORARY = "/scratch"
FOLDER = f"{TEMPORARY}/submission"

_WORLD = (
    kernel.NEW_MOUNTS
    | kernel.NEW_PROCESSES
    | kernel.NEW_NETWORK
    | kernel.NEW_IPC
    | kernel.NEW_HOST_NAME
)
_WORLD_OF_A_SUBMISSION = (
    kernel.NEW_MOUNTS | kernel.NEW_PROCESSES | kernel.NEW_NETWORK | kernel.NEW_IPC
)
_DEVICES = ("null", "full", "random", "urandom")  # of "zero" memory could be shared, uncounted
_FIRST_TO_GO = "1000"  # when the machine itself runs out of memory
# Bytes a socket holds for its reader and for its writer, each doubled by the kernel.
SOCKET = 4 * 212_992
_OWN_BYTES = "64m"  # for what libraries write when they are imported
_PROC_FLAGS = kernel.NO_SETUID | kernel.NO_DEVICES | kernel.NO_PROGRAMS
_ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
    "HOME": TEMPORARY,
    "TMPDIR": TEMPORARY,
    "LANG": "C.UTF-8",
    "TZ": "Asia/Seoul",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # Threads of a library do not live through a fork.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def enter(view: View, staging: str) -> None:
    """Shut this process in; ``staging`` is an empty folder. Raises `OSError` where it cannot.

    The calling process waits and ends with its child, which is the first process of a new world
    and returns from here.
    """
    as_root = os.geteuid() == 0
    if as_root:
        kernel.unshare(_WORLD)
    else:
        _unshare_with_user(_WORLD)
    _go_on_in_child()
    kernel.keep_mounts_private()
    _build(view, Path(staging))
    kernel.make_read_only(staging)
    # While the old one is still in sight: without it the kernel lets no ordinary user mount one.
    kernel.mount("proc", f"{staging}/proc", _PROC_FLAGS, "")
    kernel.change_root(staging)
    if as_root:
        _become_nobody()
    mount_temporary(_OWN_BYTES)
    kernel.die_with_parent()  # once more: a change of user makes the kernel forget it
    prepared_filter()
    os.environ.clear()
    os.environ.update(_ENVIRONMENT | view.environment)


def enter_world_of_a_submission(disk: int) -> None:
    """From inside the sandbox, in a forked process: new processes, a new and empty folder."""
    _unshare_with_user(_WORLD_OF_A_SUBMISSION)
    _go_on_in_child()
    kernel.set_dumpable(False)
    kernel.open_loopback()  # the assistant's practice server; there is no other network
    kernel.mount("proc", "/proc", _PROC_FLAGS, "")
    for buffer in ("tcp_rmem", "tcp_wmem"):
        Path("/proc/sys/net/ipv4", buffer).write_text(f"4096 {SOCKET // 4} {SOCKET // 4}")
    mount_temporary(str(disk))
    Path(FOLDER).mkdir()
    os.chdir(FOLDER)


def shut_for_good() -> None:
    """Give up the means by which the sandbox was built; nothing of it can be undone then."""
    kernel.set_dumpable(True)  # or what is of this process in /proc would not be its own
    Path("/proc/sys/user/max_user_namespaces").write_text("0", encoding="ascii")
    Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")
    kernel.make_read_only("/proc")  # so that neither is written again
    kernel.give_up_privileges()
    allow_listed_calls_only()


def mount_temporary(size: str) -> None:
    """An empty place for temporary files, of limited size, in memory."""
    flags = kernel.NO_SETUID | kernel.NO_DEVICES
    kernel.mount("tmpfs", TEMPORARY, flags, f"size={size},nr_inodes=50000,mode=700")


def _go_on_in_child() -> None:
    """A new process namespace begins with the next child; this process only waits for it."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        os._exit(abs(os.waitstatus_to_exitcode(status)))
    kernel.die_with_parent()


def _build(view: View, root: Path) -> None:
    kernel.mount("tmpfs", str(root), kernel.NO_SETUID | kernel.NO_DEVICES, "size=16m,mode=755")
    for path in view.shown:
        _show(path, root)
    for path in view.hidden:
        _inside(root, path).mkdir(parents=True, exist_ok=True)
        kernel.mount("tmpfs", str(_inside(root, path)), kernel.NO_DEVICES, "size=4m,mode=755")
    for path in view.given:
        _show(path, root)
    for name in _DEVICES:
        _show(f"/dev/{name}", root)
    (root / "dev/shm").symlink_to(TEMPORARY)
    for place in ("/proc", TEMPORARY):
        _inside(root, place).mkdir(exist_ok=True)
    if not (root / "tmp").exists():
        (root / "tmp").symlink_to(TEMPORARY)


def _show(path: str, root: Path) -> None:
    source, place = Path(path), _inside(root, path)
    if place.exists() and not source.is_dir():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink() and source.parent == Path("/"):  # /bin is usr/bin
        place.symlink_to(source.readlink())
        return
    if source.is_dir():
        place.mkdir(exist_ok=True)
    else:
        place.touch()
    kernel.bind(path, str(place))


def _inside(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    kernel.set_dumpable(True)  # the change of user took it, and the maps are ours to write
    _unshare_with_user(kernel.NEW_MOUNTS)


def _unshare_with_user(namespaces: int) -> None:
    """In the new user namespace this user has the same number as outside, and nobody else is."""
    user, group = os.geteuid(), os.getegid()  # inside they are unknown until they are mapped
    kernel.unshare(namespaces | kernel.NEW_USER)
    for name, text in (
        ("uid_map", f"{user} {user} 1"),
        ("setgroups", "deny"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path("/proc/self", name).write_text(text, encoding="ascii")


def _try() -> None:
    """Do all of it once, for `graders.sandbox.means`."""
    enter(bare_view(), sys.argv[1])
    enter_world_of_a_submission(1 << 20)
    shut_for_good()


if __name__ == "__main__":
    _try()
