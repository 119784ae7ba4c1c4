"""Percentages a document states, each with the words that say what it is a percentage of.

Read in a line of text ("검증 정답률 73.3%"), as a fraction ("30문항 가운데 22문항") or in a table,
where the headings of its column and its row say what a cell is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from automation.documents import Document, Item, Table

_PERCENT = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)\s*(?:%|％|퍼센트)(?!\s*(?:p|이상|이하|미만|초과))"
)
_FRACTION = re.compile(
    r"(?P<right>\d+)\s*/\s*(?P<of>\d+)"
    r"|(?P<of2>\d+)\s*(?:문항|문제|개)\s*(?:가운데|중|에서)?\s*(?P<right2>\d+)\s*(?:문항|문제|개)"
)
_SENTENCE_END = re.compile(r"(?<=[가-힣)])[.;]\s+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Percentage:
    """A percentage with what was read before it: ``words`` right before, ``around`` further off."""

    percent: float
    words: str
    around: str
    place: str


def percentages(document: Document) -> tuple[Percentage, ...]:
    """Every percentage of a document's body, in reading order."""
    found: list[Percentage] = []
    heading = ""
    for part in document.body:
        if isinstance(part, Table):
            found += _in_table(part, heading)
        elif isinstance(part, Item):
            numbers = list(_in_text(part.text))
            if not numbers:
                heading = part.text
            found += [
                Percentage(percent, words, f"{heading} {before}", part.text)
                for percent, words, before in numbers
            ]
    return tuple(found)


def _in_text(text: str) -> Iterator[tuple[float, str, str]]:
    """Each percentage of a line: the words since the one before, and its sentence up to it."""
    for sentence in _SENTENCE_END.split(text):
        begin = 0
        found = [*_PERCENT.finditer(sentence), *_FRACTION.finditer(sentence)]
        for match in sorted(found, key=re.Match.start):
            percent = _percent(match)
            if percent is not None and match.start() >= begin:
                yield percent, sentence[begin : match.start()], sentence[: match.start()]
                begin = match.end()


def _percent(match: re.Match[str]) -> float | None:
    values = match.groupdict()
    if values.get("percent"):
        return float(values["percent"])
    right = values.get("right") or values.get("right2") or "0"
    of = values.get("of") or values.get("of2") or "0"
    return 100 * int(right) / int(of) if int(of) else None


def _in_table(table: Table, heading: str) -> Iterator[Percentage]:
    heads = list(takewhile(_is_heading, table.rows)) or [*table.rows[:1]]
    for row in table.rows[len(heads) :]:
        labels = " ".join(cell for cell in row if _of_cell(cell, "%") is None)
        # A heading over several columns stands in fewer cells, so over which is not known.
        titles = [" ".join(t) for t in zip(*(h for h in heads if len(h) == len(row)), strict=True)]
        for column, cell in enumerate(row):
            title = titles[column] if titles else ""
            percent = _of_cell(cell, title)
            if percent is not None:
                yield Percentage(percent, title, f"{heading} {labels}", " | ".join(row))


def _is_heading(row: Sequence[str]) -> bool:
    """Whether a row names its columns, on the first or the second level."""
    return all(_of_cell(cell, "%") is None for cell in row)


def _of_cell(cell: str, title: str) -> float | None:
    """The percentage of a cell: 73.3%, 22/30, 73.3 under a heading with %, or 0.733."""
    text = cell.strip()
    inside = next(_in_text(text), None)
    if inside:
        return inside[0]
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    if "%" in title:
        return value
    return 100 * value if "." in text and value <= 1 else None
