"""Attempts to be there still when the submission is over, or to leave a trap behind."""

from __future__ import annotations


def leave_a_process_behind(places):
    import os
    import subprocess
    import sys

    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            arguments = [sys.executable, "-c", "import time; time.sleep(600)", places.mark]
            os.execv(sys.executable, arguments)
        os._exit(0)
    command = [sys.executable, "-c", "import time; time.sleep(600)", places.mark]
    subprocess.Popen(command, start_new_session=True)


def leave_a_thread_behind(places):
    import threading
    from pathlib import Path

    def write_later():
        while True:
            Path("output/note.txt").write_text("")

    threading.Thread(target=write_later, daemon=True).start()


def act_when_the_process_ends(places):
    import atexit
    import subprocess

    atexit.register(subprocess.Popen, ["sleep", "600", places.mark])


def answer_with_a_link_to_the_gradebook(places):
    import os

    os.symlink(places.gradebook, "output/note.txt")


def answer_with_a_link_to_the_good_work_of_another(places):
    import os

    os.symlink(places.good_note, "output/note.txt")


def make_the_output_folder_a_link(places):
    import os
    from pathlib import Path

    os.rmdir("output")
    os.symlink(Path(places.good_note).parent, "output")


def answer_with_a_pipe(places):
    """Whoever opens it waits for ever."""
    import os

    os.mkfifo("output/note.txt")


def answer_with_a_socket(places):
    import socket

    socket.socket(socket.AF_UNIX).bind("output/note.txt")


def answer_with_a_folder(places):
    import os

    os.mkdir("output/note.txt")


def answer_with_a_file_that_nobody_may_read(places):
    import os
    from pathlib import Path

    Path("output/note.txt").write_text("")
    os.chmod("output/note.txt", 0)
    os.chmod("output", 0)


def name_files_strangely(places):
    import os
    from pathlib import Path

    for name in (b"..\\..\\x.txt", b"\xff\xfe.txt", b"a\nb.txt", b"-rf.txt", b"x" * 255):
        Path("output", os.fsdecode(name)).write_text("")
