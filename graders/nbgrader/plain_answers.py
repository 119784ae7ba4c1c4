"""Show learners' words as words: formgrader would render HTML in them, scripts included."""

import html
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution


class PlainAnswers(NbGraderPreprocessor):
    """Preprocessor of the HTML exporter: written answers appear exactly as they were typed."""

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: dict[str, Any],
        cell_index: int,  # noqa: ARG002 - nbconvert's signature
    ) -> tuple[NotebookNode, dict[str, Any]]:
        if is_solution(cell) and cell.cell_type == "markdown":
            # On one line: an HTML block of Markdown ends at the first blank one.
            text = html.escape(cell.source).replace("\n", "<br>")
            cell.source = f"<div>{text}</div>"
        return cell, resources
