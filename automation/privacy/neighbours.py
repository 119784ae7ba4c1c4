"""Names (성명) known by their company: beside a telephone number, in a row or a list of names.

A list of people ("김하준, 이서아"), a row of a register ("3 | 김하준 | 010-…") and "김하준(62세)"
say nothing but that somebody stands there.
"""

import re
from collections.abc import Iterable, Iterator

from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import FULL, has_a_names_shape, is_listable
from automation.privacy.names import as_name

# Kinds that belong to one person, so that a name beside them is likely that person's.
_TELLING = {
    Kind.PHONE,
    Kind.EMAIL,
    Kind.RESIDENT_NUMBER,
    Kind.FOREIGNER_NUMBER,
    Kind.BIRTH_DATE,
    Kind.ACCOUNT,
    Kind.ADDRESS,
    Kind.VEHICLE,
    Kind.IP_ADDRESS,
    Kind.STAFF_NUMBER,
}
_BEFORE = re.compile(rf"(?<![가-힣])(?P<name>{FULL})[\s,(|:：/]{{1,3}}$")
_BEHIND = re.compile(rf"^생?[\s,)|/]{{1,3}}(?P<name>{FULL})(?![가-힣])")
_AGED = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})\s?[(,]\s?(?:[남여][,/]\s?)?\d{{1,3}}세(?![가-힣])"
)
_PUPIL = re.compile(rf"(?<![가-힣])(?P<name>{FULL})\s?\((?:[초중고]\d|\d{{1,2}}반|\d학년)")
_LABELLED = re.compile(rf"(?:명단|명부)\s*[:：]\s*(?P<name>{FULL})(?![가-힣])")
_CELL = re.compile(rf"(?:(?<=[|\t,;])|(?m:^))[ ]*(?P<name>{FULL})[ ]*(?=[|\t,;]|(?m:$))")
# A day in a row with somebody's name, too long ago to be an office's: the day of birth.
_DAY = re.compile(
    r"(?:(?<=[|\t,;(])|(?m:^))[ \t]{0,4}"
    r"(?P<day>(?:19\d\d|200\d)[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?)(?=[ ]{0,4}[|\t,;)])"
)
# 김하준(850302), 김하준 85.3.2: behind a name six digits are a day, of a year no office wrote in.
_BORN = re.compile(
    r"[ ,(|/]{1,3}(?P<day>[3-9]\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|[./-]\s?\d{1,2}[./-]\s?\d{1,2}\.?))(?![\d-])"
)
_BETWEEN = r"(?:\s?\([^()\n]{1,30}\))?\s?[,·ㆍ、/△▲▴]\s?"
_NEXT = re.compile(rf"{_BETWEEN}(?P<name>{FULL})(?![가-힣])")
_PREVIOUS = re.compile(rf"(?<![가-힣\d])(?P<name>{FULL}){_BETWEEN}$")
# As much of a line as a name may stand away from what gives it away.
_REACH = 45


def find_beside(text: str, known: Iterable[Found]) -> Iterator[Found]:
    """Names beside personal data already found, and in lists with names already found."""
    found = list(known)
    found += map(as_name, _AGED.finditer(text))
    found += _names(0, *(p.finditer(text) for p in (_PUPIL, _LABELLED)))
    found += [one for other in found for one in _beside(text, other)]
    lines = {text.count("\n", 0, one.start) for one in found}
    cells = _names(0, _CELL.finditer(text))
    found += [cell for cell in cells if text.count("\n", 0, cell.start) in lines]
    names = list(_spread(text, [one for one in found if one.kind is Kind.NAME]))
    yield from names
    for day in filter(None, (_BORN.match(text, one.end) for one in names)):
        yield Found(Kind.BIRTH_DATE, *day.span("day"), day["day"])
    lines = {text.count("\n", 0, one.start) for one in names}
    for day in _DAY.finditer(text):
        if text.count("\n", 0, day.start("day")) in lines:
            yield Found(Kind.BIRTH_DATE, *day.span("day"), day["day"])


def _beside(text: str, found: Found) -> Iterator[Found]:
    if found.kind in _TELLING:
        start = max(0, found.start - _REACH)
        yield from _names(start, [_BEFORE.search(text[start : found.start])])
        end = found.end
        yield from _names(end, [_BEHIND.search(text[end : end + _REACH])])


def _spread(text: str, names: list[Found]) -> Iterator[Found]:
    """Names and, from each, those before and behind it in the same list."""
    seen: set[int] = set()
    while names:
        name = names.pop()
        if name.start in seen:
            continue
        seen.add(name.start)
        yield name
        start = max(0, name.start - _REACH)
        names += _names(name.end, [_NEXT.match(text[name.end : name.end + _REACH])])
        names += _names(start, [_PREVIOUS.search(text[start : name.start])])


def _names(offset: int, *matches: Iterable[re.Match[str] | None]) -> Iterator[Found]:
    """The plausible names among matches of a part of the text that starts at ``offset``."""
    for match in (match for some in matches for match in some if match):
        name = match["name"]
        if has_a_names_shape(name) and is_listable(name):
            start, end = match.span("name")
            yield Found(Kind.NAME, offset + start, offset + end, name)
