"""Notes are no records, sheets about the data are not the data, and like sheets are told apart."""

from pathlib import Path

import pytest

from data_analysis import open_table
from tests.data_analysis.sheets import Rows, book

N = None
TABLE: Rows = [("번호", "부서", "금액"), (1, "도로과", 10), (2, "환경과", 20)]


@pytest.mark.parametrize(
    "notes",
    [
        [("※ 2026년 기준이며 잠정치임", N, N), ("자료: 구미시", N, N)],
        [(N, N, N), ("주) 1. 도로과는 본청만", N, N), ("   2. 환경과는 사업소를 더함", N, N)],
        [("* 잠정", N, N)],
        [(N, "출처: 통계청", N)],
        [("자료", "구미시 통계연보", N)],
        [(N, N, N), ("이 표는 연말에 다시 고칩니다.", N, N)],
        [("1) 사업소 제외", N, N), ("2) 본청만 더함", N, N)],
        [("[주] 사업소 제외", N, N)],
    ],
)
def test_notes_below_a_table_are_no_records(tmp_path: Path, notes: Rows) -> None:
    table = open_table(book(tmp_path / "표.xlsx", 표=[*TABLE, *notes]))
    clean = table.repair()
    assert clean.data["부서"].to_list() == ["도로과", "환경과"]
    texts = [" ".join(str(cell) for cell in note if cell) for note in notes if any(note)]
    assert all(text in str(table.look()) for text in texts)
    assert clean.log.rows.outside == len(clean.aside) == len(texts)


@pytest.mark.parametrize(
    "row", [("합계", N, N), (3, N, N), (N, "하천과", N), ("GM2025-00001", N, N), (N, N, 5)]
)
def test_a_record_that_is_short_stays_one(
    tmp_path: Path, row: tuple[str | float | None, ...]
) -> None:
    table = open_table(book(tmp_path / "표.xlsx", 표=[*TABLE, (N, N, N), row]))
    assert len(table.rows) == 3


def test_a_longer_sheet_about_the_data_is_not_the_data(tmp_path: Path) -> None:
    about: Rows = [("통계표명", "재해위험지구"), *((f"주석{n}", f"설명 {n}") for n in range(30))]
    data: Rows = [("시도", "개소", "면적"), *((f"시도{n}", n, n * 2) for n in range(17))]
    for name in ("메타정보", "둘째"):
        table = open_table(book(tmp_path / "표.xlsx", **{"데이터": data, name: about}))
        assert table.columns[0] == "시도"
        assert f"{name}: 열이 달라" in str(table.look())


def test_sheets_of_other_populations_are_joined_with_their_names(tmp_path: Path) -> None:
    men: Rows = [("읍면동", "인구"), ("송정동", 10), ("형곡동", 20)]
    women: Rows = [("읍면동", "인구"), ("송정동", 11), ("형곡동", 21)]
    table = open_table(book(tmp_path / "표.xlsx", 남자=men, 여자=women))
    assert table.repair().data["시트"].to_list() == ["남자", "남자", "여자", "여자"]
    assert "‘시트’ 열에 적었습니다: 남자, 여자" in str(table.look())


def test_files_of_several_months_are_joined_with_their_names(tmp_path: Path) -> None:
    for month in (1, 2):
        path = tmp_path / f"{month}월.csv"
        path.write_text(f"부서,건수\n도로과,{month}\n환경과,{month + 5}\n", encoding="cp949")
    data = open_table(tmp_path / "1월.csv", tmp_path / "2월.csv").repair().data
    assert data["시트"].to_list() == ["1월.csv", "1월.csv", "2월.csv", "2월.csv"]


def test_sheets_with_rows_of_their_own_need_no_name(tmp_path: Path) -> None:
    first: Rows = [("접수번호", "부서"), ("A-1", "도로과"), ("A-2", "환경과")]
    second: Rows = [("접수번호", "부서"), ("A-3", "도로과"), ("A-4", "환경과")]
    path = book(tmp_path / "표.xlsx", 하나=first, 둘=second)
    assert open_table(path).columns == ["접수번호", "부서"]


def test_the_same_sheet_twice_is_no_other_population(tmp_path: Path) -> None:
    path = book(tmp_path / "표.xlsx", 하나=TABLE, 둘=TABLE)
    assert open_table(path).columns == ["번호", "부서", "금액"]
