"""Numbers that a sentence says: per cents, percentage points, cases.

Of "297건 가운데 32.7%, 12.3%포인트 낮음", 297 is of cases, 32.7 a per cent and 12.3 of points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from automation.facts import Fact

_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|퍼센트|프로|per ?cent)", re.IGNORECASE)
_POINTS = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:(?:%|퍼센트)\s*(?:포인트|p\b|point)|percentage points?)", re.IGNORECASE
)
_CASES = re.compile(r"(\d[\d,]*)\s*(?:건|cases|complaints|of\b|/)", re.IGNORECASE)


@dataclass(frozen=True)
class StatedNumber:
    """A number as it is written: "45.0" is 45 to one decimal."""

    written: str

    @property
    def value(self) -> float:
        return float(self.written)

    def rounds(self, exact: float) -> bool:
        """Whether it is this number, rounded to the decimals it is written with."""
        decimals = len(self.written.partition(".")[2])
        return abs(self.value - exact) <= 0.5 * 10**-decimals + 1e-9


def numbers_in(sentence: str) -> Iterator[tuple[int, StatedNumber, bool]]:
    """Where per cents and numbers of cases stand in a sentence; true for a per cent."""
    for pattern, is_per_cent in ((_PER_CENT, True), (_CASES, False)):
        for found in pattern.finditer(sentence):
            if not (is_per_cent and _POINTS.match(sentence, found.start())):
                yield found.start(), StatedNumber(found[1].replace(",", "")), is_per_cent


def per_cents(sentence: str) -> list[StatedNumber]:
    """The per cents of a sentence; percentage points are none."""
    return [StatedNumber(number) for number in _PER_CENT.findall(_POINTS.sub("", sentence))]


def points(sentence: str) -> list[StatedNumber]:
    """The percentage points (%포인트) of a sentence."""
    return [StatedNumber(number) for number in _POINTS.findall(sentence)]


def cases(sentence: str) -> list[int]:
    """The numbers of cases (건) of a sentence."""
    return [int(number.replace(",", "")) for number in _CASES.findall(sentence)]


def rounds_to(fact: Fact, exact: float) -> bool:
    """Whether a percentage is this one, rounded to the digits it is written with."""
    written = re.search(r"\d+(?:\.(\d+))?", fact.text)
    decimals = len(written[1] or "") if written else 0
    assert isinstance(fact.value, float)
    return abs(fact.value - exact) <= 0.5 * 10**-decimals + 1e-9
