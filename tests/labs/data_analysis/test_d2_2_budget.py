"""The truth behind the checks of d2-2-budget, the figures of its text, and lists that overdo it."""

from pathlib import Path

import pytest

from courseware.authoring.changed_workbooks import column, edited
from data_analysis import anomalies, budget, open_table
from data_analysis.anomaly import Anomalies
from data_analysis.budget import Execution
from data_analysis.clean import Clean
from data_analysis.synthetic import expenditures
from data_analysis.synthetic.payments import TWICE
from graders import curriculum, materials
from graders.checking import run_check
from graders.outcome import Outcome
from graders.submission import Submission
from groundwork import language
from labs.data_analysis.d2_2_budget.checks.budget_lines import Kind, Status, read_status

LAB = curriculum.load().lab("d2-2-budget")
SAME = ["지출일", "세부사업", "거래처", "지급액"]


@pytest.fixture(scope="module")
def folder() -> Path:
    return materials.course_version(LAB)


@pytest.fixture(scope="module")
def truth(folder: Path) -> Status:
    return read_status(folder)


@pytest.fixture(scope="module")
def status(folder: Path) -> Execution:
    return budget.execution(open_table(folder / "세출_집행현황.xlsx"), amounts_in="천원")


@pytest.fixture(scope="module")
def payments(folder: Path) -> Clean:
    return open_table(folder / "지출_내역.csv").repair(key="지출번호")


def _rule_by_rule(status: Execution) -> list[Anomalies]:
    return [
        anomalies.over_budget(status),
        anomalies.slow(status, below=40, carried="이월예정액"),
        anomalies.unbalanced(status, "전용증감액", within="정책사업"),
        anomalies.wrong_subtotals(status),
    ]


def _assessed(
    place: Path, folder: Path, status: Execution, *lists: Anomalies
) -> dict[str, Outcome]:
    (place / "output").mkdir(exist_ok=True)
    tables = [status.by("부서"), status.by(["부서", "세부사업"])]
    status.save(place / "output" / "세출_점검.xlsx", *tables, *lists)
    submission = Submission(LAB, place, folder)
    return {check.id: run_check(submission, check) for check in LAB.checks}


def test_the_truth_read_plainly_is_what_was_planted(truth: Status) -> None:
    made = LAB.generated[0].arguments
    planted = expenditures.status(made["rows"], made["seed"]).planted
    kinds = {
        "over": Kind.OVER,
        "without": Kind.WITHOUT,
        "thousandfold": Kind.THOUSANDFOLD,
        "slow": Kind.SLOW,
    }
    for name, kind in kinds.items():
        found = {(s.department, *s.words) for s in truth.suspects if s.kind is kind}
        assert found == {(names[0], *names[3:]) for names in planted[name]}
    transfers = {(s.department, *s.words) for s in truth.suspects if s.kind is Kind.TRANSFER}
    assert transfers == planted["unbalanced"]
    count = {kind: sum(s.kind is kind for s in truth.suspects) for kind in Kind}
    assert count[Kind.SUBTOTAL] == len(planted["subtotal"])
    assert count[Kind.TWICE] == TWICE


def test_the_truth_read_plainly_is_the_library_s(truth: Status, status: Execution) -> None:
    for name, sums in (("부서", truth.departments), ("세부사업", truth.projects)):
        rates = status.by(name).frame.set_index(name)
        for group, wanted in sums.items():
            assert rates.loc[group, "예산현액"] == pytest.approx(wanted.current)
            assert rates.loc[group, "지출액"] == pytest.approx(wanted.spent, abs=0.51)
    assert sum(map(len, _rule_by_rule(status))) + TWICE == len(truth.suspects)


def test_a_workbook_made_in_english_is_judged_the_same(
    tmp_path: Path, folder: Path, status: Execution, payments: Clean
) -> None:
    with language.using("en"):
        lists = [*_rule_by_rule(status), anomalies.paid_twice(payments, SAME)]
        outcomes = _assessed(tmp_path, folder, status, *lists)
    assert {check: outcome.verdict for check, outcome in outcomes.items()} == {
        "totals": "pass",
        "rates": "pass",
        "anomalies": "pass",
    }


