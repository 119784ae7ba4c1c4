"""Counting is asked the same way of rows in memory, rows on disk and a workbook of formulas."""

from __future__ import annotations

import csv
import inspect
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_analysis import living, open_table
from data_analysis.clean import Clean
from data_analysis.living import LivingBook
from data_analysis.parquet_files import ParquetFiles, keep
from groundwork.problem import Problem

ROWS = [
    ("접수번호", "접수일", "읍면동", "분야", "비용"),
    ("민원-1", "2026-01-05", "송정동", "도로", "1000"),
    ("민원-2", "2026-01-31", "송정동", "도로", "200"),
    ("민원-3", "2026-02-01", "송정동", "도로", "30"),
    ("민원-4", "2026-02-28", "형곡1동", "공원", "4"),
    ("민원-5", "2025-02-03", "형곡1동", "도로", "500"),
]
TABLES = ("memory", "disk", "workbook")


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Clean | ParquetFiles | LivingBook]:
    """The same rows, to be counted each in its way."""
    path = tmp_path / "민원.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(ROWS)
    clean = open_table(path).repair(key="접수번호")
    return {"memory": clean, "disk": keep(path, key="접수번호"), "workbook": living.start(clean)}


def lines(summary: Any, folder: Path) -> list[tuple[Any, ...]]:
    """The lines of a summary; those of a workbook as it shows them, without the line of totals."""
    if not isinstance(summary, LivingBook):
        return list(summary.data.iter_rows())
    sheet = openpyxl.load_workbook(summary.save(folder / "관리.xlsx").path, data_only=True)["요약"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    return [tuple(f"{c:%Y-%m}" if hasattr(c, "year") else c for c in row) for row in rows[:-1]]


def test_there_is_one_signature():
    asked = [
        inspect.signature(kind.summarise, eval_str=True).replace(return_annotation=None)
        for kind in (Clean, ParquetFiles, LivingBook)
    ]
    assert asked[0] == asked[1] == asked[2]
    assert list(asked[0].parameters) == ["self", "by", "sums", "month"]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"by": "읍면동"}, [("송정동", 3), ("형곡1동", 2)]),
        ({"by": "읍면동", "sums": "비용"}, [("송정동", 3, 1230), ("형곡1동", 2, 504)]),
        (
            {"by": ["읍면동", "분야"], "sums": ["비용"]},
            [("송정동", "도로", 3, 1230), ("형곡1동", "공원", 1, 4), ("형곡1동", "도로", 1, 500)],
        ),
        ({"by": [], "month": "접수일"}, [("2025-02", 1), ("2026-01", 2), ("2026-02", 2)]),
        (
            {"by": "읍면동", "sums": "비용", "month": "접수일"},
            [
                ("2025-02", "형곡1동", 1, 500),
                ("2026-01", "송정동", 2, 1200),
                ("2026-02", "송정동", 1, 30),
                ("2026-02", "형곡1동", 1, 4),
            ],
        ),
    ],
)
def test_the_same_lines_come_of_all(tables, tmp_path, kind, asked, expected):
    assert lines(tables[kind].summarise(**asked), tmp_path) == expected


def test_the_checks_of_a_workbook_hold_by_month_and_columns_too(tables, tmp_path):
    book = tables["workbook"].summarise(["읍면동", "분야"], "비용", month="접수일")
    saved = book.column("건당", "=[비용]/[건수]").save(tmp_path / "관리.xlsx").path
    sheets = openpyxl.load_workbook(saved, data_only=True)
    assert [cell.value for cell in sheets["요약"][sheets["요약"].max_row]][3:] == [5, 1734, 346.8]
    assert {row[4].value for row in sheets["점검"].iter_rows(min_row=4)} == {"이상 없음"}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("by", ["", " ", [""], ["읍면동", ""], []])
def test_a_name_that_is_still_empty_is_left_for_later(tables, kind, by):
    summary = tables[kind].summarise(by, sums="")
    assert summary.summary is None if kind == "workbook" else not summary.data.columns


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"by": "읍면"}, "‘읍면’ 열이 없습니다. 이 표의 열: 접수번호, 접수일, 읍면동"),
        ({"by": "읍면동", "sums": "금액"}, "‘금액’ 열이 없습니다. 이 표의 열: 접수번호"),
        ({"by": "읍면동", "month": "처리일"}, "‘처리일’ 열이 없습니다. 이 표의 열: 접수번호"),
        ({"by": "읍면동", "sums": "분야"}, "‘분야’ 열은 숫자가 아니라서 더할 수 없습니다"),
        ({"by": "읍면동", "month": "분야"}, "‘분야’ 열은 날짜가 아니어서 월별로 나눌 수 없습니다"),
    ],
)
def test_a_column_that_cannot_be_counted_by_is_said(tables, kind, asked, said):
    with pytest.raises(Problem, match=said):
        tables[kind].summarise(**asked)
