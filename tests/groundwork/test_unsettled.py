"""Cells that are filled in and say nothing, and answers that leave their question open."""

from __future__ import annotations

import pytest

from groundwork.unsettled import is_not_known, is_unsettled, says_nothing


@pytest.mark.parametrize(
    "cell",
    ["", " – ", "-", "없음", "해당 없음", "특이사항없음", "미정.", "모름", "X"],
)
def test_a_cell_may_be_filled_in_and_say_nothing(cell: str) -> None:
    assert says_nothing(cell)


@pytest.mark.parametrize("cell", ["위험 없음", "미정인 곳 2곳", "1", "장마로 지연"])
def test_a_cell_that_says_something_is_not_empty(cell: str) -> None:
    assert not says_nothing(cell)


@pytest.mark.parametrize(
    "answer", ["-", "추후 검토", "담당 부서 확인 중", "협의 예정", "동의 받을 예정", "TBD"]
)
def test_an_answer_may_leave_its_question_open(answer: str) -> None:
    assert is_unsettled(answer)


@pytest.mark.parametrize("answer", ["없음", "검토 완료", "검토 마침", "9. 1.까지 원고 작성"])
def test_an_answer_that_decides_is_settled(answer: str) -> None:
    assert not is_unsettled(answer)


def test_what_nobody_can_know_is_told_from_a_claim() -> None:
    assert is_not_known("까닭은 알 수 없음")
    assert is_not_known("This does not show why.")
    assert not is_not_known("예약제 덕분에 줄었음")
