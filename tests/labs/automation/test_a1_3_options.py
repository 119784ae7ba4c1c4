"""The checks of a1-3-options, on submissions made here: what earns, what costs, what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from graders import curriculum
from graders.checking import check_submission
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from groundwork.language import using
from labs.automation.a1_3_options import checks
from labs.automation.a1_3_options.checks.options import Aspect, Option, description_of

LAB = curriculum.load().lab("a1-3-options")
MATERIALS = LAB.folder / "materials"
TABLE = """| 기준 | 1안 임차 | 2안 조성 | 3안 예약제 |
| 초기 비용 | 300만원 | 1억 3,500만원 | 4,200만원 |
| 연간 운영비 | 2,160만원 | 240만원 | 960만원 |
| 기간 | 1개월 | 6개월 | 3개월 |
| 효과 | 24면 | 32면 | 하루 18대 |
| 위험 | 재계약이 안 될 수 있음 | 장마로 지연 | 예약이 어려움 |
"""
OPINION = "□ 검토 의견\n ○ 1안(임차)을 추천함\n ○ 이유: 가장 빨리 시작함\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def submission(
    desk: Path, opinion: str = OPINION, table: str = TABLE, gist: str = "비교함."
) -> Submission:
    documents.report(
        "주차 검토 보고", gist=gist, keywords="주차, 검토, 대안", written="2026. 11. 9.",
        items=f"□ 대안 비교\n{table}{opinion}\n□ 보완 대책\n ○ 계약 협의\n",
        attachments=["부지 도면 1부."],
    ).save(desk / "output" / "report.docx")  # fmt: skip
    return Submission(LAB, desk, MATERIALS)


def said(judgement: Judgement) -> str:
    return "\n".join(str(finding.what) for finding in judgement.findings)


def test_the_figures_of_the_options_are_twelve_different_places_of_the_notes() -> None:
    case = checks.read_case(MATERIALS)
    assert [option.name for option in case.options] == ["임차", "조성", "예약제"]
    assert len({one.fact.start for one in case.asked}) == 12
    assert all(case.fact(o, a) for o, a in case.pairs() if a.name != "위험")


def test_a_right_report_passes(desk: Path) -> None:
    assert [o.verdict for o in check_submission(submission(desk))] == [Verdict.PASS] * 5


@pytest.mark.parametrize(
    ("risk", "right"),
    [
        ("비가 길어지면 늦어짐", True),
        ("배수로 공사가 더해질 수 있음", True),
        ("소유자가 재계약을 거부할 수 있음", False),
        ("특별한 문제 없음", False),
    ],
)
def test_a_risk_in_the_words_of_another_option_is_out_of_place(
    desk: Path, risk: str, right: bool
) -> None:
    report = submission(desk, table=TABLE.replace("장마로 지연", risk))
    assert (checks.criteria(report).verdict is Verdict.PASS) is right


def test_a_name_in_brackets_is_no_unit(desk: Path) -> None:
    table = TABLE.replace("1안 임차 | 2안 조성 | 3안 예약제", "임차(1안) | 조성(2안) | 예약제(3안)")
    table = table.replace("| 초기 비용 | 300만원 | 1억 3,500만원 | 4,200만원 |",
                          "| 초기 비용(만 원) | 300 | 13,500 | 4,200 |")  # fmt: skip
    assert checks.figures(submission(desk, table=table)).verdict is Verdict.PASS


def test_an_advantage_without_a_word_of_the_notes_waits_for_a_person(desk: Path) -> None:
    report = submission(desk, table=TABLE.replace("| 32면 |", "| 32면, 상권 활성화 |"))
    assert checks.invented(report).verdict is Verdict.CANT_TELL
    open_question = submission(desk, table=TABLE.replace("32면", "32면(국비 지원 여부 확인 필요)"))
    assert checks.invented(open_question).verdict is Verdict.PASS


def test_the_draft_as_it_came_is_found_out(desk: Path) -> None:
    draft = documents.read_text(MATERIALS / "draft.txt").partition("\n")[2]
    documents.report("검토", items=draft).save(desk / "output" / "report.hwpx")
    whole = Submission(LAB, desk, MATERIALS)
    assert "2안의 ‘위험’" in said(checks.criteria(whole))
    assert "1안의 ‘연간 운영비’" in said(checks.figures(whole))
    assert "추천한 안이 2개" in said(checks.recommendation(whole))
    assert "70%" in said(checks.invented(whole))
    assert "국비" in said(checks.invented(whole))


@pytest.mark.parametrize(
    ("opinion", "chosen"),
    [
        ("2안을 추천함", 1),
        ("제3안을 우선 추진할 것을 건의함", 1),
        ("임차가 가장 적합함", 1),
        ("1안보다 2안이 타당함", 1),
        ("1안 대신 2안을 채택하고자 함", 1),
        ("3안은 부적합하고 2안을 추천함", 1),
        ("2안 추천, 1안은 비용이 큼", 1),
        ("추천안: 2안(조성)", 1),
        ("1안과 2안을 함께 추천함", 2),
        ("1안을 추천함\n ○ 3안도 추천함", 2),
        ("세 안 모두 좋음", 0),
        ("1안은 적합하지 않음", 0),
    ],
)
def test_what_is_recommended_is_understood(desk: Path, opinion: str, chosen: int) -> None:
    judgement = checks.recommendation(
        submission(desk, f"□ 검토 의견\n ○ {opinion}\n ○ 끝으로 살핌\n")
    )
    assert (judgement.verdict is Verdict.PASS) == (chosen == 1), said(judgement)
    if chosen != 1:
        assert ("2개" if chosen else "찾지 못했습니다") in said(judgement)


@pytest.mark.parametrize("empty", ["", "-", "없음", "해당 없음", " – "])
def test_a_cell_that_says_nothing_is_a_hole(desk: Path, empty: str) -> None:
    judgement = checks.criteria(submission(desk, table=TABLE.replace("장마로 지연", empty)))
    assert "2안의 ‘위험’ 항목이 비어 있습니다" in said(judgement)
    assert judgement.share == pytest.approx(14 / 15)


@pytest.mark.parametrize(
    "items",
    [
        "□ 1안 임차: 비용 300만원, 기간 1개월\n□ 2안 조성: 비용 9만원",
        "□ 1안 임차 비용 300만원, 기간 1개월\n□ 2안 조성 비용 9만원",
        "□ 1안 임차\n ○ 비용: 300만원\n□ 2안 조성\n ○ 비용: 9만원",
    ],
)
def test_what_is_said_of_an_option_is_found_in_lines_of_any_shape(items: str) -> None:
    options = (Option(1, "임차"), Option(2, "조성"))
    report = documents.report("비교", items=items)
    found = [description_of(report, option, Aspect("비용", "비용"), options) for option in options]
    assert found == ["300만원", "9만원"]


def test_a_value_of_another_option_is_named_with_its_place(desk: Path) -> None:
    judgement = checks.figures(submission(desk, table=TABLE.replace("2,160만원", "960만원")))
    (finding,) = judgement.findings
    assert "1안의 ‘연간 운영비’가" in str(finding.what)
    assert "‘1년이면’ 뒤" in str(finding.why)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("1안은 5년이면 1억 1,100만원", True),
        ("1안은 5년이면 1억 800만원(임차료만)", True),
        ("1안은 5년이면 1억 1,200만원", False),
        ("3안은 1안보다 3,900만원 더 듦", True),
        ("2026. 12. 1. 시작", False),
        ("「주차장법」 제19조에 따름", False),
    ],
)
def test_what_follows_from_the_notes_is_not_invented(desk: Path, line: str, right: bool) -> None:
    judgement = checks.invented(submission(desk, f"{OPINION} ○ {line}\n"))
    assert (judgement.verdict is Verdict.PASS) is right, said(judgement)


def test_a_table_that_nobody_filled_is_not_judged_yet(desk: Path) -> None:
    empty = TABLE.split("\n")[0] + "\n| 기간 |  |  |  |\n"
    whole = submission(desk, OPINION, empty)
    for check in (checks.criteria, checks.figures, checks.invented):
        assert check(whole).verdict is Verdict.NOT_YET


def test_cards_are_whole_in_english(desk: Path) -> None:
    draft = documents.read_text(MATERIALS / "draft.txt").partition("\n")[2]
    documents.report("검토", items=draft).save(desk / "output" / "report.hwpx")
    with using("en"):
        for outcome in check_submission(Submission(LAB, desk, MATERIALS)):
            for finding in outcome.judgement.findings:
                assert str(finding.what)[0].isascii() or str(finding.what)[0] in "‘“"
                assert not str(finding.mend) or str(finding.mend)[0].isascii()


def test_two_rows_of_costs_are_judged_before_a_word_is_written(desk: Path) -> None:
    first = "\n".join(TABLE.splitlines()[:2])
    for rent, verdict in (("180만 원", Verdict.FIX), ("2,160만 원", Verdict.PASS)):
        costs = documents.table(f"{first}\n| 연간 운영비 | {rent} | 240만 원 | 960만 원 |")
        documents.report(tables=[costs]).save(desk / "output" / "report.hwpx")
        assert checks.figures(Submission(LAB, desk, MATERIALS)).verdict is verdict
