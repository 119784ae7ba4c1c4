"""Korean personal names (성명) beside a title or an introduction.

The library's detector is sure of a name only where its context is strong; an office text names
people by their titles ("정하늘 주무관"), so those are looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ko_pii.dictionaries.common_words import COMMON_WORDS
from ko_pii.dictionaries.surnames import COMPOUND_SURNAMES, SINGLE_CHAR_SURNAMES

from automation.privacy.kinds import Found, Kind
from automation.privacy.places import is_place
from automation.privacy.words import words

_TITLES = words("titles")
_OFFICE_WORDS = frozenset(words("office"))
_GIVEN = frozenset("".join(words("given_name_syllables")))

_TITLE = "|".join(sorted(_TITLES, key=len, reverse=True))
_ROLES = "|".join([*words("roles"), *(title for title in _TITLES if len(title) > 1)])
_SURNAME = "|".join(sorted(COMPOUND_SURNAMES, key=len, reverse=True))
_SINGLE = "".join(sorted(SINGLE_CHAR_SURNAMES))
_FULL = rf"(?:(?:{_SURNAME})[가-힣]{{1,2}}|[{_SINGLE}][가-힣]{{2}})"
_SHORT = rf"[{_SINGLE}][가-힣]"

_PARTICLES = "이가은는을를에의도로와과만"
_ORGANISATION_ENDINGS = "과팀청읍면회단"

_BEFORE_TITLE = re.compile(
    rf"(?<![가-힣])(?P<name>{_FULL})\s?(?:전\s?)?(?:{_TITLE})(?!\w*장소)"
    rf"|(?<![가-힣])(?P<short>{_SHORT})\s(?:{_TITLE})(?![가-힣]*회)"
)
_AFTER_ROLE = re.compile(
    rf"(?:{_ROLES})\s*[:：]?\s?"
    rf"(?P<name>{_FULL})(?=[은는이가을를와과도의께만,.()\s:;·/]|에게|에서|씨|님|$)"
)
_INTRODUCED = re.compile(
    rf"(?:(?:저는|나는|본인은|이름은|성함은|성명은)\s*(?P<name>{_FULL}|{_SHORT})"
    r"(?=이?라고|입니다|이라는|라는|인데|이고|이며|이에요|예요))"
    rf"|(?<![가-힣])(?P<called>{_FULL})(?=이?라고\s?(?:하|합|해|불))"
)


def find_names(text: str) -> Iterator[Found]:
    """Names beside a title, after a role, or introduced ("저는 남궁민수라고 하며")."""
    for pattern in (_BEFORE_TITLE, _AFTER_ROLE, _INTRODUCED):
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            name = match[group]
            if _plausible(name):
                start, end = match.span(group)
                yield Found(Kind.NAME, start, end, name)


def is_ordinary(word: str) -> bool:
    """Whether a word that looks like a name is a word of the office, or the name of a place."""
    stem = word[:-1] if len(word) > 2 and word[-1] in _PARTICLES else word
    known = any(form in COMMON_WORDS or form in _OFFICE_WORDS for form in (word, stem))
    return known or is_place(word)


def has_a_names_shape(word: str) -> bool:
    """Three syllables, or a surname of two with one or two behind it.

    Names of two syllables are looked for beside titles only: most such words are no names.
    """
    return len(word) == 3 or (len(word) == 4 and word[:2] in COMPOUND_SURNAMES)


def _plausible(word: str) -> bool:
    if is_ordinary(word) or word[-1] in _ORGANISATION_ENDINGS:
        return False
    surname = 2 if word[:2] in COMPOUND_SURNAMES and len(word) > 2 else 1
    return all(syllable in _GIVEN for syllable in word[surname:])
