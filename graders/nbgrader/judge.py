"""Judge the files of a submission: points come from here, not from what its notebook shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Float, Integer

from graders import curriculum
from graders.assessment import ASSESSMENTS, Assessment, assess, fingerprint, store, stored
from graders.card import Card, card_html
from graders.curriculum import LabEntry
from graders.limits import MEGABYTE, Limits
from graders.nbgrader.course_notebook import course_directory
from graders.outcome import Outcome
from groundwork import language as reader

FOR_A_PERSON = "for_a_person"  # the share of a check's points that a person decides


class JudgeFiles(NbGraderPreprocessor):
    """nbgrader autograde preprocessor, after ExecuteAnswers: the outcomes become the outputs.

    No code of the notebook runs here. What ``labs grade`` judged beforehand is taken as it is. Each
    check cell shows the card of its outcome, in the language of the notebook; the plain text of the
    result is the points, which nbgrader saves.
    """

    seconds = Float(300, help="Time one submission may take.").tag(config=True)
    memory_megabytes = Integer(
        Limits.memory // MEGABYTE, help="Memory one submission may take."
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names, course = resources["nbgrader"], course_directory(self)
        lab = curriculum.load().lab(names["assignment"])
        # nbgrader's copy of the submission, where files that were made by running it stand as well
        folder = course.format_path(
            course.autograded_directory, names["student"], names["assignment"]
        )
        place = course.format_path(ASSESSMENTS, names["student"], names["assignment"])
        assessment = self._assessed(lab, Path(folder), Path(place))
        nb.metadata.labs[ASSESSMENTS] = assessment.fingerprint
        show(nb, assessment.outcomes)
        return nb, resources

    def limits(self) -> Limits:
        return Limits(
            cell_seconds=self.seconds,
            seconds=self.seconds,
            memory=self.memory_megabytes * MEGABYTE,
        )

    def _assessed(self, lab: LabEntry, folder: Path, place: Path) -> Assessment:
        """The judgement made before, which holds while files and checks are the same."""
        assessment = stored(place, fingerprint(lab, folder))
        if assessment is None:
            assessment = assess(lab, folder, self.limits())
            store(place, assessment)
        return assessment


def show(notebook: NotebookNode, outcomes: Sequence[Outcome]) -> None:
    """Put each outcome under its check cell; its verdict, and what waits, into the metadata."""
    by_check: Mapping[str, Outcome] = {outcome.check: outcome for outcome in outcomes}
    with reader.using(notebook.metadata.labs.language):
        for number, cell in enumerate(notebook.cells, start=1):
            check = cell.metadata.get("labs", {}).get("check")
            if check is None:
                continue
            outcome = by_check[check]
            cell.metadata.labs["verdict"] = outcome.verdict.value
            cell.metadata.labs[FOR_A_PERSON] = outcome.judgement.waiting
            cell.execution_count = number
            cell.outputs = [_result(outcome, number)]


def _result(outcome: Outcome, number: int) -> NotebookNode:
    data = {"text/plain": repr(Card(outcome)), "text/html": card_html(outcome)}
    return new_output("execute_result", data=data, execution_count=number)
