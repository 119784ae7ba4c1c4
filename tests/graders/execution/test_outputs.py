"""Whatever a learner's process claims to have shown becomes valid, short, harmless outputs."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from graders.execution.outputs import read_outputs
from graders.execution.shell import MAX_TEXT

TREES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=20,
)
CLAIMS = st.fixed_dictionaries(
    {"output_type": st.sampled_from(["stream", "error", "execute_result", "display_data", "x"])},
    optional=dict.fromkeys(
        ("name", "text", "data", "metadata", "ename", "evalue", "traceback"), TREES
    ),
)


@given(st.lists(CLAIMS | TREES, max_size=5))
def test_any_claim_becomes_a_valid_notebook(claims):
    outputs = read_outputs(json.dumps(claims).encode(), 1)
    notebook = new_notebook(cells=[new_code_cell("", outputs=outputs)])
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode()


@given(st.binary(max_size=200))
def test_bytes_that_are_no_json_show_nothing_or_little(payload):
    read_outputs(payload, 1)


def test_a_tree_too_deep_to_read_shows_nothing():
    assert read_outputs(b"[" * 100_000 + b"]" * 100_000, 1) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://example.org'></iframe>",
        "<svg onload=alert(1)></svg>",
        "<form action=x><input></form>",
        "<table style='background:url(javascript:x)'><tr onclick=alert(1)><td>1</td></tr></table>",
    ],
)
def test_no_script_comes_through(hostile):
    claim = [{"output_type": "display_data", "data": {"text/html": hostile}}]
    shown = read_outputs(json.dumps(claim).encode(), 1)[0].data["text/html"].lower()
    assert not any(
        word in shown
        for word in ("<script", "onerror", "onload", "onclick", "javascript:", "<iframe", "<form")
    )


def test_a_table_stays_a_table():
    html = "<table><tr><th>동</th></tr><tr><td>송정동</td></tr></table>"
    claim = [{"output_type": "execute_result", "data": {"text/html": html, "text/plain": "…"}}]
    data = read_outputs(json.dumps(claim).encode(), 3)[0].data
    assert "<td>송정동</td>" in data["text/html"]


def test_other_kinds_of_data_are_left_out():
    data = {"application/javascript": "alert(1)", "image/svg+xml": "<svg/>", "text/plain": "x"}
    claim = [{"output_type": "display_data", "data": data}]
    assert read_outputs(json.dumps(claim).encode(), 1)[0].data == {"text/plain": "x"}


def test_long_texts_are_cut():
    claim = [{"output_type": "stream", "name": "stdout", "text": "x" * (MAX_TEXT * 2)}]
    assert len(read_outputs(json.dumps(claim).encode(), 1)[0].text) == MAX_TEXT
