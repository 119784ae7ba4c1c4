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
