"""The rules of official writing: right texts are left alone, each fault is found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import documents, rules
from automation.dates import WEEKDAYS
from automation.document_model.marks import SYLLABLES
from automation.documents import Document, Page
from automation.numerals import to_hangul
from groundwork.findings import Level
from groundwork.language import using

from .reports import right_report


def required(document: Document) -> list[str]:
    return [finding.rule for finding in rules.check(document).required]


def with_items(items: str, **changes: object) -> Document:
    return right_report(items=items, attachments=[], **changes)


RIGHT_TEXTS = [
    "□ 개요\n ○ 일시: 2026. 9. 10.(목) 14:00\n  - 세부\n   ㆍ 더 세부",
    "1. 개요\n 가. 일시\n 나. 장소\n2. 결과\n 가. 하나\n  1) 둘\n  2) 셋\n 나. 넷",
    "1. 개요\n ○ 일시\n ○ 장소\n2. 결과\n - 세부",
    "□ 개요\n 1. 하나\n 2. 둘\n□ 결과\n 1. 하나\n 2. 둘",
    "□ 개요\n 1. 하나\n 2. 둘\n□ 결과\n 3. 셋\n 4. 넷",
    "Ⅰ. 개요\n1. 하나\n2. 둘\nⅡ. 결과\n1. 하나\n2. 둘",
    "1. 하나\n 가. 둘\n  1) 셋\n   가) 넷\n    (1) 다섯\n     (가) 여섯\n      ① 일곱\n"
    "       ㉮ 여덟\n       ㉯ 아홉\n2. 열",
    "□ 총사업비 금113,560원(금일십일만삼천오백육십원)",
    "□ 총사업비 금113,560원(금십일만삼천오백육십원)",
    "□ 총사업비 1억 3,500만원(국비 8,100만원)",
    "□ 요금 1,500원, 단가 4,500만원",
    "□ 2026년 3월부터 시행하고 '26. 9. 10. 점검함",
    "□ 기간: 2026. 4. 23.~6. 15.",
    "□ 9. 10.(목) 14:00~16:30 개최",
    "□ 24시간 운영하고 오전 중 처리함",
    "□ 항목이 하나뿐인 보고",
    "| 구분 | 금액 |\n|---|---|\n| 단가 | 금4,500만원 |",
    "본문에 기호가 없는 짧은 보고임",
    "□ 개요\n※ 참고\n□ 결과",
]


@pytest.mark.parametrize("items", RIGHT_TEXTS)
def test_right_texts_raise_no_alarm(items: str) -> None:
    assert required(with_items(items)) == []


def test_the_right_report_is_right_in_every_level() -> None:
    assert rules.check(right_report()).findings == ()


# A fault in a report's lines: the rule that finds it, and the line it is in.
FAULTS = (
    ("1. 하나\n3. 셋", "R1", "3. 셋"),
    ("1. 하나\n 1) 둘\n 2) 셋\n2. 넷", "R1", "1) 둘"),
    ("1. 하나\n (1) 둘\n (2) 셋\n2. 넷", "R1", "(1) 둘"),
    ("1. 하나\n ① 둘\n ② 셋\n2. 넷", "R1", "① 둘"),
    ("1. 하나\n 가. 둘\n 다. 셋\n2. 넷", "R1", "다. 셋"),
    ("1. 하나\n 가. 둘\n 가. 셋\n2. 넷", "R1", "가. 셋"),
    ("가. 하나\n나. 둘", "R1", "가. 하나"),
    ("2. 하나\n3. 둘", "R1", "2. 하나"),
    ("1. 하나\n 나. 둘\n 다. 셋\n2. 넷", "R1", "나. 둘"),
    ("□ 하나\n 2. 둘\n 3. 셋", "R1", "2. 둘"),
    ("□ 금113,560원(금일십일만삼천오백육십일원)", "R3", "금113,560원"),
    ("□ 금113,560원을 씀", "R3", "금113,560원을 씀"),
    ("□ 1,000원(일만원)", "R3", "1,000원(일만원)"),
    ("□ 하나\n ○ 금145,200,000원(금일억오천사백이십만원)", "R3", "금145,200,000원"),
    ("□ 2026. 9. 10 개최", "R4", "2026. 9. 10 개최"),
    ("□ 2026-09-10 개최", "R4", "2026-09-10 개최"),
    ("□ 2026/9/10 개최", "R4", "2026/9/10 개최"),
    ("□ 하나\n ○ 2026. 9. 05 마감", "R4", "2026. 9. 05 마감"),
    ("□ 오후 2시 개최", "R5", "오후 2시 개최"),
    ("□ 오전 9:30 개최", "R5", "오전 9:30 개최"),
    ("□ 14시 30분 개최", "R5", "14시 30분 개최"),
    ("□ 14시 반 개최", "R5", "14시 반 개최"),
    ("| 시각 |\n|---|\n| 오전 9시 30분 |\n| 10:00 |", "R5", "오전 9시 30분"),
    ("□ 2026. 9. 10.(금) 개최", "R6", "2026. 9. 10.(금) 개최"),
    ("□ 2026. 9. 10.(금요일) 개최", "R6", "2026. 9. 10.(금요일) 개최"),
    ("□ 9. 10.(수) 개최", "R6", "9. 10.(수) 개최"),
    ("□ '26. 9. 10.(수) 개최", "R6", "'26. 9. 10.(수) 개최"),
    ("| 날짜 |\n|---|\n| 9. 10.(금) |\n| 9. 11.(금) |", "R6", "9. 10.(금)"),
)


@pytest.mark.parametrize(("items", "rule", "place"), FAULTS)
def test_each_planted_fault_is_found_once_with_its_article_and_place(
    items: str, rule: str, place: str
) -> None:
    (fault,) = rules.check(with_items(items)).required
    assert fault.rule == rule
    assert place in str(fault.where)
    assert "제" in str(fault.why) or rule == "R6"
    assert str(fault.mend)


@pytest.mark.parametrize(
    ("changes", "rule", "place"),
    [
        ({"attachments": ["회의록"]}, "R7", "회의록"),
        ({"attachments": ["회의록 1부.", "현장 사진"]}, "R7", "현장 사진"),
        ({"gist": ""}, "R16-gist", "제목 아래"),
        ({"gist": "하천 산책로 안전대책 회의 결과 보고"}, "R16-gist", "제목 아래"),
        ({"keywords": []}, "R16-keywords", "제목 아래"),
    ],
)
def test_faults_of_the_document_as_a_whole(
    changes: dict[str, object], rule: str, place: str
) -> None:
    (fault,) = rules.check(right_report(**changes)).required
    assert fault.rule == rule
    assert place in str(fault.where)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"gist": "하나임. 둘임. 셋임. 넷임."}, "R16-gist-length"),
        ({"keywords": ["하나", "둘"]}, "R16-keyword-number"),
        ({"keywords": ["하나"]}, "R16-keyword-number"),
    ],
)
def test_how_many_keywords_and_sentences_is_advice(changes: dict[str, object], rule: str) -> None:
    checked = rules.check(right_report(**changes))
    assert checked.required == ()
    assert [(f.rule, f.level) for f in checked.findings] == [(rule, Level.ADVISED)]
    assert "제5조" not in str(checked.findings[0].why)


def test_a_number_on_a_single_attachment_is_advised_against_by_the_manual() -> None:
    report = documents.report("가", items="□ 본문\n붙임  1. 회의록 1부.", gist="나", keywords="다")
    numbered = replace(report, attachments=documents.report("가", items="1. 회의록 1부.").items)
    found = {finding.rule: finding for finding in rules.check(numbered).findings}
    assert required(numbered) == []
    assert "편람" in str(found["R7-single"].why)
    assert "R7-single" not in {finding.rule for finding in rules.check(report).findings}


def test_letter_paper_is_not_a4() -> None:
    assert required(replace(right_report(), pages=(Page(215.9, 279.4),))) == ["R13"]


def test_a_document_is_judged_by_the_rules_of_its_own_date() -> None:
    before = right_report(gist="", keywords=[], written="2026. 5. 18.", items="□ 본문")
    after = right_report(gist="", keywords=[], written="2026. 5. 19.", items="□ 본문")
    assert required(before) == []
    assert required(after) == ["R16-gist", "R16-keywords"]


def test_without_a_date_of_its_own_the_rules_of_today_hold() -> None:
    undated = replace(right_report(gist="", items="□ 본문"), written=None)
    assert rules.check(undated, date(2026, 5, 18)).required == ()
    assert len(rules.check(undated, date(2026, 5, 20)).required) == 1


def test_a_day_of_next_january_in_a_report_of_december() -> None:
    assert required(with_items("□ 1. 5.(화) 개최", written="2026. 12. 28.")) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("□ 2026. 10. 16.(금)~10. 18.(일) 개최", True),
        ("□ 2026. 10. 16.(금)~10. 18.(토) 개최", False),
        ("□ 10. 17.(토) 개최", True),
        ("□ 10. 17.(화) 개최", False),
    ],
)
def test_a_date_takes_the_year_before_it_in_the_line(line: str, right: bool) -> None:
    early = right_report(items=line, attachments=[], written="2026. 3. 9.")
    assert ("R6" in required(early)) is not right


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        ("□ 일시 : 14:00", "R17"),
        ("□ 4. 23. ~ 6. 15.", "R17"),
        ("□ 2026. 09. 10. 개최", "R4-zeros"),
        ("□ 9. 05. 마감", "R4-zeros"),
        ("□ 7:00 개최", "R4-zeros"),
        ("□ 회의를 개최하였습니다.", "R21"),
        ("□ " + "긴 항목 " * 30, "R21"),
        ("1. 하나\n 가. 둘\n2. 셋", "R1-single"),
    ],
)
def test_advice_never_counts_as_required(items: str, rule: str) -> None:
    checked = rules.check(with_items(items))
    assert checked.required == ()
    assert [(f.rule, f.level) for f in checked.findings] == [(rule, Level.ADVISED)]


def test_an_item_may_fill_two_lines_and_no_more() -> None:
    assert rules.check(with_items("□ " + "가" * 95)).findings == ()
    assert [f.rule for f in rules.check(with_items("□ " + "가" * 96)).findings] == ["R21"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(1, 10**15), st.integers(1, 9))
def test_a_wrong_hangul_amount_is_always_found(won: int, off: int) -> None:
    right = f"□ 금{won:,}원(금{to_hangul(won)}원)"
    wrong = f"□ 금{won:,}원(금{to_hangul(won + off)}원)"
    assert required(with_items(right)) == []
    assert required(with_items(wrong)) == ["R3"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.dates(date(2026, 6, 1), date(2026, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_right_on_its_day_only(day: date, shift: int) -> None:
    shown = WEEKDAYS[(day + timedelta(days=shift)).weekday()]
    found = required(with_items(f"□ {day.year}. {day.month}. {day.day}.({shown}) 개최"))
    assert found == ([] if shift == 0 else ["R6"])


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.integers(2, 30), st.data())
def test_a_missing_item_is_always_found(count: int, data: st.DataObject) -> None:
    marks = [f"{syllable}." for syllable in SYLLABLES[:count]]
    whole = "1. 처음\n" + "\n".join(f" {mark} 항목" for mark in marks) + "\n2. 다음"
    assert required(with_items(whole)) == []
    if count > 2:
        del marks[data.draw(st.integers(0, count - 2))]
        gap = "1. 처음\n" + "\n".join(f" {mark} 항목" for mark in marks) + "\n2. 다음"
        assert required(with_items(gap)) == ["R1"]


def test_every_finding_names_its_article_in_both_languages() -> None:
    report = with_items("1. 하나\n3. 셋 금5원 오후 2시 2026. 09. 10.(금)", gist="", keywords=[])
    findings = rules.check(report).findings
    assert len(findings) >= 6
    for finding in findings:
        assert finding.why
        assert finding.mend
        with using("en"):
            assert not any("가" <= c <= "힣" for c in str(finding.why).split("(")[0])


def test_rule_ids_are_unique_and_have_a_name_and_a_basis() -> None:
    ids = [rule.id for rule in rules.ALL]
    assert len(set(ids)) == len(ids)
    assert all(rule.name and rule.basis.cited for rule in rules.ALL)


def test_the_card_escapes_what_it_quotes() -> None:
    assert "<script>" not in rules.check(with_items("□ <script> 오후 2시"))._repr_html_()


_ORDERED = (
    "1.",
    "2.",
    "14.",
    "99.",
    "가.",
    "하.",
    "히.",
    "1)",
    "(3)",
    "(다)",
    "①",
    "⑳",
    "㉮",
    "㉻",
)
_OTHERS = ("□", "○", "-", "ㆍ", "※", "Ⅰ.", "", "2026. 2. 30.(월)", "금9조9천억원", "붙임  1.")
_HEADS = st.sampled_from((*_ORDERED, *_OTHERS))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(_HEADS, st.text(max_size=15)), max_size=8))
def test_whatever_is_written_can_be_judged(lines: list[tuple[str, str]]) -> None:
    items = "\n".join(f"{mark} {text}" for mark, text in lines)
    checked = rules.check(documents.report("제목", items=items))
    assert all(str(finding.what) and str(finding.mend) for finding in checked.findings)
    assert checked._repr_html_()
