"""Values as they are meant: what is changed is logged, what is doubtful is asked, never guessed."""

from datetime import date
from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.cells import Change, parse_date, parse_number, tidy
from data_analysis.columns import Role
from data_analysis.remarks import Certainty
from data_analysis.table import Table


def table_of(tmp_path: Path, name: str, cells: list[str]) -> Table:
    """A table with a column of that name."""
    path = tmp_path / "표.csv"
    lines = [f"가{n}\t{cell}" for n, cell in enumerate(cells)]
    path.write_text("\n".join([f"이름\t{name}", *lines]), "utf-8")
    return open_table(path)


def asked(table: Table) -> str:
    return "\n".join(map(str, table.look().of_certainty(Certainty.TO_CHECK)))


@pytest.mark.parametrize(
    "cells",
    [["10.1.1", "10.1.2", "11.2.3"], ["01-02-03", "10-11-12"], ["1/1/1", "10/1/1", "10/1/2"]],
)
def test_item_numbers_that_look_like_days_stay_and_are_asked(
    tmp_path: Path, cells: list[str]
) -> None:
    table = table_of(tmp_path, "단계", cells)
    assert table.repair().data["단계"].to_list() == cells
    assert "번호일 수도" in asked(table) or "1/1/1" in cells


@pytest.mark.parametrize("cells", [["24. 3. 5.", "24. 12. 31."], ["’24.3.5", "’24.12.31"]])
def test_days_with_two_digit_years_are_days_where_the_column_or_a_mark_says_so(
    tmp_path: Path, cells: list[str]
) -> None:
    name = "접수일" if cells[0].startswith("24") else "구분"
    days = table_of(tmp_path, name, cells).repair().data[name].to_list()
    assert days == [date(2024, 3, 5), date(2024, 12, 31)]


@pytest.mark.parametrize("text", ["2017.1/4", "2017 1/4", "2017.1/4분기", "2017-1/2", "2017/1.4"])
def test_a_quarter_is_no_day(text: str) -> None:
    assert parse_date(text) is None


def test_a_column_of_quarters_stays(tmp_path: Path) -> None:
    cells = [f"2017.{quarter}/4" for quarter in range(1, 5)]
    table = table_of(tmp_path, "기간", cells)
    assert table.repair().data["기간"].to_list() == cells
    assert "분기로 보여" in str(table.look())


@pytest.mark.parametrize(
    ("text", "day", "change"),
    [
        ("85.03.01", date(1985, 3, 1), Change.CENTURY),
        ("30-1-1", date(1930, 1, 1), Change.CENTURY),
        ("29/12/31", date(2029, 12, 31), Change.CENTURY),
        ("'35.12.31", date(2035, 12, 31), Change.DATE),
        ("’88.9.17.", date(1988, 9, 17), Change.CENTURY),
        ("단기 4288. 3. 1.", date(1955, 3, 1), Change.ERA),
        ("단기4357년 3월 1일", date(2024, 3, 1), Change.ERA),
        ("서기 2024년 3월 1일", date(2024, 3, 1), Change.DATE),
    ],
)
def test_years_are_read_as_they_are_meant(text: str, day: date, change: Change) -> None:
    read = parse_date(text)
    assert read and read[0] and (read[0].date(), read[1]) == (day, change)


def test_two_digit_years_of_birth_are_logged_and_asked(tmp_path: Path) -> None:
    table = table_of(tmp_path, "생년월일", ["85.03.01", "01.12.25", "99.1.1"])
    clean = table.repair()
    assert clean.data["생년월일"].to_list() == [
        date(1985, 3, 1),
        date(2001, 12, 25),
        date(1999, 1, 1),
    ]
    assert [entry.change for entry in clean.log.entries] == [Change.CENTURY]
    assert "85.03.01" in asked(table)


def test_six_digits_of_birth_are_no_number(tmp_path: Path) -> None:
    table = table_of(tmp_path, "생년월일", ["850301", "991225"])
    assert table.repair().data["생년월일"].to_list() == ["850301", "991225"]
    assert "850301" in asked(table)


def test_percentages_are_numbers_and_logged(tmp_path: Path) -> None:
    table = table_of(tmp_path, "집행률", ["45.3%", "50.0％", "△1.5 %", "1,200%"])
    clean = table.repair()
    assert clean.data["집행률"].to_list() == [45.3, 50.0, -1.5, 1200.0]
    assert Change.PERCENT in {entry.change for entry in clean.log.entries}
    assert "%로 적혀" in str(table.look())


def test_percentages_among_plain_numbers_are_asked(tmp_path: Path) -> None:
    cells = ["45.3%", "0.5", "0.7", "20%"]
    table = table_of(tmp_path, "비율", cells)
    assert table.repair().data["비율"].to_list() == cells
    assert "섞여" in asked(table)
    few = table_of(tmp_path, "금액", [*map(str, range(100, 150)), "5%"])
    assert few.repair().unread["바꾸기 전"].to_list() == ["5%"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('="010-1234-5678"', "010-1234-5678"),
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ('=""', ""),
    ],
)
def test_marks_that_keep_excel_from_changing_a_text_are_taken_off(text: str, inside: str) -> None:
    assert tidy(text) == (inside, Change.GUARD)


@pytest.mark.parametrize("text", ['="가"&"나"', "'24.3.1", "=A1", "'가나'", "'99"])
def test_what_is_no_such_mark_stays(text: str) -> None:
    assert tidy(text)[0] == text


def test_a_guarded_code_keeps_its_zeros_and_stays_text(tmp_path: Path) -> None:
    table = table_of(tmp_path, "관리", ['="00123"', '="00456"', '="1789"'])
    assert table.roles["관리"] is Role.TEXT
    clean = table.repair()
    assert clean.data["관리"].to_list() == ["00123", "00456", "1789"]
    assert [(entry.change, entry.count) for entry in clean.log.entries] == [(Change.GUARD, 3)]


def test_errors_of_formulas_are_named_with_their_cells(tmp_path: Path) -> None:
    table = table_of(tmp_path, "금액", ["1", "#N/A", "3", "#DIV/0!", "#REF!", "#SPILL!"])
    assert table.roles["금액"] is Role.NUMBER
    assert "오류가 난 셀이 4개" in asked(table) and "‘#N/A’(3행)" in asked(table)
    assert table.repair().data["금액"].to_list() == [1, None, 3, None, None, None]


def test_cells_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    table = table_of(tmp_path, "금액", [*map(str, range(20)), "미정"])
    assert "읽지 못한 셀이 1개 있습니다: ‘미정’(22행)" in asked(table)


@pytest.mark.parametrize("text", ["1.5%", "１.5％"])
def test_a_percentage_alone_is_read(text: str) -> None:
    read = parse_number(text)
    assert read and (float(read[0]), read[1]) == (1.5, Change.PERCENT)
