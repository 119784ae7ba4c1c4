"""Names (성명) with nothing beside them, known by their syllables alone, and given names in talk.

"어제 구본석이 전화해서" says no more than that a person called; the word itself has to tell.
"""

import re
from collections.abc import Iterator

from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import (
    FULL,
    ends_in_a_consonant,
    is_likely,
    is_ordinary,
)
from automation.privacy.names import as_name
from automation.privacy.words import either, words

_TITLE = rf"(?:{either('titles', 'people')}|쌤|선배|후배|네)"
_EVERYWHERE = (
    r"의|도|만|께|께서|께서는|에게|에게는|에게도|에게서|한테|한테서|까지|부터|보다|처럼|하고|씨|님|임"
    r"|뿐|조차|마저|대로|에|에는"
)
_COPULA = r"요|입니다|이에요|예요|에요|인데요?|이고|이며|이라고|이라는|이란|이었.{0,4}|이지만"
_BEHIND_A_CONSONANT = re.compile(
    rf"(?:{_TITLE})?(?:이?(?:은|을|과|으로|으로서|으로서는|으로부터|이랑|이나|랑|가|는|를|와|{_EVERYWHERE})?|{_COPULA})"
)
_BEHIND_A_VOWEL = re.compile(
    rf"(?:{_TITLE})?(?:(?:가|는|를|와|로|로서|로서는|로부터|랑|나|이|은|을|과|{_EVERYWHERE})?"
    rf"|{_COPULA}|라고|라는|란|였.{{0,4}})"
)
_RUN = re.compile(r"(?<![가-힣A-Za-z\d])[가-힣]{3,}")
_NAME = re.compile(FULL)

_GIVEN = either("given_names")


def _either_of(*, ending_in_a_consonant: bool) -> str:
    """Given names as alternatives; of those that end in a vowel, only such as mean nothing else."""
    return "|".join(
        name
        for name in words("given_names")
        if ends_in_a_consonant(name) is ending_in_a_consonant
        and (ending_in_a_consonant or not is_ordinary(name))
    )


_ALONE = (
    # 우리 딸 서윤이를, 친구 태민이랑
    rf"(?<![가-힣])(?:{either('relations')})\s(?P<name>{_GIVEN})(?=이?(?:[가는를의랑와도은,]|하고|한테|\s|$))",
    # 우리 도윤이 어린이집
    rf"(?<![가-힣])우리\s(?P<name>{_GIVEN})(?=이\s)",
    # 보람 씨, 보람씨
    rf"(?<![가-힣])(?P<name>{_GIVEN})(?=\s?씨(?:[\s,가는를의도와께한]|$))",
    # 다래쌤
    rf"(?<![가-힣])(?P<name>{_GIVEN})(?=쌤|샘(?:[\s께이은한]|$))",
    # 지훈아, at the beginning of what is said
    rf"(?m)(?:^|[.!?:]\s)(?P<name>{_GIVEN})(?=[아야][\s,!])",
    # 서윤이 엄마
    rf"(?<![가-힣])(?P<name>{_GIVEN})(?=이?(?:네|\s?(?:엄마|아빠|어머니|어머님|아버님|할머니|할아버지|언니|오빠|누나|이모|삼촌)))",
    rf"(?:애|아이|아들|딸|손자|손녀)\s?이름은\s(?P<name>{_GIVEN})",
)
_ALONE_BY_PARTICLE = (
    # 새봄이가, 태민이랑: 이 between a consonant and a particle makes a word a name.
    rf"(?<![가-힣])(?P<name>{_either_of(ending_in_a_consonant=True)})(?=이(?:[가는를의도]|랑|네|한테|에게)(?![가-힣]))",
    # 지아가, 서우한테
    rf"(?<![가-힣])(?P<name>{_either_of(ending_in_a_consonant=False)})(?=(?:[가는를와]|랑|네|한테|에게)\s)",
)
_GIVEN_ALONE = tuple(re.compile(pattern) for pattern in (*_ALONE, *_ALONE_BY_PARTICLE))
_GIVEN_LIST = re.compile(rf"(?<![가-힣])(?:{_GIVEN})(?:[,·]\s?(?:{_GIVEN})){{2,}}(?![가-힣])")


def find_bare_names(text: str) -> Iterator[Found]:
    """Words that are names by their syllables, and given names where only a person can stand."""
    for run in _RUN.finditer(text):
        name = _NAME.match(run[0])
        while name:
            if is_likely(name[0]) and _may_stand_behind(name[0], run[0][name.end() :]):
                yield Found(Kind.NAME, run.start(), run.start() + name.end(), name[0])
                break
            # A compound surname may be a single one with a longer name: 선우진 is 선우 or 선.
            name = _NAME.match(run[0][:3]) if name.end() == 4 else None
    for pattern in _GIVEN_ALONE:
        yield from map(as_name, pattern.finditer(text))
    for several in _GIVEN_LIST.finditer(text):
        for one in re.finditer(_GIVEN, several[0]):
            start = several.start() + one.start()
            yield Found(Kind.NAME, start, start + len(one[0]), one[0])


def _may_stand_behind(name: str, rest: str) -> bool:
    behind = _BEHIND_A_CONSONANT if ends_in_a_consonant(name) else _BEHIND_A_VOWEL
    return behind.fullmatch(rest) is not None
