"""Dates and times of day as they are written in offices, in any of their usual shapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from automation.numerals import DIGITS, NATIVE, from_hangul, from_native, to_hangul

WEEKDAYS = "월화수목금토일"


class Style(StrEnum):
    """What stands between year, month and day; only stops are the form of 영 제7조제5항."""

    STOPS = "stops"
    HANGUL = "hangul"
    OTHER = "other"


@dataclass(frozen=True)
class FoundDate:
    """A date in a text, ``text[start:end]`` with the weekday in brackets behind it, if any.

    ``year`` is None where only month and day are written; ``short_year`` says '26 for 2026.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int
    day_of_month: int
    style: Style
    short_year: bool = False
    padded: bool = False
    closed: bool = True
    weekday: str = ""

    @property
    def day(self) -> date | None:
        """The calendar day; None without a year, or where there is no such day."""
        return self.in_year(self.year) if self.year is not None else None

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where that year has no such day."""
        try:
            return date(year, self.month, self.day_of_month)
        except ValueError:
            return None


@dataclass(frozen=True)
class FoundTime:
    """A time of day in a text; ``half`` is "오전", "밤" and the like where it stands."""

    start: int
    end: int
    text: str
    hour: int
    minute: int
    colon: bool
    half: str = ""

    @property
    def hour_24(self) -> int:
        """The hour from 0 to 23, by 오전 and 오후 where they stand."""
        if not self.half or self.hour > 12:
            return self.hour
        hour = self.hour % 12
        late = {"오후": True, "저녁": True, "낮": hour < 7, "밤": hour >= 6}
        return hour + 12 * late.get(self.half, False)


_WEEKDAY = rf"(?:\s?\(\s?(?P<weekday>[{WEEKDAYS}])(?:요일)?\s?\))?"
_FULL = re.compile(
    r"(?<![\d'’‘])(?P<year>(?:19|20)\d{2}|['’‘]\d{2})\s?(?P<gap>[.\-/]|년)\s?"
    r"(?P<month>\d{1,2})\s?(?:[.\-/]|월)\s?(?P<day>\d{1,2})(?!\d)\s?(?P<stop>[.일]?)" + _WEEKDAY
)
_MONTH_DAY = re.compile(
    r"(?<![\d.,년'’‘/-])(?<!\d\s)(?P<month>1[0-2]|0?[1-9])(?P<gap>\.\s?|월\s?|/)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?P<stop>[.일]?)(?!\d)" + _WEEKDAY
)
_HOUR = r"\s?시(?!간|급|설|민|장|청|정|군|내|행|범|작|점|의회|편의)"
# 20260917, as file names and exports have it; a number with a unit or a serial behind it is none.
_COMPACT = re.compile(
    r"(?<![\w,.-])(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?![\d,-]|\.\d|\s?[원명건개호%번])"
)
# 시월 이십일: never with digits, so that 삼일절 and 일월산 are none.
_MONTHS = {"유": 6, "시": 10} | {to_hangul(n).removeprefix("일") or "일": n for n in range(1, 13)}
_SPELLED_DATE = re.compile(
    rf"(?<![가-힣\d])(?P<month>십[일이]|[일이삼사오유칠팔구시])월\s?(?P<day>[{DIGITS[1:]}십]{{1,4}})일(?![가-힣]{{2}})"
)
# 오후 두 시: without 오전 or 오후 it may be two cities (두 시의 협약).
HALVES = "오전|오후|새벽|아침|낮|저녁|밤"
_HALF_PAST = r"\s?(?P<half_past>반)(?=에|부터|까지|이|[^가-힣]|$)"
_AT = r"(?=\s?(?:에(?!서)|부터|까지|전|이후|반|정각))"
_TIME_IN_WORDS = re.compile(
    rf"(?:(?P<half>{HALVES})\s?(?P<hour>{NATIVE}){_HOUR}"
    rf"|(?<![가-힣])(?P<alone>다섯|여섯|일곱|여덟|아홉|열(?:한|두)?){_HOUR}{_AT})"
    rf"(?:\s?(?P<minutes>[0-5]?\d|[{DIGITS}십]{{1,4}})\s?분|{_HALF_PAST})?|(?P<named>정오|자정)(?![가-힣]{{2}})"
)
# The first hour of 오후 1~3시 has no 시 of its own.
_TIME = re.compile(
    rf"(?:(?P<half>{HALVES})\s?)?(?<![\d:.])(?P<hour>[01]?\d|2[0-4])"
    rf"(?::(?P<minute>[0-5]\d)(?![\d:])|{_HOUR}(?:\s?(?P<minutes>[0-5]?\d)\s?분|{_HALF_PAST})?"
    rf"|(?=\s?[~∼]\s?(?:[01]?\d|2[0-4])(?::[0-5]\d|{_HOUR})))"
)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Dates in reading order: 2026. 3. 10.(화), '26. 3. 10., 2026-03-10, 3월 10일, 3. 10."""
    full = [_date(match) for match in _FULL.finditer(text)]
    yield from sorted(
        [found for found in full if found] + list(_month_days(text, full)),
        key=lambda found: found.start,
    )


