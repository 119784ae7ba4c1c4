"""The words a note quotes as confidential, found in a text in whatever spelling."""

import re

from automation.facts import Kind, find, same
from groundwork.comparing_text import letters_only

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
