"""The table asked for is found in a workbook, a csv or a document, beside other tables too."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from automation.documents import Table
from graders.documents.reading import table_rows
from groundwork.sheets import Sheet, write_sheets

COLUMNS = {"name": ("이름",), "count": ("수량", "개수")}
ASKED = (("이름", "개수"), ("의자", "7"))


@pytest.mark.parametrize("name", ["목록.xlsx", "목록.csv", "목록.docx", "목록.hwpx"])
def test_the_table_with_the_columns_is_found_in_any_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".csv":
        path.write_text("\n".join(map(",".join, ASKED)), encoding="utf-8")
    elif path.suffix == ".xlsx":
        write_sheets(
            path, [Sheet("다른 표", ("날짜", "곳"), ()), Sheet("목록", ASKED[0], ASKED[1:])]
        )
    else:
        dates = Table((("날짜", "곳"), ("1. 2.", "시청")))
        documents.report("보고", items="□ 표", tables=[dates, Table(ASKED)]).save(path)
    assert [tuple(map(str, row)) for row in table_rows(path, COLUMNS)] == list(ASKED)


def test_a_document_without_such_a_table_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "글.docx"
    documents.report("보고", items="□ 표가 없음").save(path)
    assert not table_rows(path, COLUMNS)


def test_tables_under_the_same_header_are_one(tmp_path: Path) -> None:
    path = tmp_path / "목록.docx"
    tables = [
        Table(ASKED),
        Table((("날짜", "곳"), ("1. 2.", "시청"))),
        Table((ASKED[0], ("책", "2"))),
    ]
    documents.report("보고", items="□ 표", tables=tables).save(path)
    assert [tuple(row) for row in table_rows(path, COLUMNS)] == [*ASKED, ("책", "2")]
