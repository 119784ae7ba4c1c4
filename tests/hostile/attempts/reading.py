"""Attempts to read what is not the learner's. They harm nothing, and succeed without a sandbox."""

from __future__ import annotations


def read_the_gradebook(places):
    from pathlib import Path

    return Path(places.gradebook).read_bytes()[:20]


def read_the_course_notebook(places):
    """It holds the model answers."""
    from pathlib import Path

    return [path.read_text()[:50] for path in Path(places.course, "source").rglob("*.ipynb")]


def read_the_text_of_the_lab(places):
    """Its answers stand between BEGIN SOLUTION and END SOLUTION."""
    from pathlib import Path

    return Path(places.lab, "lab.md").read_text()[:50]


def list_the_variants_of_the_lab(places):
    from pathlib import Path

    return [str(path) for path in Path(places.lab, "variants").iterdir()]


def read_the_work_of_others(places):
    from pathlib import Path

    return [path.read_text() for path in Path(places.course, "submitted").rglob("note.txt")]


def read_settings_of_the_grader(places):
    """Keys of a model endpoint are often kept in the environment."""
    import os

    return os.environ.get(places.secret)


def read_the_environment_of_other_processes(places):
    from pathlib import Path

    name = places.secret.encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            found += [str(path)] if name in path.read_bytes() else []
        except OSError:
            pass
    return found


def look_at_the_grader_through_proc(places):
    from pathlib import Path

    command = Path("/proc", str(places.grader), "cmdline").read_bytes()
    return None if b"graders.execution" in command else command


def look_through_the_folders_of_other_processes(places):
    """``/proc/<pid>/root`` is a way round a root directory."""
    from pathlib import Path

    found = []
    for path in Path("/proc").glob("[0-9]*/root"):
        try:
            found += [str(path)] if (path / places.gradebook.lstrip("/")).exists() else []
        except OSError:
            pass
    return found


def list_the_home_of_the_grader(places):
    from pathlib import Path

    return [path.name for path in Path(places.home).iterdir() if path.name != ".pyenv"]


def read_the_passwords_of_the_system(places):
    from pathlib import Path

    return Path("/etc/shadow").read_text()[:5]


def open_the_network(places):
    import socket

    with socket.create_connection(("127.0.0.1", places.port), timeout=2) as connection:
        return connection.recv(5)


def speak_to_an_abstract_socket(places):
    """Abstract Unix sockets need no file."""
    import socket

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        connection.connect(f"\0{places.abstract_socket}")
        return connection.recv(5)


def read_the_checks(places):
    """What a check looks for is the answer."""
    from pathlib import Path

    return [path.read_text() for path in Path(places.checks).glob("*.py")]


def import_the_checks(places):
    """Nobody reads a file here: Python does."""
    import inspect

    from graders import curriculum
    from graders.checking import checks_module

    try:
        return inspect.getsource(checks_module(curriculum.load().lab("t1-1-note")))
    except ModuleNotFoundError:
        return None
