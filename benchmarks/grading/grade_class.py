"""Grade the same class of twenty three ways in the same run, and compare time and scores.

Plain ``nbgrader autograde`` with a kernel for each notebook; ``labs grade`` with one worker; two.
Every submission is a notebook without its files, so that each has to be run. Run it from the root
of the checkout::

    python benchmarks/grading/grade_class.py
"""

import argparse
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SET_CHILD_SUBREAPER = 36  # linux/prctl.h
HERE = Path(__file__).resolve().parent
LAB = "g1-1-counts"
RIGHT = 'counts = complaints["동"].value_counts()\ncounts'
ANSWERS = (
    RIGHT,
    'counts = complaints.groupby("동").size().sort_values(ascending=False)\ncounts',
    'counts = complaints["동"].value_counts().head(5)\ncounts',
    'counts = complaints["동"].value_counts() + 1\ncounts',
    'counts = complaints["동"].value_counts().tail(5)\ncounts',
)
PLAIN = """
c = get_config()
c.CourseDirectory.course_id = "plain"
c.ClearSolutions.code_stub = {"python": ""}
"""


@dataclass(frozen=True)
class Way:
    """A way to grade: a command an instructor types, and its number of workers."""

    name: str
    command: tuple[str, ...]
    workers: int = 1


OURS = ("courseware", "grade", LAB, "--course", ".")
WAYS = (
    Way("nbgrader autograde", ("nbgrader", "autograde", LAB)),
    Way("labs grade", OURS),
    Way("labs grade --workers 2", (*OURS, "--workers", "2"), 2),
)


@dataclass(frozen=True)
class Measured:
    """Seconds a submission once it runs, seconds of the processor, seconds to start, MB a worker.

    ``processor`` counts everything that was started, what is paid once as well; other work on the
    machine hardly changes it.
    """

    seconds: float
    processor: float
    start: float
    megabytes: float
    scores: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--learners", type=int, default=20)
    arguments = parser.parse_args()
    os.environ["LABS_ROOT"] = str(HERE / "labs")
    os.environ["PYTHONPATH"] = str(HERE.parents[1])
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="labs-benchmark-") as folder:
        template = Path(folder) / "template"
        learners = submission_all(template, arguments.learners)
        rounds = []
        for number in range(arguments.rounds):
            rounds.append([])
            for way in WAYS:
                rounds[-1].append(measure(way, template, learners))
                print(f"round {number + 1}: {way.name}", flush=True)
        print_table(rounds)
        print(f"judging the files of one submission alone: {judging_alone(template):.0f} ms")


def submission_all(template: Path, count: int) -> list[str]:
    """Release the lab and submit the class: the answers in turn, no files."""
    import nbformat

    from courseware.course import notebook_name, open_course
    from courseware.release import release
    from graders import curriculum

    course, lab = open_course(template, create=True), curriculum.load().lab(LAB)
    release(course, lab, "ko")
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    learners = [f"가상{number + 1:02d}" for number in range(count)]
    for number, learner in enumerate(learners):
        for cell in notebook.cells:
            if cell.id == "count":
                cell.source = ANSWERS[number % len(ANSWERS)]
        folder = course.submitted(learner, lab)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / notebook_name(lab))
    return learners


