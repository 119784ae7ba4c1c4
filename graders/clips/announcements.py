"""What an announcement in a clip says, held against its order: facts kept, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from automation.dates import WEEKDAYS, find_dates
from automation.facts import Kind, same
from graders.clips.claims import unfounded
from graders.clips.order import Order
from graders.clips.spoken import in_digits, said_facts
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog("graders")

# The same thing said in other words.
_IN_OTHER_WORDS = {
    "무료": r"무료|공짜|돈을?\s*(?:내지|안)|참가비[는가은도]?\s*(?:없|0원)",
    "누구나": r"누구나|누구든|모두|남녀노소|온\s*가족",
    "물병": r"물병|물통|마실\s*물|물\s*한\s*병",
    "필요 없음": r"신청[은을도이]?\s*(?:절차\s*)?(?:없|하지|안\s|필요\s*없)|바로\s*참가",
}


def says(text: str, word: str) -> bool:
    """Whether a text says something, in the order's words or in others that mean the same."""
    pattern = _IN_OTHER_WORDS.get(word)
    return bool(pattern and re.search(pattern, text)) or _squeezed(word) in _squeezed(text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\-–.,·]", "", text)


def kept_fact(label: str, order: Order, said: str) -> Criterion:
    """The date, time or figure of a line of the order is said, in words or in digits."""
    wanted = said_facts(order.lines[label])[0]
    return _kept(label, order, any(same(fact, wanted) for fact in said_facts(said)))


def kept_words(label: str, order: Order, said: str) -> Criterion:
    """Places word by word, telephone numbers by their digits, the rest by its meaning."""
    value = re.sub(r"\(.*?\)", "", order.lines[label]).strip()
    number = re.search(r"\d[\d\-]{7,}", value)
    if number:
        kept = _squeezed(number[0]) in _squeezed(said)
    elif value in _IN_OTHER_WORDS:
        kept = says(said, value)
    else:
        kept = all(_squeezed(word) in _squeezed(said) for word in value.split())
    return _kept(label, order, kept)


def _kept(label: str, order: Order, kept: bool) -> Criterion:
    finding = Finding(
        say("‘{label}’의 내용이 없거나 요청서와 다릅니다.", label=label),
        say("콘티 전체"),
        say("요청서: {label} — {value}", label=label, value=order.lines[label]),
        say("어느 장면에서 말할지 정해 제목이나 자막에 넣어 주세요."),
        rule="kept",
    )
    return faultless([] if kept else [finding], say("{label}: 있습니다.", label=label))


def invented(text: str, order: Order, where: Message) -> Iterator[Finding]:
    """Dates, times, figures and superlatives of a text that its order does not hold."""
    source = " ".join(order.lines.values())
    known = said_facts(source)
    for fact in said_facts(text):
        # "한 번", "한 곳" is a way of speaking, no figure.
        idle = fact.kind is Kind.COUNT and fact.value == 1
        if not idle and not any(same(fact, one) for one in known):
            yield _unsupported(fact.text, where)
    for weekday in _wrong_weekdays(text, order):
        yield _unsupported(weekday, where)
    if boast := unfounded(text, source):
        yield _unsupported(boast, where)


def _wrong_weekdays(text: str, order: Order) -> Iterator[str]:
    """Dates of the order with a weekday that is not theirs."""
    years = [found.year for line in order.lines.values() for found in find_dates(line)]
    year = next((year for year in years if year), None)
    for found in find_dates(in_digits(text)):
        day = found.in_year(found.year or year or 0)
        if found.weekday and day and WEEKDAYS[day.weekday()] != found.weekday:
            yield found.text


def _unsupported(text: str, where: Message) -> Finding:
    return Finding(
        say("{text:은} 요청서에 없는 말입니다.", text=f"‘{text}’"),
        where,
        say("AI는 그럴듯한 날짜와 수를 지어냅니다. 영상이 나가면 시민이 그대로 믿고 옵니다."),
        say("요청서에서 맞는 값을 찾아 고치고, 없으면 지우세요."),
        rule="invented",
    )
