"""Totals are known by their name and by what they add up; what may be one is asked."""

import random
from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.remarks import Certainty
from data_analysis.table import Table
from data_analysis.total_rows import MOST_ROWS
from groundwork.problem import Problem

DRAW = random.Random(3)
DONGS = [
    (f"{name}동", DRAW.randint(5_000, 30_000), DRAW.randint(5_000, 30_000)) for name in "가나다라마"
]


def table_of(tmp_path: Path, header: str, rows: list[tuple[object, ...]]) -> Table:
    path = tmp_path / "표.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in [(header,), *rows]), "utf-8")
    return open_table(path)


def kept(table: Table, column: str) -> list[object]:
    return table.repair().data[column].to_list()


def asked(table: Table) -> str:
    return "\n".join(map(str, table.look().of_certainty(Certainty.TO_CHECK)))


def sums(rows: list[tuple[object, ...]], column: int) -> int:
    return sum(int(str(row[column])) for row in rows)


@pytest.mark.parametrize(
    "name",
    [
        "계",
        "합계",
        "합 계",
        "소계",
        "총계",
        "누계",
        "계(2개소)",
        "합계:",
        "[계]",
        "도로 소계",
        "2월합계",
        "Total",
        "◇ 합계",
    ],
)
def test_a_row_called_a_total_is_one(tmp_path: Path, name: str) -> None:
    table = table_of(tmp_path, "구분,건수", [(name, 100), ("도로과", 40), ("환경과", 60)])
    assert kept(table, "건수") == [40, 60]
    assert f"‘{name}’(2행) 건수 100" in str(table.look())


@pytest.mark.parametrize("name", ["전체", "총인원", "도로과 계", "전국", ""])
def test_a_name_that_may_say_total_counts_where_it_adds_up(tmp_path: Path, name: str) -> None:
    rows: list[tuple[object, ...]] = [("도로팀", 40, 1_200), ("하천팀", 61, 3_450)]
    table = table_of(tmp_path, "구분,건수,금액", [*rows, (name, 101, 4_650)])
    assert kept(table, "건수") == [40, 61]
    table = table_of(tmp_path, "구분,건수,금액", [*rows, (name, 77, 999)])
    assert kept(table, "건수") == [40, 61, 77]


@pytest.mark.parametrize("first", [True, False])
def test_a_row_that_equals_the_sum_of_all_others_is_a_total(tmp_path: Path, first: bool) -> None:
    city = ("구미시", sums(DONGS, 1), sums(DONGS, 2), 2.3)
    dongs = [(*dong, 2.1) for dong in DONGS]
    table = table_of(
        tmp_path, "읍면동,남,여,세대당 인구", [city, *dongs] if first else [*dongs, city]
    )
    assert kept(table, "남") == [dong[1] for dong in DONGS]
    assert "‘구미시’" in "\n".join(map(str, table.look().of_certainty(Certainty.GUESSED)))
    assert table.repair().aside["사유"].to_list() == ["다른 행의 합과 같은 행"]


@pytest.mark.parametrize("first", [True, False])
def test_totals_of_totals_are_found(tmp_path: Path, first: bool) -> None:
    rows: list[tuple[object, ...]] = []
    cities: list[tuple[object, ...]] = []
    for city in ("포항시", "구미시", "김천시"):
        dongs = [
            (f"{city} {n}동", DRAW.randint(1_000, 30_000), DRAW.randint(10, 300)) for n in (1, 2, 3)
        ]
        cities.append((city, sums(dongs, 1), sums(dongs, 2)))
        rows += [cities[-1], *dongs] if first else [*dongs, cities[-1]]
    province = ("경상북도", sums(cities, 1), sums(cities, 2))
    table = table_of(
        tmp_path, "행정구역,인구,세대", [province, *rows] if first else [*rows, province]
    )
    assert sum(map(int, map(str, kept(table, "인구")))) == province[1]
    assert len(table.body) == 9


