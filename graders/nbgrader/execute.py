"""Run a learner's notebook in the sandbox: for its outputs, and for files not handed in."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Float, Integer

from graders import curriculum, materials
from graders.curriculum import LabEntry
from graders.execution.executor import Executor
from graders.execution.limits import MEGABYTE, Limits
from graders.hand_in import HandIn, NotHandedIn
from graders.nbgrader.course_notebook import course_directory
from groundwork import language as reader
from groundwork.problem import Problem


class ExecuteAnswers(NbGraderPreprocessor):
    """nbgrader autograde preprocessor, before JudgeFiles: the grafted notebook runs, shut in.

    Files it makes that were not handed in are put beside those that were, in nbgrader's autograded
    folder. No points come from here. Raises `Problem` where the machine has no means to shut a
    notebook in; ``run = "never"`` grades without running any.
    """

    run = Enum(
        ["missing", "always", "never"],
        "missing",
        help="Which notebooks run: those of which a file is missing, all of them, or none.",
    ).tag(config=True)
    cell_seconds = Float(Limits.cell_seconds, help="Time one cell may take.").tag(config=True)
    seconds = Float(Limits.seconds, help="Time one notebook may take.").tag(config=True)
    memory_megabytes = Integer(Limits.memory // MEGABYTE, help="Memory one notebook may take.").tag(
        config=True
    )
    disk_megabytes = Integer(
        Limits.disk // MEGABYTE, help="What all files of one notebook may take, in memory."
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names, course = resources["nbgrader"], course_directory(self)
        lab = curriculum.load().lab(names["assignment"])
        folder = Path(
            course.format_path(course.autograded_directory, names["student"], names["assignment"])
        )
        if self.run == "always" or (self.run == "missing" and lacks_files(lab, folder)):
            with reader.using(nb.metadata.labs.language):
                execution = _executor(lab, self._limits()).run(nb, folder, folder)
            nb = execution.notebook
        return nb, resources

    def _limits(self) -> Limits:
        return Limits(
            cell_seconds=self.cell_seconds,
            seconds=self.seconds,
            memory=self.memory_megabytes * MEGABYTE,
            disk=self.disk_megabytes * MEGABYTE,
        )


def lacks_files(lab: LabEntry, folder: Path) -> bool:
    """Whether a file that the lab asks for was not handed in."""
    hand_in = HandIn(lab, folder, materials.course_version(lab))
    return any(_is_missing(hand_in, artefact.name) for artefact in lab.artefacts)


def _is_missing(hand_in: HandIn, name: str) -> bool:
    try:
        hand_in.find(name)
    except NotHandedIn:
        return True
    except Problem:  # something is there, and a person says what it is
        return False
    return False


_kept: list[Executor] = []


def _executor(lab: LabEntry, limits: Limits) -> Executor:
    """The executor of this process, kept warm from one hand-in of a lab to the next."""
    if not _kept or _kept[0].lab != lab or _kept[0].limits != limits:
        close_executor()
        _kept.append(Executor(lab, limits))
    return _kept[0]


@atexit.register
def close_executor() -> None:
    """End the warm process of this process, if there is one."""
    while _kept:
        _kept.pop().close()
