"""xls and xlsb: read like xlsx, and guarded like it."""

import shutil
import struct
import zipfile
from pathlib import Path

import olefile
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis import open_table
from data_analysis.reading.sheets import read_sheets
from groundwork.problem import Problem

PASSWORD = "구미1234"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of MS-XLSB: its number, its length in 7-bit groups, its data."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data)]) + data


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def write_xlsb(
    path: Path,
    rows: dict[int, dict[int, str]],
    other: str = "",
    more: bytes = b"",
    after: bytes = b"",
) -> Path:
    """The least that an xlsb reader asks for: one sheet of texts, and one of an other kind."""
    cells = b""
    for row, columns in rows.items():
        cells += record(0, struct.pack("<I", row) + bytes(13))
        for column, value in columns.items():
            cells += record(6, struct.pack("<II", column, 0) + text(value))
    cells += more + record(146) + after
    last = max(rows)
    dimension = struct.pack("<IIII", 0, last, 0, max(map(max, rows.values())))
    sheet = record(129) + record(148, dimension) + record(145) + cells + record(130)
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("민원")
    folder = other.removeprefix("xl").lower() + "s"
    if other:
        bundle_of_other = struct.pack("<II", 0, 2) + text("rId2") + text("기타")
        sheets = record(156, bundle) + record(156, bundle_of_other)
    else:
        sheets = record(156, bundle)
    book = record(131) + record(143) + sheets + record(144) + record(132)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/{other}" Target="{folder}/sheet1.bin"/>'
        "</Relationships>"
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relations)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr(f"xl/{folder}/sheet1.bin", record(129) + record(130))
    return path


def test_an_xlsb_workbook_is_read(tmp_path: Path) -> None:
    rows = {0: {0: "번호", 1: "동"}, 1: {0: "1", 1: "송정동"}, 2: {0: "2", 1: "양포동"}}
    table = open_table(write_xlsb(tmp_path / "a.xlsb", rows))
    assert table.frame.to_dict("list") == {"번호": ["1", "2"], "동": ["송정동", "양포동"]}


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet"])
def test_a_sheet_without_cells_costs_an_xlsb_workbook_nothing(tmp_path: Path, kind: str) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", {0: {0: "번호"}, 1: {0: "1"}, 2: {0: "2"}}, kind)
    table = open_table(path)
    assert table.frame["번호"].to_list() == ["1", "2"]
    assert "표가 없는 시트" in str(table.look()) and "기타" in str(table.look())


