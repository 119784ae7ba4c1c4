"""What is to be done with a hand-in, and doing it: run its notebook if need be, judge its files.

The same on whatever machine, and without the gradebook. A notebook runs beside a copy of the files,
so that nothing is made half in the course's own folders.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from graders import curriculum, executed, isolation, judged
from graders.curriculum import LabEntry
from graders.executed import Executed, execute
from graders.execution import limits
from graders.judged import Judged, judge, judged_files
from graders.timestamp import TIMESTAMP
from groundwork.files import writing

_NOTEBOOK = "answers.ipynb"


class AnotherCourseError(Exception):
    """A hand-in was judged by a course that is not this one."""


@dataclass(frozen=True)
class Work:
    """The folder of a hand-in; where its notebook is to run, that notebook, and what to keep of it.

    ``kept`` is the file that running it leads to (`graders.executed`).
    """

    folder: Path
    notebook: NotebookNode | None = None
    kept: Path = Path()


@dataclass(frozen=True)
class Allowance:
    """What judging a hand-in may take, and what running its notebook."""

    judging: isolation.Limits = field(default_factory=isolation.Limits)
    running: limits.Limits = field(default_factory=limits.Limits)


def do(lab: LabEntry, work: Work, allowance: Allowance) -> Judged:
    """Do the work of one hand-in here.

    Raises OSError where its files cannot be read, `Problem` where a notebook cannot be run.
    """
    if work.notebook is None:
        return judge(lab, work.folder, allowance.judging)
    with tempfile.TemporaryDirectory(prefix="labs-") as name:
        copy = Path(name)
        for path in _files(work.folder):
            place = copy / path.relative_to(work.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        execution, judgement = _run_and_judge(lab, copy, work.notebook, allowance)
        with writing(work.kept) as temporary:
            executed.write(execution, judgement, copy, temporary)
    return judgement


def pack(work: Work) -> bytes:
    """A hand-in as data: the files that checks look at, when they came, the notebook if it runs.

    It does not say who the learner is. Raises OSError where a file cannot be read.
    """
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", strict_timestamps=False) as archive:
        for path in _files(work.folder):
            archive.write(path, path.relative_to(work.folder))
        if work.notebook is not None:
            archive.writestr(_NOTEBOOK, nbformat.writes(work.notebook))
    return parcel.getvalue()


def do_parcel(lab_id: str, parcel: bytes, allowance: Allowance) -> bytes:
    """Do the work of a packed hand-in, on a machine with the same version of the course.

    Gives the judgement as JSON, or where the notebook ran, the execution and judgement as a zip.
    """
    lab = curriculum.load().lab(lab_id)
    with tempfile.TemporaryDirectory(prefix="labs-") as name:
        folder = Path(name)
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            archive.extractall(folder)
        if not (folder / _NOTEBOOK).exists():
            return judged.to_json(judge(lab, folder, allowance.judging))
        notebook = nbformat.read(folder / _NOTEBOOK, as_version=4)
        execution, judgement = _run_and_judge(lab, folder, notebook, allowance)
        result = io.BytesIO()
        executed.write(execution, judgement, folder, result)
    return result.getvalue()


def take_result(lab: LabEntry, work: Work, result: bytes) -> Judged:
    """Take what `do_parcel` gave.

    Raises `AnotherCourseError` where it was done with other checks or libraries than are here,
    ValueError or KeyError for data that is none of it.
    """
    if work.notebook is None:
        judgement = judged.from_json(result)
        same = judgement.fingerprint == judged.fingerprint(lab, work.folder)
    else:
        with writing(work.kept) as temporary:
            temporary.write_bytes(result)
            if (found := executed.read(temporary)) is None:
                raise ValueError("not an execution")
        execution, judgement = found
        same = execution.fingerprint == work.kept.stem
    if not same:
        raise AnotherCourseError
    return judgement


def _run_and_judge(
    lab: LabEntry, folder: Path, notebook: NotebookNode, allowance: Allowance
) -> tuple[Executed, Judged]:
    """Run a notebook in a folder that takes the files it makes, then judge all that is there."""
    execution = execute(lab, folder, notebook, allowance.running, folder)
    return execution, judge(lab, folder, allowance.judging)


def _files(folder: Path) -> Iterator[Path]:
    yield from judged_files(folder)
    yield from folder.glob(TIMESTAMP)
