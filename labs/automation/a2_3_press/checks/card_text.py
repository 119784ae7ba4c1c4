"""The text for a card: short, with the event's name and place, its weekdays right."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from automation import documents
from automation.rules import figures
from graders.outcome import Criterion, criterion
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .chief_note import ChiefNote

say = catalog(__package__)

CARD = say("카드뉴스 문안")


def card_criteria(text: str, note: ChiefNote, released: date | None) -> Iterator[Criterion]:
    """A criterion for each limit, each word it has to name, and its weekdays."""
    most_letters, most_lines = note.card_limits
    lines = text.splitlines()
    yield _at_most(most_letters, len("".join(lines)), say("글자 수"))
    yield _at_most(most_lines, sum(map(bool, map(str.strip, lines))), say("줄 수"))
    yield from (_named(word, text) for word in note.card_words)
    # Who reads a card reads nothing else: its weekdays are those of the calendar.
    wrong = figures.WEEKDAY.check(replace(documents.typed(text), written=released))
    yield Criterion(not wrong, wrong)


def _at_most(most: int, number: int, name: Message) -> Criterion:
    return criterion(
        number <= most,
        say("{name} {number}(한도 {most})", name=name, number=number, most=most),
        say("카드뉴스 문안의 {name:이} {number}입니다.", name=name, number=number),
        where=CARD,
        why=say("카드 한 장과 문자 한 건에 들어가야 바쁜 시민이 끝까지 읽습니다."),
        mend=say("{most} 안으로 줄이세요. 꾸미는 말부터 지웁니다.", most=most),
    )


def _named(word: str, text: str) -> Criterion:
    met = spaceless(word) in spaceless(text)
    finding = Finding(
        what=say("카드뉴스 문안에 {word:이} 없습니다.", word=f"‘{word}’"),
        where=CARD,
        why=say("무엇을 어디서 하는지 알아야 시민이 참여할 수 있습니다."),
        mend=say("{word:을} 넣으세요.", word=f"‘{word}’"),
        rule="card",
    )
    return Criterion(met, () if met else (finding,))
