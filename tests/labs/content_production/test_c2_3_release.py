"""What the checks of the release lab say, and about what."""

import pytest

from automation import documents
from automation.facts import find
from graders import curriculum
from graders.clips.order import read_order
from graders.documents.indicators import unmeasurable
from graders.documents.sections import Block, Section
from graders.outcome import Verdict
from graders.submission import Submission
from labs.content_production.c2_3_release import checks
from labs.content_production.c2_3_release.checks.release_figures import (
    VIEWS,
    VISITORS,
    Release,
    read_release,
)
from labs.content_production.c2_3_release.checks.release_plans import access_faults

LAB = curriculum.load().lab("c2-3-release")
MATERIALS = LAB.folder / "materials"
RELEASE = read_release(MATERIALS, ((VIEWS, 18_000.0), (VISITORS, 4_000.0)))


def assessment(check, folder):
    for name in ("plan", "results"):
        text = documents.read_text(MATERIALS / f"draft-{name}.txt")
        title, _, items = text.partition("\n")
        documents.report(title, items=items).save(folder / "output" / f"{name}.docx")
    return getattr(checks, check)(Submission(LAB, folder, MATERIALS))


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("channels", ["전광판", "행사 전에", "누가 올리는지", "9:16"]),
        ("kpi", ["대박", "호응", "방문객"]),
        ("label", ["이유", "인공지능사업자"]),
        ("access", ["자동", "영상 원고", "대체 텍스트", "제16조"]),
        ("results", ["95.0%", "13.0%", "올해 수치로 나눈"]),
        ("honest", ["3,680명", "최고"]),
    ],
)
def test_every_fault_planted_in_the_drafts_is_named(check, words, tmp_path):
    judgement = assessment(check, tmp_path)
    said = " ".join(f"{f.what} {f.why} {f.mend} {f.where}" for f in judgement.findings)
    assert judgement.verdict is Verdict.FIX
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("58.3%", True),
        ("15%", True),
        ("92.0%", True),
        ("105.6%", True),
        ("1만 9천회", True),
        ("480명", True),
        ("7,000회", True),
        ("13.0%", False),
        ("95.0%", False),
        ("36.8%", False),
        ("190,000회", False),
        ("22,680명", False),
    ],
)
def test_a_figure_counts_where_it_can_be_worked_out_from_the_workbook(text, holds):
    assert RELEASE.holds(find(text)[0]) is holds


def test_only_the_goal_that_was_not_reached_is_missed():
    assert [measure.name for measure in RELEASE.missed] == [VISITORS]


def test_a_goal_reached_to_the_unit_is_not_missed():
    views = RELEASE.measures[VIEWS]
    assert Release({VIEWS: views}, {VIEWS: views.result}).missed == []
    assert Release({VIEWS: views}, {VIEWS: views.result + 1}).missed == [views]


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("수어: 문화예술과에서 8. 20.까지 찍음", []),
        ("수어: 문화예술과에서 찍음", ["날짜가"]),
        ("수어: 8. 20.까지 찍음", ["담당이"]),
        ("수어: 찍음", ["날짜와 담당이"]),
    ],
)
def test_a_means_of_access_is_settled_with_its_day_and_its_owner(said, lacking):
    section = Section("누구나 볼 수 있게", (Block((said,), {}),))
    found = [str(finding.what) for finding in access_faults("수어", section, read_order(MATERIALS))]
    assert len(found) == len(lacking)
    assert all(words in what for words, what in zip(lacking, found, strict=True))


@pytest.mark.parametrize(
    "head", [("수단", "어떻게", "기한", "담당"), ("무엇", "어떻게", "언제까지", "누가")]
)
def test_means_of_access_are_read_under_the_heads_of_the_table_and_its_older_ones(head):
    row = ("수어", "통역 화면을 넣음", "2026. 8. 31.", "수어통역센터의 통역사")
    section = Section("누구나 볼 수 있게", (Block(row, dict(zip(head, row, strict=True))),))
    assert not list(access_faults("수어", section, read_order(MATERIALS)))


@pytest.mark.parametrize("day", ["기한", "언제까지"])
def test_an_indicator_has_its_day_under_the_head_of_the_table_and_its_older_one(day):
    cells = {"지표": "조회", "지난해(기준)": "12,000회", "목표": "18,000회", day: "2026. 9. 30."}
    assert not list(unmeasurable(Block(tuple(cells.values()), cells)))


def test_what_was_not_measured_is_no_zero():
    assert "시청 전광판" not in RELEASE.measures[VIEWS].after
    assert RELEASE.measures[VIEWS].result == 19_000


@pytest.mark.parametrize(
    ("cells", "lacking"),
    [
        ({"지표": "조회", "단위": "회", "기준": "12,000", "목표": "18,000", "날": "9. 30."}, []),
        ({"지표": "조회", "지난해(회)": "12,000", "목표(회)": "18,000", "날": "9. 30."}, []),
        ({"지표": "조회", "기준": "12,000", "목표": "18,000", "날": "9. 30."}, ["단위", "지금"]),
        ({"지표": "조회", "목표": "18,000회", "날": "9. 30."}, ["지금"]),
        ({"지표": "조회", "기준": "12,000회", "목표": "18,000회"}, ["기한"]),
    ],
)
def test_an_indicator_needs_base_goal_unit_and_day(cells, lacking):
    said = [str(word) for word in unmeasurable(Block(tuple(cells.values()), cells))]
    assert len(said) == len(lacking)
    assert all(any(word in one for one in said) for word in lacking)
