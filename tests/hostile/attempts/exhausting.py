"""Attempts to use up the machine. Nothing is got; the others must not notice."""

from __future__ import annotations


def loop_for_ever(places):
    while True:
        pass


def loop_for_ever_and_refuse_to_be_interrupted(places):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def sleep_for_ever_without_signals(places):
    import signal
    import time

    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
    time.sleep(10_000)


def fork_for_ever(places):
    import os

    while True:
        try:
            os.fork()
        except OSError:
            pass


def start_threads_for_ever(places):
    import threading

    while True:
        threading.Thread(target=threading.Event().wait).start()


def take_all_memory(places):
    taken = []
    while True:
        taken.append(bytearray(b"x") * (16 << 20))


def take_all_memory_in_many_processes(places):
    import os
    import time

    for _ in range(20):
        if os.fork() == 0:
            taken = bytearray(b"x") * (100 << 20)
            time.sleep(60 + len(taken) % 2)
            os._exit(0)
    time.sleep(60)


def take_all_memory_shared(places):
    """Shared memory belongs to no process alone."""
    import mmap

    taken = []
    while True:
        taken.append(mmap.mmap(-1, 16 << 20))
        taken[-1].write(b"x" * (16 << 20))


def take_memory_that_no_limit_counts(places):
    import os

    return os.memfd_create("hidden")


def fill_the_disk(places):
    from pathlib import Path

    for number in range(100_000):
        Path(f"output/{number}.bin").write_bytes(bytes(8 << 20))


def fill_the_disk_with_empty_files(places):
    from pathlib import Path

    for number in range(100_000):
        Path(f"output/{number}").touch()


def make_a_file_of_a_terabyte(places):
    """A hole takes no room, until somebody copies it."""
    import os

    with open("output/note.txt", "wb") as file:
        os.truncate(file.fileno(), 1 << 40)
    return "made"


def fold_folders_very_deep(places):
    import os

    os.chdir("output")
    for _ in range(2000):
        os.mkdir("d")
        os.chdir("d")


def show_for_ever(places):
    while True:
        print("x" * 10_000)


def show_too_much_at_once(places):
    from IPython.display import HTML, display

    for _ in range(50):
        display(HTML("x" * (2 << 20)))


def show_something_very_deep(places):
    """Reading it again takes a recursion too many."""
    from IPython.display import publish_display_data

    nested: list = []
    for _ in range(500):
        nested = [nested]
    publish_display_data({"application/json": nested, "text/plain": nested})


def show_letters_that_cannot_be_written(places):
    print("\ud800 \0 \x1b[2J")


def exit_at_once(places):
    import os

    os._exit(0)


def exit_politely(places):
    raise SystemExit(0)


def crash(places):
    import ctypes

    ctypes.string_at(0)


def recurse_too_deep(places):
    return recurse_too_deep(places)


def hold_shared_memory_that_belongs_to_nobody(places):
    """What a process lets go of is in no process's count, and still there."""
    import mmap

    held = []
    for _ in range(80):
        held.append(mmap.mmap(-1, 16 << 20, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
        held[-1][:] = b"x" * (16 << 20)
        held[-1].madvise(mmap.MADV_DONTNEED)
    return len(held)


def hold_memory_in_sockets(places):
    """What is sent and not yet read is in no process's count."""
    import os
    import socket
    import time

    for _ in range(12):
        if os.fork() == 0:
            pairs = [socket.socketpair() for _ in range(240)]
            for one, _ in pairs:
                one.setblocking(False)
                try:
                    while True:
                        one.send(b"x" * 65536)
                except BlockingIOError:
                    pass
            time.sleep(60)
    time.sleep(1)
    return "12 x 100 MB"