def _month_days(text: str, full: list[FoundDate | None]) -> Iterator[FoundDate]:
    for match in _MONTH_DAY.finditer(text):
        found = _date(match)
        if (
            found
            and _surely_a_date(match, text)
            and not any(
                other and other.start < found.end and found.start < other.end for other in full
            )
        ):
            yield found


def _surely_a_date(match: re.Match[str], text: str) -> bool:
    """3.5 is a number and 1/2 a half: a weekday, a closing stop or 월·일 makes it a date."""
    behind = text[match.end() :]
    if match["weekday"] or match["gap"].startswith("월"):
        runs_on = re.match(r"\s?[~∼∽·,-]\s?\d{1,2}일", behind)  # 10월 24~25일
        return bool(match["weekday"] or match["stop"] == "일" or runs_on)
    if match["gap"].startswith("."):
        return match["stop"] == "." or behind.startswith("~")
    return bool(
        re.match(r"\s?(?:까지|부터|~|자\b)|\s?(?:오전|오후)|\s[0-2]?\d(?::[0-5]\d|시)", behind)
    )


def find_compact_dates(text: str) -> Iterator[FoundDate]:
    """Dates in eight digits: 20260917. They may be numbers of something else, and no rule asks."""
    for match in _COMPACT.finditer(text):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        found = FoundDate(match.start(), match.end(), match[0], year, month, day, Style.OTHER)
        if found.day:
            yield found


def find_spelled_dates(text: str) -> Iterator[FoundDate]:
    """Dates in Hangul alone: 시월 이십일. No rule of the manual speaks of them."""
    for match in _SPELLED_DATE.finditer(text):
        month, day = _MONTHS[match["month"]], from_hangul(match["day"])
        if day and day <= 31:
            yield FoundDate(match.start(), match.end(), match[0], None, month, day, Style.OTHER)


def _date(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    year_text = groups.get("year") or ""
    month, day = int(groups["month"]), int(groups["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    gap = groups["gap"].strip()
    style = {".": Style.STOPS, "년": Style.HANGUL, "월": Style.HANGUL}.get(gap, Style.OTHER)
    year = int(year_text[-2:]) + 2000 if len(year_text) == 3 else int(year_text or 0)
    return FoundDate(
        start=match.start(),
        end=match.end(),
        text=match[0].strip(),
        year=year or None,
        month=month,
        day_of_month=day,
        style=style,
        short_year=len(year_text) == 3,
        padded=any(part.startswith("0") for part in (groups["month"], groups["day"])),
        closed=bool(groups["stop"]),
        weekday=groups["weekday"] or "",
    )


def find_times(text: str) -> Iterator[FoundTime]:
    """Times of day in reading order: 14:30, 오후 2시 30분, 14시, 2시 반, 오후 두 시."""
    yield from sorted((*_times(text), *_times_in_words(text)), key=lambda found: found.start)


def _times(text: str) -> Iterator[FoundTime]:
    for match in _TIME.finditer(text):
        minute = match["minute"] or match["minutes"] or ("30" if match["half_past"] else "0")
        yield FoundTime(
            start=match.start(),
            end=match.end(),
            text=match[0],
            hour=int(match["hour"]),
            minute=int(minute),
            colon=match["minute"] is not None,
            half=match["half"] or "",
        )


def _times_in_words(text: str) -> Iterator[FoundTime]:
    for match in _TIME_IN_WORDS.finditer(text):
        place = (match.start(), match.end(), match[0])
        if match["named"]:
            yield FoundTime(*place, 12, 0, colon=False, half="낮" if match[0] == "정오" else "밤")
            continue
        said = match["minutes"] or ("30" if match["half_past"] else "0")
        hour = from_native(match["hour"] or match["alone"])
        minute = int(said) if said.isdigit() else from_hangul(said)
        if hour <= 12 and minute is not None and minute < 60:
            yield FoundTime(*place, hour, minute, colon=False, half=match["half"] or "")
