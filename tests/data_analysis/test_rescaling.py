"""Sheets of one table may give their amounts in different units: no sum mixes them."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import open_table
from data_analysis.cells import WON, Change
from data_analysis.table import Table

Sheets = dict[str, list[int | str]]


def _table(folder: Path, sheets: Sheets, in_header: bool = False) -> Table:
    """A sheet a unit, named after it, with one amount a row."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for unit, amounts in sheets.items():
        sheet = book.create_sheet(unit)
        sheet.append([None if in_header else f"(단위: {unit})"])
        sheet.append(["과목", f"지출액({unit})" if in_header else "지출액", "비고"])
        for number, amount in enumerate(amounts):
            sheet.append([f"{unit} {number}목", amount, "가상"])
    book.save(folder / "sheets.xlsx")
    return open_table(folder / "sheets.xlsx")


@pytest.mark.parametrize("in_header", [False, True])
def test_the_amounts_of_every_sheet_are_brought_to_one_unit(tmp_path: Path, in_header: bool):
    table = _table(tmp_path, {"천원": [120, "△30"], "원": [45_600, "1,000원", 0]}, in_header)
    clean = table.repair()
    assert clean.units == {"지출액": "천원"}
    assert clean.data["지출액"].to_list() == [120, -30, 45.6, 1, 0]
    (entry,) = (e for e in clean.log.entries if e.change == Change.RESCALED)
    assert (entry.column, entry.count) == ("지출액", 2)
    assert (entry.examples[0].before, entry.examples[0].after) == ("45,600원", "45.6천원")
    assert table.repair(amounts_in="원").data["지출액"].to_list() == [
        120_000,
        -30_000,
        45_600,
        1000,
        0,
    ]


def test_a_look_says_that_the_units_differ(tmp_path: Path):
    table = _table(tmp_path, {"천원": [1, 2], "원": [3, 4]})
    assert "시트마다 금액 단위가 다릅니다" in str(table.look())
    assert "단위가 다릅니다" not in str(_table(tmp_path, {"천원": [1, 2]}).look())


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(list(WON)), min_size=2, max_size=3, unique=True),
    st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=5),
    st.sampled_from(list(WON)),
)
def test_the_total_in_won_is_that_of_the_sheets(
    tmp_path_factory: pytest.TempPathFactory, units: list[str], amounts: list[int], wanted: str
):
    table = _table(tmp_path_factory.mktemp("units"), {unit: list(amounts) for unit in units})
    total = table.repair(amounts_in=wanted).data["지출액"].sum() * WON[wanted]
    assert total == pytest.approx(sum(WON[unit] * sum(amounts) for unit in units))
