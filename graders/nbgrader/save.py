"""Save the points of the outcomes; what could not be judged, or a part, waits for a person."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import is_grade, is_solution

from graders import curriculum
from graders.nbgrader.course_notebook import course_directory
from graders.nbgrader.graft import has_answers
from graders.nbgrader.judge import FOR_A_PERSON
from graders.nbgrader.submission_exporter import UNREAD
from graders.outcome import Verdict
from graders.submission import assessed_files, unopened


class SaveOutcomes(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, which has no word for "can't tell": it would give full points.

    Where the notebook or an archive could not be opened, or something was submitted and all of it
    judged as nothing, a person also looks at what seems not to be there: answers, and files that
    the notebook would have made.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names, course = resources["nbgrader"], course_directory(self)
        folder = course.format_path(
            course.submitted_directory, names["student"], names["assignment"]
        )
        archives = unopened(Path(folder), curriculum.load().lab(names["assignment"]))
        self._unread = bool(
            nb.metadata.labs.get(UNREAD) or archives or _judged_as_nothing(nb, Path(folder))
        )
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if is_grade(cell) and self._is_for_a_person(cell):
            grade = self.gradebook.find_grade(
                cell.metadata.nbgrader.grade_id,
                self.notebook_id,
                self.assignment_id,
                self.student_id,
            )
            if not self._is_told(cell):
                grade.auto_score = None
            grade.needs_manual_grade = True
            self.gradebook.db.commit()
        return cell, resources

    def _is_for_a_person(self, cell: NotebookNode) -> bool:
        labs = cell.metadata.get("labs", {})
        return bool(labs.get(FOR_A_PERSON)) or (
            self._unread and (labs.get("verdict") == Verdict.NOT_YET or is_solution(cell))
        )

    def _is_told(self, cell: NotebookNode) -> bool:
        """Whether points were earned that count while a part of the check waits."""
        return 0 < cell.metadata.get("labs", {}).get(FOR_A_PERSON, 0) < 1


def _judged_as_nothing(notebook: NotebookNode, folder: Path) -> bool:
    """Whether no check found what it looks for, though there are files or answers in cells."""
    labs = (cell.metadata.get("labs", {}) for cell in notebook.cells)
    verdicts = {part["verdict"] for part in labs if "verdict" in part}
    files = any(path.stat().st_size for path in assessed_files(folder))
    return verdicts == {Verdict.NOT_YET} and (files or has_answers(notebook))
