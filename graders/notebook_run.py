"""What running a notebook came to, as data: kept in a course, or sent back from another machine.

Like an assessment (`graders.assessment`), it is kept under the fingerprint of all that it depends
on: the files submitted, the code of the cells, the lab, the libraries and the limits.
"""

import hashlib
import json
import shutil
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import nbformat
from nbformat import NotebookNode

from graders import assessment
from graders.accident import Accident, Happened
from graders.assessment import Assessment
from graders.curriculum import Artefact, LabEntry
from graders.execution.pool import executors
from graders.limits import Limits
from graders.materials import course_version
from graders.sandbox import transfer
from graders.submission import OUTPUT, Submission
from groundwork.files import writing

RUNS = "executed"  # the folder of a course where executions are kept
_NOTEBOOK = "notebook.ipynb"
_RECORD = "execution.json"
_ASSESSMENT = "judged.json"


@dataclass(frozen=True)
class NotebookRun:
    """A notebook with what its cells showed, and what else came of running it.

    ``made`` are the files it made that count, by their names in ``output/``.
    """

    fingerprint: str
    notebook: NotebookNode
    made: tuple[str, ...]
    accidents: tuple[Happened, ...]
    seconds: float


def execute(
    lab: LabEntry, folder: Path, notebook: NotebookNode, limits: Limits, target: Path
) -> NotebookRun:
    """Run a notebook beside the files of a folder; files it makes go to ``target/output/``.

    What was submitted stays, and stays what a check finds: a file that was made only counts where
    nothing of its kind was submitted. Raises `Problem` where the machine has no means.
    """
    begun = time.monotonic()
    found = fingerprint(lab, folder, notebook, limits)
    missing = Submission(lab, folder, course_version(lab)).missing()
    with executors.shared(lab, limits) as executor:
        execution = executor.run(notebook, folder, target)
    made = []
    for path in execution.made:
        if _counts(path.relative_to(target), lab, missing):
            made.append(path.name)
        else:
            path.unlink()
    accidents = tuple(execution.accidents)
    seconds = time.monotonic() - begun
    return NotebookRun(found, execution.notebook, tuple(made), accidents, seconds)


def _counts(made: Path, lab: LabEntry, missing: Sequence[Artefact]) -> bool:
    """Whether a file that was made is one that was missing, and cannot be taken for another."""
    submitted = {kind for each in lab.artefacts if each not in missing for kind in each.kinds}
    names = {name for each in missing for name in each.files}
    return made.suffix.lower() not in submitted or made.as_posix() in names


def fingerprint(lab: LabEntry, folder: Path, notebook: NotebookNode, limits: Limits) -> str:
    """Changes with everything that running a notebook beside the files of a folder depends on."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    digest = hashlib.sha256(assessment.fingerprint(lab, folder).encode())
    digest.update(repr((notebook.metadata.labs.language, cells, limits)).encode())
    return digest.hexdigest()[:32]


def file_of(place: Path, found: str) -> Path:
    """Where the execution of a fingerprint is kept in the folder of a submission's executions."""
    return place / f"{found}.zip"


def forget_others(place: Path, kept: Path | None) -> None:
    """Remove executions that count no more."""
    for path in place.glob("*.zip"):
        if path != kept:
            path.unlink(missing_ok=True)


def write(
    executed: NotebookRun, judgement: Assessment, folder: Path, file: Path | IO[bytes]
) -> None:
    """Write an execution with the files it made in ``folder/output/``, and how they were judged."""
    record = {
        "fingerprint": executed.fingerprint,
        "accidents": [[happened.accident, happened.cell] for happened in executed.accidents],
        "seconds": round(executed.seconds, 3),
    }
    with zipfile.ZipFile(file, "w", strict_timestamps=False) as archive:
        archive.writestr(_ASSESSMENT, assessment.to_json(judgement))
        archive.writestr(_RECORD, json.dumps(record))
        archive.writestr(_NOTEBOOK, nbformat.writes(executed.notebook))
        for name in executed.made:
            archive.write(folder / OUTPUT / name, f"{OUTPUT}/{name}")


def read(path: Path) -> tuple[NotebookRun, Assessment] | None:
    """An execution that was kept and how it was judged; None where there is none to be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            record = json.loads(archive.read(_RECORD))
            executed = NotebookRun(
                str(record["fingerprint"]),
                nbformat.reads(archive.read(_NOTEBOOK).decode(), as_version=4),
                tuple(n.removeprefix(f"{OUTPUT}/") for n in archive.namelist() if "/" in n),
                tuple(Happened(Accident(kind), cell) for kind, cell in record["accidents"]),
                float(record["seconds"]),
            )
            return executed, assessment.from_json(archive.read(_ASSESSMENT))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def unpack_made(path: Path, folder: Path) -> None:
    """Put the files that were made into the folder of a submission, each whole or not at all."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith(f"{OUTPUT}/"):
                place = transfer.inside(folder, name.encode())
                with writing(place) as temporary, temporary.open("wb") as file:
                    shutil.copyfileobj(archive.open(name), file)


def show(notebook: NotebookNode, executed: NotebookRun) -> None:
    """Put what the cells showed under the cells of the same ids."""
    shown = {cell.id: cell for cell in executed.notebook.cells if cell.cell_type == "code"}
    for cell in notebook.cells:
        if cell.id in shown:
            cell.execution_count = shown[cell.id].execution_count
            cell.outputs = shown[cell.id].outputs
