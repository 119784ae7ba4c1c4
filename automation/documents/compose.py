"""Make a report out of what an official fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from automation.dates import find_dates
from automation.documents.content import Block, Page, Paragraph, Picture, Table
from automation.documents.marks import split_mark
from automation.documents.model import Document, Item
from automation.documents.structure import split_body, split_keywords

_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_HEADING = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")


def report(
    title: str = "",
    *,
    items: str = "",
    gist: str = "",
    keywords: Sequence[str] | str = (),
    written: date | str | None = None,
    department: str = "",
    attachments: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
) -> Document:
    """A one-page report on A4.

    ``items`` is the body as text, a line an item, marks typed (□ ○ - or 1. 가. …); a table may be
    written with ``|`` between its cells. Bold marks and # headings, as assistants like to write
    them, are taken out. ``written`` is the report's date, "2026. 9. 11." or a date.
    """
    body, listed, ended = split_body(_blocks(items))
    given = tuple(Item(text, mark) for mark, text in map(split_mark, attachments) if text)
    return Document(
        title=title.strip(),
        gist=gist.strip(),
        keywords=split_keywords(keywords) if isinstance(keywords, str) else _words(keywords),
        written=_day(written),
        department=department.strip(),
        body=(*body, *pictures),
        attachments=_numbered(given or listed),
        ended=ended,
        pages=(Page(),),
    )


def _words(keywords: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (word.strip(" #") for word in keywords))))


def _day(written: date | str | None) -> date | None:
    if isinstance(written, str):
        return next((found.day for found in find_dates(written)), None)
    return written


def _blocks(text: str) -> list[Block]:
    """Lines and tables of a typed body."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.strip().splitlines(), ""]:
        plain = _plain(line)
        if plain.startswith("|") or (rows and "|" in plain):
            if not _RULE.match(plain):
                rows.append(tuple(cell.strip() for cell in plain.strip("|").split("|")))
            continue
        if rows:
            blocks.append(Table(tuple(rows)))
            rows = []
        if plain:
            blocks.append(Paragraph(plain))
    return blocks


def _plain(line: str) -> str:
    line = _EMPHASIS.sub(r"\2", line.strip())
    return (
        _HEADING.sub("□ ", line)
        if not split_mark(_HEADING.sub("", line))[0]
        else (_HEADING.sub("", line))
    )


def _numbered(attachments: tuple[Item, ...]) -> tuple[Item, ...]:
    """Attachments numbered where there are two or more, and only there (규칙 제4조제4항)."""
    if len(attachments) < 2:
        return tuple(Item(item.text) for item in attachments)
    lines = (split_mark(f"{n}. {item.text}") for n, item in enumerate(attachments, 1))
    return tuple(Item(text, mark) for mark, text in lines)
