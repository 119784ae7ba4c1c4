"""Names of people from abroad (외국인 이름) as they are written in Hangul or in Latin letters.

They follow no list of syllables. A country, a label or a title beside them tells, or parts that
Korean words do not have.
"""

import re
from collections.abc import Iterator

from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import is_ordinary, may_be_a_name
from automation.privacy.names import as_name
from automation.privacy.words import either, words
from groundwork.comparing_text import spaceless

_PART = either("foreign_names")
_COUNTRY = either("countries")
_WORDS = r"[가-힣]{1,8}(?:\s[가-힣]{1,7}){0,3}"
_TITLE = r"(?:씨|님|선생|양(?=[\s이은의])|군(?=[\s이은의])|통역사|강사|학생)"

# 응우옌반히우, 왕샤오메이, 바트에르덴; 존 스미스, 응우옌 티 마이.
_PARTS = re.compile(rf"(?<![가-힣])(?P<name>(?:{_PART})(?:\s?(?:{_PART})){{1,3}})(?![가-힣])")
_PARTS_BEFORE = re.compile(
    rf"(?<![가-힣])(?P<name>(?:{_PART})(?:\s?(?:{_PART})){{1,3}})"
    rf"(?=\s?{_TITLE}|[이가은는을를의와과로](?:\s|$)|에게|한테|이?라는|이?라고|이고|인데|입니다|예요|이에요)"
)
# One part is enough where it is long: 제임스라고, 굴나라씨, 로버트 김.
_LONG_PART = "|".join(part for part in _PART.split("|") if len(part) > 2)
_PART_BEFORE = re.compile(
    rf"(?<![가-힣])(?P<name>(?:{_LONG_PART})(?:\s[김이박최정강조윤장임한오서신권황안송류홍전고])?)"
    rf"(?=\s?{_TITLE}|\s(?:교수|박사|대표|강사|이사)|[이가은는을를의와과도](?:\s|$)|에게|한테|이?라는|이?라고|인데|입니다|예요|이에요)"
)
_WITH_COUNTRY = re.compile(
    rf"(?P<name>[가-힣]{{2,8}}(?:\s[가-힣]{{1,7}}){{0,2}})(?=\s?\((?:{_COUNTRY})(?:인|\s국적)?[,)])"
)
_FOREIGNER = re.compile(
    r"(?:외국인|이주|다문화|유학생?|원어민)\s?(?:남편|아내|근로자|노동자|유학생|학생|주민|배우자|며느리|강사|교사|여성)?\s"
    rf"(?P<name>{_WORDS}?)(?=\s(?:체류|비자|외국인|여권|관련|씨)|[이가은는을를의](?:\s|$)|[,()])"
)
_LABELLED = re.compile(
    r"(?:성\s?명|이름|성함|[Nn]ame|NAME)(?:\s?\([^()\n]{1,6}\))?\s?"
    r"(?:[:：]\s?(?P<spaced>[가-힣](?:\s[가-힣]){1,2}(?=\s{2}|\s?[/,|()\n]|$))"
    r"|[:：]\s?(?P<name>[가-힣]{1,8}(?:\s[가-힣]{1,8}){0,3}|[A-Z][A-Za-z'-]+(?:,?\s[A-Z][A-Za-z'-]*){1,3})"
    r"(?=\s{2}|\s?[/,|()\n]|$)"
    r"|[이은]\s(?P<said>[가-힣]{1,8}(?:\s[가-힣]{1,8}){0,3})(?=\s?(?:씨|이에요|에요|예요|입니다|이고|이라고)))"
)
_TITLED = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,8})(?=\s씨(?:[\s가는를의와도께라,.)]|에게|한테|$))"
    r"|(?<![가-힣])(?P<short>[가-힣]{4,8})(?=님[\s이은의과께,.])"
)
# Nguyen Van Minh 씨
_LATIN = re.compile(
    rf"(?<![A-Za-z])(?P<name>[A-Z][a-z]{{1,20}}(?:[ -][A-Z][a-z]{{0,20}}){{0,3}})"
    rf"(?=\s?{_TITLE}(?![가-힣]*[실과]))"
)
# What stands before 님 or 씨 in talk without being a name: 담당자님, 관리소장님.
# Nor 확산하(는) and 근무하(며).
_CALLED_BY_ROLE = re.compile(r"[자장원관사인생과팀부모님들분객민수하되]$")


def find_foreign_names(text: str) -> Iterator[Found]:
    """Names from abroad, whole: "응우옌 티 마이", "아지즈벡(우즈베키스탄)", "KIM DO YUN"."""
    for pattern in (_PARTS, _PARTS_BEFORE, _PART_BEFORE):
        for match in pattern.finditer(text):
            pieces = [match["name"], *match["name"].split()]
            if len(spaceless(pieces[0])) > 2 and not any(map(is_ordinary, pieces)):
                yield as_name(match)
    yield from map(as_name, _LATIN.finditer(text))
    for pattern in (_WITH_COUNTRY, _FOREIGNER, _LABELLED, _TITLED):
        for match in pattern.finditer(text):
            found = as_name(match)
            # "이름은 빌린 것이고" is a sentence; "이름이 속 찬타예요" has a part of a name.
            told = match.lastgroup != "said" or " " not in found.text or _has_a_part(found.text)
            if told:
                yield from _without_ordinary_words(found)


def _without_ordinary_words(found: Found) -> Iterator[Found]:
    """The end of a stretch of words, from behind the last that is none of a name."""
    pieces = list(re.finditer(r"\S+", found.text))
    kept: list[re.Match[str]] = []
    for piece in reversed(pieces):
        if _is_a_word(piece[0]):
            break
        kept.insert(0, piece)
    if kept and kept[-1] is pieces[-1]:
        start, text = kept[0].start(), found.text[kept[0].start() :]
        if len(text) > 2 or text in words("foreign_names") or may_be_a_name(text):
            yield Found(Kind.NAME, found.start + start, found.end, text)


def has_a_foreign_part(word: str) -> bool:
    """Whether a word begins as names from abroad do."""
    return word.startswith(words("foreign_names")) and not is_ordinary(word)


def _has_a_part(text: str) -> bool:
    return any(word in words("foreign_names") for word in text.split())


def _is_a_word(word: str) -> bool:
    if word in words("foreign_names"):
        return False
    return is_ordinary(word) or _CALLED_BY_ROLE.search(word) is not None
