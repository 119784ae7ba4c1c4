"""Attempts to change something outside, or to take off the sandbox."""

from __future__ import annotations


def write_into_the_gradebook(places):
    import sqlite3

    with sqlite3.connect(places.gradebook) as gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 90")
    return "written"


def delete_the_work_of_others(places):
    import shutil
    from pathlib import Path

    shutil.rmtree(places.course, ignore_errors=True)
    return not Path(places.course, "submitted").exists() and Path(places.course).exists()


def change_the_checks(places):
    from pathlib import Path

    for path in Path(places.checks).iterdir():
        path.write_text("def greeting(submission): ...\n")
    return "written"


def change_the_materials_of_the_course(places):
    from pathlib import Path

    Path(places.lab, "materials", "request.txt").write_text("회의실")
    return "written"


def change_a_library(places):
    from pathlib import Path

    import graders.outcome

    Path(graders.outcome.__file__).write_text("")
    return "written"


def make_the_system_writable(places):
    """Mount flags can be changed by whoever may mount."""
    import ctypes

    remount, bind = 32, 4096
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.mount(b"none", b"/usr", None, ctypes.c_ulong(remount | bind), None) == 0


def take_the_cover_off(places):
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.umount2(place, 2) == 0 for place in (b"/proc", b"/scratch", b"/dev/null"))


def become_root(places):
    import os

    os.setuid(0)
    return "root"


def become_root_through_a_program(places):
    """su, mount and others run as root for whoever starts them."""
    import subprocess

    for program in ("su", "mount", "passwd", "newgrp"):
        command = ["sh", "-c", f"command -v {program} && {program} -c id"]
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=5)
        if b"uid=0" in done.stdout:
            return program
    return None


def open_a_user_namespace(places):
    """In a namespace of its own a process has every capability."""
    import ctypes
    import subprocess

    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x10000000) == 0:
        return "unshare"
    done = subprocess.run(["unshare", "--user", "--map-root-user", "id"], capture_output=True)
    return done.stdout


def open_a_user_namespace_with_clone(places):
    import ctypes
    import os
    import signal

    clone = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    libc = ctypes.CDLL(None, use_errno=True)
    process = libc.syscall(clone, 0x10000000 | signal.SIGCHLD, 0, 0, 0, 0)
    if process == 0:
        os._exit(0)
    return process > 0


def raise_own_limits(places):
    import resource

    resource.setrlimit(resource.RLIMIT_NPROC, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "raised"


def make_a_device(places):
    import os
    import stat

    os.mknod("/scratch/disk", 0o600 | stat.S_IFBLK, os.makedev(8, 0))
    return "made"


def set_the_clock(places):
    import time

    time.clock_settime(time.CLOCK_REALTIME, 0)
    return "set"


def signal_the_grader(places):
    import os
    import signal

    got = []
    for process in (places.grader, *range(2, 40)):
        if process not in (os.getpid(), os.getpgrp()):
            try:
                os.kill(process, signal.SIGKILL)
                got.append(process)
            except OSError:
                pass
    return got


def kill_the_parent(places):
    """The parent is the first process here; what becomes of it is seen from outside."""
    import os
    import signal

    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        os.kill(os.getppid(), number)


def kill_everybody(places):
    import os
    import signal

    os.kill(-1, signal.SIGKILL)


def write_into_the_memory_of_the_parent(places):
    import os

    with open(f"/proc/{os.getppid()}/mem", "r+b") as memory:
        memory.seek(0x400000)
        return memory.write(b"x")


def trace_the_parent(places):
    import ctypes
    import os

    attach = 16
    return ctypes.CDLL(None).ptrace(attach, os.getppid(), None, None) == 0


def choke_the_parent(places):
    """Limits of another process of the same user may be set; it is the attempt's own keeper."""
    import os
    import resource

    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (0, 0))


def speak_to_whatever_is_open(places):
    """Frames such as the processes of the grader send, and rubbish, into every descriptor."""
    import os
    import struct

    frame = b'[{"output_type": "stream", "name": "stdout", "text": "90.0"}]'
    for descriptor in range(3, 200):
        for data in (struct.pack("!cI", b"o", len(frame)) + frame, b"e\0\0\0\0", os.urandom(99)):
            try:
                os.write(descriptor, data)
            except OSError:
                break


def open_a_socket_to_the_machine_below(places):
    """A virtual machine speaks to its host so; no network namespace stands between."""
    import socket

    return socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).fileno()


def open_a_socket_into_the_kernel(places):
    import socket

    return socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET).fileno()


def let_another_be_killed_first(places):
    """When the machine runs out of memory, the kernel looks at this number."""
    from pathlib import Path

    return Path("/proc/self/oom_score_adj").write_text("-1000")


def let_another_be_killed_before_most(places):
    from pathlib import Path

    return Path("/proc/self/oom_score_adj").write_text("0")
