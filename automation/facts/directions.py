"""Which way a figure or a day bounds what is said, and whether a draft turned its source round.

이상, 초과 and 넘다 go up, 이하, 미만 and 못 미치다 go down; a term runs from a day or until it. A
negation right behind turns the way: 넘지 않다 goes down.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from automation.facts.comparing import same
from automation.facts.finding import Fact, Kind
from groundwork.negation import BARRED, ISNT, NONE, NOT


class Direction(StrEnum):
    """Where the values lie that a figure or day bounds."""

    UP = "up"
    DOWN = "down"


_UP = (
    r"이상|초과|넘[기는어었으을은게겨음]|넘지|웃[도돈돌]|상회|부터"
    r"|(?<=보다\s)(?:많|크|큰|길|긴|높|늦|무거|무겁|오래)"
)
_DOWN = (
    r"이하|미만|미달|못\s?미[치친]|미치지\s?못|밑[도돈돌]|하회|이내|안(?:에|으로)|까지|한도"
    r"|(?<=보다\s)(?:적|작|짧|낮|이르|가벼|가볍)|(?<=[이가]\s)안\s?[되된됩]|(?<=에\s)한[하해정]|(?<=로\s)제한"
)
_TURNED = (
    rf"(?:[이은는]|하?지)?\s?(?:{NOT}|{ISNT}|말|제외)"
    r"|[할을]?\s?수\s?없|(?:하여|해|어)?서는\s?(?:안|아니)\s?[되된됩됨]"
)
_BOUND = re.compile(
    rf"\s?(?:보다|으로|[을를에이가로])?\s?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<turned>{_TURNED})?"
)
_HOUR = r"\s?(?:오전|오후)?\s?\d{1,2}(?::\d\d|시(?:\s?\d{1,2}분)?)"  # 9. 11. 18:00까지
_TERM = re.compile(
    r"\s?(?:\([월화수목금토일](?:요일)?\)\s?)?(?:"
    rf"(?P<down>(?:{_HOUR}\s?)?까지|이전|전(?=에|까|$)|(?<!\s)한(?=\s)|(?:에|로|으로)?\s?(?:마감|종료|끝)"
    r"|[을를]\s?넘기지\s?(?:말|마[시십]|않|아니))"
    r"|(?P<up>부터|이후|후(?=에|$)|[에을]?\s?시작|[을를]\s?넘[겨기긴]|[이을를]\s?지[나난날]))"
)
# 3~5명, 9. 1.~9. 11.: from the first until the second; 최대 5명, 적어도 3명.
_RANGE_AHEAD = re.compile(r"\s?[~∼]\s?(?=['’\d오새아낮저밤])")
_RANGE_BEHIND = re.compile(r"[\w.)%％]\s?[~∼]\s?$")
_LEAST = re.compile(r"(?:최소|최저|적어도)\s?$")
_MOST = re.compile(r"(?:최대|최고|많아야)\s?$")
_DENIED = re.compile(rf"{NOT}|{NONE}|{BARRED}|반려|거절")
_WORD = re.compile(r"[가-힣]{2,}")
_ENDING = re.compile(
    r"(?<=[가-힣][가-힣])(?:하|되|시키)?(?:[은는을를이가에도의]|[으]?로|에서|까지|부터|이면|으면|면|[하할한함합해됨된될]"
    r"[가-힣]{0,3}|니다|습니다)$"
)


def direction(fact: Fact) -> Direction | None:
    """The way a fact bounds, by the words right behind or before it; None where it bounds nothing.

    Of a range the first value goes up and the second down.
    """
    if fact.kind in (Kind.ARTICLE, Kind.NOTICE):
        return None
    if found := (_TERM if fact.kind in (Kind.DATE, Kind.TIME) else _BOUND).match(fact.behind):
        up = bool(found["up"]) != bool(found.groupdict().get("turned"))
    elif _RANGE_AHEAD.match(fact.behind) or _LEAST.search(fact.before[-5:]):
        up = True
    elif _RANGE_BEHIND.search(fact.before[-5:]) or _MOST.search(fact.before[-5:]):
        up = False
    else:
        return None
    return Direction.UP if up else Direction.DOWN


@dataclass(frozen=True)
class Turned:
    """A limit or term of a draft that goes the other way than that of its source, ``known``.

    ``surely`` says that the same is said of it. Otherwise a person must read both: a condition may
    be told from its other side (open again below 1.2 m, for stopped above it).
    """

    fact: Fact
    known: Fact
    surely: bool


def turned_round(fact: Fact, source: Iterable[Fact]) -> Turned | None:
    """How a draft's fact turns its source round; None where it does not.

    The same value bounds the other way, or the same way and the opposite is said of it: stopped
    below 1.2 m for stopped above it; not stopped below it is the same once more.
    """
    way = direction(fact)
    alike = [known for known in source if same(fact, known)] if way else []
    if any(direction(known) is None for known in alike):
        return None
    of_the_same = [known for known in alike if _consequences(known) & _consequences(fact)]
    if of_the_same:
        known = next((known for known in of_the_same if _sides(known) == _sides(fact)), None)
        return None if known else Turned(fact, of_the_same[0], surely=True)
    if alike and all(direction(known) is not way for known in alike):
        return Turned(fact, alike[0], surely=False)
    return None


def _sides(fact: Fact) -> bool:
    """Whether what is said holds above the value, a denial turning it round."""
    return (direction(fact) is Direction.UP) != bool(_DENIED.search(_said_of(fact)))


def _consequences(fact: Fact) -> set[str]:
    """The words that tell what happens."""
    stems = (_ENDING.sub("", word) for word in _WORD.findall(_said_of(fact)))
    return {stem for stem in stems if len(stem) >= 2}


def _said_of(fact: Fact) -> str:
    """What is said of a value: behind a figure; of a term, anywhere in the sentence."""
    if fact.kind in (Kind.DATE, Kind.TIME):
        return fact.sentence
    bound = _BOUND.match(fact.behind)
    return fact.behind[bound.end() :].partition(" ")[2] if bound else ""
