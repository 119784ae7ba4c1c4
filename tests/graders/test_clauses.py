"""A value counts where it is said of what was asked for: not of something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from automation.facts import find
from graders.documents.clauses import clauses
from graders.documents.requested_facts import Source, all_facts_present, requested_facts
from groundwork.messages import plain

NOTES = "차단기 설계는 9/30까지, 달기는 10/23까지. 중학생 240명, 인솔 교사 12명"
NOTE = "- 차단기 설계 기한\n- 차단기 설치 기한\n- 학생 수\n- 인솔 교사 수"
CLUES = {
    "차단기 설계 기한": "차단기 설계는",
    "차단기 설치 기한": "달기는",
    "학생 수": "중학생",
    "인솔 교사 수": "인솔 교사",
}


def met(text: str) -> Sequence[bool]:
    asked = requested_facts(NOTE, Source(plain("메모"), NOTES), CLUES)
    return [
        c.met for c in all_facts_present(asked, find(text), list(clauses(text)), plain("보고서"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "차단기 설계 9. 30., 설치 10. 23.까지. 중학생 240명, 인솔 교사 12명",
        "차단기: 9. 30.까지 설계, 10. 23.까지 설치. 중학생 240명과 인솔 교사 12명",
        "9. 30.(수)까지 설계하고 10. 23.(금)까지 단다. 240명의 중학생과 12명의 교사가 온다.",
        "기한은 9. 30.과 10. 23.이다. 모두 240명, 그리고 12명.",
    ],
)
def test_values_in_their_places_are_kept_in_any_order_of_words(text: str) -> None:
    assert all(met(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "차단기 설계 10. 23., 설치 9. 30.까지. 중학생 240명, 인솔 교사 12명",
            [False, False, True, True],
        ),
        (
            "차단기 설계 9. 30., 설치 10. 23.까지. 중학생 12명과 인솔 교사 240명",
            [True, True, False, False],
        ),
    ],
)
def test_values_that_changed_places_are_not_kept(text: str, expected: list[bool]) -> None:
    assert met(text) == expected


@pytest.mark.parametrize(
    ("said", "met_of_the_last"),
    [
        ("인솔 교사 12명은 참가하지 않음", False),
        ("인솔 교사 12명은 함께하지 않습니다", False),
        ("인솔 교사 12명이 불편하지 않도록 안내함", True),
        ("인솔 교사 12명이 오지 않으면 연기함", True),
        ("비가 오면 미루지 않고 인솔 교사 12명이 안내함", True),
    ],
)
def test_what_the_source_decides_may_not_be_denied(said: str, met_of_the_last: bool) -> None:
    text = f"차단기 설계 9. 30., 설치 10. 23.까지. 중학생 240명. {said}"
    assert list(met(text)) == [True, True, True, met_of_the_last]


def test_two_values_exchanged_are_told_once() -> None:
    text = "차단기 설계 9. 30., 설치 10. 23.까지. 중학생 12명, 인솔 교사 240명"
    asked = requested_facts(NOTE, Source(plain("메모"), NOTES), CLUES)
    found = list(all_facts_present(asked, find(text), list(clauses(text)), plain("보고서")))
    assert [len(one.findings) for one in found] == [0, 0, 1, 0]
    assert [one.met for one in found] == [True, True, False, False]
