"""Run a learner's notebook in the sandbox: for its outputs, and for files not submitted."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Float, Integer

from graders import curriculum, notebook_run
from graders.accident import MENDS, Happened, sentence
from graders.curriculum import LabEntry
from graders.limits import MEGABYTE, Limits
from graders.materials import course_version
from graders.messages import say
from graders.nbgrader.course_notebook import course_directory
from graders.nbgrader.graft import has_answers
from graders.nbgrader.notes import add_notes
from graders.notebook_run import RUNS, NotebookRun, execute
from graders.submission import Submission
from groundwork import language as reader
from groundwork.messages import NOTHING, Message

EXECUTION = "execution"  # what the notebook's metadata has of it
_LONGEST_LINE = 40


class Run(StrEnum):
    """Which notebooks run: those of which a file is missing, all of them, or none."""

    MISSING = "missing"
    ALWAYS = "always"
    NEVER = "never"


class ExecuteAnswers(NbGraderPreprocessor):
    """nbgrader autograde preprocessor, before JudgeFiles: the grafted notebook runs, shut in.

    Files it makes that were not submitted are put beside those that were, in nbgrader's autograded
    folder. No points come from here. What ``labs grade`` has run beforehand is taken as it is.
    Raises `Problem` where a notebook is to run and the machine has no means to shut it in.
    """

    run = Enum(
        [run.value for run in Run],
        Run.MISSING.value,
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
        submitted, graded, place = (
            Path(course.format_path(folder, names["student"], names["assignment"]))
            for folder in (course.submitted_directory, course.autograded_directory, RUNS)
        )
        if is_to_run(Run(self.run), lab, submitted, nb):
            limits = self.limits()
            kept = notebook_run.file_of(place, notebook_run.fingerprint(lab, submitted, nb, limits))
            with reader.using(nb.metadata.labs.language):
                found = notebook_run.read(kept)
                if found is not None:
                    execution = found[0]
                    notebook_run.unpack_made(kept, graded)
                else:
                    execution = execute(lab, submitted, nb, limits, graded)
            notebook_run.show(nb, execution)
            nb.metadata.labs[EXECUTION] = {
                "made": list(execution.made),
                "accidents": [happened.accident.value for happened in execution.accidents],
                "seconds": execution.seconds,
            }
            add_notes(nb, list(_notes(nb, execution, limits)))
        return nb, resources

    def limits(self) -> Limits:
        return Limits(
            cell_seconds=self.cell_seconds,
            seconds=self.seconds,
            memory=self.memory_megabytes * MEGABYTE,
            disk=self.disk_megabytes * MEGABYTE,
        )


def may_run(run: Run, lab: LabEntry, folder: Path) -> bool:
    """Whether the notebook of a submission runs, as far as its files tell."""
    if run is Run.MISSING:
        return bool(Submission(lab, folder, course_version(lab)).missing())
    return run is Run.ALWAYS


def is_to_run(run: Run, lab: LabEntry, folder: Path, notebook: NotebookNode) -> bool:
    """Whether it runs, its answers grafted into the course's own.

    For a missing file it runs only if something was written in it: else it would make what
    everybody was given.
    """
    return may_run(run, lab, folder) and (run is Run.ALWAYS or has_answers(notebook))


def _notes(notebook: NotebookNode, execution: NotebookRun, limits: Limits) -> Iterator[Message]:
    """What the learner is told about the run."""
    if execution.made:
        yield say(
            "제출하지 않은 파일은 실습 파일을 실행해 만들었습니다: {names}",
            names=", ".join(execution.made),
        )
    for happened in execution.accidents:
        what, mend = sentence(happened.accident, limits), MENDS[happened.accident]
        where = _where(notebook, happened)
        yield Message("{where}{what} {mend}", {"where": where, "what": what, "mend": mend})
    if execution.accidents:
        yield say("만든 파일을 함께 제출하면 실습 파일을 실행하지 않고 그 파일을 검사합니다.")


def _where(notebook: NotebookNode, happened: Happened) -> Message:
    """A cell as its learner finds it: by how it begins."""
    if not happened.cell:
        return NOTHING
    source = next(cell.source for cell in notebook.cells if cell.id == happened.cell)
    begins = source.strip().partition("\n")[0]
    shown = begins if len(begins) <= _LONGEST_LINE else f"{begins[:_LONGEST_LINE]}…"
    return say("{line:로} 시작하는 칸: ", line=f"‘{shown}’")
