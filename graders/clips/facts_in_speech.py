"""Facts of what is said aloud: numbers in words (열 시, 세 곳) are the same as in digits.

``facts_beyond("밤 아홉 시까지", facts_in_speech("22:00까지"), 2026)`` finds the hour that differs.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from automation.dates import WEEKDAYS, find_dates
from automation.facts import Fact, Kind, find, same, supported
from automation.numerals import DIGITS, NATIVE, from_hangul, from_native

_COUNTED = r"시(?=\s|까지|부터|에|반|\W|$)|명|사람|곳|군데|가지|개|번|팀|대|권|살|잔|그루|마리"
_NATIVE_NUMBER = re.compile(rf"(?<![가-힣])({NATIVE})\s?(?={_COUNTED})")
_SINO = f"[{DIGITS[1:]}십백천만]"
_SINO_NUMBER = re.compile(
    # A lone 이 is "this" (이 분) more often than "two".
    # "5천 원" is in digits already.
    rf"(?<![가-힣\d])(?<!\d\s)(?!이\s?[분초원명층회])({_SINO}+)\s?(?=분|초|원|미터|킬로|명|층|퍼센트|회)"
)
_SINO_DATE = re.compile(rf"(?<![가-힣])(시|유|{_SINO}+)\s?월\s?({_SINO}+|\d{{1,2}})\s?일")
# "9월 18일(금)부터 19일(토)": the month is said once.
_WEEKDAY_BEHIND = rf"(?:\s?\([{WEEKDAYS}]\)|\s?[{WEEKDAYS}]요일)?"
_LATER_DAY = re.compile(
    rf"((\d{{1,2}})월\s?\d{{1,2}}일{_WEEKDAY_BEHIND}\s?(?:부터|에서|과|와|,|·|~|∼|-|–)\s?)"
    r"(?=\d{1,2}일(?!간))"
)
_MONTHS = {"시": 10, "유": 6}
_WEEKDAY = re.compile(rf"(\d{{1,2}}일)\s*,?\s*([{WEEKDAYS}])요일")
# 분 behind 한 두 세 counts persons with respect; minutes are 일 이 삼.
_PERSONS = re.compile(rf"(?<![가-힣])({NATIVE})\s?분(?!간)")
# So it does before 께, whatever the number: "백 분께".
_HONOURED = re.compile(rf"(?<![가-힣\d])({_SINO}+|\d+)\s?분(?=께)")
_UNSAID_HALF = re.compile(r"(?:밤|저녁|낮)\s?(?=\d{1,2}시)")
_MORNING = re.compile(r"(?:새벽|아침)\s?(?=\d{1,2}시)")
_HALF_HOUR = re.compile(r"(\d{1,2}시)\s?반(?![가-힣])")


def in_digits(text: str) -> str:
    """The text with its numbers in digits: "오전 열 시 반, 세 곳" is "오전 10시 30분, 3곳"."""
    text = unicodedata.normalize("NFKC", text)
    text = _PERSONS.sub(lambda match: f"{from_native(match[1])}명", text)
    text = _HONOURED.sub(lambda match: f"{_number(match[1])}명", text)
    text = _NATIVE_NUMBER.sub(lambda match: str(from_native(match[1])), text)
    text = _SINO_DATE.sub(_date, text)
    text = _LATER_DAY.sub(r"\1\2월 ", text)
    text = _SINO_NUMBER.sub(lambda match: _number(match[1]), text)
    text = _WEEKDAY.sub(r"\1(\2)", text)
    text = _MORNING.sub("오전 ", _UNSAID_HALF.sub("오후 ", text))
    return _HALF_HOUR.sub(r"\1 30분", text)


def _number(words: str) -> str:
    return str(from_hangul(words) or words)


def _date(match: re.Match[str]) -> str:
    month = _MONTHS.get(match[1]) or _number(match[1])
    return f"{month}월 {_number(match[2])}일"


def wrong_weekdays(text: str, year: int) -> Iterator[str]:
    """The dates of a text, in its own words, with a weekday that is not theirs."""
    for found in find_dates(in_digits(text)):
        day = found.in_year(found.year or year)
        if found.weekday and day and WEEKDAYS[day.weekday()] != found.weekday:
            yield found.text


def facts_in_speech(text: str) -> tuple[Fact, ...]:
    """The facts of a spoken text, as `automation.facts.find` finds those of a written one."""
    return find(in_digits(text))


def agree(one: Fact, other: Fact) -> bool:
    """Whether two facts are the same; "10시" agrees with 22:00 whichever of the two is given."""
    return same(one, other) or same(other, one)


def facts_beyond(text: str, known: Sequence[Fact], year: int) -> Iterator[str]:
    """What a text says of dates, times and figures that is not known, in its own words.

    So is a date with a weekday that is not its own in ``year``. "한 번", "한 곳" is a way of
    speaking, and no figure.
    """
    for fact in facts_in_speech(text):
        is_idle = fact.kind is Kind.COUNT and fact.value == 1
        # Two days of an order are 이틀, too.
        follows = fact.unit == "일간" and supported(fact, known)
        if not (is_idle or follows or any(agree(fact, one) for one in known)):
            yield fact.text
    yield from wrong_weekdays(text, year)
