"""csv and tsv in every encoding Korean offices meet; nothing in them is dropped."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis.reading.delimited import decode, find_delimiter, read_delimited
from groundwork.problem import Problem

TEXT = '이름,동,금액\n홍가상,똠방동,"1,000"\n임가상,양포동,-\n'


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(encoding))
    frame, found, _ = read_delimited(path, path.name)
    assert frame.rows()[1] == ("홍가상", "똠방동", "1,000")
    assert found == encoding


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert (
        find_delimiter(f"제목, 하나\na{delimiter}b{delimiter}c\n1{delimiter}2{delimiter}3\n")
        == delimiter
    )


def test_bytes_in_no_encoding_are_one_sentence() -> None:
    with pytest.raises(Problem, match="글자를 읽을 수 없습니다"):
        decode(b"a,b\n\x81\x20\xff\xff\n", "a.csv")


def test_short_long_and_blank_records_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("제목\n\na,b\n1,2,3,4\n\n5\n", encoding="utf-8")
    frame, *_ = read_delimited(path, path.name)
    assert frame.rows() == [
        ("제목", None, None, None),
        (None, None, None, None),
        ("a", "b", None, None),
        ("1", "2", "3", "4"),
        (None, None, None, None),
        ("5", None, None, None),
    ]


def test_a_long_record_far_down_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 100_000 + "1,2,3\n", encoding="utf-8")
    frame, *_ = read_delimited(path, path.name)
    assert len(frame) == 100_002
    assert frame.row(-1) == ("1", "2", "3")


def test_a_stray_quotation_mark_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n1"2,3\n4,5\n', encoding="utf-8")
    frame, *_ = read_delimited(path, path.name)
    assert frame.rows() == [("a", "b"), ('1"2', "3"), ("4", "5")]


def lines_of(rows: int, **odd: str) -> str:
    """Numbered lines of three fields under a heading, some of them replaced."""
    return "번호,내용,금액\n" + "".join(
        f"{odd.get(f'line_{n}', f'{n},민원 {n},{n}')}\n" for n in range(1, rows + 1)
    )


@pytest.mark.parametrize("rows", [4, 5_000, 30_000])
@pytest.mark.parametrize(
    "odd",
    [
        {"line_3": '3,"민원 3,3'},
        {"line_2": '"2,민원 2,2'},
        {"line_2": '2,민원 2,"2'},
        {"line_1": '1,"민원 1,1', "line_4": '4,"민원 4,4'},
    ],
)
def test_a_mark_without_a_partner_swallows_no_lines(
    tmp_path: Path, rows: int, odd: dict[str, str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(lines_of(rows, **odd), encoding="utf-8")
    frame, _, remarks = read_delimited(path, path.name)
    assert frame["c0"].str.strip_chars('"').to_list() == ["번호", *map(str, range(1, rows + 1))]
    assert all(f"{int(line[5:]) + 1}" in str(remarks[0]) for line in odd)


def test_a_field_of_several_lines_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = '1,"첫 줄\n둘째, 줄\n셋째",5'
    path.write_text(lines_of(4, line_1=long, line_4='4,5" 관로,4'), encoding="utf-8")
    frame, _, remarks = read_delimited(path, path.name)
    assert len(frame) == 5 and not remarks
    assert frame.row(1) == ("1", "첫 줄\n둘째, 줄\n셋째", "5")


def test_lines_with_a_comma_too_many_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(lines_of(40, line_7="7,도로, 하천,7"), encoding="utf-8")
    frame, _, remarks = read_delimited(path, path.name)
    assert frame.row(7) == ("7", "도로", " 하천", "7")
    assert "항목이 많은 줄이 1개" in str(remarks[0]) and "8번째 줄" in str(remarks[0])


CELLS = st.text(st.characters(codec="cp949", exclude_categories=["Cc", "Cs"]), max_size=8)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=20))
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["첫째", "둘째", "셋째"], *rows])
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(stream.getvalue().encode("cp949"))
    frame, *_ = read_delimited(path, path.name)
    assert [[cell or "" for cell in row] for row in frame.rows()[1:]] == rows
