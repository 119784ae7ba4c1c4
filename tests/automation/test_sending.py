"""What may be sent: papers with their marks, rulings in usual words, what gives itself away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import sending
from automation.privacy import Kind
from automation.sending import Desk, Grade, Ruling, SendingLedger, Service
from groundwork.problem import Problem

PAPERS = """가상의 책상

[서류 1] 행사 안내문
공개 구분: 공개
결재: 끝남
누구나 오실 수 있습니다.

[서류 2] 주차 민원
공개 구분: 비공개(제6호)
결재: 결재 전
민원인 남궁해솔(010-4821-7735)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "desk.txt").write_text(PAPERS, encoding="utf-8")
    return sending.open_desk(tmp_path / "desk.txt")


def found(desk: Desk | None, number: int = 2, **cells: str) -> list[str]:
    """The rules one row breaks."""
    ledger = SendingLedger((Ruling(number, "서류", **cells),))
    return [finding.rule for finding in ledger.check(desk).findings]


def test_a_desk_has_its_papers_with_their_marks(desk: Desk) -> None:
    petition = desk.paper(2)
    assert (petition.title, petition.disclosure) == ("주차 민원", "비공개(제6호)")
    assert petition.stage == "결재 전"
    assert petition.body == "민원인 남궁해솔(010-4821-7735)"
    assert {f.kind for f in petition.personal} == {Kind.NAME, Kind.PHONE}
    assert desk.titles == "1. 행사 안내문\n2. 주차 민원"


def test_a_paper_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="1부터 2까지"):
        desk.paper(9)
    (tmp_path / "글.txt").write_text("서류가 아닌 글", encoding="utf-8")
    with pytest.raises(Problem, match="서류 1"):
        sending.open_desk(tmp_path / "글.txt")


@pytest.mark.parametrize(
    ("word", "grade"),
    [
        ("공개", Grade.OPEN),
        ("O", Grade.OPEN),
        ("공개(O)", Grade.OPEN),
        ("민감", Grade.SENSITIVE),
        ("S 등급", Grade.SENSITIVE),
        ("비공개", Grade.SENSITIVE),
        ("기밀 (C)", Grade.SECRET),
        ("c", Grade.SECRET),
        ("", Grade.UNRULED),
        ("글쎄", Grade.UNRULED),
    ],
)
def test_a_grade_may_be_written_in_other_words(word: str, grade: Grade) -> None:
    assert Ruling(1, "서류", graded=word).grade is grade


@pytest.mark.parametrize(
    ("word", "service"),
    [
        ("외부 AI", Service.ANY),
        ("외부 AI 가능", Service.ANY),
        ("어디나", Service.ANY),
        ("승인 AI", Service.APPROVED),
        ("시가 승인한 AI만", Service.APPROVED),
        ("보내지 않음", Service.NONE),
        ("외부 AI에 보내지 않음", Service.NONE),
        ("전송 금지", Service.NONE),
        ("", Service.UNRULED),
    ],
)
def test_a_service_may_be_written_in_other_words(word: str, service: Service) -> None:
    assert Ruling(1, "서류", sent_to=word).service is service


@pytest.mark.parametrize(
    ("word", "service"),
    [
        ("승인 AI만(외부 AI 금지)", Service.APPROVED),
        ("외부 AI가 아닌 승인 AI", Service.APPROVED),
        ("승인 AI(외부 AI에 보내면 안 됨)", Service.APPROVED),
        ("승인 AI 또는 외부 AI", Service.ANY),
        ("외부 AI에도 가능, 승인 AI", Service.ANY),
        ("외부 AI와 승인 AI 모두 보내지 않음", Service.NONE),
    ],
)
def test_outside_is_told_from_not_outside_beside_the_approved(word: str, service: Service) -> None:
    assert Ruling(1, "서류", sent_to=word).service is service


def test_what_is_said_not_to_be_masked_is_not_masked() -> None:
    row = Ruling(1, "서류", masked="주소만 가리고 이름은 가리지 않음. 전화번호도 가림")
    assert row.masked_kinds == {Kind.ADDRESS, Kind.PHONE}
    assert not row.masks(Kind.NAME, "남궁해솔")


