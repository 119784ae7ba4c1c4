"""Several tables on a sheet, and tables without a header: never joined or lost in silence."""

from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.table import Table
from groundwork.problem import Problem
from tests.data_analysis.sheets import Rows, book

N = None
SIDE_BY_SIDE: Rows = [
    ("도로과 현황", N, N, N, "환경과 현황", N),
    ("번호", "이름", "금액", N, "번호", "금액"),
    (1, "가", 10, N, 1, 5),
    (2, "나", 20, N, 2, 6),
]
STACKED: Rows = [
    ("번호", "부서", "금액"),
    (1, "도로과", 10),
    (2, "환경과", 20),
    (N, N, N),
    ("2. 시설 현황", N, N),
    ("시설명", "위치", "면적"),
    ("체육관", "송정동", 300),
    ("도서관", "형곡동", 400),
]


def opened(tmp_path: Path, rows: Rows, area: str | None = None) -> Table:
    return open_table(book(tmp_path / "표.xlsx", 표=rows), area=area)


def test_a_table_beside_is_told_and_can_be_read(tmp_path: Path) -> None:
    table = opened(tmp_path, SIDE_BY_SIDE)
    assert table.columns == ["번호", "이름", "금액"]
    assert table.repair().data["금액"].to_list() == [10, 20]
    assert 'area="E2:F4"' in str(table.look())
    assert opened(tmp_path, SIDE_BY_SIDE, "e2:f4").repair().data["금액"].to_list() == [5, 6]


def test_a_table_below_is_told_and_can_be_read(tmp_path: Path) -> None:
    table = opened(tmp_path, STACKED)
    assert table.repair().data["금액"].to_list() == [10, 20]
    assert 'area="A6:C8"' in str(table.look())
    below = opened(tmp_path, STACKED, "A6:C8").repair().data
    assert below.columns == ["시설명", "위치", "면적"]
    assert below["면적"].to_list() == [300, 400]


def test_three_tables_below_each_other_are_three(tmp_path: Path) -> None:
    more: Rows = [(N, N, N), ("3. 예산", N, N), ("사업", "예산액", "집행액"), ("가", 10, 5)]
    table = opened(tmp_path, [*STACKED, *more])
    assert [place.rpartition(" ")[2] for place, _ in table.left_out] == ["A6:C9", "A11:C12"]


def test_other_columns_under_a_repeated_header_are_another_table(tmp_path: Path) -> None:
    rows: Rows = [("번호", "이름", "금액"), (1, "가", 5), ("번호", "이름", "면적"), (2, "나", 700)]
    table = opened(tmp_path, rows)
    assert table.repair().data["금액"].to_list() == [5]
    assert [place for place, _ in table.left_out] == ["표.xlsx › 표 A3:C4"]


def test_tables_that_end_at_different_rows_are_not_one(tmp_path: Path) -> None:
    rows: Rows = [
        ("동", "인구", N, "시설", "면적"),
        ("가", 1, N, "체육관", 3),
        ("나", 2, N, N, N),
    ]
    assert opened(tmp_path, rows).columns == ["동", "인구"]


def test_an_empty_column_alone_parts_no_table(tmp_path: Path) -> None:
    rows: Rows = [("번호", "이름", N, "금액"), (1, "가", N, 10), (2, "나", N, 20)]
    assert opened(tmp_path, rows).columns == ["번호", "이름", "금액"]


def test_a_list_folded_into_halves_is_one_list(tmp_path: Path) -> None:
    rows: Rows = [("연번", "이름", "연번", "이름"), (1, "가", 3, "다"), (2, "나", 4, "라")]
    table = opened(tmp_path, rows)
    assert table.repair().data.rows() == [(1, "가"), (2, "나"), (3, "다"), (4, "라")]
    assert "합쳤습니다(A1:B3, C1:D3)" in str(table.look())


