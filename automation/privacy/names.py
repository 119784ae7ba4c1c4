"""Korean personal names (성명) beside a title, after a role, introduced or signed.

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


def _either(*lists: str) -> str:
    """The words of some lists as alternatives of a pattern, longest first."""
    return "|".join(sorted({word for name in lists for word in words(name)}, key=len, reverse=True))


_ORDINARY = COMMON_WORDS | {
    word for name in ("titles", "people", "roles", "office") for word in words(name)
}
_GIVEN = frozenset("".join(words("given_name_syllables")))

_SURNAME = "|".join(sorted(COMPOUND_SURNAMES, key=len, reverse=True))
_SINGLE = "".join(sorted({*SINGLE_CHAR_SURNAMES, *words("surnames")}))
_TITLE = _either("titles")
# 씨, 님, 군 stand behind a name only.
_LONG_TITLE = "|".join(title for title in _TITLE.split("|") if len(title) > 1)
_PARTICLES = "이가은는을를에의도로와과만"
# Endings that make 안내판 of 안내, 신청서 of 신청.
_WORD_ENDINGS = "서자용형적기비판장사품물료금률율표집말"
# 안전과, 위원회 and 아래의 are no names.
_NO_NAMES_ENDINGS = "과팀청읍면회단부의"

FULL = rf"(?:(?:{_SURNAME})[가-힣]{{1,2}}|[{_SINGLE}][가-힣]{{2}})"
_SHORT = rf"[{_SINGLE}][가-힣]"
# What may stand behind a name: a particle, a mark, the end.
_BEHIND = r"(?=[은는이가을를와과도의께만로,.()\s;:·ㆍ/|]|에게|에서|한테|씨|님|$)"
_IS = r"(?=입니다|이에요|예요|인데|이고|이며|임(?![가-힣])|이?라고|이?라는)"

_BEFORE_TITLE = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})(?:\s?|\s전\s?)(?:{_TITLE})(?!\w*장소)"
    rf"|(?<![가-힣])(?P<short>{_SHORT})\s(?:{_TITLE})(?![가-힣]*[회단])"
    # 학생, 환자, 부부 stand behind many a word that is no name: only a whole one counts.
    rf"|(?<![가-힣])(?P<whole>{FULL})\s(?:{_either('people')})"
)
_AFTER_ROLE = re.compile(
    rf"(?:{_either('roles')}|{_LONG_TITLE})명?\s?(?:\([^()\n]{{1,20}}\))?\s*[:：]?\s?"
    rf"(?P<name>{FULL}){_BEHIND}"
    rf"|(?:{_either('roles')})[은는]\s(?P<said>{FULL}){_IS}"
)
# 문도현 도서관정책과장: the office stands before the title.
_BEFORE_OFFICE = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})\s[가-힣]{{2,10}}(?:과장|팀장|국장|실장|소장|센터장|관장|원장|단장|본부장)"
)
_ENDS = r"(?=\s?[(),./|\n]|\s외\s|에게|$)"
# 운전자 김하준, 발신: 김하준: what a person is called, and nothing but a name behind it.
_CALLED = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{1,4}}자\s|[가-힣]{{1,5}}[자인명님원장사신관]\s?[:：]\s?)(?P<name>{FULL}){_ENDS}"
)
# 안전재난과 정하늘, at the end of what is said.
_AFTER_OFFICE = re.compile(
    rf"(?<![가-힣])[가-힣]{{2,12}}(?:과|팀|국|실|담당관|센터|사업소)\s(?P<name>{FULL}){_ENDS}"
)
_INTRODUCED = re.compile(
    rf"(?:저는|나는|본인은|이름은|성함은|성명은)\s*(?P<name>{FULL}|{_SHORT}){_IS}"
    rf"|(?<![가-힣])(?P<called>{FULL})(?=이?라고\s?(?:하|합|해|불)|이?라는\s?(?:분|사람|직원|학생))"
    rf"|(?:사는|거주하는|근무하는|사람은|분은)\s(?P<living>{FULL}){_IS}"
    rf"|(?:^|[.!?\n]\s?)(?P<plain>{FULL})(?=(?:입니다|이에요|예요)[.!\s]|(?:입니다|이에요|예요)$)"
)
_SIGNED = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})\s?(?=드림|올림|배상|\((?:인|서명|날인)\))"
    rf"|\((?:인|서명|날인)\)\s?(?P<behind>{FULL})(?![가-힣])"
)
_WITH_OTHERS = re.compile(rf"(?<![가-힣])(?P<name>{FULL})(?=\s외\s\d{{1,4}}\s?[명인])")
_BELONGINGS = re.compile(rf"(?<![가-힣])(?P<name>{FULL})(?:의)?\s(?:{_either('belongings')})")
_FOREIGN = re.compile(
    rf"(?<![가-힣])(?P<name>(?:{_either('foreign_surnames')})(?:\s[가-힣]{{1,4}}){{1,3}}?)"
    r"(?=\s?(?:씨|님)|[,.()|]|$)"
    r"|(?<![가-힣])(?P<long>[가-힣]{4,8})(?=\s씨(?:[\s가는를의와도께,.)]|에게|$))"
)
_PATTERNS = (
    _BEFORE_TITLE,
    _BEFORE_OFFICE,
    _AFTER_ROLE,
    _AFTER_OFFICE,
    _CALLED,
    _INTRODUCED,
    _SIGNED,
    _WITH_OTHERS,
    _BELONGINGS,
)


def find_names(text: str) -> Iterator[Found]:
    """Names beside a title, after a role, introduced ("저는 남궁민수라고 하며") or signed."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found = _found(match)
            if is_plausible(found.text):
                yield found
    # Names from abroad follow no list of syllables; what stands beside them is enough.
    yield from map(_found, _FOREIGN.finditer(text))


def _found(match: re.Match[str]) -> Found:
    group = match.lastgroup or "name"
    return Found(Kind.NAME, *match.span(group), match[group])


def is_ordinary(word: str) -> bool:
    """Whether a word that looks like a name is a word of the office, or the name of a place."""
    ends = len(word) > 2 and word[-1] in _PARTICLES + _WORD_ENDINGS
    stem = word[:-1] if ends else word
    return any(form in _ORDINARY for form in (word, stem)) or is_place(word)


def has_a_names_shape(word: str) -> bool:
    """Three syllables, or a surname of two with one or two behind it.

    Names of two syllables are looked for beside titles only: most such words are no names.
    """
    return len(word) == 3 or (len(word) == 4 and word[:2] in COMPOUND_SURNAMES)


def is_plausible(word: str) -> bool:
    """Whether a word of a name's shape may be one, by its syllables and what else it means."""
    if is_ordinary(word) or word[-1] in _NO_NAMES_ENDINGS:
        return False
    surname = 2 if word[:2] in COMPOUND_SURNAMES and len(word) > 2 else 1
    return all(syllable in _GIVEN for syllable in word[surname:])
