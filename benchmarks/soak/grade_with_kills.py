"""Grade a big made-up class with two kills in the middle, and compare with an undisturbed run.

python benchmarks/soak/grade_with_kills.py --submissions 400 --workers 2
"""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from courseware.collect import collect_files
from courseware.course import CourseFolder, open_course
from courseware.demo import members
from courseware.release import release
from graders import curriculum
from graders.curriculum import LabEntry

KILLS_AT = (1 / 3, 2 / 3)
GRADES = """
SELECT submitted_assignment.student_id, assignment.name, base_cell.name,
       grade.auto_score, grade.manual_score, grade.needs_manual_grade
FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
ORDER BY 1, 2, 3
"""


@click.command()
@click.option(
    "--submissions", type=int, default=400, show_default=True, help="of all labs together"
)
@click.option("--workers", type=int, default=2, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=Path("benchmarks/work/soak"))
@click.argument("labs", nargs=-1)
def soak(submissions: int, workers: int, work: Path, labs: Sequence[str]) -> None:
    programme = curriculum.load()
    chosen = [programme.lab(lab) for lab in labs] or list(programme.labs)
    shutil.rmtree(work, ignore_errors=True)
    course = open_course(work / "killed", create=True)
    for number, lab in enumerate(chosen):
        release(course, lab, "ko")
        submission(course, lab, work, len(range(number, submissions, len(chosen))))
    undisturbed = CourseFolder((work / "undisturbed").resolve())
    shutil.copytree(course.root, undisturbed.root)
    for share in KILLS_AT:
        killed = start(course, chosen, workers)
        wait_for(course, int(share * submissions), killed)
        click.echo(f"killed with {graded(course)} of {submissions} graded")
    run(course, chosen, workers, "after two kills")
    run(undisturbed, chosen, workers, "undisturbed")
    same = grades(course) == grades(undisturbed)
    click.echo(f"{len(grades(course))} grades, {'the same' if same else 'NOT the same'}")
    sys.exit(0 if same else 1)


def submission(course: CourseFolder, lab: LabEntry, work: Path, count: int) -> None:
    """Submit what the ten of the demonstration submit, over and over."""
    ten = members(lab)
    for member in ten:
        member.submission(work / "ten" / lab.id)
    for number in range(count):
        made = work / "ten" / lab.id / ten[number % len(ten)].learner
        shutil.copytree(made, work / "box" / lab.id / f"가상{number:04}")
    list(collect_files(course, lab, work / "box" / lab.id))


def start(course: CourseFolder, labs: Sequence[LabEntry], workers: int) -> subprocess.Popen[bytes]:
    arguments = ["grade", *(lab.id for lab in labs), "--course", str(course.root)]
    command = [sys.executable, "-m", "courseware", *arguments, "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def run(course: CourseFolder, labs: Sequence[LabEntry], workers: int, name: str) -> None:
    begun = time.monotonic()
    code = start(course, labs, workers).wait()
    click.echo(f"{name}: {time.monotonic() - begun:.0f} s, exit code {code}")


def wait_for(course: CourseFolder, count: int, process: subprocess.Popen[bytes]) -> None:
    """Kill a run when so many are graded."""
    while graded(course) < count and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()


def graded(course: CourseFolder) -> int:
    folders = (course.root / "autograded").glob("*/*")
    return sum((folder / f"{folder.name}.ipynb").is_file() for folder in folders)


def grades(course: CourseFolder) -> list[tuple[object, ...]]:
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        return gradebook.execute(GRADES).fetchall()


if __name__ == "__main__":
    soak()
