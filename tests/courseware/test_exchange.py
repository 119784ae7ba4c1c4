"""nbgrader's exchange, where everybody may write: only people's own files are taken."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from courseware.build import learner_notebook, write_notebook
from courseware.collect import Collected, Status, collect_exchange
from courseware.course import CourseFolder
from courseware.exchange import Most, copy_files
from graders.curriculum import LabEntry
from groundwork.messages import Message

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="nbgrader's exchange does not work on Windows"
)
NOW = "2026-03-02 09:00:00.250000 UTC"
LATER = "2026-03-03 09:00:00 UTC"


@dataclass(frozen=True)
class Exchange:
    """A real exchange folder of a course, as ``nbgrader submit`` fills it."""

    inbound: Path
    course: CourseFolder
    lab: LabEntry

    def submission(self, learner: str, note: str = "안녕하세요", at: str = NOW) -> Path:
        """What a learner submits; gives its ``output`` folder."""
        folder = self.inbound / f"{learner}+t1-1-note+{at}"
        (folder / "output").mkdir(parents=True)
        (folder / "timestamp.txt").write_text(at)
        (folder / "output" / "note.txt").write_text(note, encoding="utf-8")
        return folder / "output"

    def collect(self) -> dict[str, Collected]:
        return {line.learner: line for line in collect_exchange(self.course, self.lab)}

    def taken(self, learner: str) -> list[str]:
        folder = self.course.submitted(learner, self.lab)
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def exchange(course, tiny_lab, tmp_path) -> Exchange:
    root = tmp_path / "exchange"
    config = course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.Exchange.root = {str(root)!r}\n"
    config.write_text(text, encoding="utf-8")
    inbound = root / "course" / "inbound"
    inbound.mkdir(parents=True)
    return Exchange(inbound, course, tiny_lab)


def secrets_of(root: Path) -> list[Path]:
    """Every file under a folder that has the secret in it."""
    files = (path for path in root.rglob("*") if path.is_file())
    return [path for path in files if b"s3cret" in path.read_bytes()]


@pytest.fixture
def secret(tmp_path) -> Path:
    folder = tmp_path / "of-another"
    folder.mkdir()
    (folder / "note.txt").write_text("s3cret")
    return folder


USUAL = ["output", "output/note.txt", "t1-1-note.ipynb", "timestamp.txt"]


def test_links_to_files_and_folders_are_not_followed(exchange, secret):
    output = exchange.submission("가상01")
    (output / "passwd").symlink_to("/etc/passwd")
    (output / "other.txt").symlink_to(secret / "note.txt")
    (output / "folder").symlink_to(secret)
    report = exchange.collect()
    assert exchange.taken("가상01") == USUAL
    assert secrets_of(exchange.course.root) == []
    assert sorted(str(reason.values["file"]) for reason in report["가상01"].refused) == [
        "output/folder",
        "output/other.txt",
        "output/passwd",
    ]
    assert report["가상01"].status is Status.NEW


def test_a_submission_that_is_a_link_itself_is_refused(exchange, secret):
    (exchange.inbound / f"가상01+t1-1-note+{NOW}").symlink_to(secret)
    exchange.submission("가상02")
    report = exchange.collect()
    assert report["가상01"].status is Status.REFUSED
    assert exchange.course.learners(exchange.lab) == ["가상02"]


def test_nbgraders_own_collect_and_formgraders_button_are_as_safe(exchange, secret):
    """They read the same settings; without them the secret would have been copied."""
    output = exchange.submission("가상01")
    (output / "other.txt").symlink_to(secret / "note.txt")
    command = [sys.executable, "-m", "nbgrader", "collect", "t1-1-note"]
    subprocess.run(command, cwd=exchange.course.root, check=True, capture_output=True)
    assert exchange.taken("가상01") == ["output", "output/note.txt", "timestamp.txt"]
    plain = ["--ExchangeFactory.collect=nbgrader.exchange.default.ExchangeCollect"]
    shutil.rmtree(exchange.course.root / "submitted")
    subprocess.run([*command, *plain], cwd=exchange.course.root, check=True, capture_output=True)
    assert len(secrets_of(exchange.course.root)) == 1


def test_pipes_sockets_and_what_nobody_may_read_stop_nothing(exchange, monkeypatch):
    output = exchange.submission("가상01")
    os.mkfifo(output / "pipe.txt")
    monkeypatch.chdir(output)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
    (output / "closed.txt").write_text("x")
    (output / "closed.txt").chmod(0)
    exchange.submission("가상02")
    report = exchange.collect()
    assert len(report["가상01"].refused) == (2 if os.geteuid() == 0 else 3)
    assert set(USUAL) <= set(exchange.taken("가상01"))
    assert report["가상02"].status is Status.NEW


def test_a_folder_another_account_made_in_ones_name_is_not_taken(exchange):
    """It would be the newest, and so replace the work of whoever is named."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder for another account")
    owner, other = "daemon", "nobody"  # accounts of every Linux and macOS
    own = exchange.submission(owner, "나의 것").parent
    forged = exchange.submission(owner, "남의 것", LATER).parent
    shutil.chown(own, owner)
    shutil.chown(forged, other)
    report = exchange.collect()
    note = exchange.course.submitted(owner, exchange.lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "나의 것"
    assert "다른 계정" in str(report[owner].refused[0])


@pytest.mark.parametrize(
    "name", ["가상09+t1-1-note+어제", "=cmd+t1-1-note+" + NOW, "가상09+t1-1-note+"]
)
def test_a_name_that_cannot_be_read_stops_nobody(exchange, name):
    (exchange.inbound / name / "output").mkdir(parents=True)
    exchange.submission("가상01")
    report = exchange.collect()
    assert report["가상01"].status is Status.NEW
    assert [line.status for line in report.values()].count(Status.REFUSED) == 1


def test_a_timestamp_of_ones_own_counts_for_nothing_and_the_same_is_not_taken_twice(exchange):
    output = exchange.submission("가상01")
    (output.parent / "timestamp.txt").write_text("어제")
    assert exchange.collect()["가상01"].status is Status.NEW
    assert exchange.collect()["가상01"].status is Status.SAME
    exchange.submission("가상01", "새것", LATER)
    assert exchange.collect()["가상01"].status is Status.REPLACED
    note = exchange.course.submitted("가상01", exchange.lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "새것"


def test_too_much_too_many_and_too_deep_is_left(tmp_path):
    source = tmp_path / "source"
    deep = source.joinpath("output", *("d" * 30))
    deep.mkdir(parents=True)
    (deep / "x.txt").touch()
    (source / "hole.bin").touch()
    os.truncate(source / "hole.bin", 1 << 40)
    for number in range(2_010):
        (source / "output" / f"{number}.txt").touch()
    reasons = list(copy_files(source, tmp_path / "target", Most(1 << 30, 1 << 30)))
    assert [_gist(reason) for reason in reasons] == ["커서", "개가"]
    assert len(list((tmp_path / "target" / "output").iterdir())) == 1_999


def _gist(reason: Message) -> str:
    words = ("깊어", "개가", "커서")
    return next(word for word in words if word in str(reason))


def test_the_answered_copy_beside_the_untouched_notebook_counts(exchange):
    folder = exchange.submission("가상01").parent
    notebook = learner_notebook(exchange.lab, "ko")
    write_notebook(notebook, folder / "t1-1-note.ipynb")
    next(cell for cell in notebook.cells if cell.id == "look-back-answer").source = "배운 점"
    write_notebook(notebook, folder / "t1-1-note-Copy1.ipynb")
    assert not exchange.collect()["가상01"].refused
    taken = exchange.course.submitted("가상01", exchange.lab) / "t1-1-note.ipynb"
    assert "배운 점" in taken.read_text(encoding="utf-8")