def test_a_list_with_the_reasons_under_their_former_name_is_judged_the_same(
    tmp_path: Path, folder: Path, status: Execution, payments: Clean
) -> None:
    lists = [*_rule_by_rule(status), anomalies.paid_twice(payments, SAME)]
    _assessed(tmp_path, folder, status, *lists)
    with edited(tmp_path / "output" / "세출_점검.xlsx") as book:
        sheet = book["확인할 것"]
        sheet.title = "9월"  # nothing but the reasons says that it is a list
        sheet.cell(1, column(sheet, "사유")).value = "까닭"
    submission = Submission(LAB, tmp_path, folder)
    assert {check.id: run_check(submission, check).verdict for check in LAB.checks} == {
        "totals": "pass",
        "rates": "pass",
        "anomalies": "pass",
    }


@pytest.mark.parametrize("same", [["거래처", "지급액"], ["지출일", "거래처", "지급액"]])
def test_payments_compared_by_too_little_are_too_many(
    tmp_path: Path, folder: Path, status: Execution, payments: Clean, same: list[str]
) -> None:
    twice = anomalies.paid_twice(payments, same)
    outcome = _assessed(tmp_path, folder, status, *_rule_by_rule(status), twice)["anomalies"]
    said = [str(finding.what) for finding in outcome.judgement.findings]
    assert outcome.verdict == "fix"
    assert len(said) == 1
    assert "규칙에 어긋나지 않습니다" in said[0]


def test_a_list_with_a_kind_left_out_earns_part(
    tmp_path: Path, folder: Path, status: Execution
) -> None:
    outcome = _assessed(tmp_path, folder, status, *_rule_by_rule(status))["anomalies"]
    assert outcome.verdict == "fix"
    assert 0.7 * outcome.max_points < outcome.points < outcome.max_points


def test_the_text_of_the_lab_speaks_of_these_figures(
    truth: Status, status: Execution, payments: Clean
) -> None:
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    whole, rate = truth.whole, truth.whole.rates[0]
    current, spent = f"{whole.current:,.0f}", f"{whole.spent:,.0f}"
    assert f"**{len(truth.lines)}줄, 예산현액 {current}천원, 지출액 {spent}천원**" in text
    assert f"{spent} ÷ {current} = {rate:.1f}%" in text
    offices = truth.departments
    average = sum(sums.rates[0] for sums in offices.values()) / len(offices)
    assert f"**평균**하면 {average:.1f}%" in text
    best = sorted(offices, key=lambda name: offices[name].rates[0])[:-3:-1]
    for name in best:
        assert f"{name}({offices[name].rates[0]:.1f}%)" in text
        slips = [line for line in truth.lines if line.department == name and line.thousandfold]
        assert slips
    assert f"모두 {len(truth.suspects)}건" in text
    assert f"{len(payments.data)}건" in text
    assert f"{len(anomalies.paid_twice(payments, ['거래처', '지급액']))}건이 나옵니다" in text
    assert f"더하면 {len(anomalies.paid_twice(payments, ['지출일', '거래처', '지급액']))}건" in text
    assert len(anomalies.slow(status, below=40)) == 12
    assert f"소계·합계 행 {len(status.subtotals)}개" in text


def test_the_assistants_answer_is_wrong_where_the_note_says_so(
    truth: Status, status: Execution
) -> None:
    answer = (LAB.folder / "materials" / "ai-budget.txt").read_text(encoding="utf-8")
    added = status.lines["예산현액"].sum() + status.subtotals["예산현액"].sum()
    assert f"{added // 100_000:.0f}억 {added % 100_000 / 10:,.0f}만 원" in answer
    assert f"이월 예정액 {sum(line.planned for line in truth.lines):,.0f}천원" in answer
    practice = (LAB.folder / "practice" / "budget.toml").read_text(encoding="utf-8")
    assert answer.strip() in practice
