"""The grader's side of running notebooks: gives them to a warm process, reads what comes back."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from graders import materials
from graders.accident import Accident, Happened, noticed, sentence
from graders.curriculum import LabEntry
from graders.execution.outputs import read_outputs
from graders.execution.request import Request, fit
from graders.execution.shell import error_output
from graders.execution.warm_process import Program
from graders.execution.warm_source import WarmSource
from graders.limits import Limits
from graders.sandbox import transfer
from graders.sandbox.view import notebook_view
from graders.sandbox.wire import PATIENCE, Channel, Kind
from graders.submission import MATERIALS, OUTPUT
from groundwork.files import writing


@dataclass
class Execution:
    """A notebook with what its cells showed, the files it made, and what went wrong."""

    notebook: NotebookNode
    made: list[Path] = field(default_factory=list)
    accidents: list[Happened] = field(default_factory=list)


class Executor:
    """Runs notebooks of one lab, each in a fresh process of its own; threads may share it.

    Close the executor, or use it in a ``with`` block. Raises `Problem` where the machine has no
    means.
    """

    def __init__(self, lab: LabEntry, limits: Limits | None = None) -> None:
        self.lab = lab
        self.limits = limits or Limits()
        self.source = WarmSource(
            lambda: Program("graders.execution.learner", notebook_view(self.lab))
        )

    def run(self, notebook: NotebookNode, folder: Path, target: Path) -> Execution:
        """Run a notebook beside a copy of the files of ``folder``.

        Checks are left out: they do not run here. Files it makes under ``output/`` that were not
        submitted are written to ``target/output/``. Whatever the notebook does, this returns in the
        time of the limits.
        """
        files = list(_files(folder, self.lab))
        if not fit(files, self.limits):
            return self._not_run(notebook, Accident.NO_ROOM)
        execution = self.source.twice(lambda: self._run(notebook, folder, files, target))
        return execution or self._not_run(notebook, Accident.DIED)

    def close(self) -> None:
        """End the warm process and everything it has started, for good; from any thread."""
        self.source.close()

    def __enter__(self) -> Executor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(
        self, notebook: NotebookNode, folder: Path, files: list[Path], target: Path
    ) -> Execution:
        execution = Execution(_without_outputs(notebook))
        cells = [cell.source for cell in _cells_to_run(notebook)]
        request = Request(cells, self.limits, gives_files=True)
        try:
            with self.source.conversation() as channel:
                request.send(channel, folder, files)
                self._read(channel, execution, target)
        except TimeoutError:
            self._tell(execution, Accident.TIME)
        except EOFError:
            self._tell(execution, Accident.DIED)
        return execution

    def _not_run(self, notebook: NotebookNode, accident: Accident) -> Execution:
        execution = Execution(_without_outputs(notebook))
        self._tell(execution, accident)
        return execution

    def _read(self, channel: Channel, execution: Execution, target: Path) -> None:
        cells = list(_cells_to_run(execution.notebook))
        shown = 0
        while True:
            kind, payload = channel.receive(self.limits.seconds + PATIENCE)
            if kind is Kind.OUTPUTS:
                shown += 1
                self._show(execution, cells[shown - 1], payload, shown)
            elif kind is Kind.FILE:
                execution.made.append(_save(channel, payload, target))
            elif kind is Kind.ACCIDENT:
                self._tell(execution, Accident(payload.decode()))
            else:
                return

    def _show(self, execution: Execution, cell: NotebookNode, payload: bytes, number: int) -> None:
        cell.execution_count = number
        cell.outputs = read_outputs(payload, number)
        if (accident := noticed(cell.outputs)) is not None:
            execution.accidents.append(Happened(accident, cell.id))
            cell.outputs.append(self._told(accident))

    def _tell(self, execution: Execution, accident: Accident) -> None:
        """Say what happened where it happened: under the cell that was running."""
        waiting = (c for c in _cells_to_run(execution.notebook) if c.execution_count is None)
        cell = next(waiting, None)
        execution.accidents.append(Happened(accident, cell.id if cell is not None else ""))
        if cell is not None:
            cell.outputs = [self._told(accident)]

    def _told(self, accident: Accident) -> NotebookNode:
        text = str(sentence(accident, self.limits))
        return NotebookNode(error_output(accident.name, text, text))


def _without_outputs(notebook: NotebookNode) -> NotebookNode:
    bare = copy.deepcopy(notebook)
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    return bare


def _cells_to_run(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        is_check = "check" in cell.metadata.get("labs", {})
        if cell.cell_type == "code" and cell.source.strip() and not is_check:
            yield cell


def _files(folder: Path, lab: LabEntry) -> Iterator[Path]:
    """The files beside a notebook; not notebooks, links, or what the course itself gives."""
    course = materials.course_version(lab)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        given = name.parts[0] == MATERIALS and (course / Path(*name.parts[1:])).exists()
        is_own = path.is_file() and not path.is_symlink() and path.suffix != ".ipynb"
        if is_own and not given and path.stat().st_size:  # an empty file may be made again
            yield path


def _save(channel: Channel, name: bytes, target: Path) -> Path:
    """Write a file that was made; its name comes from the learner's own process."""
    path = transfer.inside(target / OUTPUT, name)
    with writing(path) as temporary:
        transfer.receive_file(channel, temporary)
    return path
