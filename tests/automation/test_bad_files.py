"""Files nobody can read cost nothing but one clear sentence."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from automation import documents
from groundwork.problem import Problem

from .reports import right_report

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sentence(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        documents.read(path)
    text = str(caught.value)
    assert "Traceback" not in text
    assert len(text) < 140
    return text


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("빈.hwpx", b"", "빈 파일"),
        ("옛.hwpx", OLE + bytes(600) + "FileHeader".encode("utf-16-le"), "옛 한글 형식"),
        ("옛.docx", OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "옛 워드 형식"),
        ("잠긴.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "암호"),
        ("그림.hwpx", b"\x89PNG\r\n\x1a\n" + bytes(50), "HWPX나 DOCX 문서가 아닙니다"),
        ("인쇄.hwpx", b"%PDF-1.7 ...", "PDF"),
        ("글.docx", "안녕하세요".encode("cp949"), "HWPX나 DOCX 문서가 아닙니다"),
        ("반쪽.hwpx", b"PK\x03\x04" + bytes(40), "깨져"),
    ],
)
def test_each_kind_of_bad_file_has_its_sentence(
    tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert word in sentence(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "없습니다" in sentence(tmp_path / "보고서.hwpx")
    assert "폴더입니다" in sentence(tmp_path)


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_file_cut_short_is_damaged(tmp_path: Path, suffix: str) -> None:
    path = right_report().save(tmp_path / f"r{suffix}")
    path.write_bytes(path.read_bytes()[:-2000])
    assert "깨져" in sentence(path)


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_broken_part_inside_the_container_is_damaged(tmp_path: Path, suffix: str) -> None:
    path = right_report().save(tmp_path / f"r{suffix}")
    part = "Contents/section0.xml" if suffix == ".hwpx" else "word/document.xml"
    _replace(path, part, b"<not-closed>")
    assert "깨져" in sentence(path)


def test_a_spreadsheet_named_like_a_document(tmp_path: Path) -> None:
    path = tmp_path / "표.hwpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "HWPX나 DOCX 문서가 아닙니다" in sentence(path)


def test_a_password_of_hangul(tmp_path: Path) -> None:
    path = right_report().save(tmp_path / "잠긴.hwpx")
    _replace(path, "META-INF/manifest.xml", b"<m><odf:encryption-data/></m>")
    assert "암호" in sentence(path)


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "폭탄.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250 << 20))
    assert path.stat().st_size < 1 << 20
    assert "비정상 파일" in sentence(path)


def test_entities_that_explode_are_refused_or_left_out(tmp_path: Path) -> None:
    path = right_report().save(tmp_path / "r.docx")
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY a0 "x">{levels}]><w:document xmlns:w="w">&a9;</w:document>'
    _replace(path, "word/document.xml", bomb.encode())
    assert "깨져" in sentence(path)


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_bytes_turned_at_random_are_read_or_refused_but_never_raise_else(
    tmp_path: Path, suffix: str
) -> None:
    whole = right_report().save(tmp_path / f"r{suffix}").read_bytes()
    dice = random.Random(7)
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(20):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path = tmp_path / f"turned{suffix}"
        path.write_bytes(data)
        try:
            documents.read(path)
        except Problem as problem:
            assert str(problem)


def test_the_suffix_does_not_decide(tmp_path: Path) -> None:
    path = right_report().save(tmp_path / "r.docx")
    renamed = path.rename(tmp_path / "r.hwpx")
    assert documents.read(renamed).title == right_report().title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_notes_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "메모.txt"
    path.write_bytes("똠방각하 회의 메모\r\n둘째 줄".encode(encoding))
    assert documents.read_text(path) == "똠방각하 회의 메모\n둘째 줄"


def test_notes_may_stand_in_a_document(tmp_path: Path) -> None:
    path = right_report().save(tmp_path / "메모.hwpx")
    assert "자동 차단기 3대" in documents.read_text(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bytes(range(256)) * 4, r"메모\.txt에서 글을 읽을 수 없습니다\. .*TXT, HWPX, DOCX"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), r"메모\.txt의 내용은 그림\(PNG\)입니다\. .*TXT"),
        (b"%PDF-1.7\n" * 9, r"메모\.txt의 내용은 PDF 문서입니다\. .*TXT"),
    ],
)
def test_what_is_no_text_is_told_what_it_is_and_what_to_choose(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "메모.txt"
    path.write_bytes(content)
    with pytest.raises(Problem, match=said):
        documents.read_text(path)


def _replace(path: Path, part: str, data: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(buffer, "w") as target:
        for member in source.infolist():
            target.writestr(
                member.filename, data if member.filename == part else source.read(member)
            )
        if part not in source.namelist():
            target.writestr(part, data)
    path.write_bytes(buffer.getvalue())
