"""Where personal data stands in a text: the library's detectors and the city's supplement."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace

from automation.privacy.bare import find_bare_names
from automation.privacy.foreign import find_foreign_names
from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import (
    given_name,
    goes_on,
    has_a_names_shape,
    is_likely,
    is_ordinary,
)
from automation.privacy.meanings import meanings
from automation.privacy.names import find_names
from automation.privacy.neighbours import find_beside
from automation.privacy.numbers import find_numbers
from automation.privacy.places import find_addresses
from automation.privacy.tables import find_in_tables
from groundwork.comparing_text import spaceless

__all__ = ["Found", "Kind", "find"]

_LIBRARY_KINDS = {
    "PERSON": Kind.NAME,
    "ADDRESS": Kind.ADDRESS,
    "PHONE": Kind.PHONE,
    "FAX": Kind.PHONE,
    "EMAIL": Kind.EMAIL,
    "RRN": Kind.RESIDENT_NUMBER,
    "FRN": Kind.FOREIGNER_NUMBER,
    "PASSPORT": Kind.PASSPORT,
    "DRIVER_LICENSE": Kind.DRIVING_LICENCE,
    "DT_BIRTH": Kind.BIRTH_DATE,
    "ACCOUNT": Kind.ACCOUNT,
    "CARD": Kind.CARD,
    "VEHICLE": Kind.VEHICLE,
    "EMPLOYEE_ID": Kind.STAFF_NUMBER,
    "MEDICAL_INSURANCE": Kind.INSURANCE,
    "BUSINESS_REG": Kind.BUSINESS_NUMBER,
}
# Below this the library only guesses; the supplement looks at those cases with more context.
_SURE = 0.7

# Numbers of services the public calls (15xx, 16xx, 18xx) lead to nobody.
_PHONE = re.compile(r"[+(\d](?:[\d*]|[-+.() ](?=.)){6,}")
_PUBLIC_PHONE = re.compile(r"1[568]\d{2}[-. ]?\d{4}")

# A day of this office is no day of birth, nor are ten digits a business, unless a word says so.
_TOLD = {
    Kind.BIRTH_DATE: re.compile(r"생|출산|태어|DOB|[Bb]irth|19\d\d|200\d"),
    Kind.BUSINESS_NUMBER: re.compile(r"사업자|등록|\d{3}-\d{2}-\d{5}"),
}
_AROUND = 14  # characters

_LONG_ENOUGH_TO_BE_SURE = 7  # shorter ones may be a part of an amount

_HANGUL = re.compile(r"[가-힣]+")
_LONGEST_REST = 4

_FINDERS = (
    find_numbers,
    find_addresses,
    find_names,
    find_foreign_names,
    find_in_tables,
)
# Full-width digits and marks (０１０－…) are read as the ordinary ones; every place stays the same.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def find(text: str, also: Iterable[str] = ()) -> tuple[Found, ...]:
    """Everything personal in a text, in reading order, without overlaps.

    ``also`` are words of one's own to be treated alike, however they are spaced. What is found once
    is found everywhere in the text. Amounts, dates and notice numbers are not personal data; they
    stay.
    """
    plain = text.translate(_HALF_WIDTH)
    means = meanings(plain)
    candidates = [*_chosen(text, also)]
    candidates += [one for one in (*_library(plain), *find_bare_names(plain)) if not means(one)]
    candidates += [found for finder in _FINDERS for found in finder(plain)]
    kept = _without_overlaps(one for one in candidates if not _is_cut(plain, one))
    beside = [one for one in find_beside(plain, kept) if not _is_cut(plain, one)]
    kept = _without_overlaps([*kept, *beside])
    names = {found.text for found in kept if found.kind is Kind.NAME}
    kept = _without_overlaps([*kept, *_repeated(plain, names), *_standing_again(plain, kept)])
    return tuple(replace(found, text=text[found.start : found.end]) for found in kept)


def _is_cut(text: str, found: Found) -> bool:
    """Whether a name is the beginning of a longer word of the office."""
    rest = _HANGUL.match(text, found.end, found.end + _LONGEST_REST)
    return found.kind is Kind.NAME and rest is not None and goes_on(found.text, rest[0])


def _chosen(text: str, words: Iterable[str]) -> Iterator[Found]:
    for word in filter(None, map(spaceless, words)):
        for match in re.finditer(r"\s*".join(map(re.escape, word)), text):
            yield Found(Kind.CHOSEN, match.start(), match.end(), match.group())


def _library(text: str) -> Iterator[Found]:
    from ko_pii import detect_all

    for result in detect_all(text, include=tuple(_LIBRARY_KINDS)):
        kind = _LIBRARY_KINDS[result.label]
        ordinary = kind in (Kind.NAME, Kind.ADDRESS) and is_ordinary(result.text)
        misshapen = kind is Kind.NAME and not is_likely(result.text)
        no_phone = kind is Kind.PHONE and (
            _PUBLIC_PHONE.fullmatch(result.text) or not _PHONE.fullmatch(result.text)
        )
        if kind in _TOLD and not _TOLD[kind].search(_around(text, result.start, result.end)):
            continue
        if result.confidence >= _SURE and not (ordinary or misshapen or no_phone):
            yield Found(kind, result.start, result.end, text[result.start : result.end])


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _AROUND) : end + 4]


def _repeated(text: str, names: Iterable[str]) -> Iterator[Found]:
    """A name found once, wherever else it stands; and the given name in talk: 서연이가, 서연 씨."""
    patterns = []
    for name in sorted(names):
        patterns.append(re.escape(name))
        alone = given_name(name) if has_a_names_shape(name) else ""
        if len(alone) == 2 and not is_ordinary(alone):
            patterns.append(rf"{alone}(?=이[가는를의랑도]|\s?씨|아[\s,!]|\s?[군양](?![가-힣]))")
    if patterns:
        for match in re.finditer(rf"(?<![가-힣])(?:{'|'.join(patterns)})", text):
            yield Found(Kind.NAME, match.start(), match.end(), match[0])


def _standing_again(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """A number or address found once, wherever else it stands, even run together with another."""
    for kind, value in {(one.kind, one.text) for one in found if one.kind is not Kind.NAME}:
        if len(value) >= _LONG_ENOUGH_TO_BE_SURE:
            for match in re.finditer(re.escape(value), text):
                yield Found(kind, match.start(), match.end(), value)


def _without_overlaps(candidates: Iterable[Found]) -> tuple[Found, ...]:
    """Longest first, so that a whole address wins over the name of its road."""
    kept: list[Found] = []
    for found in sorted(set(candidates), key=_precedence):
        place = bisect(kept, found.start, key=lambda one: one.start)
        if not any(found.overlaps(other) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, found)
    return tuple(kept)


def _precedence(found: Found) -> tuple[bool, int, int, str]:
    return found.kind is not Kind.CHOSEN, found.start - found.end, found.start, found.kind
