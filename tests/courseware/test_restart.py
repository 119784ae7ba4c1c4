"""Grading is cut off for real, anywhere, and goes on: nothing lost, nothing twice, no halves."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from courseware.assessors import assess_here
from courseware.course import CourseFolder, notebook_name
from courseware.feedback import feedback
from courseware.grade import Step, grade
from courseware.results import results
from groundwork.problem import Problem

EARNED = [90, 60, 0, 0]


@pytest.fixture
def class_of(course, tiny_lab, good_note) -> Callable[[int], CourseFolder]:
    """Classes of any size: right, half right, unreadable and empty submissions, in turns."""
    notes = [good_note.encode(), "안녕하세요".encode(), b"\xff\xff", None]

    def submission(size: int) -> CourseFolder:
        for number in range(size):
            folder = course.submitted(f"가상{number + 1:02}", tiny_lab)
            (folder / "output").mkdir(parents=True)
            (folder / "timestamp.txt").write_text("2026-03-02 09:00:00 UTC")
            if (note := notes[number % len(notes)]) is not None:
                (folder / "output" / "note.txt").write_bytes(note)
        return course

    return submission


@pytest.fixture
def class_of_four(class_of) -> CourseFolder:
    return class_of(4)


def earned(course: CourseFolder, lab) -> list[float]:
    scores = results(course, [lab]).scores
    return [scores[learner, lab.id].points for learner in course.learners(lab)]


def points(course: CourseFolder) -> list[tuple[object, ...]]:
    """Every grade there is, as the gradebook's own file has it."""
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        rows = gradebook.execute(
            "SELECT submitted_assignment.student_id, base_cell.name, auto_score, manual_score,"
            " needs_manual_grade FROM grade"
            " JOIN base_cell ON base_cell.id = grade.cell_id"
            " JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id"
            " JOIN submitted_assignment"
            " ON submitted_assignment.id = submitted_notebook.assignment_id"
        )
        return sorted(rows, key=str)


def start(command: str, course: CourseFolder, *options: str) -> subprocess.Popen[bytes]:
    arguments = [command, "t1-1-note", *options, "--course", str(course.root)]
    return subprocess.Popen(
        [sys.executable, "-m", "courseware", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def until(there: object, process: subprocess.Popen[bytes]) -> None:
    """Wait for the moment to kill; a run that has ended was too quick, and is no test."""
    while not there():  # type: ignore[operator]
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        time.sleep(0.005)


def graded_so_far(course: CourseFolder, lab) -> int:
    return len(list(course.root.glob(f"autograded/*/{lab.id}/{notebook_name(lab)}")))


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_while_it_judges_and_while_it_writes_the_gradebook_is_of_an_undisturbed_run(
    class_of, tiny_lab, tmp_path
):
    course = class_of(8)
    undisturbed = CourseFolder(tmp_path / "undisturbed")
    shutil.copytree(course.root, undisturbed.root)
    moments = (
        lambda: list(course.root.glob("judged/*/*/*.json")),  # judged, and nothing written yet
        lambda: graded_so_far(course, tiny_lab) >= 5,
    )
    for moment in moments:
        process = start("grade", course, "--workers", "2")
        until(moment, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    steps = [item.step for item in grade(course, tiny_lab)]
    assert Step.FAILED not in steps
    assert steps.count(Step.KEPT) >= 3  # what was done is not done again
    assert set(earned(course, tiny_lab)) == set(EARNED)
    assert {item.step for item in grade(undisturbed, tiny_lab)} == {Step.GRADED}
    assert len(points(course)) == 3 * 8
    assert points(course) == points(undisturbed)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_feedback_leaves_whole_pages_or_none(class_of, tiny_lab):
    course = class_of(4)
    list(grade(course, tiny_lab))
    process = start("feedback", course)
    pages = course.root / "feedback"
    until(lambda: len(list(pages.glob("*/*/*.html"))) >= 1, process)
    process.kill()
    process.wait()
    for page in pages.glob("*/*/*.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert all(page.path is not None for page in feedback(course, tiny_lab))
    assert len(list(pages.glob("*/*/*.html"))) == 4


def test_a_judging_process_that_is_killed_harms_no_other(class_of_four, tiny_lab):
    """Killed from outside, as the system does when memory runs out."""
    stop = threading.Event()

    def kill_one() -> None:
        while not stop.is_set():
            for process in multiprocessing.active_children()[:1]:
                process.kill()
                return
            time.sleep(0.002)

    killer = threading.Thread(target=kill_one)
    killer.start()
    steps = [item.step for item in grade(class_of_four, tiny_lab)]
    stop.set()
    killer.join()
    assert steps == [Step.GRADED] * 4
    list(grade(class_of_four, tiny_lab, again=True))  # who waits for a person by mistake is mended
    assert earned(class_of_four, tiny_lab) == EARNED


def test_a_full_disk_stops_the_run_in_one_sentence_and_it_goes_on(
    class_of_four, tiny_lab, monkeypatch
):
    import graders.nbgrader.judge as judging

    calls = []

    def full_after_two(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")
        show(*arguments)

    show = judging.show
    with monkeypatch.context() as patch:
        patch.setattr(judging, "show", full_after_two)
        with pytest.raises(Problem, match="디스크 공간이 부족해"):
            list(grade(class_of_four, tiny_lab))
    steps = [item.step for item in grade(class_of_four, tiny_lab)]
    assert steps == [Step.KEPT] * 2 + [Step.GRADED] * 2


@pytest.mark.parametrize("workers", [1, 3])
def test_the_same_scores_with_any_number_of_workers_and_in_any_order(
    class_of_four, tiny_lab, workers
):
    def assessor(lab, folders, limits):
        turned = dict(reversed(folders.items())) if workers > 1 else folders
        return assess_here(lab, turned, limits, workers)

    list(grade(class_of_four, tiny_lab, assessor=assessor))
    assert earned(class_of_four, tiny_lab) == EARNED


def test_links_are_left_out(class_of_four, tiny_lab, tmp_path, good_note):
    (tmp_path / "of-another.txt").write_text(good_note, encoding="utf-8")
    link = class_of_four.submitted("가상04", tiny_lab) / "output" / "note.txt"
    link.symlink_to(tmp_path / "of-another.txt")
    list(grade(class_of_four, tiny_lab))
    assert results(class_of_four, [tiny_lab]).scores["가상04", tiny_lab.id].points == 0
    graded = class_of_four.autograded("가상04", tiny_lab)
    assert nbformat.read(graded / notebook_name(tiny_lab), as_version=4).metadata.labs["judged"]
    assert not (Path(graded) / "output" / "note.txt").exists()