def test_tables_with_titles_of_their_own_are_told_apart_by_them(tmp_path: Path) -> None:
    rows: Rows = [
        *(("1. 도로과", N), ("항목", "금액"), ("인건비", 1), ("운영비", 2), (N, N)),
        *(("2. 환경과", N), ("항목", "금액"), ("인건비", 3), ("운영비", 4)),
    ]
    data = opened(tmp_path, rows).repair().data
    assert data.columns == ["항목", "금액", "시트"]
    assert data["시트"].to_list() == ["1. 도로과"] * 2 + ["2. 환경과"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [("부서", "이름", "직위"), ("도로과", "가", "주무관"), (N, N, N), ("환경과", "나", "팀장")],
        [("부서", "금액"), ("도로과", 10), (N, N), ("환경과", "미정"), ("하천과", 30)],
        [("부서", "금액"), ("도로과", 10), (N, N), ("소계", "없음"), ("하천과", 30)],
    ],
)
def test_a_row_of_texts_below_an_empty_row_is_no_header(tmp_path: Path, rows: Rows) -> None:
    table = opened(tmp_path, rows)
    assert len(table.rows) == len(rows) - 2
    assert not table.left_out


def test_a_title_said_again_on_every_page_is_no_record(tmp_path: Path) -> None:
    page: Rows = [("명부 (가상)", N, N), ("번호", "이름", "금액")]
    rows = [*page, (1, "가", 5), *page, (2, "나", 6)]
    clean = opened(tmp_path, rows).repair()
    assert clean.data["이름"].to_list() == ["가", "나"]
    assert (clean.log.rows.outside, clean.log.rows.repeated_headers) == (1, 1)


def test_a_header_of_two_rows_may_be_repeated(tmp_path: Path) -> None:
    header: Rows = [("번호", "처리", N), (N, "부서", "건수")]
    clean = opened(tmp_path, [*header, (1, "가", 5), *header, (2, "나", 6)]).repair()
    assert clean.data["처리 건수"].to_list() == [5, 6]
    assert clean.log.rows.repeated_headers == 2


@pytest.mark.parametrize("rows", [100, 3])
def test_without_a_header_the_columns_are_numbered_and_it_is_said(
    tmp_path: Path, rows: int
) -> None:
    path = tmp_path / "표.csv"
    path.write_text("".join(f"{n},{n * 10}\n" for n in range(1, rows + 1)), encoding="cp949")
    table = open_table(path)
    assert table.repair().data["2열"].sum() == sum(range(1, rows + 1)) * 10
    assert "머리글을 찾지 못해 1열, 2열" in str(table.look())


def test_codes_under_a_title_alone_are_a_table_without_header(tmp_path: Path) -> None:
    codes: Rows = [(f"{n:02}", "관리직", f"{n:03}") for n in range(60)]
    table = opened(tmp_path, [("명단", N, N), (N, N, N), *codes])
    assert table.parts[0].heading.title == ("명단",)
    data = table.repair().data
    assert data.row(0) == ("00", "관리직", "000")
    assert len(data) == 60


def test_an_area_is_named_as_excel_names_it(tmp_path: Path) -> None:
    rows: Rows = [(N, N, N), (N, N, N), (N, "동", "인구"), (N, "가", 1), (N, N, N)]
    assert opened(tmp_path, rows, "B3:C4").repair().data.rows() == [("가", 1)]
    with pytest.raises(Problem, match="에는 셀이 없습니다"):
        opened(tmp_path, rows, "H1:J9")
    with pytest.raises(Problem, match="셀 범위를 알 수 없습니다"):
        opened(tmp_path, rows, "오른쪽 표")


def test_numbers_are_read_in_full_wherever_the_table_begins(tmp_path: Path) -> None:
    rows: Rows = [(N, N, "번호", "경도"), (N, N, 1, 128.34412345678), (N, N, 2, 2)]
    assert opened(tmp_path, rows).rows["경도"].to_list() == ["128.34412345678", "2"]
