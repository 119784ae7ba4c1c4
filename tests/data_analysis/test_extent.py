"""Cells far from the table, however they are written, are seen before a reader makes room."""

import struct
import time
import zipfile
from pathlib import Path

import olefile
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import open_table
from data_analysis.reading.extent import NEAR_COLUMNS, Extent
from data_analysis.reading.extent_xml import _glance, _parse, measure_xml
from data_analysis.reading.guard import guarded
from data_analysis.reading.measure import measure_sheets
from data_analysis.reading.unpacking import unpacked
from groundwork.problem import Problem

SECONDS = 2.0
SHEET = "xl/worksheets/sheet1.xml"
HEADER = (
    '<row r="1"><c r="A1" t="str"><v>번호</v></c><c r="B1" t="str"><v>금액</v></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>5</v></c></row>'
)
FAR = [
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t> </t></is></c></row>',
    "<row r=\"1048576\"><c r='XFD1048576'><v>1</v></c></row>",
    '<row r="1048576"><c r = "XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c\nr\n=\n"XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    '<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c r="XFD1048576" x="/"><v>1</v></c></row>',
    '<row r="1048576"><c x=">" r="XFD1048576"><v>1</v></c></row>',
    '<x:row xmlns:x="x" r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    '<row r="1048576"><c><v>1</v></c></row>',
    '<row r="1048576"><c rr="A1"><v>1</v></c></row>',
    '<row r="3"><c r="A0000001048576"><v>1</v></c></row>',
]
NO_CELL = [
    '<row r="4294967295"><c><v>1</v></c></row>',
    '<row r="3"><c r="A100000000"><v>1</v></c></row>',
    '<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>',
    '<row r="3"><c r="&#88;FD1048577"><v>1</v></c></row>',
    '<row r="3"><c r="3A"><v>1</v></c></row>',
]


