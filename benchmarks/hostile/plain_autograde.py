"""One hostile submission graded by nbgrader as it comes; prints what came of it as JSON.

Run by `caged_grading.py` in a cage: what is graded here may do whatever its user may.
"""

import json
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

HONEST = "an-honest-learner"
STARTED = "the grading starts"
PORT = 48_123
ABSTRACT_SOCKET = "labs-hostile"
CELL_SECONDS = 10  # nbgrader's own limit is 30


def main(prepared: Path, work: Path, lab: str, learner: str) -> None:
    print(STARTED, flush=True)
    Path.home().mkdir(exist_ok=True)
    shutil.copytree(prepared, work, dirs_exist_ok=True)
    before = _honest(work, lab)
    config = Config()
    config.CourseDirectory.root = str(work)
    config.CourseDirectory.course_id = "course"
    config.Execute.timeout = CELL_SECONDS
    with _listening() as calls:
        done = NbGraderAPI(config=config).autograde(lab, learner, force=True, create=True)
    shown = _shown(work / "autograded" / learner / lab / f"{lab}.ipynb")
    result = {
        "graded": bool(done["success"]),
        "points": _points(work, lab, learner),
        "got": "GOT" in shown or bool(calls),
        "honest": _honest(work, lab) != before,
    }
    print(f"\n{json.dumps(result)}")


def _honest(work: Path, lab: str) -> list[object]:
    """What another learner has: points, files, and the files' content."""
    folder = work / "submitted" / HONEST
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [_points(work, lab, HONEST), files, [path.read_bytes() for path in files]]


@contextmanager
def _listening() -> Iterator[list[object]]:
    """Something that answers on the network of this machine, and on an abstract socket."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", PORT)) as network, socket.socket(socket.AF_UNIX) as own:
        own.bind(f"\0{ABSTRACT_SOCKET}")
        own.listen()
        for server in (network, own):
            threading.Thread(target=_greet, args=(server, calls), daemon=True).start()
        yield calls


def _greet(server: socket.socket, calls: list[object]) -> None:
    while True:
        try:
            connection, caller = server.accept()
        except OSError:
            return
        calls.append(caller)
        with connection:
            connection.sendall(b"hello")


def _points(work: Path, lab: str, learner: str) -> float | None:
    try:
        with Gradebook(f"sqlite:///{work}/gradebook.db") as gradebook:
            return float(gradebook.find_submission(lab, learner).score)
    except MissingEntry:
        return None
    except Exception as error:
        print(f"the gradebook: {error}", file=sys.stderr)
        return None


def _shown(notebook: Path) -> str:
    if not notebook.is_file():
        return ""
    cells = nbformat.read(notebook, as_version=4).cells
    return str([cell.get("outputs", []) for cell in cells])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
