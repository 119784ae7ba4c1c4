"""Amounts, dates, times and weekdays as the decree writes them."""

from collections.abc import Iterator
from datetime import date

from automation.amounts import FoundAmount, find_amounts
from automation.dates import WEEKDAYS, FoundDate, FoundTime, Style, find_dates, find_times
from automation.document_model.document import Document
from automation.messages import say
from automation.numerals import LARGEST, to_hangul
from automation.rules.rule import Fault, Rule, is_no_press, quoted
from groundwork.law import claim

_HALF_A_YEAR = 183


def _look_at_amounts(document: Document) -> Iterator[Fault]:
    """금…원 in a sentence; tables, unit prices and (단위: 천원) columns are left alone."""
    for line in document.sentences():
        for amount in find_amounts(line):
            if amount.won > LARGEST:
                continue
            if amount.bracket and amount.hangul_won != amount.won:
                yield _disagreeing(amount, line)
            elif amount.formal and not amount.bracket:
                yield Fault(
                    say("금액 ‘{amount}’에 한글 표기가 없습니다.", amount=amount.text),
                    say("‘{formal}’처럼 괄호 안에 한글로 함께 쓰세요.", formal=_formal(amount)),
                    quoted(line),
                )


def _disagreeing(amount: FoundAmount, line: str) -> Fault:
    return Fault(
        say("숫자와 한글 금액이 다릅니다: ‘{amount}’.", amount=amount.text),
        say("숫자가 맞다면 ‘{formal}’입니다. 어느 쪽이 맞는지 확인하세요.", formal=_formal(amount)),
        quoted(line),
    )


def _formal(amount: FoundAmount) -> str:
    return f"금{amount.won:,}원(금{to_hangul(amount.won)}원)"


def _look_at_dates(document: Document) -> Iterator[Fault]:
    for line in document.sentences():
        for found in find_dates(line):
            if _misshapen(found):
                yield Fault(
                    say("날짜 표기를 고쳐야 합니다: ‘{date}’.", date=found.text),
                    say("‘{right}’처럼 숫자 뒤마다 온점을 찍으세요.", right=_with_stops(found)),
                    quoted(line),
                )


def _misshapen(found: FoundDate) -> bool:
    """A missing last stop, hyphens; 2026년 3월 10일 may have its reason."""
    return not found.closed if found.style is Style.STOPS else found.style is Style.OTHER


def _with_stops(found: FoundDate) -> str:
    year = f"{found.year}. " if found.year else ""
    weekday = f"({found.weekday})" if found.weekday else ""
    return f"{year}{found.month}. {found.day_of_month}.{weekday}"


def _look_at_times(document: Document) -> Iterator[Fault]:
    """오전 and 오후, and hours and minutes in words; 14시 alone may have its reason."""
    for line in (*document.sentences(), *document.cells()):
        for found in find_times(line):
            if found.half:
                what = say("시각 ‘{time}’에 오전·오후를 썼습니다.", time=found.text)
            elif found.text.endswith(("분", "반")):
                what = say("시각 ‘{time}’에 ‘시’, ‘분’을 글자로 썼습니다.", time=found.text)
            else:
                continue
            mend = say("24시각제로 ‘{right}’처럼 쌍점(:)을 넣어 쓰세요.", right=_with_colon(found))
            yield Fault(what, mend, quoted(line))


def _with_colon(found: FoundTime) -> str:
    return f"{found.hour_24:02d}:{found.minute:02d}"


def _look_at_zeros(document: Document) -> Iterator[Fault]:
    """What the manual says of zeros: none in a date, one before the single digit of an hour."""
    for line in document.sentences():
        for found in find_dates(line):
            if found.padded and found.style is Style.STOPS and found.closed:
                yield Fault(
                    say("날짜에 0을 채웠습니다: ‘{date}’.", date=found.text),
                    say("‘{right}’처럼 0 없이 쓰세요.", right=_with_stops(found)),
                    quoted(line),
                )
        for time in find_times(line):
            if time.colon and not time.half and not time.text[1].isdigit():
                yield Fault(
                    say("시각 ‘{time}’의 시가 한 자리입니다.", time=time.text),
                    say("‘{right}’처럼 두 자리로 쓰세요.", right=_with_colon(time)),
                    quoted(line),
                )


def _look_at_weekdays(document: Document) -> Iterator[Fault]:
    lines = [*document.sentences(), *document.cells()]
    year = _year(document, lines)
    for line in lines:
        in_line: int | None = None
        for found in find_dates(line):
            in_line = found.year or in_line
            days = _days(found, document.written, in_line, year)
            if not found.weekday or any(WEEKDAYS[d.weekday()] == found.weekday for d in days):
                continue
            for day in days[:1]:
                yield Fault(
                    say("‘{date}’의 요일이 달력과 다릅니다.", date=found.text),
                    say(
                        "{year}. {month}. {day}.은 {weekday}요일입니다. 날짜와 요일 가운데 어느 "
                        "쪽이 틀렸는지 원문에서 확인하세요.",
                        year=day.year,
                        month=day.month,
                        day=day.day,
                        weekday=WEEKDAYS[day.weekday()],
                    ),
                    quoted(line),
                )


def _year(document: Document, lines: list[str]) -> int | None:
    """The year a date without one belongs to: the document's, else the first one written out."""
    if document.written:
        return document.written.year
    return next((f.year for line in lines for f in find_dates(line) if f.year), None)


def _days(
    found: FoundDate, written: date | None, in_line: int | None, year: int | None
) -> list[date]:
    """The days a date may mean, the likeliest first; none where nothing tells its year.

    A date without a year has that of the date before it in the line, else the document's; far from
    the document's own day it may as well be of the year beside it, as January is in December.
    """
    day = found.in_year(in_line or year or 0)
    if day is None or in_line or written is None or abs((day - written).days) <= _HALF_A_YEAR:
        return [day] if day else []
    beside = found.in_year(day.year + (1 if day < written else -1))
    return [beside, day] if beside else [day]


AMOUNTS = Rule("R3", say("금액의 한글 표기"), claim("amounts"), _look_at_amounts)
DATES = Rule("R4", say("날짜 표기"), claim("dates-and-times"), _look_at_dates)
ZEROS = Rule("R4-zeros", say("날짜와 시각의 0"), claim("zero-padding"), _look_at_zeros)
TIMES = Rule("R5", say("시각 표기"), claim("dates-and-times"), _look_at_times, applies=is_no_press)
WEEKDAY = Rule("R6", say("날짜와 요일"), claim("weekday"), _look_at_weekdays)
