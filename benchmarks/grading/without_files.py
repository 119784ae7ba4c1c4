"""Submit the model answers of real labs without their files, and grade them: are they worth all?

Every notebook has to be run in the sandbox, big data and videos included. Run it from the root of
the checkout; it takes minutes::

    python benchmarks/grading/without_files.py d1-1-broken-file c1-2-two-cuts
"""

import sys
import tempfile
import time
from pathlib import Path

import click

from courseware.build import solution_notebook, write_notebook
from courseware.course import notebook_name, open_course
from courseware.grade import grade, verdicts
from courseware.release import release
from courseware.run_summary import summarise_runs
from graders import curriculum
from graders.curriculum import LabEntry


@click.command()
@click.argument("labs", nargs=-1)
def without_files(labs: tuple[str, ...]) -> None:
    programme = curriculum.load()
    chosen = [programme.lab(lab) for lab in labs] or list(programme.labs)
    with tempfile.TemporaryDirectory() as folder:
        worth_all = [is_worth_all(lab, Path(folder)) for lab in chosen]
    sys.exit(0 if all(worth_all) else 1)


def is_worth_all(lab: LabEntry, folder: Path) -> bool:
    """Whether every check of a lab passes on what its model answers make, run by the grading."""
    course = open_course(folder / lab.id, create=True)
    release(course, lab, "ko")
    submitted = course.submitted("가상01", lab) / notebook_name(lab)
    write_notebook(solution_notebook(lab, "ko"), submitted)
    begun = time.monotonic()
    list(grade(course, lab))
    seconds = time.monotonic() - begun
    found = verdicts(course, "가상01", lab)
    right = list(found.values()).count("pass") == len(lab.checks)
    ran = summarise_runs(course, lab).sentence().render("en")
    click.echo(f"{lab.id}: {'all passed' if right else found}, {seconds:.0f} s. {ran}")
    return right


if __name__ == "__main__":
    without_files()
