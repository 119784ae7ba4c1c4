"""A table asked for a column that is not there says so, and never answers with the first one."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from graders.tables.row_criteria import Belonging, Keys, each_its_own
from graders.tables.workbooks import Grid, read_grids
from groundwork.problem import Problem


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    book = openpyxl.Workbook()
    book.active.title = "집계"
    for row in (["읍면동", "건수"], ["송정동", 3], ["형곡1동", 2]):
        book.active.append(row)
    book.save(tmp_path / "집계.xlsx")
    return read_grids(tmp_path / "집계.xlsx")[0]


def test_a_column_that_is_required_is_found_by_any_of_its_names(grid):
    assert grid.require("행정동", "읍면동") == 0
    assert grid.require("개수", "건수") == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda grid: grid.require("접수번호", "receipt number"),
        lambda grid: Keys.of(grid, "접수번호"),
        lambda grid: each_its_own(grid, ("접수번호",), [Belonging(("건수",), {}, str)]),
    ],
)
def test_a_column_that_is_not_there_is_said_with_those_there_are(grid, ask):
    with pytest.raises(Problem, match="‘집계’ 시트에 ‘접수번호’ 열이 없습니다") as told:
        ask(grid)
    assert str(told.value).endswith("이 표의 열: 읍면동, 건수")


def _sheet(tmp_path: Path, rows: list[list[object]]) -> Grid:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "표.xlsx")
    return read_grids(tmp_path / "표.xlsx")[0]


def test_tables_side_by_side_are_read_one_by_one(tmp_path):
    grid = _sheet(
        tmp_path,
        [
            ["부서", "건수", None, "현장확인", "건수"],
            ["도로과", 899, None, "있음", 1136],
            ["하수과", 35, None, "없음", 1231],
            ["공원녹지과", 526],
        ],
    )
    left, right, whole = grid.tables
    assert [*left.heading.names] == ["부서", "건수"]
    assert right.values(right.require("건수"))[:2] == [1136, 1231]
    assert whole is grid


def test_a_blank_column_under_no_header_does_not_divide_a_table(tmp_path):
    grid = _sheet(tmp_path, [["부서", "건수", None, "비고"], ["도로과", 899, None, "적음"]])
    assert grid.tables == (grid,)


def test_no_check_takes_the_first_column_for_one_it_did_not_find():
    """``grid.column(…) or 0`` is what `Grid.require` is for."""
    root = Path(__file__).parents[2]
    modules = [*root.glob("labs/*/*/checks/*.py"), *root.glob("graders/**/*.py")]
    first = re.compile(r"\.column\([^()]*\) or 0\b|\[\w+ or 0\]")
    assert modules
    assert [path for path in modules if first.search(path.read_text(encoding="utf-8"))] == []
