"""What is to be done with a submission, and doing it: run its notebook if need be, judge its files.

The same on whatever machine, and without the gradebook. A notebook runs beside a copy of the files,
so that nothing is made half in the course's own folders.
"""

import io
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from graders import assessment, curriculum, notebook_run
from graders.assessment import Assessment, assess
from graders.curriculum import LabEntry
from graders.isolation import JUDGING
from graders.limits import Limits
from graders.notebook_run import NotebookRun, execute
from graders.submission import files_to_judge
from groundwork.files import writing

_NOTEBOOK = "answers.ipynb"


class AnotherCourseError(Exception):
    """A submission was judged by a course that is not this one."""


@dataclass(frozen=True)
class Task:
    """The folder of a submission; where its notebook is to run, that, and what to keep of it.

    ``run_file`` is what running it leads to (`graders.notebook_run`).
    """

    folder: Path
    notebook: NotebookNode | None = None
    run_file: Path = Path()


@dataclass(frozen=True)
class Allowance:
    """What judging a submission may take, and what running its notebook."""

    judging: Limits = JUDGING
    running: Limits = field(default_factory=Limits)


def carry_out(lab: LabEntry, task: Task, allowance: Allowance) -> Assessment:
    """Do the work of one submission here.

    Raises OSError where its files cannot be read, `Problem` where a notebook cannot be run.
    """
    if task.notebook is None:
        return assess(lab, task.folder, allowance.judging)
    with tempfile.TemporaryDirectory(prefix="labs-") as name:
        copy = Path(name)
        for path in files_to_judge(task.folder):
            place = copy / path.relative_to(task.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        execution, judgement = _run_and_assess(lab, copy, task.notebook, allowance)
        with writing(task.run_file) as temporary:
            notebook_run.write(execution, judgement, copy, temporary)
    return judgement


def pack(task: Task) -> bytes:
    """A submission as data: the files that checks look at, when they came, the notebook if it runs.

    It does not say who the learner is. Raises OSError where a file cannot be read.
    """
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", strict_timestamps=False) as archive:
        for path in files_to_judge(task.folder):
            archive.write(path, path.relative_to(task.folder))
        if task.notebook is not None:
            archive.writestr(_NOTEBOOK, nbformat.writes(task.notebook))
    return parcel.getvalue()


def carry_out_parcel(lab_id: str, parcel: bytes, allowance: Allowance) -> bytes:
    """Do the work of a packed submission, on a machine with the same version of the course.

    Gives the judgement as JSON, or where the notebook ran, the execution and judgement as a zip.
    """
    lab = curriculum.load().lab(lab_id)
    with tempfile.TemporaryDirectory(prefix="labs-") as name:
        folder = Path(name)
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            archive.extractall(folder)
        if not (folder / _NOTEBOOK).exists():
            return assessment.to_json(assess(lab, folder, allowance.judging))
        notebook = nbformat.read(folder / _NOTEBOOK, as_version=4)
        execution, judgement = _run_and_assess(lab, folder, notebook, allowance)
        result = io.BytesIO()
        notebook_run.write(execution, judgement, folder, result)
    return result.getvalue()


def take_result(lab: LabEntry, task: Task, result: bytes) -> Assessment:
    """Take what `carry_out_parcel` gave.

    Raises `AnotherCourseError` where it was done with other checks or libraries than are here,
    ValueError or KeyError for data that is none of it.
    """
    if task.notebook is None:
        judgement = assessment.from_json(result)
        same = judgement.fingerprint == assessment.fingerprint(lab, task.folder)
    else:
        with writing(task.run_file) as temporary:
            temporary.write_bytes(result)
            if (found := notebook_run.read(temporary)) is None:
                raise ValueError("not an execution")
        execution, judgement = found
        same = execution.fingerprint == task.run_file.stem
    if not same:
        raise AnotherCourseError
    return judgement


def _run_and_assess(
    lab: LabEntry, folder: Path, notebook: NotebookNode, allowance: Allowance
) -> tuple[NotebookRun, Assessment]:
    """Run a notebook in a folder that takes the files it makes, then judge all that is there."""
    execution = execute(lab, folder, notebook, allowance.running, folder)
    return execution, assess(lab, folder, allowance.judging)
