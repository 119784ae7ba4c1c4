"""The points and comments of the gradebook, put back into the notebook a page is made of."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade, is_solution


class GetGradesAndWaiting(GetGrades):
    """nbgrader's GetGrades, and who gave the points: a person, nobody yet (``waiting``), or us.

    Comments are only those a person wrote: nbgrader's own "No response." is in English.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        names = (self.notebook_id, self.assignment_id, self.student_id)
        if is_solution(cell):
            comment = self.gradebook.find_comment(cell.metadata.nbgrader.grade_id, *names)
            cell.metadata.nbgrader["comment"] = comment.manual_comment
        if is_grade(cell):
            grade = self.gradebook.find_grade(cell.metadata.nbgrader.grade_id, *names)
            cell.metadata.nbgrader["by_person"] = grade.manual_score is not None
            cell.metadata.nbgrader["waiting"] = bool(grade.needs_manual_grade) and (
                grade.manual_score is None
            )
        return cell, resources
