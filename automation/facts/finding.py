"""Facts in a text that somebody can look up, with their values freed of their spelling."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from automation.amounts import find_amounts, find_spelled_amounts
from automation.dates import FoundTime, find_compact_dates, find_dates, find_times
from automation.messages import say
from automation.numerals import (
    COUNTED,
    NATIVE,
    SCALES,
    from_counted,
    from_hangul,
    from_native,
    half_width,
)
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


# What follows 배, 대, 개 and 권 where they are no unit: 배수, 대책, 개월, 권역.
_NO_TIMES = "(?![수차관정달송포출우경치분부열기터제합식낭설상])"
_NO_MACHINE = "(?!로|책|상|응|비|피|형|표|회|교|구|학|기)"
_NO_PIECE = "(?!소|월|년|최|선|정|발|방|통|별|요|축|편|교|인|업|의)"
_NO_BOOK = "(?!역|한|리|고|장|위|선|투|유|자)"
_NO_LATIN = "(?![A-Za-z0-9_²³/])"  # a particle may follow: 1.2m를
# Every spelling of a unit (a pattern) with the unit it counts in and how many of those it is.
_UNITS: tuple[tuple[str, str, float], ...] = (
    (r"명|인(?!당|근|접|터)", "명", 1),
    (r"건(?!물|설|축|강|의|조|전)", "건", 1),
    (rf"대{_NO_MACHINE}", "대", 1),
    (r"곳|개소|개\s?지점|군데", "곳", 1),
    (r"개월", "개월", 1),
    (rf"개{_NO_PIECE}", "개", 1),
    (r"가구|세대(?!주)", "가구", 1),
    (r"세(?!부(?!터)|입(?!니|다)|[대트제금출무계기미종탁액율])", "세", 1),
    (r"회(?!의|장|원|계|복|전)|차례|번(?!지|째|호|길|안|\s?(?:국도|버스|출구))", "회", 1),
    (r"[%％]|퍼센트", "%", 1),
    (rf"배{_NO_TIMES}", "배", 1),
    (r"km|㎞|킬로미터", "m", 1000),
    (r"cm|㎝|센티미터", "m", 0.01),
    (r"mm|㎜|밀리미터", "m", 0.001),
    (r"㎡|m²|제곱미터", "㎡", 1),
    (rf"m{_NO_LATIN}|미터", "m", 1),
    (rf"톤|t{_NO_LATIN}", "톤", 1),
    (r"주(?:일간|간)", "주간", 1),
    (r"일간|일\s?동안", "일간", 1),
    (r"시간", "시간", 1),
    (r"분간|분\s?이내", "분간", 1),
    (r"면(?!사무소|[가-힣]{0,2}장|적|담|허|제|접|세|밀|의원)", "면", 1),
    (r"그루", "그루", 1),
    (rf"권{_NO_BOOK}", "권", 1),
    (r"마리", "마리", 1),
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, (pattern, _, _) in enumerate(_UNITS))
_COUNT = re.compile(
    rf"(?P<about>약\s?)?(?<![\d.,제'’:-])(?P<number>{_NUMBER})\s?"
    rf"(?:(?P<scale>[백천만])\s?(?:(?P<rest>{_NUMBER})\s?(?P<rest_scale>[백천]?)\s?)?)?"
    rf"(?P<more>여\s?)?(?:{_UNIT})"
)
_NATIVE_COUNT = re.compile(
    rf"(?<![가-힣])(?P<number>{NATIVE})\s?"
    rf"(?P<unit>명|건(?!물|강)|대{_NO_MACHINE}|곳|군데|가구|차례|개{_NO_PIECE}|권{_NO_BOOK}|그루|마리|배{_NO_TIMES})"
)
# 넷 가운데 하나, 열에 아홉, 3분의 1, 절반: a share, the whole before its part.
_FRACTION = re.compile(
    rf"(?<![가-힣])(?:(?P<whole>{COUNTED})(?:\s?(?:가운데|중)(?:에서?)?|에)\s?"
    rf"(?P<part>{COUNTED})(?!\s?[을를]\s?(?:고|선|택)|[가-힣]*[개명대곳건번])"
    rf"|(?P<below>\d{{1,3}}|[일이삼사오육칠팔구십])\s?분의\s?"
    rf"(?P<above>\d{{1,3}}|[일이삼사오육칠팔구])(?![\d가-힣]?원)|(?P<half>절반))"
)
_ARTICLE = re.compile(
    r"(?:「(?P<law>[^」\n]{2,40})」\s?|(?P<bare>[가-힣]{1,20}법)\s?(?=시행))?"
    r"(?:(?P<kind>시행령|시행규칙)\s?)?"
    r"제\s?(?P<article>\d{1,4})\s?조(?:\s?의\s?(?P<branch>\d{1,2}))?(?P<more>(?:\s?제\d+[항호])*)"
)
_NOTICE = re.compile(
    r"제\s?((?:19|20)\d{2}\s?-\s?\d{1,5})\s?호|(?<=[과실소단국]-)(\d{1,6})(?=\s?[(（호])"
)


@lru_cache(maxsize=32_768)  # a check asks for the facts of each line once for every fact wanted
def find(text: str) -> tuple[Fact, ...]:
    """Every fact of a text that can be compared, in reading order."""
    text = half_width(text)
    found = [*_amounts(text), *_dates(text), *_times(text), *_articles(text), *_notices(text)]
    found += _shares(text)
    spans = [(fact.start, fact.start + len(fact.text)) for fact in found]
    found += [f for f in _counts(text) if not any(s <= f.start < e for s, e in spans)]
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return tuple(_in_its_sentence(f, text, ends) for f in sorted(found, key=lambda f: f.start))


def _in_its_sentence(fact: Fact, text: str, ends: Sequence[int]) -> Fact:
    place, end = bisect_right(ends, fact.start), fact.start + len(fact.text)
    begin, last = ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(text)
    return replace(fact, sentence=text[begin:last], behind=text[end:last])


def _amounts(text: str) -> Iterator[Fact]:
    for found in (*find_amounts(text), *find_spelled_amounts(text)):
        if found.won:
            yield Fact(
                Kind.AMOUNT, found.text, float(found.won), "원", found.start, found.approximate
            )


def _dates(text: str) -> Iterator[Fact]:
    for found in (*find_dates(text), *find_compact_dates(text)):
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


def _counts(text: str) -> Iterator[Fact]:
    for match in _COUNT.finditer(text):
        _, unit, factor = next(u for n, u in enumerate(_UNITS) if match[f"u{n}"])
        value = _number(match["number"], match["scale"]) + _number(
            match["rest"], match["rest_scale"]
        )
        about = bool(match["about"] or match["more"])
        yield Fact(Kind.COUNT, match[0].strip(), value * factor, unit, match.start(), about)
    for match in _NATIVE_COUNT.finditer(text):
        unit = {"군데": "곳", "차례": "회"}.get(match["unit"], match["unit"])
        yield Fact(Kind.COUNT, match[0], float(from_native(match["number"])), unit, match.start())


def _shares(text: str) -> Iterator[Fact]:
    for match in _FRACTION.finditer(text):
        if match["half"]:
            whole, part = 2, 1
        elif match["below"]:
            whole, part = (int(from_hangul(match[n]) or match[n]) for n in ("below", "above"))
        else:
            whole, part = from_counted(match["whole"]), from_counted(match["part"])
        if 0 < part <= whole:
            yield Fact(Kind.COUNT, match[0], 100 * part / whole, "%", match.start(), True)


def _number(digits: str | None, scale: str | None) -> float:
    """1만, 2천, 5백 or 345 as a number; nothing is 0."""
    return float((digits or "0").replace(",", "")) * SCALES.get(scale or "", 1)


def _articles(text: str) -> Iterator[Fact]:
    for match in _ARTICLE.finditer(text):
        # A decree without its law's name, "시행규칙" and its article, may be that of any.
        named = match["law"] or match["bare"] or ""
        law = spaceless(named + (match["kind"] or "")) if named else ""
        article = f"제{match['article']}조" + (f"의{match['branch']}" if match["branch"] else "")
        yield Fact(Kind.ARTICLE, match[0].strip(), (law, article), start=match.start())


def _notices(text: str) -> Iterator[Fact]:
    for match in _NOTICE.finditer(text):
        number = spaceless(match[1] or match[2])
        yield Fact(Kind.NOTICE, match[0], number, start=match.start())
