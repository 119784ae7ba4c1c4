"""Words that must not be let out: what is confidential, in whatever spelling it appears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from automation.facts import Kind, find, same
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog("graders")

_QUOTED = re.compile(r"‘([^’]+)’")


def quoted(part: str) -> tuple[str, ...]:
    """The words a part of a note puts in single quotation marks."""
    return tuple(_QUOTED.findall(part))


def reads(word: str, text: str) -> bool:
    """Whether a word can be read in a text, an amount in any spelling of it."""
    amounts = [fact for fact in find(word) if fact.kind is Kind.AMOUNT]
    if amounts:
        return any(same(fact, amounts[0]) for fact in find(text))
    return letters_only(word) in letters_only(text)


def not_let_out(texts: Sequence[tuple[Message, str]], words: Iterable[str]) -> Iterator[Criterion]:
    """A criterion a word: it can be read in none of the texts, each named as people call it."""
    for word in words:
        places = [name for name, text in texts if reads(word, text)]
        findings = tuple(
            Finding(
                what=say("아직 밖에 알리지 않는 것이 들어 있습니다: ‘{word}’.", word=word),
                where=name,
                why=say("정해지지 않았거나 먼저 보고할 곳이 있습니다. 나가면 되돌릴 수 없습니다."),
                mend=say("이 말이 든 문장을 지우세요."),
                rule="withheld",
            )
            for name in places
        )
        yield Criterion(not places, findings)
