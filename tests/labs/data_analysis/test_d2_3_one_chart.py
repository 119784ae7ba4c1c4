"""The truth behind the checks of d2-3-one-chart, the text's figures, what a sentence may say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from data_analysis import open_table
from graders import curriculum, materials
from graders.tables.numbers_in_text import StatedNumber, cases, per_cents, points
from labs.data_analysis.d2_3_one_chart.checks import GIVEN, rate_claims
from labs.data_analysis.d2_3_one_chart.checks.late_by_month import LateByMonth, read_late_by_month
from labs.data_analysis.d2_3_one_chart.checks.rate_claims import foreign, no_cause

LAB = curriculum.load().lab("d2-3-one-chart")


@pytest.fixture(scope="module")
def given() -> Path:
    return materials.course_version(LAB) / GIVEN


@pytest.fixture(scope="module")
def truth(given: Path) -> LateByMonth:
    return read_late_by_month(given)


def test_the_truth_counted_row_by_row_is_the_library_s(truth: LateByMonth, given: Path) -> None:
    table = open_table(given).repair(key="접수번호")
    by_month = table.summarise([], month="접수일", sums="지연").rate("지연율", of="지연", times=100)
    shares = truth.months.values()
    assert by_month.data["건수"].to_list() == [share.judged for share in shares]
    assert by_month.data["지연"].to_list() == [share.late for share in shares]
    assert by_month.data["지연율"].to_list() == [round(share.percent, 2) for share in shares]


def test_counts_rise_while_the_rate_falls_and_no_faster_after_april(truth: LateByMonth) -> None:
    late = [share.late for share in truth.months.values()]
    rates = [share.percent for share in truth.months.values()]
    falls = [before - after for before, after in pairwise(rates)]
    assert late == sorted(late)
    assert all(fall > 0 for fall in falls)
    assert sum(falls[:2]) / 2 >= sum(falls[2:]) / 3


def test_the_text_of_the_lab_speaks_of_these_figures(truth: LateByMonth) -> None:
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    answer = (LAB.folder / "materials" / "ai-chart.txt").read_text(encoding="utf-8")
    first, last = truth.months[1], truth.months[6]
    assert f"{sum(share.judged for share in truth.months.values()):,}건" in text
    assert f"{first.late}건에서 {last.late}건" in text
    assert f"{first.late}건에서 {last.late}건" in answer
    assert f"{first.judged}건에서 {last.judged}건" in text
    for month, share in truth.months.items():
        assert f"{month}월 {share.percent:.1f}%" in text
    drawn = (first.percent - 30) / (last.percent - 30)
    assert drawn > 5 and first.percent / last.percent < 1.4
    assert round(100 * last.percent / first.percent) == 73
    assert truth.as_of.isoformat() in text
    assert truth.source in text


@pytest.mark.parametrize(
    "said",
    [
        "지연율은 1월 45.0%에서 6월 32.7%로 12.3%포인트 낮아졌습니다.",
        "45퍼센트이던 지연율이 여섯 달 만에 33퍼센트로 줄었다.",
        "예약제를 시작한 4월 뒤에도 지연율은 37.7%에서 32.7%로 내려갔습니다.",
        "1~3월 42.3%에서 4~6월 34.9%로 낮아졌습니다.",
        "4월부터 6월까지 34.9%로, 1월부터 3월까지 42.3%보다 낮습니다.",
        "1월에는 140건 가운데 63건(45.0%), 6월에는 297건 가운데 97건(32.7%)이 늦었습니다.",
        "The late rate fell from 45.0% in January to 32.7% in June, by 12.3 percentage points.",
    ],
)
def test_what_the_data_says_may_be_said(said: str, truth: LateByMonth) -> None:
    assert list(foreign(said, truth)) == []


@pytest.mark.parametrize(
    "said",
    [
        "지연율은 12.3% 줄었습니다.",
        "지연율은 1월 45.0%에서 6월 32.7%로 15.3%포인트 낮아졌습니다.",
        "지연율은 6월 45.0%에서 1월 32.7%가 되었습니다.",
        "1월 45.0%이던 지연율이 절반으로 줄어 32.7%입니다.",
        "6월에는 290건 가운데 97건이 늦었습니다.",
        "지연율은 45.1%에서 32.7%로 낮아졌습니다.",
    ],
)
def test_what_the_data_does_not_say_is_found(said: str, truth: LateByMonth) -> None:
    assert list(foreign(said, truth))


@pytest.mark.parametrize(
    "said",
    [
        "예약제를 시작한 4월 뒤에도 낮아졌습니다.",
        "예약제 시행 이후 지연율이 낮아졌습니다.",
        "예약제가 시작된 4월에는 이미 37.7%였습니다.",
        "예약제 때문인지는 이 자료로 알 수 없습니다.",
        "예약제의 효과라고 단정할 수 없습니다.",
        "민원 처리 결과로 보면 영덕에서도 낮아졌습니다.",
        "Whether it was because of the appointments, this data cannot tell.",
    ],
)
def test_a_time_is_no_cause_and_an_open_cause_is_none(said: str) -> None:
    assert no_cause([said]).met


@pytest.mark.parametrize(
    "said",
    [
        "예약제 덕분에 낮아졌습니다.",
        "예약제의 효과로 낮아졌습니다.",
        "예약제 시행으로 지연율이 낮아졌습니다.",
        "예약제가 지연율을 낮췄습니다.",
        "예약제로 지연율이 낮아졌습니다.",
        "It fell thanks to the appointments.",
    ],
)
def test_a_cause_is_found(said: str) -> None:
    assert not no_cause([said]).met


@pytest.mark.parametrize(
    ("said", "compared"),
    [
        ("45.0%에서 32.7%로 낮아졌습니다.", True),
        ("45.0%에서 32.7%로 낮아지지 않았습니다.", False),
        ("45.0%에서 32.7%로 늘었습니다.", False),
        ("건수는 늘었지만 지연율은 45.0%에서 32.7%로 줄었습니다.", True),
        ("32.7%로 낮아졌습니다.", False),
        ("6월 32.7%는 1월 45.0%보다 낮습니다.", True),
        ("45.0%에서 32.7%까지 줄곧 늘었습니다.", False),
    ],
)
def test_two_rates_and_which_way_it_went(said: str, compared: bool, truth: LateByMonth) -> None:
    assert rate_claims.compared(said, truth).met == compared


def test_a_number_is_rounded_to_the_decimals_it_is_written_with() -> None:
    assert StatedNumber("45").rounds(44.6) and StatedNumber("32.7").rounds(32.66)
    assert not StatedNumber("32.70").rounds(32.66) and not StatedNumber("45").rounds(45.6)


def test_points_are_no_per_cents_and_cases_no_rates() -> None:
    said = "1,136건 가운데 45.0%, 12.3%포인트 줄어 32.7 퍼센트, 3%p"
    assert [number.value for number in per_cents(said)] == [45.0, 32.7]
    assert [number.value for number in points(said)] == [12.3, 3.0]
    assert cases(said) == [1136]