def test_totals_of_a_long_table_are_found_in_each_of_its_labels(tmp_path: Path) -> None:
    """전국 is the sum of the cities in each year and sex, 총인구 that of both sexes."""
    cities, rows = ["서울", "부산", "대구"], []
    for year in (2023, 2024, 2025):
        people = {(c, s): DRAW.randint(10_000, 99_999) for c in cities for s in ("남자", "여자")}
        for city in ("전국", *cities):
            for sex in ("총인구", "남자", "여자"):
                counted = [
                    n
                    for (c, s), n in people.items()
                    if city in ("전국", c) and sex in ("총인구", s)
                ]
                rows.append((year, city, sex, sum(counted)))
    body = table_of(tmp_path, "시점,행정구역,성별,인구", rows).body
    assert set(body["행정구역"]) == set(cities)
    assert set(body["성별"]) == {"남자", "여자"}
    assert len(body) == 18


@pytest.mark.parametrize(
    "rows",
    [
        [("세무계", 5, 3_100), ("민원계", 7, 1_230), ("총무계", 3, 8_540)],
        [("회계과", 4, 70), ("통계팀", 5, 80), ("설계팀", 6, 90)],
    ],
)
def test_a_team_is_no_total(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    table = table_of(tmp_path, "부서,인원,예산", rows)
    assert len(table.body) == len(rows)
    assert not asked(table)


def test_what_may_be_a_total_by_chance_is_kept_and_asked(tmp_path: Path) -> None:
    table = table_of(tmp_path, "부서,건수", [("도로과", 40), ("환경과", 60), ("건설국", 100)])
    assert kept(table, "건수") == [40, 60, 100]
    assert "남겨 둔 행" in asked(table) and "‘건설국’(4행) 건수 100" in asked(table)


def test_many_small_numbers_make_no_totals(tmp_path: Path) -> None:
    rows = [(f"가상{n}", DRAW.randint(0, 9), DRAW.randint(0, 3)) for n in range(300)]
    table = table_of(tmp_path, "이름,횟수,건수", rows)
    assert len(table.body) == 300
    assert not asked(table)


def test_a_total_that_does_not_add_up_is_told(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("도로과", 40, 1_200), ("환경과", 61, 3_450)]
    table = table_of(tmp_path, "부서,건수,금액", [*rows, ("합계", 101, 4_651)])
    assert "맞지 않는 행" in asked(table) and "‘합계’(4행)" in asked(table)
    table = table_of(tmp_path, "부서,건수,금액", [*rows, ("합계", 101, 4_650)])
    assert not asked(table)


def test_a_column_that_is_the_sum_of_others_is_told_and_stays(tmp_path: Path) -> None:
    rows = [(name, men + women, men, women) for name, men, women in DONGS]
    table = table_of(tmp_path, "읍면동,인구,남,여", rows)
    assert "‘인구’ 열은 남, 여 열의 합계" in str(table.look())
    assert not asked(table)
    assert kept(table, "인구") == [row[1] for row in rows]


def test_rows_in_which_a_total_column_is_wrong_are_named(tmp_path: Path) -> None:
    rows = [(f"{n}동", 2 * n + 1_000, n, n + 1_000) for n in range(3_001, 3_030)]
    rows[4] = (rows[4][0], 1, *rows[4][2:])
    table = table_of(tmp_path, "읍면동,인구,남,여", rows)
    assert "다른 행이 1개 있습니다: 6행" in asked(table)


def test_what_is_a_total_is_decided_by_the_official(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("도로과", 40), ("환경과", 60), ("전체", 100), ("공원과", 7)]
    path = tmp_path / "표.csv"
    path.write_text("\n".join(f"{name},{n}" for name, n in [("구분", "건수"), *rows]), "utf-8")
    assert "‘합계가 아닌 행’(records)에 적어" in str(open_table(path).look())
    kept_row = open_table(path, records=["4행"], totals=[5])
    assert kept(kept_row, "건수") == [40, 60, 100]
    assert "담당자가 정한 대로 1개 행을 합계로 보고 자료에서 뺍니다: 5행" in str(kept_row.look())
    with pytest.raises(Problem, match="‘12’는 이 표의 행이 아닙니다"):
        open_table(path, records=["12"]).look()


def test_above_the_rows_that_are_added_up_only_names_count_and_it_is_said(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(f"동{n}", n % 977) for n in range(MOST_ROWS + 1)]
    assert "50,000행이 넘어 합계 행을 이름으로만" in asked(table_of(tmp_path, "구분,건수", rows))
