"""Where personal data stands in a text: the library's detectors and the city's supplement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from automation.privacy.kinds import Found, Kind
from automation.privacy.names import find_names, has_a_names_shape, is_ordinary, is_plausible
from automation.privacy.neighbours import find_beside
from automation.privacy.places import find_addresses

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

_REGION = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
# The syllables that stand on number plates (자동차 등록번호판).
_PLATE = (
    "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허호배바사아자육공해국합"
)
_BANK = "은행|뱅크|농협|신협|수협|축협|새마을금고|우체국|국민|신한|기업|하나|우리|대구"
# What the library leaves because a check digit or a bank's name is wrong or missing: it is as
# personal in a memo with a typing error.
_NUMBERS = (
    (Kind.RESIDENT_NUMBER, re.compile(r"(?<!\d)\d{6}\s?[-–]\s?[1-4][\d*]{6}(?!\d)")),
    (Kind.FOREIGNER_NUMBER, re.compile(r"(?<!\d)\d{6}\s?[-–]\s?[5-8][\d*]{6}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<![\d-])01[016789][-. ]?[\d*]{3,4}[-. ]?\d{4}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<![\d-])0(?:2|[3-6][1-5])[-.) ]\s?\d{3,4}[-. ]\d{4}(?![\d-])")),
    (Kind.PHONE, re.compile(r"(?<![\d-])0(?:70|50\d)[-. ]?\d{3,4}[-. ]?\d{4}(?![\d-])")),
    (
        Kind.PHONE,
        re.compile(r"(?:☎|전화|연락처|팩스|전송)\s*[:：]?\s*([2-9]\d{2,3}[-.]\d{4})(?![\d-])"),
    ),
    (Kind.PHONE, re.compile(r"내선\s?(?:번호)?\s*[:：]?\s*(\d{3,5})(?!\d)")),
    (Kind.EMAIL, re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (
        Kind.VEHICLE,
        re.compile(rf"(?<!\d)(?:(?:{_REGION})\s?)?\d{{2,3}}\s?[{_PLATE}]\s?\d{{4}}(?![\d년])"),
    ),
    (Kind.CARD, re.compile(r"(?<![\d-])\d{4}([- ])\d{4}\1\d{4}\1\d{4}(?![\d-])")),
    (
        Kind.DRIVING_LICENCE,
        re.compile(r"면허[^\d\n]{0,12}(\d{2}-\d{6}-\d{2})(?!\d)"),
    ),
    (Kind.BUSINESS_NUMBER, re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{5}(?![\d-])")),
    (
        Kind.ACCOUNT,
        re.compile(rf"(?:계좌|{_BANK})[^\d\n]{{0,12}}(\d[\d-]{{8,18}}\d)"),
    ),
    (Kind.ACCOUNT, re.compile(r"(?<![\d-])(\d{2,6}(?:-\d{2,6}){2,3})\s?계좌")),
    (
        Kind.BIRTH_DATE,
        re.compile(
            r"(?:생년월일|생일)\s*[:：]?\s*(\d{2,4}\s?[.년/-]\s?\d{1,2}\s?[.월/-]\s?\d{1,2}[.일]?|\d{6,8})"
        ),
    ),
    (Kind.BIRTH_DATE, re.compile(r"앞자리\s*[:：]?\s*(\d{6})(?!\d)")),
    (Kind.BIRTH_DATE, re.compile(r"(?<!\d)(\d{2,4}\.\s?\d{1,2}\.\s?\d{1,2}\.?)\s?생(?![가-힣])")),
)
# Numbers of services the public calls (15xx, 16xx, 18xx) lead to nobody.
_PUBLIC_PHONE = re.compile(r"1[568]\d{2}[-. ]?\d{4}")


def find(text: str, also: Iterable[str] = ()) -> tuple[Found, ...]:
    """Everything personal in a text, in reading order, without overlaps.

    ``also`` are words of one's own to be treated alike. A name found once is found everywhere in
    the text. Amounts, dates and notice numbers are not personal data and stay.
    """
    candidates = [*_chosen(text, also), *_numbers(text), *_library(text)]
    candidates += [*find_addresses(text), *find_names(text)]
    kept = _without_overlaps(candidates)
    kept = _without_overlaps([*kept, *find_beside(text, kept)])
    names = {found.text for found in kept if found.kind is Kind.NAME}
    return _without_overlaps([*kept, *_repeated(text, names)])


def _chosen(text: str, words: Iterable[str]) -> Iterator[Found]:
    for word in filter(None, (word.strip() for word in words)):
        for match in re.finditer(re.escape(word), text):
            yield Found(Kind.CHOSEN, match.start(), match.end(), word)


def _numbers(text: str) -> Iterator[Found]:
    for kind, pattern in _NUMBERS:
        for match in pattern.finditer(text):
            group = 1 if pattern.groups and kind is not Kind.CARD else 0
            yield Found(kind, match.start(group), match.end(group), match[group])


def _library(text: str) -> Iterator[Found]:
    from ko_pii import detect_all

    for result in detect_all(text, include=tuple(_LIBRARY_KINDS)):
        kind = _LIBRARY_KINDS[result.label]
        ordinary = kind in (Kind.NAME, Kind.ADDRESS) and is_ordinary(result.text)
        misshapen = kind is Kind.NAME and not (
            has_a_names_shape(result.text) and is_plausible(result.text)
        )
        public = kind is Kind.PHONE and _PUBLIC_PHONE.fullmatch(result.text)
        if result.confidence >= _SURE and not (ordinary or misshapen or public):
            yield Found(kind, result.start, result.end, text[result.start : result.end])


def _repeated(text: str, names: Iterable[str]) -> Iterator[Found]:
    for name in names:
        for match in re.finditer(rf"(?<![가-힣]){re.escape(name)}", text):
            yield Found(Kind.NAME, match.start(), match.end(), name)


def _without_overlaps(candidates: Iterable[Found]) -> tuple[Found, ...]:
    """Longest first, so that a whole address wins over the name of its road."""
    kept: list[Found] = []
    for found in sorted(candidates, key=lambda f: (f.kind is not Kind.CHOSEN, f.start - f.end)):
        if not any(found.overlaps(other) for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda found: found.start))
