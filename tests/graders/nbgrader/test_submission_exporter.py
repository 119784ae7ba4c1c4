"""A notebook that cannot be read is an empty one that says so."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from graders.nbgrader import submission_exporter
from graders.nbgrader.submission_exporter import SubmissionExporter

DEEP = "[" * 200_000 + "]" * 200_000


def read(path):
    text, _ = SubmissionExporter().from_filename(str(path))
    return nbformat.reads(text, as_version=4)


@pytest.mark.parametrize(
    "content",
    [b"", b"{not json", "메모".encode("cp949"), b"\x00" * 64, b"[]", b'"a"', DEEP.encode(),
     b'{"nbformat": 99}', b'{"nbformat": 4, "cells": {"a": 1}, "metadata": {}}'],
    ids=["empty", "no json", "cp949", "zeros", "list", "text", "deep", "future", "odd cells"],
)  # fmt: skip
def test_what_is_no_notebook_counts_as_an_empty_one(tmp_path, content):
    path = tmp_path / "t1-1-note.ipynb"
    path.write_bytes(content)
    notebook = read(path)
    assert notebook.metadata.labs.unread
    assert notebook.cells == []


def test_a_notebook_beyond_all_size_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(submission_exporter, "MAX_BYTES", 100)
    path = tmp_path / "big.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("a" * 200)]), path)
    assert read(path).metadata.labs.unread


def test_a_notebook_with_one_odd_cell_keeps_the_others(tmp_path):
    data = json.loads(nbformat.writes(new_notebook(cells=[new_markdown_cell("답")])))
    data["cells"].append({"cell_type": "markdown", "metadata": {}, "source": 5, "id": "y"})
    path = tmp_path / "odd.ipynb"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert [cell.source for cell in read(path).cells] == ["답"]
