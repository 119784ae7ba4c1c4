"""A repair gives back exactly what was there: in = out + what the log reports."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data_analysis import open_table
from data_analysis.cells import Change
from data_analysis.clean import Clean
from data_analysis.columns import Role, repair
from data_analysis.remarks import Certainty
from data_analysis.synthetic.complaints import clean_complaints, write_csv, write_workbook
from data_analysis.table import Table
from groundwork.problem import Problem

ROWS, YEAR, SEED = 4000, 2025, 11


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    folder = tmp_path_factory.mktemp("exports")
    write_workbook(folder / "민원.xlsx", ROWS, YEAR, SEED)
    write_csv(folder / "민원.csv", ROWS, YEAR, SEED)
    return {kind: open_table(folder / f"민원.{kind}") for kind in ("xlsx", "csv")}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_repaired_export_is_the_table_it_was_spoiled_from(
    exports: dict[str, Table], kind: str
) -> None:
    clean = exports[kind].repair(key="접수번호")
    truth = clean_complaints(ROWS, YEAR, SEED)
    repaired = clean.data.drop("확인할 점")
    repaired.columns = truth.columns
    order = truth.columns
    assert_frame_equal(repaired.sort(order), truth.sort(order), check_row_order=True)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_row_is_accounted_for(exports: dict[str, Table], kind: str) -> None:
    table = exports[kind]
    clean = table.repair(key="접수번호")
    rows = clean.log.rows
    assert rows.read == (
        rows.blank + rows.subtotals + rows.repeated_headers + rows.copies + rows.kept
    )
    assert rows.kept == len(clean.data) == ROWS
    assert rows.read == len(table.rows) + rows.blank
    assert len(clean.aside) == rows.subtotals + rows.repeated_headers + rows.copies


def test_subtotals_and_hidden_rows_are_shown(exports: dict[str, Table]) -> None:
    said = str(exports["xlsx"].look())
    assert "소계·합계 행이 14개" in said
    assert "숨긴 행 12개" in said


def test_amounts_in_won_are_a_thousand_times_those_in_thousands(exports: dict[str, Table]) -> None:
    thousands = exports["csv"].repair(key="접수번호")
    won = exports["csv"].repair(key="접수번호", amounts_in="원")
    name = "비용집행액"
    assert won.data[name].sum() == thousands.data[name].sum() * 1000
    assert (thousands.units[name], won.units[name]) == ("천원", "원")
    assert any(entry.change == Change.RESCALED for entry in won.log.entries)


def test_unread_cells_are_listed_with_their_place(exports: dict[str, Table]) -> None:
    clean = exports["csv"].repair(key="접수번호")
    assert clean.log.rejected == len(clean.unread) > 0
    assert set(clean.unread["바꾸기 전"]) == {"미정"}
    row = clean.unread["행"][0]
    lines = exports["csv"].rows.filter(pl.col("·row") == row)
    assert lines["비용집행액"].to_list() == ["미정"]


def table_of(tmp_path: Path, text: str) -> Table:
    path = tmp_path / "표.csv"
    path.write_text(text, encoding="utf-8")
    return open_table(path)


def repaired(tmp_path: Path, text: str, key: str | None = "번호") -> Clean:
    return table_of(tmp_path, text).repair(key=key)


def test_same_number_with_other_content_is_kept_and_marked(tmp_path: Path) -> None:
    clean = repaired(tmp_path, "번호,이름,금액\n1,가,5\n1,나,5\n2,다,5\n2,다,5\n")
    assert clean.data["이름"].to_list() == ["가", "나", "다"]
    assert clean.data["확인할 점"].to_list() == ["같은 번호, 다른 내용"] * 2 + [None]
    assert (clean.log.rows.copies, clean.log.rows.marked) == (1, 2)


def test_copies_are_found_across_spellings(tmp_path: Path) -> None:
    clean = repaired(tmp_path, '번호,이름,금액\n1,가,"1,000"\n 1,가 ,1000\n2,나,7\n')
    assert clean.log.rows.copies == 1


def test_two_unread_texts_are_a_difference(tmp_path: Path) -> None:
    lines = "".join(f"{number},가,{number}\n" for number in range(2, 20))
    clean = repaired(tmp_path, f"번호,이름,금액\n1,가,미정\n1,가,추후 확정\n{lines}")
    assert (clean.log.rows.copies, clean.log.rows.marked) == (0, 2)


def test_without_a_key_nothing_is_taken_for_a_copy(tmp_path: Path) -> None:
    clean = repaired(tmp_path, "답,점수\n좋음,5\n좋음,5\n", key=None)
    assert len(clean.data) == 2


def test_rows_without_a_number_are_no_copies_of_each_other(tmp_path: Path) -> None:
    clean = repaired(tmp_path, "번호,이름,금액\n,가,1\n,가,1\n3,나,2\n")
    assert len(clean.data) == 3


def test_a_department_of_accounting_is_no_subtotal(tmp_path: Path) -> None:
    clean = repaired(
        tmp_path, "번호,부서,금액\n1,회계과,1\n2,통계,2\n소계,,3\n3 월 소계,,3\n", "번호"
    )
    assert clean.data["부서"].to_list() == ["회계과", "통계"]


def test_repeated_headers_and_blank_rows_are_counted(tmp_path: Path) -> None:
    clean = repaired(tmp_path, "번호,이름,금액\n1,가,1\n,,\n번호,이름,금액\n2,나,2\n")
    rows = clean.log.rows
    assert (rows.read, rows.blank, rows.repeated_headers, rows.kept) == (4, 1, 1, 2)


def test_an_unknown_column_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="이 표의 열: 번호, 이름"):
        repaired(tmp_path, "번호,이름\n1,가\n", key="접수번호")


def test_an_unknown_unit_names_those_there_are(tmp_path: Path) -> None:
    table = table_of(tmp_path, "번호,금액(천원)\n1,5\n2,6\n")
    with pytest.raises(Problem, match="쓸 수 있는 단위"):
        table.repair(amounts_in="달러")


def test_codes_keep_their_zeros_and_days_are_told_by_name(tmp_path: Path) -> None:
    table = table_of(tmp_path, "우편번호,코드,접수일,값\n03921,007,20250305,1\n39281,008,45721,2\n")
    assert table.roles == {
        "우편번호": Role.TEXT,
        "코드": Role.TEXT,
        "접수일": Role.DATE,
        "값": Role.NUMBER,
    }
    clean = table.repair()
    assert clean.data["우편번호"][0] == "03921"
    assert clean.data["접수일"].to_list() == [date(2025, 3, 5), date(2025, 3, 5)]


def test_one_may_say_what_a_column_holds(tmp_path: Path) -> None:
    table = table_of(tmp_path, "번호,동,값\n1,5,1\n2,6,2\n")
    assert table.repair(texts=["동"]).data["동"].to_list() == ["5", "6"]
    assert table.repair(texts="동").data["동"].to_list() == ["5", "6"]


def test_several_files_are_one_table(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}월.csv").write_text(f"번호,값\n{number},{number}\n", encoding="cp949")
    table = open_table(tmp_path / "1월.csv", tmp_path / "2월.csv")
    assert len(table.rows) == 2
    assert [part.place for part in table.parts] == ["1월.csv", "2월.csv"]


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["-", "△1,200", "(3)", "1,000천원", "2025.3.5", "20250305", "45721", "미정", " 7 "]
    ),
    st.integers(-(10**9), 10**9).map(str),
    st.text(st.characters(codec="cp949", exclude_categories=["Cc"]), min_size=1, max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(cells=st.lists(CELL, max_size=40), role=st.sampled_from(Role))
def test_each_cell_is_unchanged_changed_or_rejected(cells: list[str | None], role: Role) -> None:
    column = pl.Series("열", cells, dtype=pl.String)
    result = repair(column, role, "천원")
    reported = dict(result.changes.select("index", "change").iter_rows())
    assert len(result.values) == len(cells)
    for index, (before, after) in enumerate(zip(cells, result.values, strict=True)):
        change = reported.get(index)
        if before is None:
            assert after is None and change is None
        elif change is None:
            assert _same(before, after, role)
        elif change == Change.REJECTED:
            assert after is None or after == before
    listed = result.changes.select("index", "before").iter_rows()
    assert all(cells[index] == before for index, before in listed)


def _same(before: str, after: object, role: Role) -> bool:
    if role is Role.NUMBER:
        return float(before) == after
    if role is Role.DATE:
        return str(after) in (before, before[:10], f"{before} 00:00:00")
    return before == after


def test_what_is_sure_stands_apart_from_what_was_guessed(exports: dict[str, Table]) -> None:
    look = exports["csv"].look()
    read, guessed = (
        [str(sentence) for sentence in look.of_certainty(certainty)]
        for certainty in (Certainty.SURE, Certainty.GUESSED)
    )
    assert any("cp949" in sentence for sentence in read)
    assert any("소계·합계 행" in sentence for sentence in guessed)
    assert str(look).index("cp949") < str(look).index("추정한 내용") < str(look).index("소계·합계")
