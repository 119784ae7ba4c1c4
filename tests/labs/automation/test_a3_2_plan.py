"""Criteria of a3-2-plan: what is asked for, in whatever words, and what is let pass."""

from __future__ import annotations

import pytest

from automation import documents
from graders.documents.sections import Section, find_sections
from labs.automation.a3_2_plan.checks.answer_criteria import intent_criteria
from labs.automation.a3_2_plan.checks.evidence_criteria import evidence_criteria, read_summary
from labs.automation.a3_2_plan.checks.plan_parts import NAMES
from labs.automation.a3_2_plan.checks.running_criteria import read_terms, running_criteria
from labs.automation.a3_2_plan.checks.safety_criteria import safety_criteria

SUMMARY = read_summary("모두 1,000건\n| 1 | 소파 | 400 | 40.0% |\n| 2 | 주차 | 150 | 15.0% |")

TERMS = read_terms(
    "- 서비스 개시일: 2027. 1. 4.(월)\n- 예산: 연간 48,000,000원 이내\n"
    "- 현재: 전화 문의 월 4,200건, 첫 답까지 평균 6분(2026. 8. 기준)\n"
)


def _section(part: str, heading: str, *lines: str) -> Section:
    plan = documents.report("계획", items="\n".join([f"□ {heading}", *lines]))
    return find_sections(plan, NAMES)[part]


def _said(criteria) -> list[str]:
    return [str(f.what) for c in criteria if not c.met for f in c.findings]


def test_rounded_shares_and_sums_of_the_summary_are_no_inventions():
    section = _section("evidence", "민원 현황", " ○ 모두 1,000건 가운데 소파와 주차가 550건(55%)")
    assert not [said for said in _said(evidence_criteria(section, SUMMARY)) if "없는 수" in said]


def test_another_count_is_named():
    section = _section("evidence", "민원 현황", " ○ 모두 1,000건, 소파 440건")
    assert any("440건" in said for said in _said(evidence_criteria(section, SUMMARY)))


@pytest.mark.parametrize(
    "line",
    [
        " ○ 버리기: 소파 버려요 / 쇼파 얼마 / 장롱 내놓기 / 스티커 값 / 책상 버릴래",
        " ○ 버리기: 소파 버려요, 쇼파 얼마, 장롱 내놓기, 스티커 값, 책상 버릴래",
        " ○ 버리기\n  - 소파 버려요\n  - 책상 버려\n  - 쇼파 얼마\n  - 장롱 내놓기\n  - 스티커값",
    ],
)
def test_ways_of_asking_in_any_list(line):
    section = _section("intents", "의도", line)
    said = _said(intent_criteria(section))
    assert said == ["질문 표현이 다섯 가지 이상인 의도가 1개입니다."]


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("법률 상담을 제공함", False),
        ("법률 상담은 하지 않고 사람에게 넘김", True),
        ("모든 민원에 답함", False),
        ("전체 민원 3,000건을 분류하여 셈", True),
        ("모든 답변에 근거를 붙임", True),
        ("법률 상담은 대한법률구조공단으로 안내", True),
        ("누리집에서 24시간 이용할 수 있음", True),
        ("정답률 100%를 보장함", False),
    ],
)
def test_a_promise_is_one_only_where_it_is_promised(line, fine):
    plan = documents.report("계획", items=f"□ 서비스 범위\n ○ {line}\n ○ 체납은 제외하고 나머지만")
    sections = find_sections(plan, NAMES)
    said = _said(safety_criteria(plan, sections, "", ()))
    assert any("약속" in words for words in said) is not fine


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("전화 문의: 지금 월 4,200건 → 3,150건, 2027. 6. 30.까지", []),
        ("첫 답: 도입 전 6분에서 1분으로(2027년 6월)", []),
        ("전화 문의 30% 감소, 2027. 6. 30.까지", ["지금 값"]),
        ("만족도 향상", ["수치와 단위", "기한", "지금 값"]),
        ("전화 문의: 월 4,200건 → 3,150건", ["기한"]),
    ],
)
def test_an_indicator_needs_a_start_an_aim_and_a_day(line, lacks):
    section = _section("kpi", "성과 지표", f" ○ {line}")
    said = _said(running_criteria({"kpi": section}, None))
    named = [w.split("없는 지표")[0].rstrip("이가 ") for w in said if "없는 지표" in w]
    assert named == lacks


