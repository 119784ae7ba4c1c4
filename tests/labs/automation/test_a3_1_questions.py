"""The workbook of a3-1-questions, read under the names that its columns have and had."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from labs.automation.a3_1_questions.checks.labelled_workbook import read_labelled


@pytest.mark.parametrize("reason", ["이유", "까닭"])
def test_the_reason_is_read_under_its_name_and_under_the_older_one(
    reason: str, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["순위", "분류", "건수", "비율", "담당 부서", "챗봇 범위", reason])
    book.active.append([1, "체납·환급", 9, 0.9, "징수과", "밖", "본인 확인"])
    listed = book.create_sheet("분류")
    listed.append(["접수번호", "분류"])
    listed.append(["GM2026-00001", "체납·환급"])
    book.save(tmp_path / "questions.xlsx")
    (row,) = read_labelled(tmp_path / "questions.xlsx").ranked
    assert (row.scope, row.reason) == ("밖", "본인 확인")
