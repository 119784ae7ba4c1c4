"""Where a table begins: titles, merged headers and units, as people lay them out."""

import polars as pl
import pytest

from data_analysis.heading import Heading, find_heading


def heading(*rows: tuple[str | None, ...]) -> Heading:
    names = [f"c{number}" for number in range(len(rows[0]))]
    return find_heading(pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row"))


def test_a_header_in_the_first_row() -> None:
    found = heading(("번호", "동", "금액"), ("1", "송정동", "5"))
    assert (found.rows, found.names) == (1, ("번호", "동", "금액"))


def test_a_title_and_a_unit_above_the_header() -> None:
    found = heading(
        ("민원 현황", None, None),
        (None, None, "(단위 : 천 원)"),
        ("번호", "동", "금액"),
        ("1", "송정동", "5"),
    )
    assert (found.rows, found.unit) == (3, "천원")
    assert found.title == ("민원 현황", "(단위 : 천 원)")


def test_a_merged_header_of_two_rows() -> None:
    found = heading(
        ("번호", "처리", None, "비용(천원)", None),
        (None, "부서", "완료일", "산정액", "집행액"),
        ("1", "도로과", "2025.3.5", "5", "6"),
    )
    assert found.rows == 2
    assert found.names == ("번호", "처리 부서", "처리 완료일", "비용 산정액", "비용 집행액")
    assert found.units == (None, None, None, "천원", "천원")


def test_a_vertically_merged_label_does_not_reach_to_the_right() -> None:
    found = heading(("번호", None, "동"), (None, "비고", None), ("1", "가", "송정동"))
    assert found.names == ("번호", "비고", "동")


def test_a_first_row_of_texts_is_no_second_header() -> None:
    found = heading(("이름", "동", "의견"), ("홍가상", "송정동", "좋음"))
    assert found.rows == 1


def test_names_that_are_missing_or_the_same_are_told_apart() -> None:
    found = heading(("번호", "금액", "금액", None), ("1", "2", "3", "4"))
    assert found.names == ("번호", "금액", "금액 (2)", "4열")


@pytest.mark.parametrize("rows", [(("1", "2"), ("3", "4")), ((None, None), (None, None))])
def test_a_sheet_without_labels_has_no_rows(rows: tuple[tuple[str | None, ...], ...]) -> None:
    assert heading(*rows).rows == 2


def test_notes_far_beside_the_table_do_not_hide_the_header() -> None:
    notes = (None,) * 6
    found = heading(("번호", "동", *notes, None), ("1", "송정동", *notes, "메모"))
    assert (found.rows, found.names[:2]) == (1, ("번호", "동"))


def test_the_header_may_be_told() -> None:
    cells = pl.DataFrame({"a": ["2025", "1", "2"], "b": ["2026", "3", "4"]})
    found = find_heading(cells, at=1)
    assert (found.rows, found.names) == (1, ("2025", "2026"))


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            (
                ("구분", "인구", None, None, None),
                (None, "한국인", None, "외국인", None),
                (None, "남", "여", "남", "여"),
                ("종로구", "1", "2", "3", "4"),
            ),
            ("구분", "인구 한국인 남", "인구 한국인 여", "인구 외국인 남", "인구 외국인 여"),
        ),
        (
            (
                ("기간", "구", "인구", "인구", "인구", "인구"),
                ("기간", "구", "한국인", "한국인", "외국인", "외국인"),
                ("기간", "구", "남", "여", "남", "여"),
                ("2017", "중구", "1", "2", "3", "4"),
            ),
            (
                "기간",
                "구",
                *(f"인구 {who} {sex}" for who in ("한국인", "외국인") for sex in "남여"),
            ),
        ),
        (
            (
                ("구분", "세입", None, None, "세출", None),
                (None, "예산", "결산", None, "예산", "결산"),
                (None, None, "수납", "미수납", None, None),
                ("가", "1", "2", "3", "4", "5"),
            ),
            ("구분", "세입 예산", "세입 결산 수납", "세입 결산 미수납", "세출 예산", "세출 결산"),
        ),
        (
            (("구분", "계", None, None), (None, "계", "남", "여"), ("가", "3", "1", "2")),
            ("구분", "계", "계 남", "계 여"),
        ),
    ],
)
def test_three_rows_merged_or_said_again_are_one_header(
    rows: tuple[tuple[str | None, ...], ...], names: tuple[str, ...]
) -> None:
    found = heading(*rows)
    assert (found.rows, found.names) == (len(rows) - 1, names)


@pytest.mark.parametrize(
    "upper",
    [
        ("시군구", "2020", "2020", "2021", "2021"),
        ("시군구", "2020", None, "2021", None),
        (None, "2020", None, "2021", None),
        ("시군구", "2023.1/4", None, "2023.2/4", None),
        ("시군구", "2020.01", "2020.01", "2020.02", "2020.02"),
        (None, "상반기", None, "하반기", None),
    ],
)
def test_years_and_halves_of_years_in_the_upper_row_stand_before_the_names(
    upper: tuple[str | None, ...],
) -> None:
    found = heading(
        upper, ("시군구", "주택수", "노후", "주택수", "노후"), ("가", "1", "2", "3", "4")
    )
    first, second = upper[1], upper[3]
    names = (f"{first} 주택수", f"{first} 노후", f"{second} 주택수", f"{second} 노후")
    assert (found.rows, found.names) == (2, ("시군구", *names))


def test_years_alone_may_head_columns() -> None:
    found = heading(("행정구역별", "2019", "2020"), ("구미시", "1", "2"))
    assert (found.rows, found.names) == (1, ("행정구역별", "2019", "2020"))


def test_one_year_above_the_header_is_a_reference_date() -> None:
    found = heading(("기준연도", "2025", None), ("이름", "금액", "비고"), ("가", "1", "나"))
    assert (found.rows, found.names) == (2, ("이름", "금액", "비고"))


@pytest.mark.parametrize(
    "rows",
    [
        (("구분", "인구", "금액"), (None, "(명)", "(천원)"), ("가", "1", "2")),
        ((None, "명", "천원"), ("구분", "인구", "금액"), ("가", "1", "2")),
    ],
)
def test_units_in_a_row_of_their_own_belong_to_the_columns(
    rows: tuple[tuple[str | None, ...], ...],
) -> None:
    found = heading(*rows)
    assert (found.rows, found.names) == (2, ("구분", "인구 (명)", "금액"))
    assert found.units == (None, None, "천원")


def test_below_rows_of_values_no_header_is_looked_for() -> None:
    rows = [("1", "가", "3"), ("2", "나", "4"), ("없음", "다", "미정"), ("4", "라", "6")]
    assert heading(*rows).names == ("1열", "2열", "3열")
