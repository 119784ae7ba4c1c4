"""Saves texts of any kind as cells, headers, units and names; run as a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import polars as pl
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from data_analysis.workbook import Page, write_workbook

# What writers and readers have stumbled over, and what Excel gives a meaning to.
ODD = st.text("\x00\x01\x08\x0b\x1f\r\n\t\x7f\x85\ufffe\uffff\ufffd'\"[]:*?/\\=_x0가\U0001f600")
TEXT = st.one_of(ODD, st.text())
NO_HALVES = st.one_of(ODD, st.text(st.characters(exclude_categories=["Cs"])))


@seed(1)
@settings(max_examples=300, deadline=None, database=None)
@given(header=NO_HALVES, other=NO_HALVES, cell=NO_HALVES, unit=TEXT, name=TEXT)
def save(header: str, other: str, cell: str, unit: str, name: str) -> None:
    columns = {header: [cell], other: [cell]}
    path = Path(sys.argv[1])
    write_workbook(path, [Page(name, pl.DataFrame(columns), {header: unit})])
    sheet = openpyxl.load_workbook(path).active
    assert (sheet.max_row, sheet.max_column) == (2, len(columns))


if __name__ == "__main__":
    save()