def measure(way: Way, template: Path, learners: list[str]) -> Measured:
    """Grade the class in a fresh copy of the course; when each was done, its notebook tells."""
    course = template.with_name("course")
    shutil.copytree(template, course)
    if way.command[0] == "nbgrader":
        (course / "nbgrader_config.py").write_text(PLAIN, encoding="utf-8")
    begun, spent = time.time(), processor_seconds()
    grading = subprocess.Popen(
        [sys.executable, "-m", *way.command],
        cwd=course,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = Peak(psutil.Process(grading.pid))
    grading.wait()
    graded = course.glob(f"autograded/*/{LAB}/{LAB}.ipynb")
    ended = sorted(path.stat().st_mtime for path in graded)
    assert len(ended) == len(learners), f"{way.name} graded {len(ended)} of {len(learners)}"
    scores = dict(scores_of(course))
    shutil.rmtree(course)
    # The first submission of each worker waits for what is paid once: that is the start.
    first, last = ended[way.workers - 1], ended[-1]
    seconds = (last - first) / (len(learners) - way.workers)
    processor = (processor_seconds() - spent) / len(learners)
    return Measured(seconds, processor, first - begun, peak.megabytes() / way.workers, scores)


def adopt_orphans() -> None:
    """What grading leaves to end by itself (the fork server) ends as a child of this process."""
    if ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError("prctl")


def processor_seconds() -> float:
    """What all children and theirs have used, once they have ended."""
    with suppress(ChildProcessError):
        while True:
            os.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Peak:
    """The most memory that a process and its children have taken together, looked at often."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._peak = 0
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def megabytes(self) -> float:
        self._thread.join()
        return self._peak / 1e6

    def _look(self) -> None:
        with suppress(psutil.NoSuchProcess):
            while self._process.status() != psutil.STATUS_ZOMBIE:
                family = [self._process, *self._process.children(recursive=True)]
                self._peak = max(self._peak, sum(map(proportional_bytes, family)))
                time.sleep(0.5)


def proportional_bytes(process: psutil.Process) -> int:
    """Memory of a process, each shared page divided among those who share it."""
    with suppress(psutil.Error):
        return process.memory_full_info().pss
    return 0


def scores_of(course: Path) -> Iterator[tuple[str, float]]:
    """The points of every graded cell of everybody."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(LAB):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    yield f"{submission.student_id} {grade.name}", float(grade.auto_score or 0)


def judging_alone(template: Path) -> float:
    """Milliseconds to judge a submission whose files are there, the best of ten."""
    from graders import curriculum
    from graders.isolation import assess_apart

    lab = curriculum.load().lab(LAB)
    output = template / "files" / "output"
    output.mkdir(parents=True)
    write_counts(output)
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        outcomes = assess_apart(lab, output.parent, lab.folder / "materials")
        times.append(time.perf_counter() - begun)
        assert sum(outcome.points for outcome in outcomes) == 100
    return min(times) * 1000


def write_counts(output: Path) -> None:
    import openpyxl
    import pandas as pd
    from PIL import Image

    complaints = pd.read_csv(
        HERE / f"labs/data_analysis/{LAB.replace('-', '_')}/materials/complaints.csv"
    )
    book = openpyxl.Workbook()
    book.active.append(["동", "건수"])
    for name, count in complaints["동"].value_counts().items():
        book.active.append([name, int(count)])
    book.save(output / "counts.xlsx")
    Image.new("RGB", (640, 480)).save(output / "chart.png")


def print_table(rounds: list[list[Measured]]) -> None:
    """Each way with the best of its rounds; scores must be the same in all of them."""
    scores = [measured.scores for measures in rounds for measured in measures]
    best = [min(column, key=lambda m: m.seconds) for column in zip(*rounds, strict=True)]
    print("| way | s each | throughput | CPU s each | ratio | s to start | MB a worker |")
    print("|---|---|---|---|---|---|---|")
    for way, measured in zip(WAYS, best, strict=True):
        print(
            f"| {way.name} | {measured.seconds:.2f} | {best[0].seconds / measured.seconds:.1f} × "
            f"| {measured.processor:.2f} | {best[0].processor / measured.processor:.1f} × "
            f"| {measured.start:.1f} | {measured.megabytes:.0f} |"
        )
    cells, different = len(scores[0]), [s for s in scores if s != scores[0]]
    print(f"{cells} graded cells a way; " + ("SCORES DIFFER" if different else "identical scores"))
    if different:
        print(json.dumps([sorted(s.items() ^ scores[0].items()) for s in different], indent=1))
        raise SystemExit(1)


if __name__ == "__main__":
    main()
