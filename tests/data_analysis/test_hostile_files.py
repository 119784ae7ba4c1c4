"""Files that are broken, locked, disguised or built to hurt: one sentence each, and quickly."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis import open_table
from groundwork.problem import Problem

SECONDS = 2.0


def workbook(path: Path, cells: dict[str, object]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for place, value in {"A1": "접수번호", "B1": "금액", "A2": "1", "B2": 5, **cells}.items():
            sheet.write(place, value)
    return path


def rewritten(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """The archive with one member changed."""
    target = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, change(data) if name == member else data)
    return target


def encrypted(path: Path, password: str) -> Path:
    target = path.with_name("locked.xlsx")
    with path.open("rb") as source, target.open("wb") as stream:
        OOXMLFile(source).encrypt(password, stream)
    return target


def refused(path: Path, **options: str) -> str:
    began = time.process_time()  # a busy machine is not the fault of a file
    with pytest.raises(Problem) as caught:
        open_table(path, **options)  # type: ignore[arg-type]
    assert time.process_time() - began < SECONDS
    sentence = str(caught.value)
    assert "Traceback" not in sentence
    assert caught.value.message.render("en") != caught.value.message.render("ko")
    return sentence


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb_of_one_gibibyte(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open(SHEET, "w", force_zip64=True) as stream:
            for _ in range(1 << 6):
                stream.write(bytes(1 << 24))
    assert "비정상 파일" in refused(path)


def test_an_archive_that_lies_about_its_sizes(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {f"A{row}": "가나다" for row in range(3, 500)})
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/sharedStrings.xml").file_size
    data = path.read_bytes().replace(size.to_bytes(4, "little"), (size - 9).to_bytes(4, "little"))
    path.write_bytes(data)
    assert "깨져 있어" in refused(path)


def test_half_a_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {})
    path.write_bytes(path.read_bytes()[:2000])
    assert "깨져 있어" in refused(path)


def test_broken_xml_inside(tmp_path: Path) -> None:
    path = rewritten(workbook(tmp_path / "a.xlsx", {}), SHEET, lambda xml: xml[: len(xml) // 2])
    assert "깨져 있어" in refused(path)


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    path = encrypted(workbook(tmp_path / "a.xlsx", {}), "gumi1234")
    assert "암호가 걸려" in refused(path)
    assert "암호가 맞지 않습니다" in refused(path, password="wrong")


def test_the_right_password_opens_it(tmp_path: Path) -> None:
    path = encrypted(workbook(tmp_path / "a.xlsx", {}), "gumi1234")
    assert open_table(path, password="gumi1234").columns == ["접수번호", "금액"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.xlsx", b"", "빈 파일"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "그림(PNG)"),
        ("paper.xlsx", b"%PDF-1.7\n", "PDF 문서"),
        ("list.xls", "<html><table><tr><td>민원</td></tr></table>".encode(), "웹페이지(HTML)"),
        ("list.xls", "\ufeff\n<!DOCTYPE html><html>".encode(), "웹페이지(HTML)"),
        ("old.xls", b"<?xml version='1.0'?><Workbook/>", "옛 XML 형식"),
        ("broken.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "깨져 있어"),
        ("noise.csv", bytes(range(256)) * 8, "글자를 읽을 수 없습니다"),
        ("one-word.csv", "민원".encode(), "표를 찾지 못했습니다"),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refused(path)


def test_other_office_files(tmp_path: Path) -> None:
    for member, said in [("word/document.xml", "워드 문서"), ("Contents/content.hpf", "HWPX")]:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(member, "<x/>")
        path = tmp_path / "a.xlsx"
        path.write_bytes(stream.getvalue())
        assert said in refused(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "찾을 수 없습니다" in refused(tmp_path / "없는 파일.xlsx")
    assert "열 수 없습니다" in refused(tmp_path)
