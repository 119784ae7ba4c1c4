"""An exporter that reads whatever was submitted as a notebook, even when it is none."""

import os
import warnings
from pathlib import Path
from typing import Any, TextIO

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

UNREAD = "unread"
MAX_BYTES = 64 << 20


class SubmissionExporter(NotebookExporter):
    """nbconvert's notebook exporter; a file that is no notebook counts as an empty one.

    The empty notebook says so in its metadata (``labs.unread``), and `graft` tells the learner.
    """

    def from_file(  # type: ignore[override]
        self, file_stream: TextIO, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        notebook = _notebook(file_stream)
        return self.from_notebook_node(notebook, resources=resources, **kw)  # type: ignore[no-untyped-call]


def read_submission(path: Path) -> NotebookNode:
    """The notebook of a submission, read as nbgrader reads it through the exporter."""
    try:
        with path.open(encoding="utf-8") as file_stream:
            return _notebook(file_stream)
    except OSError:
        return _empty()


def _notebook(file_stream: TextIO) -> NotebookNode:
    try:
        if os.fstat(file_stream.fileno()).st_size > MAX_BYTES:
            return _empty()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubled cell ids are graft's to deal with
            notebook = nbformat.read(file_stream, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if isinstance(cell.source, str)]
    except Exception:  # a submission may hold anything, and every kind of it must be graded
        return _empty()
    return notebook


def _empty() -> NotebookNode:
    return new_notebook(metadata={"labs": {UNREAD: True}})
