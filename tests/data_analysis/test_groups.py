"""Names that hold for several rows are in each of them, and what was filled in is told."""

from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.cells import Change
from data_analysis.clean import Clean
from tests.data_analysis.sheets import Rows, book

N = None
ITEMS: Rows = [
    ("부서", "항목", "금액"),
    ("도로과", "가", 10),
    (N, "나", 20),
    ("환경과", "가", 30),
    (N, "나", 40),
]


def repaired(tmp_path: Path, rows: Rows, merged: tuple[str, ...] = ()) -> Clean:
    return open_table(book(tmp_path / "표.xlsx", merged, 표=rows)).repair()


def by_department(clean: Clean, column: str = "부서") -> dict[str, int]:
    sums = clean.data.group_by(column).agg(total=clean.data["금액"].name)
    return {name: sum(amounts) for name, amounts in sums.iter_rows()}


def test_merged_names_reach_down(tmp_path: Path) -> None:
    clean = repaired(tmp_path, ITEMS, ("A2:A3", "A4:A5"))
    assert by_department(clean) == {"도로과": 30, "환경과": 70}
    (filled,) = [entry for entry in clean.log.entries if entry.change == Change.FILLED]
    assert (filled.column, filled.count) == ("부서", 2)
    assert filled.examples[0].where.endswith("A3")


def test_merged_names_stand_where_the_table_does(tmp_path: Path) -> None:
    rows: Rows = [(N,) * 5, *((N, N, *row) for row in ITEMS)]
    table = open_table(book(tmp_path / "표.xlsx", ("C3:C4", "C5:C6"), 표=rows))
    assert "(C4, C6)" in str(table.look())
    assert by_department(table.repair()) == {"도로과": 30, "환경과": 70}


def test_names_in_the_first_row_of_a_group_reach_down(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_text(
        "\n".join(",".join(str(cell or "") for cell in row) for row in ITEMS), encoding="cp949"
    )
    assert by_department(open_table(path).repair()) == {"도로과": 30, "환경과": 70}


def test_two_levels_of_merged_names(tmp_path: Path) -> None:
    rows: Rows = [
        ("국", "과", "항목", "금액"),
        ("건설국", "도로과", "가", 10),
        (N, N, "나", 20),
        (N, "하천과", "가", 3),
        ("복지국", "복지과", "가", 30),
    ]
    clean = repaired(tmp_path, rows, ("A2:A4", "B2:B3"))
    assert clean.data["국"].to_list() == ["건설국"] * 3 + ["복지국"]
    assert clean.data["과"].to_list() == ["도로과", "도로과", "하천과", "복지과"]


def test_a_merged_amount_is_not_added_twice(tmp_path: Path) -> None:
    rows: Rows = [
        ("부서", "항목", "금액"),
        ("도로과", "가", 10),
        (N, "나", N),
        ("환경과", "가", 30),
    ]
    path = book(tmp_path / "표.xlsx", ("A2:A3", "C2:C3"), 표=rows)
    table = open_table(path)
    assert table.repair().data["금액"].to_list() == [10, None, 30]
    assert "두 번 더해지지 않게 첫 행에만 두었습니다(C2)" in str(table.look())


def test_names_in_the_subtotal_row_above_reach_down(tmp_path: Path) -> None:
    rows: Rows = [
        ("읍면동명", "투표구명", "금액"),
        ("합계", N, 315),
        ("관외사전투표", N, 15),
        ("송정동", "소계", 150),
        (N, "관내사전투표", 50),
        (N, "제1투표소", 100),
        ("형곡동", "소계", 150),
        (N, "관내사전투표", 50),
        (N, "제1투표소", 100),
    ]
    clean = repaired(tmp_path, rows)
    assert by_department(clean, "읍면동명") == {"관외사전투표": 15, "송정동": 150, "형곡동": 150}


def test_a_subtotal_of_several_rows_reaches_down_as_names_do(tmp_path: Path) -> None:
    rows: Rows = [
        ("시도", "시군구", "항목", "금액"),
        *(("서울", "소계", "남", 30), (N, N, "여", 40)),
        *((N, "종로구", "남", 10), (N, N, "여", 15)),
        *((N, "중구", "남", 20), (N, N, "여", 25)),
    ]
    clean = repaired(tmp_path, rows)
    assert by_department(clean, "시군구") == {"종로구": 25, "중구": 45}
    assert clean.log.rows.subtotals == 2


def test_names_in_the_subtotal_row_below_reach_up(tmp_path: Path) -> None:
    rows: Rows = [
        ("부서", "항목", "금액"),
        (N, "가", 10),
        (N, "나", 20),
        ("도로과 소계", N, 30),
        (N, "가", 70),
        ("환경과 소계", N, 70),
        ("합계", N, 100),
    ]
    assert by_department(repaired(tmp_path, rows)) == {"도로과": 30, "환경과": 70}


def test_three_subtotals_one_below_the_other_name_their_own_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ("부서", "팀", "항목", "금액"),
        (N, N, "가", 10),
        (N, N, "나", 20),
        (N, "포장팀 소계", N, 30),
        (N, N, "가", 5),
        (N, "보상팀 소계", N, 5),
        ("도로과 소계", N, N, 35),
        (N, N, "가", 1),
        (N, "대기팀 소계", N, 1),
        ("환경과 소계", N, N, 1),
        ("총계", N, N, 36),
    ]
    data = repaired(tmp_path, rows).data
    assert data.select("부서", "팀").rows() == [
        ("도로과", "포장팀"),
        ("도로과", "포장팀"),
        ("도로과", "보상팀"),
        ("환경과", "대기팀"),
    ]


@pytest.mark.parametrize("own", [True, False])
def test_headings_alone_above_their_rows_name_them(tmp_path: Path, own: bool) -> None:
    items: Rows = [("도로과", N, N), (N, "가", 10), (N, "나", 20), ("환경과", N, N), (N, "가", 70)]
    rows: Rows = [("부서", "항목", "금액"), *items]
    if not own:
        rows = [("항목", "금액"), *((a or b, c) for a, b, c in items)]
    clean = repaired(tmp_path, rows)
    assert by_department(clean, "부서" if own else "구분") == {"도로과": 30, "환경과": 70}
    assert clean.log.rows.outside == 2
    assert clean.log.rows.read == clean.log.rows.kept + 2


@pytest.mark.parametrize(
    "rows",
    [
        [("부서", "항목", "금액"), ("가", "a", 1), ("나", "b", 2), (N, "c", 3), ("라", "d", 4)],
        [("번호", "이름", "금액"), (1, "가", 1), (N, "나", 2), (3, "다", 3), (N, "라", 4)],
        [("이름", "부서"), ("가", "도로과"), ("나", N), ("다", "환경과")],
    ],
)
def test_what_is_missing_here_and_there_stays_empty(tmp_path: Path, rows: Rows) -> None:
    clean = repaired(tmp_path, rows)
    assert clean.data[clean.columns[0]].to_list() == [
        row[0] if row[0] is None else str(row[0]) for row in rows[1:]
    ]
    assert not clean.log.entries


def test_a_text_alone_in_its_row_that_may_be_a_heading_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [("구분", "계획", "실적"), ("포장", 10, 5), ("Ⅱ. 하천", N, N), ("정비", 10, 5)]
    table = open_table(book(tmp_path / "표.xlsx", 표=rows))
    assert "확인해 주세요: 3행 ‘Ⅱ. 하천’" in str(table.look())
    assert len(table.rows) == 3
