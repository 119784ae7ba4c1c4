"""A document of another kind is told as such: nothing in it is praised, nothing called a fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from automation import documents
from automation.document_model.content import Aside, Place
from automation.documents.kinds import DocumentKind, kind_of
from graders import curriculum
from graders.card import Cards
from graders.documents import rules as articles
from graders.lab import check_own_files
from graders.outcome import Verdict
from groundwork.problem import Problem

LETTER = """구미시
수신  {receiver}
제목  가로수 정비 협조 요청
1. 가로수를 다음과 같이 정비합니다.
  가. 기간: 2026. 10. 5.(월)~10. 16.(금)
  나. 공사비: 금36,000,000원(금삼천육백만원)
붙임  공사 구간도 1부.  끝.
구미시장
주무관 정가상  공원녹지과장 전결 문가상
시행  공원녹지과-4410(2026. 9. 21.)
"""
PRESS = """보도자료
보도일시: 2026. 9. 21.(월) 14:00
담당 부서: 공원녹지과 / 담당자: 정가상 / 연락처: 054-000-0000
구미시, 가로수 정비
구미시는 오는 10월 5일부터 가로수를 정비한다고 21일 밝혔다.
공사비는 3,600만 원이다.
공사 기간에는 보행로를 막는다.
"""
DAY = date(2026, 10, 1)
TEXTS = {
    DocumentKind.LETTER: LETTER.format(receiver="구미도시공사 사장"),
    DocumentKind.INTERNAL: LETTER.format(receiver="내부결재").replace("구미시장\n", ""),
    DocumentKind.PRESS: PRESS,
    DocumentKind.STATUTE: "구미시 복지관 운영 조례\n제1조(목적) 이 조례는 운영을 정한다.\n"
    "제2조(정의) 이 조례에서 복지관이란 시설을 말한다.\n제3조(위탁) 시장은 위탁할 수 있다.\n",
    DocumentKind.FORM: "■ 민원 처리법 시행규칙 [별지 제1호서식]\n민원 신청서\n성명:\n주소:\n",
    DocumentKind.REPORT: "가로수 정비 보고\n□ 배경\n ○ 보도자료 배포 3회\n"
    " ○ 제33조(점용) 준용\n□ 계획\n ○ 10월 중 정비\n",
}


@pytest.mark.parametrize(("kind", "text"), TEXTS.items(), ids=TEXTS)
def test_the_kind_of_a_document_is_told_by_its_form(kind: DocumentKind, text: str) -> None:
    assert kind_of(documents.typed(text)) is kind


def own(lab: str, file: Path) -> Cards:
    return Cards(check_own_files(curriculum.load().lab(lab), [file]))


@pytest.mark.parametrize(
    ("lab", "kind", "said"),
    [
        ("a1-1-report", DocumentKind.PRESS, "보도자료입니다"),
        ("a1-1-report", DocumentKind.LETTER, "공문(시행문)입니다"),
        ("a1-2-results", DocumentKind.STATUTE, "조례나 규칙입니다"),
        ("a1-3-options", DocumentKind.FORM, "법정 서식입니다"),
        ("a2-1-mend", DocumentKind.PRESS, "보도자료입니다"),
        ("a2-1-mend", DocumentKind.REPORT, "공문(시행문)이 아닌 것 같습니다"),
        ("a2-3-press", DocumentKind.LETTER, "공문(시행문)입니다"),
        ("a2-3-press", DocumentKind.REPORT, "보도자료가 아닌 것 같습니다"),
    ],
)
def test_an_own_file_of_another_kind_is_told_and_neither_praised_nor_blamed(
    tmp_path: Path, lab: str, kind: DocumentKind, said: str
) -> None:
    cards = own(lab, documents.typed(TEXTS[kind]).save(tmp_path / "내 파일.docx"))
    assert {outcome.verdict for outcome in cards.outcomes} == {Verdict.NOT_YET}
    assert not any(outcome.judgement.good for outcome in cards.outcomes)
    assert said in repr(cards)
    assert "검사하지 않았습니다" in repr(cards)
    assert "아직 제출 전" not in repr(cards)


@pytest.mark.parametrize(
    ("lab", "kind"),
    [
        ("a1-1-report", DocumentKind.REPORT),
        ("a1-1-report", DocumentKind.INTERNAL),
        ("a2-1-mend", DocumentKind.INTERNAL),
    ],
)
def test_an_own_file_of_the_right_kind_is_judged(
    tmp_path: Path, lab: str, kind: DocumentKind
) -> None:
    cards = own(lab, documents.typed(TEXTS[kind]).save(tmp_path / "내 파일.docx"))
    assert Verdict.NOT_YET not in {outcome.verdict for outcome in cards.outcomes}


def test_a_lab_without_checks_for_own_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "내 표.xlsx").write_bytes(b"x")
    with pytest.raises(Problem, match="검사가 없습니다"):
        own("d2-2-budget", tmp_path / "내 표.xlsx")


def test_the_card_tells_what_stands_in_headers_and_memos() -> None:
    report = documents.report("보고", items="□ 하나", gist="하나를 함.", keywords="가, 나, 다")
    memo = (Aside(Place.MEMO, "5억 원으로"),)
    found = articles.criteria(replace(report, asides=memo), DAY)
    told = [str(finding.what) for one in found for finding in one.findings]
    assert told[-1].endswith("메모 ‘5억 원으로’")
    plain = articles.criteria(report, DAY)
    assert not any("메모" in str(finding.what) for one in plain for finding in one.findings)
