"""세출: rates are sums divided, subtotals are never added, and rules find what was planted."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import anomalies, budget, open_table
from data_analysis.anomaly import Anomalies
from data_analysis.budget import Execution
from data_analysis.clean import Clean
from data_analysis.synthetic import expenditure_sheets, expenditures
from data_analysis.synthetic import payments as payment_files
from groundwork.problem import Problem

ROWS, YEAR, SEEDS = 300, 2026, (3, 8)
HEADER = (
    "부서",
    "정책사업",
    "세부사업",
    "통계목",
    "전용증감액",
    "예산현액",
    "지출액",
    "이월예정액",
)

Row = tuple[str | int | None, ...]


def _execution(folder: Path, rows: list[Row], unit: str = "천원") -> Execution:
    book = openpyxl.Workbook()
    book.active.append(["세출 집행현황(가상)"])
    book.active.append([f"(단위: {unit})"])
    book.active.append(HEADER)
    for row in rows:
        book.active.append([*row, *[0] * (len(HEADER) - len(row))])
    book.save(folder / "a.xlsx")
    return budget.execution(open_table(folder / "a.xlsx"), amounts_in="천원")


def _line(office: str, project: str, current: int, spent: int, planned: int = 0) -> Row:
    return (office, "정책", project, "시설비", 0, current, spent, planned)


def _total(office: str, policy: str, current: int, spent: int) -> Row:
    return (office, policy, None, None, 0, current, spent, 0)


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """A status and payments as they are written, with what was planted in them."""
    folder = tmp_path_factory.mktemp("status")
    expenditure_sheets.write_status(folder / "a.xlsx", ROWS, YEAR, request.param)
    payment_files.write_payments(folder / "b.csv", ROWS, YEAR, ["2026-09-25"], request.param)
    status = budget.execution(open_table(folder / "a.xlsx"), amounts_in="천원")
    payments = open_table(folder / "b.csv").repair(key="지출번호")
    return status, payments, expenditures.status(ROWS, request.param), request.param


def _found(found: Anomalies, kind: str) -> set[tuple[str, str]]:
    return {(one.department, one.what) for one in found if one.kind == kind}


def _named(lines: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(names[0], " · ".join(names[3:])) for names in lines}


def test_lines_over_their_budget_are_found_by_kind(made):
    status, _, truth, _ = made
    found = anomalies.over_budget(status)
    assert _found(found, "예산 초과") == _named(truth.planted["over"])
    assert _found(found, "예산 없이 지출") == _named(truth.planted["without"])
    assert _found(found, "단위 의심") == _named(truth.planted["thousandfold"])


def test_slow_lines_are_found_and_a_planned_carry_over_is_not_slowness(made):
    status, _, truth, _ = made
    planned = anomalies.slow(status, below=40, carried="이월예정액")
    assert _found(planned, "집행 부진") == _named(truth.planted["slow"])
    assert len(anomalies.slow(status, below=40)) == len(planned) + expenditures.PLANNED


def test_transfers_without_a_counterpart_are_found(made):
    status, _, truth, _ = made
    found = anomalies.unbalanced(status, "전용증감액", within="정책사업")
    wanted = {(office, f"정책사업 {policy}") for office, policy in truth.planted["unbalanced"]}
    assert _found(found, "전용 불일치") == wanted


def test_subtotals_that_miss_a_line_are_found(made):
    status, _, truth, _ = made
    assert len(anomalies.wrong_subtotals(status)) == len(truth.missed)


def test_payments_made_twice_are_found_and_rents_and_shared_bills_are_not(made):
    _, payments, _, seed = made
    twice = [p for p in payment_files.payments(ROWS, YEAR, ["2026-09-25"], seed) if p.twice]
    found = anomalies.paid_twice(payments, ["지출일", "세부사업", "거래처", "지급액"])
    assert {one.what.split(" · ")[1] for one in found} == {one.line.project for one in twice}
    assert len(found) == len(twice)
    assert len(anomalies.paid_twice(payments, ["지출일", "거래처", "지급액"])) > len(twice)


def test_what_is_right_is_not_asked_about(tmp_path: Path):
    rows = [
        _line("가과", "길", 100, 70),
        _line("가과", "물", 0, 0),
        _total("가과", "소계", 100, 70),
    ]
    status = _execution(tmp_path, rows)
    assert not len(anomalies.over_budget(status)) + len(anomalies.slow(status, below=40))
    assert not len(anomalies.wrong_subtotals(status))


def test_the_rate_of_the_whole_is_no_average_of_rates(tmp_path: Path):
    rows = [
        _line("가과", "길", 900, 90),
        _total("가과", "소계", 900, 90),
        _line("나과", "물", 100, 100),
        _total("합계", "", 1000, 190),
    ]
    frame = _execution(tmp_path, rows).by("부서").frame.set_index("부서")
    assert frame["집행률(%)"].to_dict() == {"가과": 10, "나과": 100, "합계": 19}
    assert list(frame.loc["합계", ["예산현액", "지출액", "남은 금액"]]) == [1000, 190, 810]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        (("가과", "소계"), 0),
        (("가과 소계", None), 0),
        (("소계", None), 0),
        (("합계", None), 1),
        (("총 계", None), 1),
    ],
)
def test_a_subtotal_is_held_against_the_lines_it_is_of(
    tmp_path: Path, label: tuple[str, str | None], found: int
):
    rows = [
        _line("나과", "물", 50, 40),
        _total("나과", "소계", 50, 40),
        _line("가과", "길", 100, 70),
        (*label, None, None, 0, 100, 70, 0),
    ]
    assert len(anomalies.wrong_subtotals(_execution(tmp_path, rows))) == found


def test_a_group_without_a_budget_has_no_rate(tmp_path: Path):
    status = _execution(tmp_path, [_line("가과", "길", 0, 3), _line("나과", "물", 10, 5)])
    assert status.by("부서").data["집행률(%)"].to_list() == [50, None, 80]


def test_the_workbook_has_rates_one_list_of_anomalies_and_the_lines(tmp_path: Path):
    status = _execution(tmp_path, [_line("가과", "길", 100, 120), _line("나과", "물", 100, 5)])
    saved = status.save(
        tmp_path / "b.xlsx",
        status.by("부서"),
        None,
        anomalies.over_budget(status),
        anomalies.slow(status, below=40),
    )
    assert [name for name, _ in saved.sheets][:3] == ["부서별", "확인할 것", "자료"]
    listed = open_table(saved.path, sheet="확인할 것").frame
    assert list(listed["구분"]) == ["예산 초과", "집행 부진"]
    assert "예산현액(천원)" in openpyxl.load_workbook(saved.path)["부서별"]["B1"].value


def test_an_empty_budget_cell_is_no_budget(tmp_path: Path):
    rows = [_line("가과", "길", 100, 70), ("가과", "정책", "물", "시설비", 0, None, 5, 0)]
    (found,) = anomalies.over_budget(_execution(tmp_path, rows))
    assert (found.kind, found.what) == ("예산 없이 지출", "물 · 시설비")


def test_names_lost_in_merged_cells_are_not_added_up_without_them(tmp_path: Path):
    rows = [_line("가과", "길", 100, 70), (None, *_line("", "물", 50, 20)[1:])]
    status = _execution(tmp_path, rows)
    with pytest.raises(Problem, match="5행"):
        status.by("부서")
    with pytest.raises(Problem, match="부서"):
        anomalies.unbalanced(status, "전용증감액", within="정책사업")
    assert status.by("세부사업").data["예산현액"].to_list() == [50, 100, 150]


def test_a_share_where_per_cents_are_meant_is_answered_kindly(tmp_path: Path):
    status = _execution(tmp_path, [_line("가과", "길", 100, 30)])
    with pytest.raises(Problem, match="40"):
        anomalies.slow(status, below=0.4)


def test_a_unit_that_is_none_is_answered_kindly(tmp_path: Path):
    status = _execution(tmp_path, [_line("가과", "길", 100, 70)])
    assert status.unit == "천원"
    with pytest.raises(Problem, match="단위"):
        budget.execution(open_table(tmp_path / "a.xlsx"), amounts_in="달러")


def test_as_long_as_an_answer_is_empty_nothing_is_looked_for_or_saved(tmp_path: Path):
    status = _execution(tmp_path, [_line("가과", "길", 100, 70)])
    blank = budget.execution(open_table(tmp_path / "a.xlsx"), amounts_in="")
    payments = open_table(tmp_path / "a.xlsx").repair()
    for nothing in (
        blank,
        blank.by("부서"),
        status.by(""),
        status.by(["부서", ""]),
        anomalies.over_budget(blank),
        anomalies.wrong_subtotals(blank),
        anomalies.slow(status, below=0),
        anomalies.unbalanced(status, "전용증감액", within=""),
        anomalies.paid_twice(payments, []),
    ):
        assert "아직" in nothing._repr_html_()
    target = tmp_path / "b.xlsx"
    assert isinstance(blank.save(target, blank.by("부서")), Problem)
    assert isinstance(status.save(target, status.by("부서"), status.by("")), Problem)
    assert not target.exists()
    saved = status.save(target, status.by("부서"), anomalies.slow(status, below=0))
    assert [name for name, _ in saved.sheets] == ["부서별", "자료", "변경 내역"]


def test_a_file_not_named_yet_has_no_lines_whatever_else_is_filled_in(tmp_path: Path):
    status = budget.execution(open_table(""), amounts_in="천원")
    assert isinstance(status.save(tmp_path / "b.xlsx", status.by("부서")), Problem)


def test_a_name_left_empty_is_left_out_of_what_is_asked_about(tmp_path: Path):
    _execution(tmp_path, [_line("가과", "길", 100, 120)])
    status = budget.execution(
        open_table(tmp_path / "a.xlsx"), amounts_in="천원", names=["부서", "세부사업", ""]
    )
    assert [one.what for one in anomalies.over_budget(status)] == ["길"]


def test_a_table_that_names_no_unit_is_answered_kindly(tmp_path: Path):
    (tmp_path / "a.csv").write_text("부서,세부사업,통계목,예산현액,지출액\n가,나,다,3,2\n")
    with pytest.raises(Problem, match="단위"):
        budget.execution(open_table(tmp_path / "a.csv"), amounts_in="천원")


@pytest.mark.parametrize("same", [["지출번호"], ["없는 열"]])
def test_columns_that_cannot_be_the_same_are_answered_kindly(tmp_path: Path, same: list[str]):
    (tmp_path / "a.csv").write_text("지출번호,부서,지급액(원)\n1,가,3\n2,가,3\n")
    payments: Clean = open_table(tmp_path / "a.csv").repair(key="지출번호")
    with pytest.raises(Problem, match=same[0]):
        anomalies.paid_twice(payments, same)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("가나다"), st.integers(0, 10**6), st.integers(0, 10**6)),
        min_size=2,
        max_size=8,
    )
)
def test_groups_add_up_to_the_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, int, int]]
):
    rows = [_line(f"{name}과", f"일{n}", *amounts) for n, (name, *amounts) in enumerate(lines)]
    frame = _execution(tmp_path_factory.mktemp("sums"), rows).by("부서").frame
    groups, whole = frame.iloc[:-1], frame.iloc[-1]
    assert groups["예산현액"].sum() == whole["예산현액"] == sum(line[1] for line in lines)
    assert groups["지출액"].sum() == whole["지출액"] == sum(line[2] for line in lines)
