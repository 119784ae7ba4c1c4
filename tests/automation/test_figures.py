"""Amounts, Hangul numbers, dates and times, read and written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.amounts import find_amounts, parse_won
from automation.dates import WEEKDAYS, Style, find_dates, find_times
from automation.numerals import LARGEST, from_hangul, half_width, to_hangul

whole = settings(max_examples=300, deadline=None, derandomize=True)


@whole
@given(st.integers(0, LARGEST))
def test_a_number_written_in_hangul_reads_back(number: int) -> None:
    assert from_hangul(to_hangul(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("일십일만삼천오백육십", 113_560),
        ("십일만 삼천오백육십", 113_560),
        ("억", 10**8),
        ("일억삼천오백만", 135_000_000),
        ("육천", 6_000),
        ("영", 0),
    ],
)
def test_hangul_numbers_as_people_write_them(words: str, number: int) -> None:
    assert from_hangul(words) == number


@pytest.mark.parametrize("words", ["", "만세", "113", "원"])
def test_words_that_are_no_number_say_none(words: str) -> None:
    assert from_hangul(words) is None


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="number must be"):
        to_hangul(number)


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("1,500,000원", 1_500_000),
        ("3억 2천만원", 320_000_000),
        ("2천3백만 원", 23_000_000),
        ("320백만원", 320_000_000),
        ("12,500천원", 12_500_000),
        ("1.5억원", 150_000_000),
        ("약 1,250만 원", 12_500_000),
        ("3억여 원", 300_000_000),
        ("5만원씩", 50_000),
    ],
)
def test_amounts_in_every_usual_spelling(text: str, won: int) -> None:
    assert [found.won for found in find_amounts(text)] == [won]


@whole
@given(st.integers(1, 10**15))
def test_any_amount_reads_back_with_its_hangul(won: int) -> None:
    (found,) = find_amounts(f"금{won:,}원(금{to_hangul(won)}원)을 지급함")
    assert (found.won, found.hangul_won, found.formal) == (won, won, True)
    assert parse_won(f"{won:,}") == won


@pytest.mark.parametrize("text", ["원평동 3통", "12인원", "010-1234원", "3원형", "요금 안내"])
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert list(find_amounts(text)) == []


def test_a_fee_is_not_a_formal_amount() -> None:
    assert [found.formal for found in find_amounts("요금 1,500원, 보조금 3천만원")] == [
        False,
        False,
    ]


@whole
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.booleans())
def test_any_date_in_the_decrees_form_reads_back(day: date, weekday: bool) -> None:
    behind = f"({WEEKDAYS[day.weekday()]})" if weekday else ""
    (found,) = find_dates(f"회의를 {day.year}. {day.month}. {day.day}.{behind} 열었다")
    assert found.day == day
    assert (found.style, found.padded, found.closed) == (Style.STOPS, False, True)


@whole
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_any_date_without_its_year_reads_back(day: date) -> None:
    for text in (
        f"{day.month}. {day.day}.",
        f"{day.month}월 {day.day}일",
        f"{day.month}/{day.day}까지",
    ):
        (found,) = find_dates(text)
        assert found.year is None
        assert found.in_year(day.year) == day


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2026. 3. 10.", True),
        ("2026. 03. 10.", False),
        ("2026. 3. 10 개최", False),
        ("3.10(화)", False),
        ("2026-03-10", False),
    ],
)
def test_the_shape_of_a_date_is_kept(text: str, right: bool) -> None:
    (found,) = find_dates(text)
    assert (found.style is Style.STOPS and found.closed and not found.padded) is right


@pytest.mark.parametrize(
    "text", ["1.5km", "3.2%", "1/2", "제2026-123호", "010-1234-5678", "13. 40."]
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


def test_a_range_gives_both_days() -> None:
    assert [(f.month, f.day_of_month) for f in find_dates("2026. 4. 23.~6. 15.")] == [
        (4, 23),
        (6, 15),
    ]


@pytest.mark.parametrize("day", ["2026. 2. 30.", "2월 30일"])
def test_a_day_that_does_not_exist_has_no_calendar_day(day: str) -> None:
    assert all(found.in_year(2026) is None for found in find_dates(day))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", (14, 30)),
        ("오후 2시 30분", (14, 30)),
        ("오전 9시", (9, 0)),
        ("오후 12시", (12, 0)),
        ("오전 12시", (0, 0)),
        ("14시", (14, 0)),
        ("오후 2시 반", (14, 30)),
        ("오후 2:30", (14, 30)),
    ],
)
def test_times_of_day(text: str, time: tuple[int, int]) -> None:
    assert [(found.hour_24, found.minute) for found in find_times(text)] == [time]


@pytest.mark.parametrize(
    "text", ["24시간 운영", "구미시 3시설", "2시간 반 걸림", "10시장", "1:100만"]
)
def test_what_is_no_time_of_day(text: str) -> None:
    assert list(find_times(text)) == []


@pytest.mark.parametrize("text", ["10월 24~25일", "10월 24∼25일에", "10월 24·25일"])
def test_the_first_of_two_days_of_a_month_is_a_date(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.month, found.day_of_month) == (10, 24)


def test_wide_digits_and_marks_become_those_of_the_keyboard() -> None:
    assert half_width("１４：００~１５：４０，３대（약）") == "14:00~15:40,3대(약)"
