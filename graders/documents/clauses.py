"""What a document says in one breath: the clauses of its lines, and its cells with their labels."""

import re
from collections.abc import Iterable, Iterator

from automation.documents import Document
from automation.facts import Fact, Kind, find

_WEEKDAY = re.compile(r"\s?\([월화수목금토일](?:요일)?\)")
# Commas between things, not those inside 2,160; a sentence's end, not the stops of a date.
_BREAK = re.compile(r"[;,/()](?!\d)|(?<=[며고나만])\s|(?<=[가-힣%)])\.\s|\n")


def clauses(text: str) -> Iterator[str]:
    """The clauses of a text, weekdays in brackets left out."""
    pieces = _BREAK.split(_WEEKDAY.sub("", text))
    return (piece.strip() for piece in pieces if piece.strip())


def clauses_of(document: Document) -> Iterator[str]:
    """The clauses of a document's lines, and each cell behind its column's and its row's label."""
    for line in document.sentences():
        yield from clauses(line)
    for table in document.tables:
        head = table.rows[0] if table.rows else ()
        for row in table.rows[1:]:
            for column, cell in enumerate(row[1:], start=1):
                yield f"{head[column] if column < len(head) else ''} {row[0]} {cell}"


def told(said: Iterable[str], kind: Kind, unit: str) -> Iterator[tuple[str, Fact]]:
    """Every fact of a kind and unit with the words it is told with.

    Those are the words up to it, behind the fact before it; the last has the clause's end as well.
    """
    for clause in said:
        facts = [fact for fact in find(clause) if (fact.kind, fact.unit) == (kind, unit)]
        ends = [*(fact.start + len(fact.text) for fact in facts[:-1]), len(clause)]
        for begin, end, fact in zip((0, *ends), ends, facts, strict=False):
            yield clause[begin:end].strip(), fact
