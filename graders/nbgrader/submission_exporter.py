"""An exporter that reads whatever was submitted as a notebook, even when it is none."""

import codecs
import warnings
from pathlib import Path
from typing import Any, BinaryIO, TextIO

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
        notebook = _notebook(file_stream.buffer)
        return self.from_notebook_node(notebook, resources=resources, **kw)  # type: ignore[no-untyped-call]


def read_submission(path: Path) -> NotebookNode:
    """The notebook of a submission, read as nbgrader reads it through the exporter."""
    try:
        with path.open("rb") as file:
            return _notebook(file)
    except OSError:
        return _empty()


def _notebook(file: BinaryIO) -> NotebookNode:
    try:
        content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            return _empty()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubled cell ids are graft's to deal with
            notebook = nbformat.reads(_text(content), as_version=4)
        notebook.cells = [cell for cell in notebook.cells if isinstance(cell.source, str)]
    except Exception:  # a submission may hold anything, and every kind of it must be graded
        return _empty()
    return notebook


def _text(content: bytes) -> str:
    """Editors of Windows save UTF-8 with a mark, or UTF-16."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8-sig")


def _empty() -> NotebookNode:
    return new_notebook(metadata={"labs": {UNREAD: True}})