def workbook(path: Path, rows: str, before: str = "") -> Path:
    """A workbook whose only sheet has a header, one row, and what is given as XML."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("민원")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    sheet = f"<sheetData>{HEADER}{rows}</sheetData>".encode()
    parts[SHEET] = parts[SHEET].replace(b"<sheetData/>", sheet)
    parts[SHEET] = parts[SHEET].replace(b"<worksheet", before.encode() + b"<worksheet", 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def refused(path: Path) -> str:
    began = time.process_time()  # a busy machine is not the fault of a file
    with pytest.raises(Problem) as caught:
        open_table(path)
    assert time.process_time() - began < SECONDS
    return str(caught.value)


@pytest.mark.parametrize("rows", FAR)
def test_a_stray_cell_is_named(tmp_path: Path, rows: str) -> None:
    assert "멀리 떨어진 1,048,576행" in refused(workbook(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize("rows", NO_CELL)
def test_a_place_that_no_sheet_has_is_damage(tmp_path: Path, rows: str) -> None:
    assert "깨져 있어" in refused(workbook(tmp_path / "a.xlsx", rows))


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    declared = f'<!DOCTYPE worksheet [<!ENTITY a0 "ha">{laughs}]>'
    cell = '<row r="3"><c t="str"><v>&a9;</v></c></row>'
    assert "깨져 있어" in refused(workbook(tmp_path / "a.xlsx", cell, declared))


def test_a_short_row_far_to_the_right_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", '<row r="3"><c r="BZ3"><v>1</v></c></row>')
    assert len(open_table(path).rows) == 2


def test_styled_empty_cells_far_down_are_no_harm(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", '<row r="1048576"><c r="XFD1048576" s="0"/></row>')
    assert len(open_table(path).rows) == 1


def test_far_right_in_a_long_sheet(tmp_path: Path) -> None:
    long = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(3, 30_000))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "16,384번째 열" in refused(workbook(tmp_path / "a.xlsx", long + far))


def test_a_wide_and_long_sheet_is_refused_only_where_memory_is_short() -> None:
    extent = Extent(rows=90_000, last_row=100_001, last_column=63)
    assert extent.refusal(free_bytes=1 << 30) is None
    assert "63번째 열" in str(extent.refusal(free_bytes=1 << 27))


def test_hidden_rows_are_found_either_way(tmp_path: Path) -> None:
    plain = '<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>'
    for rows in (plain, plain + '<row hidden="true"><c><v>1</v></c></row>'):
        with guarded(workbook(tmp_path / "a.xlsx", rows)) as source:
            hidden = measure_sheets(source)["민원"].hidden_rows
        assert hidden == [3, 4][: rows.count("hidden")]


def test_a_part_that_stands_twice_is_damage(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET.upper(), archive.read(SHEET))
    assert "깨져 있어" in refused(path)


def test_a_chart_on_a_sheet_of_its_own_is_passed_over(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("표")
        sheet.write_row(0, 0, ["동", "건수"])
        sheet.write_row(1, 0, ["송정동", 3])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=표!$B$2:$B$2"})
        book.add_chartsheet("그림").set_chart(chart)
    assert open_table(tmp_path / "a.xlsx").columns == ["동", "건수"]


def test_a_glance_is_enough_for_an_ordinary_sheet(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet("민원")
        for row in range(25_000):
            sheet.write_row(row, 0, [row, "송정동", 3.5, "처리 완료"])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        extent = _glance(unpacked(archive, SHEET))
    assert extent is not None
    assert extent.rows >= 20_000


CELL = st.builds(
    lambda place, form, empty: form.format(place) + ("/>" if empty else "><v>1</v></c>"),
    st.builds(
        lambda letters, row: f"{letters}{row}",
        st.sampled_from(["A", "B", "Z", "AA", "AZ", "BA", "b", "Ab", "aB", "aaa", "AAb", "XFD"]),
        st.sampled_from([1, 2, 40, 99_999, 100_000, 1_048_576, 2_000_000]),
    ),
    st.sampled_from(['<c r="{0}"', "<c r='{0}'", '<c r ="{0}" s="1"', '<c s="1" r="{0}"', "<c"]),
    st.booleans(),
)


@given(cells=st.lists(CELL, max_size=12), row=st.sampled_from([1, 7, 1_048_576]))
@settings(max_examples=600, derandomize=True, deadline=None)
def test_what_a_glance_lets_pass_is_near(cells: list[str], row: int) -> None:
    xml = f'<s><row r="{row}">{"".join(cells)}</row></s>'.encode()
    if _glance([xml]) is not None:
        near = _parse([xml])
        assert near.last_row < 100_000
        assert near.last_column <= NEAR_COLUMNS


@pytest.mark.parametrize("size", [100, 300_000, 900_000])
def test_a_place_on_the_edge_of_a_piece_is_seen(size: int) -> None:
    xml = f'<s><row r="1"><c x="{"a" * size}" r="XFD1"><v>1</v></c></row></s>'.encode()
    chunks = [xml[start : start + 262_144] for start in range(0, len(xml), 262_144)]
    assert measure_xml(lambda: chunks).last_column == 16_384


def changed_xls(path: Path, kind: int, data: bytes) -> Path:
    """complaints.xls with the start of its last record of a kind replaced."""
    path.write_bytes((Path(__file__).parent / "complaints.xls").read_bytes())
    with olefile.OleFileIO(path, write_mode=True) as container:
        stream = bytearray(container.openstream("Workbook").read())
        place, found = 0, 0
        while place + 4 <= len(stream):
            one, length = struct.unpack_from("<HH", stream, place)
            found = place + 4 if one == kind else found
            place += 4 + length
        stream[found : found + len(data)] = data
        container.write_stream("Workbook", bytes(stream))
    return path


def test_a_far_cell_in_an_xls_workbook_is_seen(tmp_path: Path) -> None:
    rk, dimensions = 0x027E, 0x0200
    changes = [
        (rk, struct.pack("<HH", 65_535, 65_535)),
        (rk, struct.pack("<HH", 65_535, 256)),
        (dimensions, struct.pack("<IIHH", 0, 1 << 31, 0, 9)),
    ]
    for kind, data in changes:
        assert "깨져 있어" in refused(changed_xls(tmp_path / "a.xls", kind, data))
