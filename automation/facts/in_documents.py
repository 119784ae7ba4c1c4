"""Facts of a document, those of tables with the unit their heading gives."""

import re
from collections.abc import Iterable, Iterator

from automation.document_model.content import Table
from automation.document_model.document import Document, Item
from automation.facts.finding import Fact, find

_UNIT = re.compile(r"[(（]\s?(?:단위\s?[:：]\s?)?([^()（）]{1,6})[)）]\s*$")
_UNIT_LINE = re.compile(r"단위\s?[:：]\s?([^()（）,\s]{1,6})")
_BARE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def of_document(document: Document) -> tuple[Fact, ...]:
    """Every fact of a document; "135,000" under 금액(천원), or under (단위: 천원), is an amount."""
    bylines = [line for line in document.preface if _is_byline(line, document)]
    lines = [*document.sentences(), *document.keywords]
    known = [fact for text in lines if text not in bylines for fact in find(text)]
    for table, unit in _tables(document):
        known += of_table(table, unit)
    return tuple(known)


def _is_byline(line: str, document: Document) -> bool:
    """Whether a line by the title only says when the document was written: it claims nothing."""
    day = document.written
    values = [fact.value for fact in find(line)]
    return day is not None and values == [(day.year, day.month, day.day)]


def of_table(table: Table, unit: str = "") -> tuple[Fact, ...]:
    """Every fact of a table's cells; ``unit`` is that of the whole table."""
    return tuple(fact for cell in _cells(table, unit) for fact in find(cell))


def _tables(document: Document) -> Iterator[tuple[Table, str]]:
    """The tables with the unit that stands in them, in their caption or in a line above them.

    Where a document says one unit only, it holds for all its tables.
    """
    said = set(_UNIT_LINE.findall(document.text))
    common = said.pop() if len(said) == 1 else ""
    above: list[str] = []
    for part in document.body:
        if isinstance(part, Item):
            above.append(part.text)
        elif isinstance(part, Table):
            inside = (cell for row in part.rows for cell in row)
            places = (part.caption, *inside, *reversed(above))
            own = next((match[1] for text in places if (match := _UNIT_LINE.search(text))), "")
            yield part, own or common
            above = []


def _cells(table: Table, common: str) -> Iterator[str]:
    """Cell texts, bare numbers with the unit of their column, their row or the whole table."""
    head = table.rows[0] if table.rows else ()
    for row in table.rows:
        for column, cell in enumerate(row):
            yield with_unit(cell, (head[column] if column < len(head) else "", row[0]), common)


def with_unit(cell: str, labels: Iterable[str], common: str = "") -> str:
    """A bare number with the unit that one of its labels has in brackets, else the common one."""
    if not _BARE_NUMBER.fullmatch(cell.strip()):
        return cell
    units = [match[1] for label in labels if (match := _UNIT.search(label.strip()))]
    # 임차(1안) has a name in its brackets: what makes a value of the number goes before.
    known = (unit for unit in (*units, common) if find(cell.strip() + unit))
    return cell.strip() + next(known, units[0] if units else common)
