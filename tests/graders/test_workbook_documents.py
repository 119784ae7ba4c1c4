"""A document written in Excel: its sheets are headings, its cells stand as they are shown."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from automation import documents
from graders.documents.workbooks import read_any
from groundwork.problem import Problem


@pytest.fixture
def workbook(tmp_path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "성과 지표"
    for row in (
        ("조회와 방문객을 봅니다.",),
        (),
        (None, "지표", "올해", "증가율", "측정일"),
        (None, "방문객", 3680, 0.15, date(2026, 9, 30)),
        (None, "조회", 19000, 7 / 12, None),
        (),
        ("목표 하나는 이루지 못함",),
    ):
        sheet.append(row)
    sheet["C4"].number_format = '#,##0"명"'
    sheet["D4"].number_format = sheet["D5"].number_format = "0.0%"
    book.create_sheet("배포 채널").append(["누리집: 9. 1. 영상팀"])
    book.save(tmp_path / "계획.xlsx")
    return tmp_path / "계획.xlsx"


def test_sheets_lines_and_tables_come_in_their_order(workbook):
    document = read_any(workbook)
    lines = [item.text for item in document.items]
    assert lines == [
        *("성과 지표", "조회와 방문객을 봅니다.", "목표 하나는 이루지 못함"),
        *("배포 채널", "누리집: 9. 1. 영상팀"),
    ]
    assert len(document.tables) == 1


def test_cells_are_read_as_the_sheet_shows_them(workbook):
    (table,) = read_any(workbook).tables
    assert table.rows == (
        ("지표", "올해", "증가율", "측정일"),
        ("방문객", "3,680명", "15.0%", "2026. 9. 30."),
        ("조회", "19,000", "58.3%", ""),
    )


def test_other_documents_are_read_as_ever(tmp_path):
    documents.report("제목", items="□ 본문").save(tmp_path / "a.hwpx")
    assert read_any(tmp_path / "a.hwpx").title == "제목"


@pytest.mark.parametrize("data", [b"", b"noise", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_one_sentence(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(Problem) as caught:
        read_any(tmp_path / "a.xlsx")
    assert "\n" not in str(caught.value)
