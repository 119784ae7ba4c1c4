"""Compare the facts of a draft with those of its source."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from automation import display
from automation.dates import HALVES
from automation.document_model.content import Table
from automation.document_model.document import Document
from automation.facts.finding import KIND_NAMES, Fact, Kind, find
from automation.facts.in_documents import of_document, of_table
from automation.facts.shares import Share
from automation.messages import say

_SIGN = re.compile(r"[%％]|퍼센트")
# Lengths of time are the same in another unit: 90분 and 1시간 30분, 7일 and 1주.
_PERIODS = {"시간": ("분간", 60), "주간": ("일간", 7)}
# Shares, ages and lengths of time of different things do not add up to a fact.
_NOT_ADDED = {"%", "세", "시간", "분간", "일간", "주간", "개월", "위", "등급"}


def supported(fact: Fact, source: Sequence[Fact]) -> bool:
    """Whether the facts of a source hold a fact, in whatever spelling.

    A figure may be the sum of two, three or all figures of its unit in the source, the difference
    of two of them, or an amount a month for months of the source. A multiple, or a share said in
    words (절반, 넷 가운데 하나), may compare two figures of one unit; percentage points (%p) are
    between two shares, and days (사흘) from one date to another.
    """
    alike = [known for known in source if known.kind is fact.kind and known.unit == fact.unit]
    if any(same(fact, known) for known in source):
        return True
    if fact.unit == "배" or (fact.unit == "%" and not _SIGN.search(fact.text)):
        return any(math.isclose(_times(fact), ratio, rel_tol=0.05) for ratio in _ratios(source))
    if fact.unit == "%p":
        shares = combinations(_figures(known for known in source if known.unit == "%"), 2)
        return any(math.isclose(_value(fact), abs(a - b), abs_tol=0.051) for a, b in shares)
    if fact.unit == "일간" and fact.value in _days_between(source):
        return True
    if fact.kind not in (Kind.AMOUNT, Kind.COUNT) or fact.unit in _NOT_ADDED:
        return False
    figures = _figures(alike)
    if fact.kind is Kind.AMOUNT:
        months = _figures(known for known in source if known.unit == "개월")
        if fact.value in {figure * number for figure in figures for number in months}:
            return True
    return fact.value in _derived(sorted(figures))


def _figures(known: Iterable[Fact]) -> set[float]:
    return {fact.value for fact in known if isinstance(fact.value, float)}


def _days_between(source: Iterable[Fact]) -> set[float]:
    """The days from each date to each later one, both counted; of a year left out, in any there."""
    dates = [fact.value for fact in source if isinstance(fact.value, tuple)]
    parts = [one for one in dates if len(one) == 3]
    years = {int(str(year)) for year, _, _ in parts if year} or {2000}
    days = {
        day
        for year, month, number in parts
        for one in ({int(str(year))} if year else years)
        if (day := _day(one, int(str(month)), int(str(number))))
    }
    return {float(abs((a - b).days) + 1) for a, b in combinations(days, 2)}


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _value(fact: Fact) -> float:
    assert isinstance(fact.value, float)
    return fact.value


def _times(fact: Fact) -> float:
    return _value(fact) / 100 if fact.unit == "%" else _value(fact)


def _ratios(source: Sequence[Fact]) -> Iterator[float]:
    """How many times each figure of a source is each other one of its unit."""
    for unit in {fact.unit for fact in source if fact.unit}:
        figures = _figures(fact for fact in source if fact.unit == unit)
        yield from (a / b for a in figures for b in figures if b)


def same(fact: Fact, known: Fact) -> bool:
    """Whether two facts are the same in another spelling.

    A date without a year agrees with the same day of any year; a known time without 오전 or 오후
    with either half of the day; a figure marked 약 or 여 may be rounded by 5 %; an article may be
    named without its law; a length of time may be in another unit.
    """
    (unit, factor), (known_unit, known_factor) = map(_unit, (fact, known))
    if (fact.kind, unit) != (known.kind, known_unit):
        return False
    if isinstance(fact.value, float) and isinstance(known.value, float):
        value, right = fact.value * factor, known.value * known_factor
        tolerance = 0.05 if fact.approximate or known.approximate else 1e-9
        return abs(value - right) <= tolerance * abs(right)
    if fact.kind is Kind.TIME:
        return _minutes(fact) == _minutes(known) or (
            _half_unsaid(known) and _minutes(fact) == _minutes(known) + 12 * 60
        )
    if isinstance(fact.value, tuple) and isinstance(known.value, tuple):
        # A year or a law left out agrees with any.
        first, other = fact.value[0], known.value[0]
        return fact.value[1:] == known.value[1:] and (not first or not other or first == other)
    return fact.value == known.value


def _unit(fact: Fact) -> tuple[str, int]:
    """The unit a fact is compared in, and how many of those its own is."""
    return _PERIODS.get(fact.unit, (fact.unit, 1))


def _minutes(time: Fact) -> int:
    assert isinstance(time.value, tuple)
    hour, minute = time.value
    return int(str(hour)) * 60 + int(str(minute))


def _half_unsaid(time: Fact) -> bool:
    return not re.search(rf"{HALVES}|정오|자정|:", time.text)


def _derived(figures: Sequence[float]) -> set[float]:
    sums = {sum(chosen) for size in (2, 3) for chosen in combinations(figures, size)}
    differences = {abs(a - b) for a, b in combinations(figures, 2)}
    return {sum(figures)} | sums | differences


@dataclass(frozen=True)
class Comparison:
    """The facts of a draft, each with whether its source holds it."""

    rows: tuple[tuple[Fact, bool], ...]

    @property
    def unsupported(self) -> tuple[Fact, ...]:
        """Facts that the source does not hold: to be looked up, mended or struck out."""
        return tuple(fact for fact, held in self.rows if not held)

    def _repr_html_(self) -> str:
        if not self.rows:
            return display.card(say("아직 대조할 숫자나 날짜가 없습니다."))
        missing = len(self.unsupported)
        heading = (
            say("원문에 없는 사실이 {count}개 있습니다. 하나씩 원문에서 확인하세요.", count=missing)
            if missing
            else say("숫자·날짜·조문이 모두 원문에 있습니다. 뜻이 같은지는 직접 읽어 보세요.")
        )
        rows = [
            (fact.text, KIND_NAMES[fact.kind], say("원문에 있음") if held else say("⚠ 원문에 없음"))
            for fact, held in sorted(self.rows, key=lambda row: row[1])
        ]
        return display.card(
            heading, display.table((say("초안의 표현"), say("종류"), say("확인")), rows)
        )


def compare(draft: object, *sources: object) -> Comparison:
    """Compare every figure, date and article of a draft with its sources.

    Each may be a text, a document, a table or a `Share`.
    """
    known = [fact for source in sources for fact in _facts(source)]
    rows = {(f.kind, f.value, f.unit): (f, supported(f, known)) for f in _facts(draft)}
    return Comparison(tuple(rows.values()))


def _facts(thing: object) -> tuple[Fact, ...]:
    if isinstance(thing, Document):
        return of_document(thing)
    if isinstance(thing, Table):
        return (*of_table(thing), *find(thing.caption))
    return thing.facts() if isinstance(thing, Share) else find(str(thing))
