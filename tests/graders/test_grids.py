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


def test_no_check_takes_the_first_column_for_one_it_did_not_find():
    """``grid.column(…) or 0`` is what `Grid.require` is for."""
    root = Path(__file__).parents[2]
    modules = [*root.glob("labs/*/*/checks/*.py"), *root.glob("graders/**/*.py")]
    first = re.compile(r"\.column\([^()]*\) or 0\b|\[\w+ or 0\]")
    assert modules
    assert [path for path in modules if first.search(path.read_text(encoding="utf-8"))] == []
