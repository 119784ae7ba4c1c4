"""Scores through nbgrader's own exporter interface: ``nbgrader export`` and ``labs results``.

``nbgrader export --exporter=courseware.score_export.ScoreExport --to=scores.xlsx``
"""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin

from courseware.results import scores_in, write_csv, write_xlsx
from graders import curriculum


class ScoreExport(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """A row a learner and lab, as CSV that Excel opens in Korean, or as XLSX by the suffix.

    ``assignment`` and ``student`` choose labs and learners; without them it is all of them.
    """

    def export(self, gradebook: Gradebook) -> None:
        path = Path(self.to or "scores.csv")
        labs = curriculum.load().labs
        chosen = [lab for lab in labs if not self.assignment or lab.id in self.assignment]
        learners = [str(learner) for learner in self.student]
        table = scores_in(gradebook, chosen, learners or [s.id for s in gradebook.students])
        write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
        write(table, path)