def test_bare_figures_have_the_unit_of_their_column():
    table = "| 항목 | 금액(천원) |\n| 구축 | 30,000 |\n| 합계 | 50,000 |"
    section = _section("cost", "비용", table)
    assert any("48,000,000" in s for s in _said(running_criteria({"cost": section}, TERMS)))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("전화 문의: 지금 월 4,200건 → 월 3,150건, 2027. 6. 30.까지", ""),
        ("전화 문의를 월 4,200건에서 3,150건으로(2027년 6월)", ""),
        ("전화 문의: 지금 월 3,150건 → 월 4,200건, 2027. 6. 30.까지", "쪽지와 다릅니다"),
        ("전화 문의: 지금 월 4,200건 → 월 3,150건, 2026. 6. 30.까지", "개시하기 전에"),
    ],
)
def test_an_indicator_starts_from_today_and_ends_after_the_opening(line, fault):
    section = _section("kpi", "성과 지표", f" ○ {line}")
    said = _said(running_criteria({"kpi": section}, TERMS))
    found = [s for s in said if "쪽지와 다릅니다" in s or "개시하기 전에" in s]
    assert bool(found) == bool(fault)
    assert all(fault in s for s in found)


@pytest.mark.parametrize(("total", "met"), [("43,000", True), ("41,000", False)])
def test_a_total_is_the_sum_of_its_items(total, met):
    table = f"| 항목 | 금액(천원) |\n| 구축 | 28,000 |\n| 운영 | 15,000 |\n| 합계 | {total} |"
    section = _section("cost", "비용", table)
    said = _said(running_criteria({"cost": section}, None))
    assert any("합계가" in s for s in said) is not met


@pytest.mark.parametrize("number", ["054-000-0000", "(054) 000-0000", "054.000.0000"])
@pytest.mark.parametrize("hours", ["평일 09:00~18:00", "평일 9시~18시", "평일 9~18시"])
def test_a_number_and_hours_in_any_spelling(number, hours):
    plan = documents.report("계획", items=f"□ 상담원 연결\n ○ 못 찾을 때 {number}, {hours}")
    said = _said(safety_criteria(plan, find_sections(plan, NAMES), "054-000-0000", ()))
    assert not [words for words in said if "번호" in words or "시간이" in words]


def test_one_way_of_asking_a_row_under_the_same_name():
    rows = "".join(f"\n| 버리기 | 소파 버리기 {n} |" for n in range(1, 6))
    section = _section("intents", "의도", f"| 의도 | 묻는 말 |{rows}")
    assert _said(intent_criteria(section)) == ["질문 표현이 다섯 가지 이상인 의도가 1개입니다."]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("intents", "의도와 묻는 말"),
        ("intents", "의도와 질문 표현"),
        ("handover", "사람에게 넘기는 기준"),
        ("handover", "상담원 연결 기준"),
        ("forbidden", "답하지 않는 주제"),
        ("forbidden", "답변 제외 주제"),
    ],
)
def test_a_part_is_found_under_its_heading_and_the_one_it_had_before(part, heading):
    assert _section(part, heading, " ○ 내용").text == "내용"


@pytest.mark.parametrize("column", ["질문 표현", "묻는 말"])
def test_ways_of_asking_are_counted_under_their_column_and_its_older_name(column):
    ways = " / ".join(f"소파 버리기 {n}" for n in range(1, 6))
    section = _section("intents", "의도", f"| 의도 | {column} |\n| 버리기 | {ways} |")
    assert _said(intent_criteria(section)) == ["질문 표현이 다섯 가지 이상인 의도가 1개입니다."]


def test_a_total_is_read_by_either_word():
    assert read_summary("총 1,000건").total == read_summary("모두 1,000건").total == 1000
