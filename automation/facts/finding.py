"""Facts in a text that somebody can look up, with their values freed of their spelling."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from automation.amounts import find_amounts, find_spelled_amounts
from automation.dates import (
    FoundTime,
    find_compact_dates,
    find_dates,
    find_spelled_dates,
    find_times,
)
from automation.facts.counts import FoundCount, find_counts, find_shares
from automation.messages import say
from automation.numerals import half_width
from groundwork.comparing_text import spaceless
from groundwork.messages import Message


class Kind(StrEnum):
    """The kinds of facts that can be compared with a source."""

    AMOUNT = "amount"
    DATE = "date"
    TIME = "time"
    COUNT = "count"
    ARTICLE = "article"
    NOTICE = "notice"


KIND_NAMES: dict[Kind, Message] = {
    Kind.AMOUNT: say("금액"),
    Kind.DATE: say("날짜"),
    Kind.TIME: say("시각"),
    Kind.COUNT: say("수량"),
    Kind.ARTICLE: say("법령 조문"),
    Kind.NOTICE: say("문서·공고 번호"),
}

_SENTENCE_END = re.compile(r"(?<=[가-힣)\]])\.(?=\s|$)|[;\n]")
_RANGE = re.compile(r"\s*(?:[~∼–-]|부터|에서)\s*")

_FAR = 2000  # no sentence is longer, but a page without a full stop may be


@dataclass(frozen=True)
class Fact:
    """A fact as it stands in a text, and its value without its spelling.

    ``value`` is won for an amount, (year or None, month, day), (hour, minute), a number for a
    count, (law or "", article) or the notice's number; ``unit`` is a count's unit, one word for
    all its synonyms. ``sentence`` is where it stands, ``behind`` what follows it there.
    """

    kind: Kind
    text: str
    value: float | str | tuple[object, ...]
    unit: str = ""
    start: int = 0
    approximate: bool = False
    sentence: str = field(default="", compare=False, repr=False)
    behind: str = field(default="", compare=False, repr=False)

    @property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.sentence[: len(self.sentence) - len(self.behind) - len(self.text)]


_ARTICLE = re.compile(
    r"(?:「(?P<law>[^」\n]{2,40})」\s?|(?P<bare>[가-힣]{1,20}법)\s?(?=시행))?"
    r"(?:(?P<kind>시행령|시행규칙)\s?)?"
    r"제\s?(?P<article>\d{1,4})\s?조(?:\s?의\s?(?P<branch>\d{1,2}))?(?P<more>(?:\s?제\d+[항호])*)"
)
_NOTICE = re.compile(
    r"제\s?((?:19|20)\d{2}\s?-\s?\d{1,5})\s?호|(?<=[과실소단국]-)(\d{1,6})(?=\s?[(（호])"
    r"|(?:법률|조례|훈령|예규)\s?제\s?(\d{1,6})\s?호"
)


@lru_cache(maxsize=32_768)  # a check asks for the facts of each line once for every fact wanted
def find(text: str) -> tuple[Fact, ...]:
    """Every fact of a text that can be compared, in reading order."""
    text = half_width(text)
    found = [*_amounts(text), *_dates(text), *_times(text), *_articles(text), *_notices(text)]
    found += _counts(find_shares(text))
    spans = [(fact.start, fact.start + len(fact.text)) for fact in found]
    found += [f for f in _counts(find_counts(text)) if not any(s <= f.start < e for s, e in spans)]
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return tuple(_in_its_sentence(f, text, ends) for f in sorted(found, key=lambda f: f.start))


def _in_its_sentence(fact: Fact, text: str, ends: Sequence[int]) -> Fact:
    place, end = bisect_right(ends, fact.start), fact.start + len(fact.text)
    begin, last = ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(text)
    begin, last = max(begin, fact.start - _FAR), min(last, end + _FAR)
    return replace(fact, sentence=text[begin:last], behind=text[end:last])


def _amounts(text: str) -> Iterator[Fact]:
    for found in (*find_amounts(text), *find_spelled_amounts(text)):
        if found.won:
            yield Fact(
                Kind.AMOUNT, found.text, float(found.won), "원", found.start, found.approximate
            )


def _dates(text: str) -> Iterator[Fact]:
    for found in (*find_dates(text), *find_compact_dates(text), *find_spelled_dates(text)):
        value = (found.year, found.month, found.day_of_month)
        yield Fact(Kind.DATE, found.text, value, start=found.start)


def _times(text: str) -> Iterator[Fact]:
    before: FoundTime | None = None
    for found in find_times(text):
        value = (_hour(found, before, text), found.minute)
        yield Fact(Kind.TIME, found.text, value, start=found.start)
        before = found


def _hour(found: FoundTime, before: FoundTime | None, text: str) -> int:
    """The hour; a range said as 오후 2시~3시 ends at the first such hour after its beginning."""
    if before is None or not before.half or found.half or found.colon:
        return found.hour_24
    if not _RANGE.fullmatch(text[before.end : found.start]):
        return found.hour_24
    begin = (before.hour_24, before.minute)
    hours = (found.hour, found.hour + 12)
    return next((hour for hour in hours if (hour, found.minute) > begin), found.hour)


def _counts(found: Iterable[FoundCount]) -> Iterator[Fact]:
    for one in found:
        yield Fact(Kind.COUNT, one.text, one.value, one.unit, one.start, one.approximate)


def _articles(text: str) -> Iterator[Fact]:
    for match in _ARTICLE.finditer(text):
        # A decree without its law's name, "시행규칙" and its article, may be that of any.
        named = match["law"] or match["bare"] or ""
        law = spaceless(named + (match["kind"] or "")) if named else ""
        article = f"제{match['article']}조" + (f"의{match['branch']}" if match["branch"] else "")
        yield Fact(Kind.ARTICLE, match[0].strip(), (law, article), start=match.start())


def _notices(text: str) -> Iterator[Fact]:
    for match in _NOTICE.finditer(text):
        number = spaceless(match[1] or match[2] or match[3])
        yield Fact(Kind.NOTICE, match[0], number, start=match.start())
