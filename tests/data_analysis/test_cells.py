"""What single cells mean: numbers, dates and telephone numbers as offices write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_analysis.cells import Change, parse_date, parse_number, parse_phone, tidy

WHOLE = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("text", "value", "change"),
    [
        ("1234", 1234, None),
        ("-1234.5", Decimal("-1234.5"), None),
        ("1,234", 1234, Change.COMMA),
        (" 1,234 ", 1234, Change.COMMA),
        (" 12", 12, Change.SPACE),
        ("１２", 12, Change.WIDTH),
        ("-", 0, Change.ZERO),
        ("－", 0, Change.ZERO),
        ("△1,234", -1234, Change.MINUS),
        ("▲ 5", -5, Change.MINUS),
        ("(1,234)", -1234, Change.MINUS),
        ("₩1,000", 1000, Change.COMMA),
        ("15건", 15, Change.UNIT),
    ],
)
def test_numbers_as_offices_write_them(text: str, value: Decimal, change: Change | None) -> None:
    assert parse_number(text) == (value, change)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1,234천원", "천원", 1234),
        ("1,234,000원", "천원", 1234),
        ("1,234,567원", "천원", Decimal("1234.567")),
        ("3백만원", "천원", 3000),
        ("5천원", "원", 5000),
    ],
)
def test_a_unit_in_the_cell_is_brought_to_the_unit_of_the_column(
    text: str, unit: str, value: Decimal
) -> None:
    assert parse_number(text, unit) == (value, Change.UNIT)


@pytest.mark.parametrize(
    "text", ["", "미정", "약 300", "1,23", "1.2.3", "(-5)", "nan", "1e5", "9" * 16]
)
def test_what_is_no_sure_number_is_not_guessed(text: str) -> None:
    assert parse_number(text) is None


@given(WHOLE, st.sampled_from(["{:,}", "△{:,}", "({:,})", "{}", "-{}"]))
def test_every_way_of_writing_a_number_reads_back(value: int, shape: str) -> None:
    read = parse_number(shape.format(value))
    assert read is not None
    assert abs(read[0]) == value
    assert (read[0] < 0) == (value != 0 and shape[0] in "△(-")


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            "{0.year}.{0.month}.{0.day}",
            "{0.year}. {0.month}. {0.day}.",
            "{0.year}년 {0.month}월 {0.day}일",
            "{0:%Y%m%d}",
            "{0:%Y/%m/%d}",
            "{0:%Y-%m-%d}",
        ]
    ),
)
def test_every_way_of_writing_a_day_reads_back(day: date, shape: str) -> None:
    read = parse_date(shape.format(day))
    assert read is not None
    assert read[0] == datetime(day.year, day.month, day.day)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_serial_number_of_excel_is_its_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert parse_date(str(serial)) == (datetime(day.year, day.month, day.day), Change.SERIAL)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("'26. 3. 5.", datetime(2026, 3, 5)),
        ("2026. 3. 5.(목)", datetime(2026, 3, 5)),
        ("2026-03-05 14:30", datetime(2026, 3, 5, 14, 30)),
        ("2026.3.5 오후 2:30", datetime(2026, 3, 5, 14, 30)),
        ("2026.3.5 오전 12:10", datetime(2026, 3, 5, 0, 10)),
        ("20260305143000", datetime(2026, 3, 5, 14, 30)),
    ],
)
def test_days_with_weekday_and_time(text: str, moment: datetime) -> None:
    assert parse_date(text) == (moment, Change.DATE)


@pytest.mark.parametrize(
    "text", ["2026.2.30", "2026.13.1", "20261399", "3월", "추후", "99999", "2026"]
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


def test_a_dash_in_a_date_column_is_an_empty_cell() -> None:
    assert parse_date("-") == (None, Change.NO_DATE)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1000001234", "010-0000-1234"),
        ("01000001234", "010-0000-1234"),
        ("010 0000 1234", "010-0000-1234"),
        ("+82 10-0000-1234", "010-0000-1234"),
        ("544801234", "054-480-1234"),
        ("212345678", "02-1234-5678"),
        ("15880000", "1588-0000"),
    ],
)
def test_a_telephone_number_gets_its_zero_back(text: str, number: str) -> None:
    assert parse_phone(text) == (number, Change.PHONE)


@pytest.mark.parametrize("text", ["없음", "12345", "99999999999", "①②"])
def test_what_is_no_telephone_number_is_not_guessed(text: str) -> None:
    assert parse_phone(text) is None


@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_breaks_a_parser(text: str) -> None:
    parse_number(text, "천원")
    parse_date(text)
    parse_phone(text)


@given(st.text(max_size=30))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once, _ = tidy(text)
    assert tidy(once) == (once, None)