def test_lines_fill_in_rows_and_leave_empty_ones_alone(desk: Desk) -> None:
    ledger = sending.start(desk).rule("| 2 | 민감 | 승인 AI | 이름 | 제6호 |\n| 1 | | | | |")
    assert ledger.rulings == (
        Ruling(1, "행사 안내문"),
        Ruling(2, "주차 민원", "민감", "승인 AI", "이름", "제6호"),
    )
    with pytest.raises(Problem, match="번호"):
        ledger.rule("| 3 | 공개 |")


def test_lines_are_read_with_the_title_behind_the_number(desk: Desk) -> None:
    lines = "| 번호와 서류 | 등급 |\n| 2. 주차 민원 | 민감 | 승인 AI | 이름 | 제6호 |"
    ruled = Ruling(2, "주차 민원", "민감", "승인 AI", "이름", "제6호")
    assert sending.start(desk).rule(lines).rulings[1] == ruled


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("번호", "서류", "등급", "보낼 곳", "사유"), (2, "민원", "민감", "승인 AI", "제6호")),
        (("번호", "서류", "등급", "보낼 곳", "까닭"), (2, "민원", "민감", "승인 AI", "제6호")),
        (("번호와 서류", "등급", "보낼 곳", "사유"), ("2. 민원", "민감", "승인 AI", "제6호")),
    ],
)
def test_the_columns_of_the_page_and_of_an_older_one_are_read(
    head: tuple[str, ...], row: tuple[object, ...]
) -> None:
    (ruling,) = SendingLedger.of_rows([head, row], "대장").rulings
    assert ruling == Ruling(2, "민원", "민감", "승인 AI", reason="제6호")


def test_a_saved_ledger_is_read_again_as_it_was(desk: Desk, tmp_path: Path) -> None:
    ledger = sending.start(desk).rule("| 1 | 공개 | 외부 AI | | =없음 |")
    assert sending.open_ledger(ledger.save(tmp_path / "대장.xlsx")) == ledger
    assert sending.open_ledger("").check().findings == ()


def test_a_workbook_without_a_ledger_is_told(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "다른.xlsx")
    with pytest.raises(Problem, match="AI 이용 대장"):
        sending.open_ledger(tmp_path / "다른.xlsx")


@pytest.mark.parametrize(
    ("rules", "cells"),
    [
        (["grade"], {}),
        (["service"], {"graded": "민감", "reason": "제6호"}),
        (["forbidden"], {"graded": "기밀", "sent_to": "승인 AI", "reason": "제2호"}),
        (["reason"], {"graded": "민감", "sent_to": "보내지 않음"}),
        ([], {"graded": "민감", "sent_to": "승인 AI", "reason": "제6호"}),
    ],
)
def test_blanks_and_contradictions_of_a_row(rules: list[str], cells: dict[str, str]) -> None:
    assert found(None, **cells) == rules


def test_personal_data_in_a_paper_to_be_sent_has_to_be_masked(desk: Desk) -> None:
    row = {"graded": "민감", "sent_to": "승인 AI", "reason": "제6호"}
    assert found(desk, **row) == ["masked"]
    assert found(desk, **row, masked="이름") == ["masked"]
    assert found(desk, **row, masked="성명, 연락처") == []
    assert found(desk, **row, masked="남궁해솔, 010-4821-7735") == []
    assert found(desk, **{**row, "sent_to": "보내지 않음"}) == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_written_in_a_row_is_answered(one: str, other: str) -> None:
    row = Ruling(1, one, graded=one, sent_to=other, masked=one, reason=other)
    ledger = SendingLedger((row, replace(row, graded=other)))
    assert ledger.check()._repr_html_() and ledger._repr_html_()


def test_what_is_shown_is_escaped(desk: Desk) -> None:
    ledger = SendingLedger((Ruling(1, "<b>서류</b>", graded="<i>"),))
    assert "<b>서류" not in ledger._repr_html_() + ledger.check()._repr_html_()
    assert "남궁해솔" in desk.paper(2)._repr_html_()
    assert "남궁해솔" not in desk._repr_html_()
