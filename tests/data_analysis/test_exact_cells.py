"""Cells of a workbook as they are meant: full decimals, large numbers, times, days since 1904."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from data_analysis import open_table
from data_analysis.reading.sheets import read_sheets
from groundwork.problem import Problem


def written(
    path: Path, name: str, cells: list[object], formats: str = "", since_1904: bool = False
) -> Path:
    """A workbook with a column of that name beside one of names."""
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        sheet, form = book.add_worksheet(), book.add_format({"num_format": formats})
        sheet.write_row(0, 0, ["이름", name])
        for row, cell in enumerate(cells, start=1):
            sheet.write(row, 0, f"가{row}")
            sheet.write(row, 1, cell, form)
    return path


def column(path: Path) -> list[str | None]:
    return read_sheets(path)[0].cells["c1"].to_list()[1:]


def test_decimals_are_not_cut(tmp_path: Path) -> None:
    numbers: list[object] = [4e-10, 1.23456789012345e-07, 37.56672712345678, 0.1 + 0.2, 0.0, -2.5]
    path = written(tmp_path / "a.xlsx", "농도", numbers)
    small = ["0.0000000004", "0.000000123456789012345"]
    assert column(path) == [*small, "37.56672712345678", "0.3", "0", "-2.5"]
    assert open_table(path).repair().data["농도"].to_list()[:3] == numbers[:3]


def test_cells_that_begin_further_right_are_exact_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(2, 3, ["이름", "가"])
        sheet.write_column(2, 4, ["농도", 4e-10])
        sheet.write_column(2, 5, ["금액", 1234567890123456])
    cells = read_sheets(path)[0].cells
    assert [cell for cell in cells.row(3) if cell] == ["가", "0.0000000004", "1234567890123456"]


def test_decimals_of_a_long_sheet_are_not_cut(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.xlsx", "위도", [37.56672712345678 + n / 1e9 for n in range(25_000)]
    )
    assert column(path)[0] == "37.56672712345678"


def test_numbers_that_stand_as_texts_stay_as_they_are(tmp_path: Path) -> None:
    cells: list[object] = ["0010", "1.50", "9007199254740993", "1,000"]
    assert column(written(tmp_path / "a.xlsx", "코드", cells)) == cells


def test_whole_numbers_beyond_2_to_53_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", "금액", [1, 2, 3])
    digits = {b"<v>1</v>": b"<v>9007199254740993</v>", b"<v>2</v>": b"<v>-123456789012345678</v>"}
    target = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                for old, new in digits.items():
                    head, _, tail = data.partition(b'<c r="B2"')
                    data = head + b'<c r="B2"' + tail.replace(old, new, 1)
            copy.writestr(name, data)
    assert column(target) == ["9007199254740993", "-123456789012345678", "3"]
    assert "15자리를 넘는 수" in str(open_table(target).look())


@pytest.mark.parametrize("since_1904", [False, True])
@pytest.mark.parametrize(
    ("formats", "days", "texts"),
    [
        ("hh:mm", [0.604166666666667, 0.0, 0.375], ["14:30", "00:00", "09:00"]),
        ("[h]:mm", [1.260416666666667, 0.125, 5.0], ["30:15", "03:00", "120:00"]),
        ("hh:mm:ss", [0.000011574074074, 0.5], ["00:00:01", "12:00:00"]),
    ],
)
def test_times_and_hours_over_24_are_read_as_shown(
    tmp_path: Path, formats: str, days: list[object], texts: list[str], since_1904: bool
) -> None:
    path = written(tmp_path / "a.xlsx", "시간", days, formats, since_1904)
    assert column(path) == texts
    assert open_table(path).repair().data["시간"].to_list() == texts


@pytest.mark.parametrize("since_1904", [False, True])
def test_days_are_the_same_in_either_calendar(tmp_path: Path, since_1904: bool) -> None:
    days = [datetime(1985, 3, 1), datetime(2024, 2, 29, 14, 30), datetime(1910, 1, 5)]
    path = written(tmp_path / "a.xlsx", "일시", [*days], "yyyy-mm-dd hh:mm", since_1904)
    assert open_table(path).repair().data["일시"].to_list() == days


def test_old_days_are_no_times(tmp_path: Path) -> None:
    days: list[object] = [datetime(1900, 1, 5), datetime(1900, 2, 1)]
    path = written(tmp_path / "a.xlsx", "준공일", days, "yyyy-mm-dd")
    assert column(path) == ["1900-01-05 00:00:00", "1900-02-01 00:00:00"]


def renamed(
    path: Path, name: Callable[[str], str], change: Callable[[bytes], bytes] = bytes
) -> Path:
    """A copy of a package with other names of its parts, and with its relations changed."""
    target = path.with_name(f"renamed-{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            info = zipfile.ZipInfo("placeholder")
            info.filename = name(member)
            data = source.read(member)
            copy.writestr(info, change(data) if member.endswith(".rels") else data)
    return target


@pytest.mark.parametrize(
    "name",
    [
        lambda member: member.replace("/", "\\"),
        str.upper,
        lambda member: member.replace("xl/", "XL/"),
    ],
    ids=["backslashes", "capitals", "a folder in capitals"],
)
def test_names_of_parts_may_have_other_slashes_and_letters(
    tmp_path: Path, name: Callable[[str], str]
) -> None:
    path = renamed(written(tmp_path / "a.xlsx", "금액", [1, 2]), name)
    assert column(path) == ["1", "2"]


@pytest.mark.parametrize(
    ("old", "new", "target", "place"),
    [
        ("xl/", "book/", b"xl/workbook.xml", b"/book/workbook.xml"),
        ("xl/workbook.xml", "office.xml", b"xl/workbook.xml", b"office.xml"),
        ("xl/worksheets/sheet1", "sheets/1", b"worksheets/sheet1", b"../sheets/1"),
        ("xl/worksheets/sheet1", "sheets/1", b"worksheets/sheet1", b"/sheets/1"),
    ],
)
def test_parts_may_stand_elsewhere(
    tmp_path: Path, old: str, new: str, target: bytes, place: bytes
) -> None:
    def name(member: str) -> str:
        if new == "office.xml":  # at the top, and what it names by its place from there
            member = member.replace("xl/_rels/workbook.xml", "_rels/office.xml")
        return member.replace(old, new)

    def change(relations: bytes) -> bytes:
        if new == "office.xml":
            relations = relations.replace(b'"worksheets/', b'"xl/worksheets/')
            relations = relations.replace(b'"sharedS', b'"xl/sharedS')
        return relations.replace(target, place)

    path = renamed(written(tmp_path / "a.xlsx", "금액", ["가", 2]), name, change)
    assert column(path) == ["가", "2"]
    assert open_table(path).repair().save(tmp_path / "b.xlsx")


def test_an_archive_that_names_no_workbook_is_no_table(tmp_path: Path) -> None:
    path = renamed(
        written(tmp_path / "a.xlsx", "금액", [1]),
        lambda member: member.replace("xl/", "book/"),
        lambda relations: relations.replace(b'officeDocument"', b'other"'),
    )
    with pytest.raises(Problem, match="압축 파일"):
        open_table(path)
