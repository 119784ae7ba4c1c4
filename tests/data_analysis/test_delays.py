"""Delays: working days as the law counts them, and what is late, in time or still open."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis import delays, open_table
from data_analysis.clean import Clean
from groundwork.problem import Problem

HOLIDAYS = ["2026-03-02", "2026-05-05"]  # a Monday and a Tuesday


def _table(folder: Path, name: str, lines: list[str]) -> Clean:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return open_table(path).repair()


def _measure(folder: Path, lines: list[str], as_of: str = "2026-03-31") -> delays.Timed:
    table = _table(folder, "a.csv", ["번호,부서,접수일,기한,완료일", *lines])
    free = _table(folder, "h.csv", ["공휴일,이름", *(f"{day},휴일" for day in HOLIDAYS)])
    return delays.measure(
        table, received="접수일", finished="완료일", limit="기한", holidays=free, as_of=as_of
    )


def test_the_first_day_counts_and_weekends_and_holidays_do_not(tmp_path: Path) -> None:
    timed = _measure(
        tmp_path,
        [
            "1,가,2026-02-27,7,2026-02-27",
            "2,가,2026-02-27,7,2026-03-03",
            "3,나,2026-02-28,7,2026-03-03",
        ],
    )
    assert timed.days.to_list() == [1, 2, 1]  # Friday; Friday and Tuesday; Tuesday


def test_the_last_day_of_the_limit_is_in_time_and_the_next_is_late(tmp_path: Path) -> None:
    timed = _measure(tmp_path, ["1,가,2026-03-03,2,2026-03-04", "2,가,2026-03-03,2,2026-03-05"])
    assert timed.late.to_list() == [False, True]


def test_an_unfinished_row_is_late_only_when_its_limit_has_passed(tmp_path: Path) -> None:
    timed = _measure(
        tmp_path,
        ["1,가,2026-03-03,7,", "2,가,2026-03-30,7,", "3,나,2026-03-03,7,2026-03-04"],
    )
    assert timed.late.to_list() == [True, None, False]
    assert timed.days.to_list() == [None, None, 2]
    line = timed.by("부서").frame.set_index("부서").loc["가"]
    assert (line["건수"], line["지연 건수"], line["진행 중"]) == (1, 1, 1)


LONGER = [
    "1,가,2026-03-03,2,2026-03-06,,",  # four days
    "2,가,2026-03-03,2,2026-03-06,2,",  # the limit was extended by two
    "3,가,2026-03-03,2,2026-03-06,1,",  # extended, and late all the same
    "4,가,2026-03-03,2,2026-03-06,,2",  # two days were spent waiting
    "5,가,2026-03-03,2,,2,1",
]


def test_what_was_extended_or_waited_for_is_late_by_its_own_days_only(tmp_path: Path) -> None:
    table = _table(tmp_path, "a.csv", ["번호,부서,접수일,기한,완료일,연장,보완", *LONGER])
    free = _table(tmp_path, "h.csv", ["공휴일", *HOLIDAYS])
    timed = delays.measure(
        table,
        received="접수일",
        finished="완료일",
        limit="기한",
        holidays=free,
        as_of="2026-03-09",
        extended="연장",
        waited="보완",
    )
    assert timed.late.to_list() == [True, False, True, False, None]
    assert timed.days.to_list() == [4, 4, 4, 2, None]


def test_columns_of_days_may_be_empty_and_hold_no_words(tmp_path: Path) -> None:
    lines = ["번호,부서,접수일,기한,완료일,연장", "1,가,2026-03-03,2,2026-03-06,"]
    columns = {"received": "접수일", "finished": "완료일", "limit": "기한", "as_of": "2026-03-31"}
    table, free = _table(tmp_path, "a.csv", lines), _table(tmp_path, "h.csv", ["휴일", HOLIDAYS[0]])
    assert delays.measure(table, holidays=free, extended="연장", **columns).late.to_list() == [True]
    with pytest.raises(Problem, match="부서"):
        delays.measure(table, holidays=free, extended="부서", **columns)


def test_groups_of_few_stand_last_and_say_so(tmp_path: Path) -> None:
    many = [f"{n},많음,2026-03-03,7,2026-03-04" for n in range(30)]
    lines = _measure(tmp_path, ["99,적음,2026-03-03,7,2026-03-30", *many]).by("부서").frame
    assert list(lines["부서"]) == ["많음", "적음"]
    assert [isinstance(note, str) for note in lines["비고"]] == [False, True]


@pytest.mark.parametrize("column", ["부서", "없는 열"])
def test_a_column_that_holds_no_dates_is_answered_kindly(tmp_path: Path, column: str) -> None:
    table = _table(tmp_path, "a.csv", ["번호,부서,접수일,기한", "1,가,2026-03-03,7"])
    with pytest.raises(Problem, match=column):
        delays.measure(
            table,
            received=column,
            finished="접수일",
            limit="기한",
            holidays=table,
            as_of="2026-03-31",
        )


@pytest.mark.parametrize("day", ["오늘", "12월 31일"])
def test_a_day_that_is_none_is_answered_kindly(tmp_path: Path, day: str) -> None:
    with pytest.raises(Problem, match="날짜"):
        _measure(tmp_path, ["1,가,2026-03-03,7,2026-03-04"], as_of=day)


def test_a_day_is_read_as_an_official_writes_it(tmp_path: Path) -> None:
    lines = ["1,가,2026-03-03,7,", "2,가,2026-03-03,7,2026-03-04"]
    assert _measure(tmp_path, lines, as_of="2026. 3. 31.").late.to_list() == [True, False]


def test_as_long_as_an_answer_is_empty_nothing_is_counted(tmp_path: Path) -> None:
    lines = ["1,가,2026-03-03,7,2026-03-04"]
    unmeasured = _measure(tmp_path, lines, as_of="")
    assert "아직" in unmeasured._repr_html_()
    for nothing in (unmeasured.by("부서"), _measure(tmp_path, lines).by(["부서", ""])):
        assert "아직" in nothing._repr_html_()
        assert isinstance(unmeasured.save(tmp_path / "late.xlsx", nothing), Problem)
    assert not (tmp_path / "late.xlsx").exists()


def test_a_file_not_named_yet_is_not_counted_whatever_else_is_filled_in(tmp_path: Path) -> None:
    timed = delays.measure(
        open_table("").repair(key=""),
        received="접수일",
        finished="완료일",
        limit="처리기한",
        holidays=_table(tmp_path, "h.csv", ["휴일", *HOLIDAYS]),
        as_of="2026-03-31",
    )
    assert isinstance(timed.save(tmp_path / "late.xlsx", timed.by("부서")), Problem)


def test_blank_lines_around_the_finding_are_not_saved(tmp_path: Path) -> None:
    timed = _measure(tmp_path, ["1,가,2026-03-03,7,2026-03-04"])
    saved = timed.save(tmp_path / "late.xlsx", timed.by("부서"), finding="\n늦지 않았습니다.\n")
    assert openpyxl.load_workbook(saved.path)["결론"]["A2"].value == "늦지 않았습니다."


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2026, 6, 1)), st.integers(0, 60))
def test_days_agree_with_a_calendar(
    tmp_path_factory: pytest.TempPathFactory, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    timed = _measure(tmp_path_factory.mktemp("days"), [f"1,가,{first},7,{last}"])
    days = [first + timedelta(days=number) for number in range(length + 1)]
    working = [d for d in days if d.weekday() < 5 and d.isoformat() not in HOLIDAYS]
    assert timed.days.to_list() == [len(working)]
