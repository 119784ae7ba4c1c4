"""The checks of a1-2-results, on submissions made here: what earns, what costs, what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from automation.documents import Picture, Table
from graders import curriculum
from graders.checking import check_submission
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from groundwork.language import using
from labs.automation.a1_2_results import checks
from labs.automation.a1_2_results.checks.event_figures import read_figures

LAB = curriculum.load().lab("a1-2-results")
MATERIALS = LAB.folder / "materials"
COUNTED = ("10. 16.", "3,100"), ("10. 17.", "7,600"), ("10. 18.", "6,130"), ("계", "16,830")
DAYS = Table((("날짜", "인원"), *COUNTED))
RIGHT = """□ 참여 인원: 연 16,830명, 가장 많은 날 7,600명
□ 설문: 412명 가운데 86.2% 만족, 화장실과 주차 54.7%
□ 예산: 4,655만원 집행(93.1%)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def submission(
    desk: Path, items: str = RIGHT, days: Table = DAYS, caption: str = "일자별 참여 인원"
) -> Submission:
    chart = documents.bar_chart(DAYS, caption=caption)
    documents.report(
        "축제 결과", gist="만족이 높았음.", keywords="축제, 결과, 만족도", items=items,
        tables=[days], pictures=[chart], written="2026. 10. 26.",
        attachments=["설문 결과 1부.", "행사 사진 4매."],
    ).save(desk / "output" / "report.docx")  # fmt: skip
    return Submission(LAB, desk, MATERIALS)


def said(judgement: Judgement) -> str:
    return "\n".join(str(finding.what) for finding in judgement.findings)


def test_the_workbook_is_read_without_subtotals_and_without_what_was_sent_twice() -> None:
    truth = read_figures(MATERIALS / "event.xlsx")
    assert list(truth.by_day.values()) == [3100, 7600, 6130]
    assert truth.visitors == sum(truth.by_programme.values()) == 16_830
    assert round(truth.satisfied("전반적인 만족"), 1) == 86.2
    assert sum(truth.spent.values()) == 46_550_000


def test_a_right_report_passes(desk: Path) -> None:
    assert [o.verdict for o in check_submission(submission(desk))] == [Verdict.PASS] * 5


def test_table_and_chart_without_a_word_are_no_report_yet(desk: Path) -> None:
    assert {o.verdict for o in check_submission(submission(desk, ""))} == {Verdict.NOT_YET}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("16,830명", "24,430명", "24,430명"),
        ("16,830명", "33,660명", "33,660명"),
        ("16,830명", "41,260명", "41,260명"),
        ("86.2%", "96.1%", "96.1%"),
        ("86.2%", "86.3%", "86.3%"),
        ("4,655만원", "46,550만원", "46,550만원"),
        ("(93.1%)", "(93.1%, 지난해보다 12% 증가)", "지난해보다 12%"),
        ("4,655만원 집행", "4,655만원 집행, 2026. 12. 1.까지 반납", "2026. 12. 1."),
    ],
)
def test_each_wrong_figure_is_named(desk: Path, old: str, new: str, what: str) -> None:
    assert old in RIGHT
    judgement = checks.sentences(submission(desk, RIGHT.replace(old, new)))
    assert f"‘{what}’" in said(judgement)
    assert judgement.verdict is Verdict.FIX
    assert judgement.share > 0.5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("16,830명", "1만 6,830명"),
        ("86.2%", "86%"),
        ("54.7%", "54.66%"),
        ("4,655만원", "46,550천원"),
        ("4,655만원", "금46,550,000원(금사천육백오십오만원)"),
        ("7,600명", "7,600명(전체의 45.2%)"),
        ("집행(93.1%)", "집행(집행률 93.1%), 345만원 남음"),
    ],
)
def test_the_same_figure_in_another_spelling_is_right(desk: Path, old: str, new: str) -> None:
    assert old in RIGHT
    assert checks.sentences(submission(desk, RIGHT.replace(old, new))).verdict is Verdict.PASS


@pytest.mark.parametrize("day", ["10. 17.(토)", "17일", "2일차", "10월 17일", "2026. 10. 17."])
def test_a_day_may_be_named_in_any_way(desk: Path, day: str) -> None:
    rows = tuple((day if row[0] == "10. 17." else row[0], row[1]) for row in DAYS.rows)
    assert checks.table(submission(desk, days=Table(rows))).verdict is Verdict.PASS


def test_a_doubled_day_is_named_in_the_table(desk: Path) -> None:
    rows = (*DAYS.rows[:3], ("10. 17.", "15,200"), *DAYS.rows[3:])
    judgement = checks.table(submission(desk, days=Table(rows)))
    assert "10. 17.이 두 번" in said(judgement)
    assert judgement.share == pytest.approx(3 / 4)


def test_a_report_without_a_picture_is_not_judged_on_it_yet(desk: Path) -> None:
    whole = submission(desk)
    report = documents.read(desk / "output" / "report.docx")
    body = tuple(part for part in report.body if not isinstance(part, Picture))
    type(report)("축제 결과", body=body).save(desk / "output" / "report.docx")
    assert checks.figure(whole).verdict is Verdict.NOT_YET


def test_alternative_text_is_advice(desk: Path) -> None:
    whole = submission(desk)
    assert "글로도 설명함" in "".join(map(str, checks.figure(whole).good))


def test_cards_are_whole_in_english(desk: Path) -> None:
    wrong = Table((("날짜", "인원"), ("10. 17.", "1"), ("10. 17.", "2"), ("10. 18.", "3")))
    draft = documents.read_text(MATERIALS / "draft.txt").partition("\n")[2]
    with using("en"):
        for outcome in check_submission(submission(desk, draft, wrong, caption="그래프")):
            for finding in outcome.judgement.findings:
                assert str(finding.what)[0].isascii() or str(finding.what)[0] in "‘“"
                assert not str(finding.mend) or str(finding.mend)[0].isascii()


def test_the_table_is_judged_before_a_word_is_written(desk: Path) -> None:
    """Who chose no key has the notebook's own table, in which a day is counted twice."""
    twice = Table((("날짜", "인원"), COUNTED[0], ("10. 17.", "15,200"), *COUNTED[2:]))
    lost = Table((("날짜", "인원"), COUNTED[0], ("10. 17.", "1,830"), *COUNTED[2:]))
    for days, verdict in ((twice, Verdict.NOT_YET), (lost, Verdict.FIX), (DAYS, Verdict.PASS)):
        documents.report(tables=[days]).save(desk / "output" / "report.hwpx")
        assert checks.table(Submission(LAB, desk, MATERIALS)).verdict is verdict
