"""The grader's side: keeps a warm process, gives it submissions, reads what comes back."""

from __future__ import annotations

import copy
import json
import mmap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from graders import materials
from graders.accident import Accident, Happened, noticed, sentence
from graders.curriculum import LabEntry
from graders.execution.outputs import read_outputs
from graders.execution.shell import error_output
from graders.execution.warm_process import WarmProcess, WarmProcessLostError
from graders.limits import Limits
from graders.sandbox import transfer
from graders.sandbox.means import available
from graders.sandbox.wire import PATIENCE, Channel, Kind
from graders.submission import MATERIALS, OUTPUT
from groundwork.files import writing
from groundwork.problem import Problem

_TRIES = 2


@dataclass
class Execution:
    """A notebook with what its cells showed, the files it made, and what went wrong."""

    notebook: NotebookNode
    made: list[Path] = field(default_factory=list)
    accidents: list[Happened] = field(default_factory=list)


class Executor:
    """Runs notebooks of one lab, one at a time, each in a fresh process of its own.

    The warm process is started with the first notebook, and again whenever it was lost. Close the
    executor, or use it in a ``with`` block. Raises `Problem` where the machine has no means.
    """

    def __init__(self, lab: LabEntry, limits: Limits | None = None) -> None:
        self.lab = lab
        self.limits = limits or Limits()
        self._warm: WarmProcess | None = None
        self._closed = False

    def run(self, notebook: NotebookNode, folder: Path, target: Path) -> Execution:
        """Run a notebook beside a copy of the files of ``folder``.

        Files it makes under ``output/`` that were not submitted are written to
        ``target/output/``. Whatever the notebook does, this returns in the time of the limits.
        """
        if _bytes(_files(folder, self.lab)) > self.limits.disk:
            return self._not_run(notebook, Accident.NO_ROOM)
        for _ in range(_TRIES):
            with suppress(WarmProcessLostError):
                if not self._closed:
                    return self._run(notebook, folder, target)
        return self._not_run(notebook, Accident.DIED)

    def close(self) -> None:
        """End the warm process and everything it has started, for good; from any thread."""
        self._closed = True
        self._end_warm_process()

    def __enter__(self) -> Executor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, notebook: NotebookNode, folder: Path, target: Path) -> Execution:
        execution = Execution(_without_outputs(notebook))
        warm = self._process()
        channel = warm.open()
        try:
            self._ask(channel, execution.notebook, folder)
            self._read(channel, execution, target)
        except TimeoutError:
            self._end_warm_process()
            self._tell(execution, Accident.TIME)
        except (EOFError, ConnectionError, ValueError) as error:
            if warm.has_ended():
                raise WarmProcessLostError from error
            self._tell(execution, Accident.DIED)
        finally:
            channel.close()
        return execution

    def _not_run(self, notebook: NotebookNode, accident: Accident) -> Execution:
        execution = Execution(_without_outputs(notebook))
        self._tell(execution, accident)
        return execution

    def _end_warm_process(self) -> None:
        if (warm := self._warm) is not None:
            self._warm = None
            warm.close()

    def _process(self) -> WarmProcess:
        warm = self._warm
        if warm is None or warm.has_ended(seconds=0):
            self._end_warm_process()
            if (reason := available()) is not None:
                raise Problem(reason)
            self._warm = warm = WarmProcess(self.lab)
            if self._closed:  # by another thread, while it started
                self._end_warm_process()
                raise WarmProcessLostError
        return warm

    def _ask(self, channel: Channel, notebook: NotebookNode, folder: Path) -> None:
        cells = [cell.source for cell in _code_cells(notebook)]
        request = {"cells": cells, "limits": asdict(self.limits)}
        channel.send(Kind.REQUEST, json.dumps(request).encode())
        for path in _files(folder, self.lab):
            transfer.send_file(channel, path.relative_to(folder).as_posix(), path)
        channel.send(Kind.RUN)

    def _read(self, channel: Channel, execution: Execution, target: Path) -> None:
        cells = list(_code_cells(execution.notebook))
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
        waiting = (c for c in _code_cells(execution.notebook) if c.execution_count is None)
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


def _code_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    return (cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())


def _files(folder: Path, lab: LabEntry) -> Iterator[Path]:
    """The files beside a notebook; not notebooks, links, or what the course itself gives."""
    course = materials.course_version(lab)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        given = name.parts[0] == MATERIALS and (course / Path(*name.parts[1:])).exists()
        is_own = path.is_file() and not path.is_symlink() and path.suffix != ".ipynb"
        if is_own and not given and path.stat().st_size:  # an empty file may be made again
            yield path


def _bytes(files: Iterator[Path]) -> int:
    """What files take in the sandbox, where each begins on a page of its own."""
    return sum(path.stat().st_size + mmap.PAGESIZE for path in files)


def _save(channel: Channel, name: bytes, target: Path) -> Path:
    """Write a file that was made; its name comes from the learner's own process."""
    path = transfer.inside(target / OUTPUT, name)
    with writing(path) as temporary:
        transfer.receive_file(channel, temporary)
    return path
