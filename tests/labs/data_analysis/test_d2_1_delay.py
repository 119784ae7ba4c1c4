"""The truth behind the checks of d2-1-delay, and the figures its text speaks of."""

from pathlib import Path

import polars as pl
import pytest

from data_analysis import delays, open_table
from data_analysis.delays import Timed
from graders import curriculum, materials
from labs.data_analysis.d2_1_delay.checks.late_complaints import Delays, Rate, read_delays
from labs.data_analysis.d2_1_delay.checks.rate_tables import few_marked

LAB = curriculum.load().lab("d2-1-delay")


@pytest.fixture(scope="module")
def folder() -> Path:
    return materials.course_version(LAB)


@pytest.fixture(scope="module")
def truth(folder: Path) -> Delays:
    return read_delays(folder)


def measured(folder: Path, **lawful: str) -> Timed:
    return delays.measure(
        open_table(folder / "민원_처리.csv").repair(key="접수번호"),
        received="접수일",
        finished="완료일",
        limit="처리기한",
        holidays=open_table(folder / "공휴일.csv").repair(),
        as_of="2025-12-31",
        **lawful,
    )


@pytest.fixture(scope="module")
def timed(folder: Path) -> Timed:
    return measured(folder, extended="연장일수", waited="보완일수")


def test_the_truth_counted_day_by_day_is_the_library_s(truth: Delays, timed: Timed) -> None:
    assert [one.days for one in truth.complaints] == timed.days.to_list()
    assert [one.late for one in truth.complaints] == timed.late.to_list()
    for columns, rates in ((["부서"], truth.departments), (["현장확인", "부서"], truth.both)):
        lines = timed.by(columns).data
        wanted = {(*g, r.judged, r.late, r.days) for g, r in rates.items()}
        assert set(lines.select(*columns, "건수", "지연 건수", "처리일수 중앙값").rows()) == wanted


def test_lawful_extensions_and_supplements_are_not_late(folder: Path, timed: Timed) -> None:
    by_the_calendar = measured(folder)
    rows = timed.data.with_columns(
        timed.late.alias("late"), by_the_calendar.late.alias("calendar")
    ).fill_null(0)
    excused = rows.filter(pl.col("calendar") & ~pl.col("late"))
    assert (excused["연장일수"] + excused["보완일수"]).min() > 0
    assert (rows["연장일수"] <= rows["처리기한"]).all()  # within the period, once
    in_vain = rows.filter(pl.col("연장일수") > 0, pl.col("late"))
    assert len(in_vain) > 0
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    late, judged = int(by_the_calendar.late.sum()), by_the_calendar.late.count()
    assert f"{late}건({100 * late / judged:.1f}%)" in text
    assert f"{len(excused)}건까지" in text
    notes = (LAB.folder / "instructor.md").read_text(encoding="utf-8")
    counted = [rows.filter(pl.col(name) > 0).height for name in ("연장일수", "보완일수")]
    assert "연장 {}건과 보완 {}건 가운데 {}건".format(*counted, len(excused)) in notes


def test_the_ranking_of_departments_turns_round_when_like_is_compared_with_like(
    truth: Delays,
) -> None:
    roads, traffic = truth.departments[("도로과",)], truth.departments[("교통정책과",)]
    assert roads.percent > traffic.percent
    for visit in ("있음", "없음"):
        assert truth.both[visit, "도로과"].percent < truth.both[visit, "교통정책과"].percent


def test_the_text_of_the_lab_speaks_of_these_figures(truth: Delays) -> None:
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    assert f"**{truth.all.judged:,}건 가운데 {truth.all.late}건**" in text
    unfinished = [one for one in truth.complaints if one.days is None]
    assert f"**아직 끝나지 않은 {sum(bool(one.late) for one in unfinished)}건**" in text
    roads = truth.departments[("도로과",)]
    assert f"{roads.late} ÷ {roads.judged} = {roads.percent:.1f}%" in text
    for rate in truth.visits.values():
        assert f"{rate.judged:,}건 가운데 {rate.late}건({rate.percent:.1f}%)" in text
    answer = (LAB.folder / "materials" / "ai-delay.txt").read_text(encoding="utf-8")
    assert f"{len(unfinished)}건" in answer
    assert f"{100 * roads.late / truth.all.late:.1f}%" in answer


@pytest.mark.parametrize(
    ("judged", "note", "marked"),
    [(29, "", False), (29, "건수 적음", True), (30, "", True)],
)
def test_a_group_of_few_bears_a_warning(judged: int, note: str, marked: bool) -> None:
    line = ("도로과", judged, note)
    assert few_marked({("도로과",): line}, {("도로과",): Rate(judged, 1, 3.0)}).met is marked
