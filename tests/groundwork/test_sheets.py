from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from groundwork.headings import find_header
from groundwork.problem import Problem
from groundwork.sheets import Sheet, read_rows, write_sheets

NAMES = {"question": ("질문", "question"), "answer": ("답", "답변")}


def test_what_is_written_is_read_again(tmp_path: Path):
    path = write_sheets(
        tmp_path / "표.xlsx", [Sheet("질문", ("번호", "질문"), [(1, "쓰레기는?"), (2, None)])]
    )
    assert [list(row) for row in read_rows(path)] == [["번호", "질문"], [1, "쓰레기는?"], [2]]


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path):
    path = write_sheets(tmp_path / "표.xlsx", [Sheet("표", ("질문",), [("=cmd|'/C calc'!A0",)])])
    cell = openpyxl.load_workbook(path).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=cmd|'/C calc'!A0", "s")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_csv_is_read_in_both_encodings(tmp_path: Path, encoding: str):
    path = tmp_path / "표.csv"
    path.write_bytes("질문,답\n똠얌꿍은?,없음\n".encode(encoding))
    assert read_rows(path) == [["질문", "답"], ["똠얌꿍은?", "없음"]]


def test_the_header_is_found_under_a_title_and_by_any_of_its_names():
    rows = [["가상시 질문 목록", None], [None, None], ["질 문", "답변"], ["어디?", "여기"]]
    assert find_header(rows, NAMES) == (2, {0: "question", 1: "answer"})
    assert find_header([["이름", "나이"]], NAMES) is None
    assert find_header([], NAMES) is None


def _not_a_zip(path: Path) -> None:
    path.write_bytes(b"not a workbook at all")


def _old_kind(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(300 << 20))


def _missing(path: Path) -> None:
    del path


@pytest.mark.parametrize("spoil", [_not_a_zip, _old_kind, _other_zip, _bomb, _missing])
def test_a_file_that_is_no_table_gets_one_sentence(tmp_path: Path, spoil):
    path = tmp_path / "표.xlsx"
    spoil(path)
    with pytest.raises(Problem) as caught:
        read_rows(path)
    assert "표.xlsx" in str(caught.value)


def test_a_column_is_known_by_the_end_of_a_longer_name():
    names = {"name": ("자료",), "what": ("내용",), "source": ("출처",), "consent": ("초상 동의",)}
    head = ["자료", "내용", "자료 출처", "초상 동의 여부", "확인일"]
    columns = {0: "name", 1: "what", 2: "source", 3: "consent"}
    assert find_header([head], names) == (0, columns)
    assert find_header([["자료", "말(내용)", "출처"]], names) == (
        0,
        {0: "name", 1: "what", 2: "source"},
    )
    longer = ["자료", "출처 결과", "내용"]
    assert find_header([longer], names) == (0, {0: "name", 1: "source", 2: "what"})


def test_a_heading_in_two_levels_is_one():
    names = {"scene": ("장면",), "picture": ("그림",), "words": ("말",), "source": ("출처",)}
    rows = [
        ["콘티", None, None, None],
        ["장면", "화면", "말", "권리"],
        [None, "그림", None, "출처"],
        [1, "강변", "함께 걸어요.", "시청"],
    ]
    columns = {0: "scene", 1: "picture", 2: "words", 3: "source"}
    assert find_header(rows, names) == (2, columns)
    assert find_header([["장면", "그림"], [1, None]], names) == (0, {0: "scene", 1: "picture"})


def test_a_cell_merged_over_rows_stands_in_each_of_them_where_asked(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (["그림", "출처"], ["a.jpg", "시 촬영"], ["b.jpg", None], ["c.jpg", None]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    path = tmp_path / "표.xlsx"
    book.save(path)
    each = [["그림", "출처"], ["a.jpg", "시 촬영"], ["b.jpg", "시 촬영"], ["c.jpg"]]
    assert [list(row) for row in read_rows(path, merged_in_each=True)] == each
    assert [list(row) for row in read_rows(path)][2] == ["b.jpg"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("표.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), "그림(PNG)"),
        ("표.hwp", b"\xd0\xcf\x11\xe0" + bytes(99), "옛 한글 문서(HWP)"),
        ("메모.txt", "가상의 메모".encode(), "텍스트"),
    ],
)
def test_what_is_no_table_is_told_what_it_is_and_what_to_choose(
    tmp_path: Path, name: str, content: bytes, kind: str
):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Problem) as told:
        read_rows(path)
    assert str(told.value).startswith(f"{name}의 내용은 {kind}입니다.")
    assert "엑셀(xlsx)이나 csv 파일을 선택" in str(told.value)
