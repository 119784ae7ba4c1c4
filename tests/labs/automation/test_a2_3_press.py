"""Quotations of a2-3-press: told from names, the confirmed from the invented; withheld words."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from graders import curriculum
from graders.checking import check_submission
from graders.documents.confidential import quoted, reads
from graders.outcome import Verdict
from graders.submission import Submission
from groundwork.messages import catalog
from labs.automation.a2_3_press.checks.forbidden_words import nothing_withheld
from labs.automation.a2_3_press.checks.quotations import (
    confirmed_quotations,
    only_confirmed,
    quotations,
)

say = catalog("graders")

SOURCE = """[인용문]
- 문도현 도서관정책과장: “읽은 책을 이웃에게 건네는 이틀이 되면 좋겠습니다.”
- 시장 말씀은 받은 것이 없음
"""
WORDS = "읽은 책을 이웃에게 건네는 이틀이 되면 좋겠습니다."
_TEXT, _SOURCE = say("보도자료"), say("행사 자료")


def confirms(text: str) -> bool:
    return only_confirmed([(_TEXT, text)], SOURCE, _SOURCE).met


def test_confirmed_quotations_are_read_with_their_speaker() -> None:
    (quotation,) = confirmed_quotations(SOURCE)
    assert (quotation.words, quotation.speaker) == (WORDS, "문도현 도서관정책과장")


@pytest.mark.parametrize(
    "text",
    [
        "구미시는 ‘구미 가을 책시장’(가상)을 연다고 밝혔다.",
        "올해 주제는 “책으로 잇는 이웃”이다.",
        "참여자는 ‘책 나눔이’라고 부른다.",
        "시장은 개막식에 참석한다.",
        "도서관정책과는 누리집에서 신청을 받는다고 설명했다.",
        f"문도현 도서관정책과장은 “{WORDS}”라고 말했다.",
        "문도현 과장은 “읽은 책을 이웃에게 건네는 이틀이 되면 좋겠다”고 말했다.",
        f"“{WORDS}” 도서관정책과장 문도현의 바람이다.",
    ],
)
def test_names_and_confirmed_words_are_let_through(text: str) -> None:
    assert confirms(text)


@pytest.mark.parametrize(
    "text",
    [
        "구미시장은 “내년에는 더 큰 축제로 키우겠다”라고 강조했다.",
        "구미시장은 ‘내년에는 더 큰 축제로 키우겠다’고 강조했다.",
        '구미시장은 "내년에는 더 큰 축제로 키우겠습니다."라고 말했다.',
        "구미시장은 내년에는 더 큰 축제로 키우겠다고 강조했다.",
        "문도현 과장은 “전국에서 찾아오는 축제가 될 것”이라며 웃었다.",
        f"구미시장은 “{WORDS}”라고 말했다.",
        f"한 시민은 “{WORDS}”라고 전했다.",
        "“정말 기다려져요.” 시민 김 씨의 말이다.",
    ],
)
def test_invented_words_and_other_speakers_are_found(text: str) -> None:
    assert not confirms(text)
    assert len(list(quotations(text))) == 1


def test_a_finding_says_which_words_and_where_they_are() -> None:
    text = "구미시장은 “내년에는 더 큰 축제로 키우겠다”라고 강조했다."
    (finding,) = only_confirmed([(_TEXT, text)], SOURCE, _SOURCE).findings
    assert "내년에는 더 큰 축제로 키우겠다" in str(finding.what)
    assert "보도자료" in str(finding.where)
    assert "행사 자료" in str(finding.mend)


def test_withheld_words_are_read_in_any_spelling() -> None:
    note = "- 예산 ‘7,800만원’ (보고 전)\n- 작가 ‘서하림’"
    assert quoted(note) == ("7,800만원", "서하림")
    assert reads("7,800만원", "예산은 78,000천원이다")
    assert reads("서하림", "작가 서 하림이 온다")
    assert not reads("7,800만원", "예산은 780만원이다")
    found = list(nothing_withheld([(_TEXT, "서하림 작가")], quoted(note)))
    assert [criterion.met for criterion in found] == [True, False]


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        ("", Verdict.NOT_YET),
        ("책을 사랑하는 모든 이를 위한 가을 책시장이 찾아온다.", Verdict.FIX),
        ("구미시는 오는 24일부터 이틀 동안 가을 책시장을 연다.", Verdict.PASS),
    ],
)
def test_the_first_paragraph_is_judged_before_the_others_are_written(
    tmp_path: Path, lead: str, verdict: Verdict
) -> None:
    lab = curriculum.load().lab("a2-3-press")
    begun = documents.press_release(
        "구미 가을 책시장", release="2026. 10. 7.(수)", body=lead, agency="구미시"
    )
    (tmp_path / "output").mkdir()
    begun.save(tmp_path / "output" / "press.hwpx")
    given = Submission(lab, tmp_path, lab.folder / "materials")
    outcomes = {one.check: one.verdict for one in check_submission(given)}
    assert outcomes["lead"] is verdict
    assert outcomes["form"] is Verdict.NOT_YET
