"""Joins keep every row once, match it with one entry or say why not, and never double a sum."""

from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import open_table, totals
from data_analysis.clean import Clean
from data_analysis.joining import Reason, look_up
from data_analysis.renaming import rename_values
from data_analysis.synthetic import registers
from groundwork.problem import Problem

KEYS = st.sampled_from(["A", "B", "C", "D", "", None, " A "])


@given(
    rows=st.lists(KEYS, max_size=30),
    entries=st.lists(st.tuples(KEYS, st.sampled_from(["x", "y", None])), max_size=15),
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_rows_in_are_rows_matched_and_rows_unmatched(
    rows: list[str | None], entries: list[tuple[str | None, str | None]]
) -> None:
    table = pl.DataFrame(
        {"번호": rows, "값": list(range(len(rows)))}, schema_overrides={"번호": pl.String}
    )
    lookup = pl.DataFrame(entries, schema={"번호": pl.String, "이름": pl.String}, orient="row")
    data, unmatched, step = look_up(table, "번호", lookup, "이름")
    assert data.select("번호", "값").equals(table)
    assert step.before == len(rows) == step.matched + sum(step.unmatched.values())
    assert len(unmatched) == sum(step.unmatched.values())
    counted = step.entries
    assert len(lookup) == counted.blank + counted.times["len"].sum()
    for key, name in data.select("번호", "이름").iter_rows():
        if name is not None:
            meant = {n for k, n in entries if k and key and k.strip() == key.strip()}
            assert meant == {name}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    registers.write_complaints(folder / "민원.csv", 800, 2025)
    registers.write_facilities(folder / "대장.xlsx")
    registers.write_population(folder / "인구.xlsx")
    registers.write_departments(folder / "부서.xlsx")
    registers.write_renames(folder / "변경표.csv")
    return folder


def opened(folder: Path, name: str) -> Clean:
    return open_table(folder / name).repair()


def test_a_key_that_stands_twice_is_left_open_unless_the_latest_counts(folder: Path) -> None:
    complaints, register = opened(folder, "민원.csv"), opened(folder, "대장.xlsx")
    undecided = complaints.join(register, "시설물번호", "시설물명").steps[0]
    decided = complaints.join(register, "시설물번호", "시설물명", latest="등록일").steps[0]
    assert undecided.unmatched[Reason.SEVERAL] > 0
    assert decided.unmatched[Reason.SEVERAL] == 0
    assert len(undecided.entries.several) == decided.entries.older == registers.REPLACED
    assert decided.plainly > decided.before


def test_the_latest_entry_is_the_one_taken() -> None:
    rows = pl.DataFrame({"번호": ["1", "2"]})
    lookup = pl.DataFrame(
        {
            "번호": ["1", "1", "2"],
            "이름": ["옛", "새", "하나"],
            "등록일": [date(2020, 1, 1), date(2024, 1, 1), None],
        }
    )
    data, _, _ = look_up(rows, "번호", lookup, "이름", latest="등록일")
    assert data["이름"].to_list() == ["새", "하나"]


def test_sums_are_the_same_before_and_after(folder: Path) -> None:
    complaints = opened(folder, "민원.csv")
    joined = complaints.join(opened(folder, "대장.xlsx"), "시설물번호", ["시설물명", "종류"])
    joined = joined.join(opened(folder, "부서.xlsx"), "부서코드", "부서명")
    assert totals(joined, "처리비용") == totals(complaints, "처리비용")
    assert "천원" in str(totals(joined, "처리비용"))
    assert "아직" in totals(joined, "")._repr_html_()
    assert totals(joined.frame, "처리비용").total == totals(joined, "처리비용").total
    assert len(joined.data) == len(complaints.data)
    assert set(joined.unmatched["연결하지 못한 열"]) == {"시설물번호", "부서코드"}


def test_a_rate_has_its_denominator_once(folder: Path) -> None:
    names = opened(folder, "변경표.csv")
    complaints = opened(folder, "민원.csv").rename("읍면동", names, old="옛 이름", new="새 이름")
    people = opened(folder, "인구.xlsx")
    summary = complaints.summarise("읍면동").join(people, "읍면동", "인구수")
    rated = summary.rate("1만 명당", per="인구수", times=10_000).data
    assert rated["건수"].sum() == 800
    assert rated["인구수"].sum() == people.data["인구수"].sum()
    row = rated.filter(pl.col("읍면동") == "산동읍").row(0, named=True)
    assert row["1만 명당"] == pytest.approx(row["건수"] / row["인구수"] * 10_000, abs=0.01)
    outside = rated.filter(pl.col("읍면동") == registers.ELSEWHERE[0])
    assert outside["1만 명당"].null_count() == len(outside)


def test_the_workbook_has_the_list_of_what_found_nothing(folder: Path, tmp_path: Path) -> None:
    joined = opened(folder, "민원.csv").join(opened(folder, "부서.xlsx"), "부서코드", "부서명")
    saved = joined.save(tmp_path / "연결.xlsx", joined.summarise("부서명"))
    book = openpyxl.load_workbook(saved)
    assert book.sheetnames == ["집계", "자료", "연결하지 못한 행", "연결 내역", "변경 내역"]
    reasons = {row[2] for row in book["연결하지 못한 행"].iter_rows(min_row=2, values_only=True)}
    assert reasons == {"참조표에 없음", "참조표에 여럿이라 정할 수 없음"}


def test_a_column_that_is_there_already_keeps_both(folder: Path) -> None:
    complaints = opened(folder, "민원.csv")
    joined = complaints.join(opened(folder, "인구.xlsx"), "읍면동", "읍면동")
    assert joined.columns[-1] == "읍면동 (2)"


def test_what_cannot_be_done_is_said(folder: Path) -> None:
    complaints, register = opened(folder, "민원.csv"), opened(folder, "대장.xlsx")
    with pytest.raises(Problem, match="열이 없습니다"):
        complaints.join(register, "시설번호", "시설물명")
    with pytest.raises(Problem, match="날짜가 아니라서"):
        complaints.join(register, "시설물번호", "시설물명", latest="위치")
    with pytest.raises(Problem, match="나눌 수 없습니다"):
        complaints.summarise("읍면동").rate("비율", per="읍면동")


def test_names_are_followed_to_the_one_in_force() -> None:
    values = pl.Series("동", ["가", "나", "다", "마", None])
    renamed, entries = rename_values(
        values, pl.Series(["가", "나", "마", "마"]), pl.Series(["나", "다", "바", "사"])
    )
    assert renamed.to_list() == ["다", "다", "다", "마", None]
    assert [(entry.change, entry.count) for entry in entries] == [("renamed", 2), ("split", 1)]


def test_names_that_change_in_a_circle_are_a_problem() -> None:
    names = pl.Series(["가", "나"])
    with pytest.raises(Problem, match="순환"):
        rename_values(pl.Series("동", ["가"]), names, names.reverse())


def test_the_registers_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        registers.write_complaints(tmp_path / name, 100, 2025, seed=3)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_as_long_as_an_answer_is_empty_nothing_is_joined_or_saved(folder: Path) -> None:
    complaints, departments = opened(folder, "민원.csv"), opened(folder, "부서.xlsx")
    names = opened(folder, "변경표.csv")
    assert complaints.rename("읍면동", names, old="옛 이름", new="") is complaints
    joined = complaints.join(departments, "", "부서명").join(departments, "", "부서명")
    summary = joined.summarise("").join(departments, "읍면동", "부서명").rate("율", per="인구수")
    target = folder / "joined.xlsx"
    assert "아직" in joined._repr_html_()
    assert "아직" in summary._repr_html_()
    for saved in (
        joined.save(target),
        summary.save(target),
        complaints.save(target, summary),
        complaints.save(f"{folder}/"),
    ):
        assert isinstance(saved, Problem)
    assert not target.exists()
    only_one = complaints.join(departments, "", "부서명").join(departments, "부서코드", "부서명")
    assert len(only_one.steps) == 1


def test_a_plain_merge_shows_what_join_guards_against(folder: Path) -> None:
    complaints, register = opened(folder, "민원.csv"), opened(folder, "대장.xlsx")
    plainly = complaints.merge(register, on="시설물번호")
    as_pandas = complaints.frame.merge(register.frame, on="시설물번호")
    assert totals(plainly, "처리비용").rows == len(as_pandas) > len(complaints.frame)
    assert totals(plainly, "처리비용").total == as_pandas["처리비용"].sum()
    assert totals(plainly, "처리비용").unit == totals(complaints, "처리비용").unit
