"""What one cell means: plain functions from text to a value and what had to be changed for it.

Each returns the value and the kind of change (None where nothing was changed), or None where the
text cannot be read; such a cell is reported, never guessed.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from data_analysis.messages import problem

WON = {"원": 1, "천원": 1_000, "만원": 10_000, "백만원": 1_000_000, "억원": 100_000_000}


class Change(StrEnum):
    """The kinds of change a cell can undergo."""

    SPACE = "space"
    WIDTH = "width"
    COMMA = "comma"
    ZERO = "zero"
    MINUS = "minus"
    UNIT = "unit"
    RESCALED = "rescaled"
    DATE = "date"
    SERIAL = "serial"
    NO_DATE = "no_date"
    CENTURY = "century"
    ERA = "era"
    PERCENT = "percent"
    GUARD = "guard"
    PHONE = "phone"
    REJECTED = "rejected"
    RENAMED = "renamed"
    SPLIT = "split"
    FILLED = "filled"


_INVISIBLE = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f\u3000", " ") | dict.fromkeys("\u200b\u200c\u200d\ufeff", "")
)
# Full-width digits and Latin letters; full-width punctuation may be meant and stays.
_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}
_FULL_WIDTH_SIGNS = str.maketrans("，．：－（）／＋￦％", ",.:-()/+₩%")

_DASHES = "-−–—―‐‑ー"
_NUMBER = re.compile(
    rf"""(?P<minus>[{_DASHES}△▲▵▼]?)\ ?[₩\\]?\ ?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?
    \ ?(?P<unit>백만원|천원|만원|억원|원|건|명|개|회|일|세|대|곳|%)?""",
    re.VERBOSE,
)
_MOST_DIGITS = 15  # what Excel keeps of a number

_DATE = re.compile(
    r"""(?P<mark>'|’|‘|서기\s*|단기\s*)?(?P<year>\d{4}|\d{2})\s*
    (?:년|(?P<sign>[.\-/]))\s*(?P<month>\d{1,2})\s*(?:월|(?(sign)(?P=sign)|[.\-/]))\s*
    (?P<day>\d{1,2})\s*[.일]?\s*(?:\([월화수목금토일]\))?
    (?:[\sT]*(?P<noon>오전|오후)?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?
    (?:\.\d+)?)?""",
    re.VERBOSE,
)
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SERIAL_RANGE = (15_000, 75_000)  # 1941 to 2105
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?")
_EPOCH = datetime(1899, 12, 30)
# Years of two digits are read as Excel reads them: 1930 to 2029; behind a mark ('35) to 2049.
_LAST_OF_CENTURY, _LAST_MARKED = 29, 49
_DANGI = 2333  # 단기 4357 is 2024
# How programs keep Excel from taking a text of a csv file for a number: ="00123", '00123.
_GUARDED = re.compile(r'="([^"]*)"|[\'’](\d{3,}[\d-]*)')

_PHONE_SHAPES = (
    re.compile(r"(02)(\d{3,4})(\d{4})"),
    re.compile(r"(0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]))(\d{3,4})(\d{4})"),
    re.compile(r"(01[016-9])(\d{3,4})(\d{4})"),
    re.compile(r"(0(?:50\d|[57]0))(\d{3,4})(\d{4})"),
)
_SHORT_PHONE = re.compile(r"(1[5-9]\d\d)-?(\d{4})")


def tidy(text: str) -> tuple[str, Change | None]:
    """The text without blanks at its ends, with half-width digits and letters."""
    if guarded := _GUARDED.fullmatch(text.strip()):
        return tidy(guarded[1] or guarded[2] or "")[0], Change.GUARD
    visible = text.translate(_INVISIBLE)
    narrow = visible.translate(_FULL_WIDTH)
    stripped = narrow.strip()
    if narrow != visible:
        return stripped, Change.WIDTH
    return stripped, None if stripped == text else Change.SPACE


def parse_number(text: str, unit: str | None = None) -> tuple[Decimal, Change | None] | None:
    """A number as Korean offices write it, in the column's money ``unit`` where there is one.

    △, ▲ and brackets are minus, a dash alone is zero, "1,200천원" is brought to the unit.
    """
    tidied, changed = _narrowed(text)
    if tidied and all(character in _DASHES for character in tidied):
        return Decimal(0), Change.ZERO
    bracketed = tidied.startswith("(") and tidied.endswith(")")
    found = _NUMBER.fullmatch(tidied[1:-1].strip() if bracketed else tidied)
    if not found or (bracketed and found["minus"]):
        return None
    digits = found["digits"].replace(",", "")
    if len(digits.lstrip("0")) > _MOST_DIGITS:
        return None
    value = Decimal(digits + (found["fraction"] or ""))
    if (written := found["unit"]) and unit and written in WON:
        value = value * WON[written] / WON[unit]
    if written:
        changed = Change.PERCENT if written == "%" else Change.UNIT
    elif "," in found["digits"]:
        changed = Change.COMMA
    if bracketed or found["minus"]:
        value = -value
        if bracketed or found["minus"] != "-":
            changed = Change.MINUS
    return value, changed


def parse_date(text: str) -> tuple[datetime | None, Change | None] | None:
    """A day, or a moment, as Korean offices write it; a dash alone is an empty cell.

    Years of two digits are read as Excel does, '35 as 2035. Serial numbers count from 1900.
    """
    tidied, changed = _narrowed(text)
    if tidied and all(character in _DASHES for character in tidied):
        return None, Change.NO_DATE
    if _SERIAL.fullmatch(tidied):
        if not _SERIAL_RANGE[0] <= float(tidied) <= _SERIAL_RANGE[1]:
            return None
        moment = _EPOCH + timedelta(seconds=round(float(tidied) * 86_400))
        return moment, Change.SERIAL
    try:
        if found := _COMPACT_DATE.fullmatch(tidied):
            moment = datetime(*(int(part) for part in found.groups() if part))  # type: ignore[arg-type]
        elif found := _DATE.fullmatch(tidied):
            return _dated(found, changed if _ISO.fullmatch(tidied) else Change.DATE)
        else:
            return None
    except ValueError:
        return None
    return (moment, Change.DATE) if _is_likely(moment) else None


def typed_day(text: str) -> date:
    """A day that an official typed. Raises `Problem` for what is none."""
    read = parse_date(text)
    if read is None or read[0] is None:
        raise problem(
            "날짜로 읽을 수 없습니다: ‘{day}’. 2025-12-31과 같이 적어 주세요.", day=text.strip()
        )
    return read[0].date()


def _is_likely(moment: datetime) -> bool:
    return 1900 <= moment.year <= 2200


def _dated(found: re.Match[str], change: Change | None) -> tuple[datetime, Change | None] | None:
    """A day that was written out. Raises ValueError where the calendar has none."""
    year, mark = int(found["year"]), (found["mark"] or "").strip()
    if mark == "단기":
        year, change = year - _DANGI, Change.ERA
    elif len(found["year"]) == 2:
        is_new = year <= (_LAST_MARKED if mark else _LAST_OF_CENTURY)
        change = change if mark and is_new else Change.CENTURY
        year += 2000 if is_new else 1900
    hour = int(found["hour"] or 0)
    if found["noon"]:
        if not 1 <= hour <= 12:
            raise ValueError("an hour of 오전·오후 is 1 to 12")
        hour = hour % 12 + (12 if found["noon"] == "오후" else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    moment = datetime(year, int(found["month"]), int(found["day"]), hour, minute, second)
    return (moment, change) if _is_likely(moment) else None


def may_be_code(text: str) -> bool:
    """Whether a day is written as a code or an item number may be, too: 10.1.1, 10-01-01."""
    found = _DATE.fullmatch(_narrowed(text)[0])
    return bool(found and len(found["year"]) == 2 and not found["mark"] and found["sign"])


def parse_phone(text: str) -> tuple[str, Change | None] | None:
    """A Korean telephone number as 010-0000-0000, with the leading 0 that Excel took away."""
    tidied, _ = _narrowed(text)
    digits = re.sub(r"[\s().\-–]", "", tidied)
    if digits.startswith("+82"):
        digits = "0" + digits[3:].removeprefix("0")
    if not digits.isascii() or not digits.isdigit():
        return None
    if short := _SHORT_PHONE.fullmatch(digits):
        return _phone(text, short)
    for candidate in (digits, "0" + digits):
        for shape in _PHONE_SHAPES:
            if found := shape.fullmatch(candidate):
                return _phone(text, found)
    return None


def _phone(text: str, found: re.Match[str]) -> tuple[str, Change | None]:
    number = "-".join(found.groups())
    return number, None if number == text else Change.PHONE


def _narrowed(text: str) -> tuple[str, Change | None]:
    """Tidied, and with full-width signs made plain: what a number, date or phone is read from."""
    tidied, changed = tidy(text)
    narrow = tidied.translate(_FULL_WIDTH_SIGNS)
    return narrow, Change.WIDTH if narrow != tidied else changed


def looks_like_value(text: str) -> bool:
    """Whether a text is a number, date or phone number rather than a label such as "3월 1일"."""
    number = parse_number(text)
    is_number = number is not None and number[1] is not Change.UNIT
    return is_number or parse_date(text) is not None or parse_phone(text) is not None
