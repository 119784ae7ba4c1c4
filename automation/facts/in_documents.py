"""Facts of a document, those of tables with the unit their heading gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from automation.documents import Document, Table
from automation.facts.finding import Fact, find

_UNIT = re.compile(r"[(（]\s?(?:단위\s?[:：]\s?)?([^()（）]{1,6})[)）]\s*$")
_UNIT_LINE = re.compile(r"단위\s?[:：]\s?([^()（）,\s]{1,6})")
_BARE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def of_document(document: Document) -> tuple[Fact, ...]:
    """Every fact of a document; "135,000" under 금액(천원), or under (단위: 천원), is an amount."""
    common = _UNIT_LINE.search(document.text)
    unit = common[1] if common else ""
    lines = [*document.sentences(), *document.keywords]
    cells = [cell for table in document.tables for cell in _cells(table, unit)]
    return tuple(fact for text in (*lines, *cells) for fact in find(text))


def _cells(table: Table, common: str) -> Iterator[str]:
    """Cell texts, bare numbers with the unit of their column, their row or the whole table."""
    head = table.rows[0] if table.rows else ()
    for row in table.rows:
        for column, cell in enumerate(row):
            if not _BARE_NUMBER.fullmatch(cell.strip()):
                yield cell
                continue
            labels = (head[column] if column < len(head) else "", row[0])
            units = [match[1] for label in labels if (match := _UNIT.search(label.strip()))]
            yield cell.strip() + (units[0] if units else common)
