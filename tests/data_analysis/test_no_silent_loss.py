"""Dirty files in, repaired tables out: every row and every cell is there, changed, or reported."""

import csv
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import open_table
from data_analysis.cells import Change

HEADER = ["접수번호", "접수일", "읍면동", "처리비용(천원)"]
NUMBER = st.integers(1, 12).map(lambda number: f"GM2025-{number:05d}")
DAY = st.sampled_from(["2025.3.5", "2025-03-05", "20250305", "45721", "-", "", "삼월", "2025.13.1"])
DISTRICT = st.sampled_from(["송정동", "송정동 ", "형곡１동", "", "비산동"])
COST = st.sampled_from(["1,200", "-", "△300", "(40)", "미정", "5천원", "", "90", "９0"])
COMPLAINT = st.tuples(NUMBER, DAY, DISTRICT, COST).map(list)
ROW = st.one_of(
    COMPLAINT,
    COMPLAINT,
    st.just(["소계", "", "", "1,200"]),
    st.just(HEADER),
    st.just(["", "", "", ""]),
)


@given(rows=st.lists(ROW, min_size=1, max_size=30), copies=st.integers(0, 5))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_in_is_out_and_what_is_reported(rows: list[list[str]], copies: int) -> None:
    first = ["GM2025-99999", "2025.1.1", "송정동", "10"]  # a file without any row is no table
    rows = [first, *rows, *rows[:copies]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "민원.csv"
        with path.open("w", encoding="cp949", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *rows])
        clean = open_table(path).repair(
            key="접수번호", dates=["접수일"], numbers=["처리비용"], texts=["읍면동"]
        )
    counted = clean.log.rows
    taken_out = counted.subtotals + counted.repeated_headers + counted.copies
    assert counted.read == len(rows)
    assert counted.read == counted.kept + counted.blank + taken_out
    assert (len(clean.data), len(clean.aside)) == (counted.kept, taken_out)

    body = [row for row in rows if any(row) and row[0] != "소계" and row != HEADER]
    numbers = pl.Series([row[0] for row in body], dtype=pl.String)
    assert set(clean.data["접수번호"]) == set(numbers)  # no complaint is lost with its copies
    rejected = sum(e.count for e in clean.log.entries if e.change == Change.REJECTED)
    assert rejected == len(clean.unread)
    for column, name in ((1, "접수일"), (3, "처리비용")):
        filled = [row[column] for row in body if row[column]]
        entries = [e for e in clean.log.entries if e.column == name]
        unread = sum(e.count for e in entries if e.change == Change.REJECTED)
        changed = sum(e.count for e in entries) - unread
        assert unread == sum(text in ("삼월", "2025.13.1", "미정") for text in filled)
        assert changed + unread <= len(filled)