@pytest.mark.parametrize("head", [b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0"])
def test_the_oldest_workbooks_are_named(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "옛.xls"
    path.write_bytes(head + bytes(60) + "구미".encode("cp949") * 20)
    with pytest.raises(Problem, match=r"아주 옛 엑셀\(2\.1~4\.0\)"):
        open_table(path)


def test_the_far_corner_of_an_xlsb_sheet_is_seen(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", {0: {0: "번호"}, 1_048_575: {16_383: "x"}})
    with pytest.raises(Problem, match="멀리 떨어진"):
        open_table(path)


@pytest.mark.parametrize("cut", [20, 60])
def test_a_damaged_xlsb_workbook_is_one_sentence(tmp_path: Path, cut: int) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", {0: {0: "번호"}, 1: {0: "1"}})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"][:cut] + b"\xff" * 9
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(Problem):
        open_table(path)


def test_an_xls_workbook_is_read() -> None:
    """complaints.xls is a made-up table saved by LibreOffice."""
    table = open_table(Path(__file__).parent / "complaints.xls")
    assert table.columns == ["번호", "동", "금액"]
    assert table.repair(key="번호").data.rows() == [("1", "송정동", 1200), ("2", "양포동", -5)]


def test_merged_names_reach_down_in_an_xls_workbook() -> None:
    """merged.xls is a made-up table on a second sheet, from B3 on, saved by LibreOffice."""
    table = open_table(Path(__file__).parent / "merged.xls", sheet="민원 현황")
    assert table.repair().data["읍면동"].to_list() == ["송정동"] * 3 + ["양포동"]


def test_merged_names_reach_down_in_an_xlsb_workbook(tmp_path: Path) -> None:
    rows = {0: {0: "읍면동", 1: "종류"}, 1: {0: "송정동", 1: "도로"}, 2: {1: "환경"}}
    rows |= {3: {1: "교통"}, 4: {0: "양포동", 1: "도로"}}
    merged = record(177) + record(176, struct.pack("<IIII", 1, 3, 0, 0)) + record(178)
    table = open_table(write_xlsb(tmp_path / "a.xlsb", rows, after=merged))
    assert table.repair().data["읍면동"].to_list() == ["송정동"] * 3 + ["양포동"]


def test_hidden_rows_of_binary_workbooks_are_known(tmp_path: Path) -> None:
    """A row of merged.xls is out of sight, as is the row added here."""
    old = read_sheets(Path(__file__).parent / "merged.xls")
    assert [sheet.hidden_rows for sheet in old] == [(), (5,)]
    out_of_sight = record(0, struct.pack("<I", 2) + bytes(7) + b"\x10" + bytes(5))
    cell = record(6, struct.pack("<II", 0, 0) + text("2"))
    rows = {0: {0: "번호"}, 1: {0: "1"}}
    path = write_xlsb(tmp_path / "a.xlsb", rows, more=out_of_sight + cell)
    assert read_sheets(path)[0].hidden_rows == (3,)


def test_half_an_xls_workbook_is_one_sentence(tmp_path: Path) -> None:
    data = (Path(__file__).parent / "complaints.xls").read_bytes()
    path = tmp_path / "half.xls"
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(Problem):
        open_table(path)


@pytest.fixture(params=["xls", "xlsb"])
def locked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same made-up table behind a password; locked.xls was saved by LibreOffice."""
    if request.param == "xls":
        return Path(__file__).parent / "locked.xls"
    rows = {0: {0: "번호", 1: "동"}, 1: {0: "1", 1: "송정동"}, 2: {0: "2", 1: "양포동"}}
    path, unlocked = tmp_path / "locked.xlsb", write_xlsb(tmp_path / "open.xlsb", rows)
    with zipfile.ZipFile(unlocked, "a") as archive:  # msoffcrypto locks no file below 4 kB
        archive.writestr("docProps/thumbnail.bin", bytes(5000))
    with unlocked.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(PASSWORD, target)
    return path


def test_a_locked_old_workbook_opens_with_its_password(locked: Path) -> None:
    table = open_table(locked, password=PASSWORD)
    assert table.repair(key="번호").data["동"].to_list() == ["송정동", "양포동"]


@pytest.mark.parametrize(
    ("password", "said"), [(None, "암호가 걸려 있습니다"), ("1234", "암호가 맞지 않습니다")]
)
def test_a_password_that_is_missing_or_wrong_is_said_of_old_workbooks_too(
    locked: Path, password: str | None, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        open_table(locked, password=password)


def excel95(path: Path, old: bytes = b"", new: bytes = b"") -> Path:
    """A made-up workbook of Excel 95 in Korean (cp949), with some bytes of it changed."""
    shutil.copy(Path(__file__).parent / "excel95.xls", path)
    with olefile.OleFileIO(path, write_mode=True) as container:
        stream = container.openstream("Book").read()
        assert old in stream
        container.write_stream("Book", stream.replace(old, new, 1))
    return path


CODE_PAGE_949 = struct.pack("<HHH", 0x42, 2, 949)


@pytest.mark.parametrize(
    "said",
    [CODE_PAGE_949, struct.pack("<HHH", 0x42, 2, 1252), struct.pack("<HHH", 0x9C, 2, 14)],
    ids=["its code page", "the Western one", "none"],
)
def test_a_workbook_of_excel_95_is_read_in_its_letters(tmp_path: Path, said: bytes) -> None:
    table = open_table(excel95(tmp_path / "옛.xls", CODE_PAGE_949, said))
    assert table.frame.to_dict("list") == {"구분": ["도로과", "환경과"], "건수": ["40", "60"]}


def test_a_workbook_of_excel_95_is_read_in_another_code_page(tmp_path: Path) -> None:
    path = excel95(tmp_path / "옛.xls", CODE_PAGE_949, struct.pack("<HHH", 0x42, 2, 936))
    chinese = [text.encode("cp949").decode("gbk") for text in ("구분", "도로과", "환경과")]
    assert open_table(path).frame[chinese[0]].to_list() == chinese[1:]


@pytest.mark.parametrize("page", [10000, 10006, 10007, 10029, 0x8000])
def test_code_pages_of_the_macintosh_are_known(tmp_path: Path, page: int) -> None:
    path = excel95(tmp_path / "옛.xls", CODE_PAGE_949, struct.pack("<HHH", 0x42, 2, page))
    assert open_table(path).frame.iloc[:, 1].to_list() == ["40", "60"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CODE_PAGE_949, struct.pack("<HHH", 0x42, 2, 9999)),
        ("도로과".encode("cp949"), b"\xb5\xb5\xff\xff\xff\xff"),
        ("도로과".encode("cp949"), b"a\x00b\x00c\x00"),
    ],
    ids=["no such code page", "no such letters", "zeros"],
)
def test_letters_that_cannot_be_read_are_one_sentence(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    with pytest.raises(Problem, match=r"옛\.xls.*글자를 제대로 읽을 수 없습니다.*xlsx"):
        open_table(excel95(tmp_path / "옛.xls", old, new))


def test_the_far_corner_of_a_workbook_of_excel_95_is_no_damage(tmp_path: Path) -> None:
    """Its sheets say their extent in other places than those of Excel 97."""
    near, far = (struct.pack("<HHHHHHH", 0x200, 10, 0, 3, 0, columns, 0) for columns in (2, 256))
    assert len(open_table(excel95(tmp_path / "옛.xls", near, far)).frame) == 2
