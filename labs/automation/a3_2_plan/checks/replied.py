"""What an answer states otherwise than the reply it is taken from: terms, days, whose fee."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from automation.facts import Fact, Kind, find, same
from automation.numerals import DAYS, NATIVE, from_native
from groundwork.comparing_text import letters_only

_SPELT = re.compile(
    rf"(?<![가-힣])(?:(?P<days>{'|'.join(DAYS)})|(?P<number>{NATIVE})(?= ?(?:장|시간|분)))"
)
_TERM = re.compile(
    r"(?<![\d.])(?P<number>\d+) ?(?P<unit>일|분|장|시간)(?![가-힣]{0,1}요일)"
    r" ?(?:(?P<up>넘|이상|초과)|(?P<down>안|이내|미만|이하)|(?P<before>전)|(?P<after>뒤|후))?"
)
_WEEKDAY = re.compile(r"(?<![가-힣\d])(?<!\d )([월화수목금토일])(?=[·,ㆍ/] ?[월화수목금토일]|요일)")
_PIECE = re.compile(r",(?!\d)|[/;\n]|(?<=[가-힣)])\.\s")
_SHARED = 3


def other_than_replied(stated: str, replied: str) -> str:
    """The first thing an answer states otherwise than its reply; empty without one."""
    return next(_others(stated, replied), "")


def _others(stated: str, replied: str) -> Iterator[str]:
    known = list(_terms(replied))
    for found in _terms(stated):
        alike = [one for one in known if one["unit"] == found["unit"]]
        if alike and not any(_agrees(found, one) for one in alike):
            yield found[0]
    days = set(_WEEKDAY.findall(replied))
    yield from (f"{day}요일" for day in _WEEKDAY.findall(stated) if days and day not in days)
    yield from _exchanged(stated, replied)


def _terms(text: str) -> Iterator[re.Match[str]]:
    return _TERM.finditer(_SPELT.sub(_in_digits, text))


def _in_digits(found: re.Match[str]) -> str:
    return f"{DAYS[found['days']]}일" if found["days"] else str(from_native(found["number"]))


def _agrees(found: re.Match[str], known: re.Match[str]) -> bool:
    """The same number; and where both say which way, the same way."""
    ways = ("up", "down", "before", "after")
    mine, other = ([way for way in ways if one[way]] for one in (found, known))
    return found["number"] == known["number"] and (mine == other or not mine or not other)


def _exchanged(stated: str, replied: str) -> Iterator[str]:
    """Amounts that stand at what another amount is of."""
    fees = [(piece, fact) for piece in _PIECE.split(replied) for fact in _amounts(piece)]
    for piece in _PIECE.split(stated):
        for fact in _amounts(piece):
            own = [shared for of, fee in fees if same(fact, fee) for shared in [_shared(piece, of)]]
            others = [_shared(piece, of) for of, fee in fees if not same(fact, fee)]
            if own and max(others, default=0) >= _SHARED > max(own):
                yield piece.strip()


def _amounts(text: str) -> list[Fact]:
    return [fact for fact in find(text) if fact.kind is Kind.AMOUNT]


def _shared(text: str, other: str) -> int:
    """How many letters in a row two texts have in common, figures aside."""
    one, two = (re.sub(r"[\d원]", "", letters_only(part)) for part in (text, other))
    return SequenceMatcher(None, one, two, autojunk=False).find_longest_match().size
