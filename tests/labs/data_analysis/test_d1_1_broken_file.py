"""The truth behind the checks of d1-1-broken-file, and the figures its text speaks of."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from data_analysis import open_table
from data_analysis.synthetic.complaints import clean_complaints, write_csv, write_workbook
from graders import curriculum
from graders.checking import run_check
from graders.outcome import Verdict
from graders.submission import Submission
from graders.tables.plain_cells import month_of
from graders.tables.workbooks import read_grids
from labs.data_analysis.d1_1_broken_file.checks import amounts, log, rows, types
from labs.data_analysis.d1_1_broken_file.checks.cross_tables import cross_tallies
from labs.data_analysis.d1_1_broken_file.checks.given_complaints import (
    Given,
    Tally,
    read_given,
    read_tallies,
)
from labs.data_analysis.d1_1_broken_file.checks.monthly_tallies import Tallies, counts_right

LAB = curriculum.load().lab("d1-1-broken-file")


def arguments(file: str) -> Mapping[str, Any]:
    return next(g.arguments for g in LAB.generated if g.file.endswith(file))


@pytest.fixture(scope="module")
def counter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("materials") / "민원_창구.csv"
    write_csv(path, **arguments(".csv"))
    return path


@pytest.fixture(scope="module")
def given(counter_file: Path) -> Given:
    return read_given(counter_file)


def test_the_truth_read_from_the_file_is_the_one_it_was_made_from(given: Given) -> None:
    made = clean_complaints(**arguments(".csv"))
    assert len(given.complaints) == len(made)
    assert given.complaints["spent"].sum() == made["비용 집행액"].sum()
    assert given.complaints["estimate"].sum() == made["비용 산정액"].sum()
    assert given.complaints["received"].sort().to_list() == made["접수일"].sort().to_list()
    assert given.numbers.keys() == set(made["접수번호"])


def test_tallies_add_up_to_the_table_they_were_made_from(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    path = tmp_path / "materials" / "민원_전체.xlsx"
    write_workbook(path, 5000, 2025, 3)
    made = clean_complaints(5000, 2025, 3)
    wanted = {
        (month, district): (count, spent)
        for month, district, count, spent in made.group_by(
            pl.col("접수일").dt.month().alias("월"), "읍면동"
        )
        .agg(pl.len(), pl.col("비용 집행액").sum())
        .iter_rows()
    }
    for _ in range(2):  # the second time from memory
        tallies = read_tallies(path)
        assert {key: (t.count, t.spent) for key, t in tallies.items()} == wanted
    assert len(list(tmp_path.glob("tallies-*.json"))) == 1


def test_the_text_of_the_lab_speaks_of_these_figures(given: Given) -> None:
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    assert f"집행액 합계는 {given.complaints['spent'].sum() * 1000:,.0f}원" in text
    assert f"소계·합계 {given.subtotals}행과 중복 {given.copies}행" in text
    assert f"{len(given.complaints):,}행이 남습니다" in text
    assert f"읽지 못한 셀 {given.unknown}" in text
    marked = sum(times for times in given.numbers.values() if times > 1)
    assert f"번호가 겹친 행 {marked}" in text


def test_the_planted_answer_counts_subtotals_and_copies(counter_file: Path) -> None:
    lines = counter_file.read_text(encoding="cp949").splitlines()[2:]
    spent = [line.rsplit(",", 1)[1].strip('"') for line in lines]
    made = clean_complaints(**arguments(".csv"))
    answer = (LAB.folder / "materials" / "ai-answer.txt").read_text(encoding="utf-8")
    assert f"{len(lines):,}건" in answer
    claimed = int(re.search(r"([\d,]+)원입니다", answer)[1].replace(",", ""))  # type: ignore[index]
    assert len(spent) == len(lines)
    assert claimed > 2.9 * made["비용 집행액"].sum()


@pytest.mark.parametrize(
    ("key", "missed"),
    [
        ("접수번호", set()),
        ("접수일", {"rows", "types", "log"}),
        ("읍면동", {"log"}),
        ("연락처", {"rows", "types", "log"}),
    ],
)
def test_a_column_that_does_not_identify_a_complaint_leads_to_a_wrong_workbook(
    counter_file: Path, tmp_path: Path, key: str, missed: set[str]
) -> None:
    (tmp_path / "output").mkdir()
    clean = open_table(counter_file).repair(key=key, amounts_in="백만원")
    clean.save(tmp_path / "output" / "민원_정리.xlsx")
    submission = Submission(LAB, tmp_path, counter_file.parent)
    checks = (rows, amounts, types, log)
    fix = {check.__name__ for check in checks if check(submission).verdict is Verdict.FIX}
    assert fix == missed


@pytest.mark.parametrize(
    ("sheets", "group", "money", "verdict"),
    [
        (["상반기", "하반기"], "읍면동", "비용 집행액", Verdict.PASS),
        (["하반기"], "읍면동", "비용 집행액", Verdict.FIX),
        (["상반기", "하반기"], "읍면동", "비용 산정액", Verdict.FIX),
        (["상반기", "하반기"], "처리 부서", "비용 집행액", Verdict.NOT_YET),
    ],
)
def test_only_the_whole_year_by_district_and_money_spent_answers_the_question(
    tmp_path: Path, sheets: list[str], group: str, money: str, verdict: Verdict
) -> None:
    given = tmp_path / "materials" / "민원_전체.xlsx"
    for folder in (given.parent, tmp_path / "output"):
        folder.mkdir()
    write_workbook(given, 5000, 2025, 3)
    whole = open_table(given, sheet=sheets).repair(key="접수번호", amounts_in="원")
    answer = whole.summarise(group, month="접수일", sums=money)
    answer.save(tmp_path / "output" / "민원_집계.xlsx")
    submission = Submission(LAB, tmp_path, given.parent)
    assert run_check(submission, LAB.check("summary")).verdict is verdict


@pytest.mark.parametrize("cell", ["2025-03", "3월", "2025년 3월", "202503", 3, 3.0, "2025. 3."])
def test_a_month_may_be_written_in_many_ways(cell: object) -> None:
    assert month_of(cell) == 3


@pytest.mark.parametrize(
    ("handed", "right"),
    [
        ({(1, "송정동"): 5, (2, "송정동"): 3}, True),
        ({(1, "송정동"): 5}, True),  # what is missing is another criterion's
        ({(1, "송정동"): 5, (2, "송정동"): 4}, False),
        ({}, False),
    ],
)
def test_counts_are_compared_where_they_stand(handed: dict[tuple[int, str], int], right: bool):
    given = Tallies({(1, "송정동"): Tally(5, 0.0), (2, "송정동"): Tally(3, 0.0)})
    stated = Tallies({place: Tally(count, 0.0) for place, count in handed.items()})
    assert counts_right(stated, given).met is right


def test_months_down_a_cross_table_are_found_wherever_their_column_stands(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["연번", "구분", "송정동", "형곡1동", "합계"],
        [21, "1월", 3, 2, 5],
        [22, "2월", 4, 0, 4],
        [None, "합계", 7, 2, 9],
    ):
        book.active.append(row)
    book.save(tmp_path / "집계.xlsx")
    tallies = cross_tallies(read_grids(tmp_path / "집계.xlsx"), ["송정동", "형곡1동"])
    assert tallies is not None
    assert {place: tally.count for place, tally in tallies.by_place.items()} == {
        (1, "송정동"): 3, (1, "형곡1동"): 2, (2, "송정동"): 4, (2, "형곡1동"): 0,
    }  # fmt: skip
