"""Make a document out of what an official fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from automation.dates import find_dates
from automation.documents.content import Block, Content, Page, Paragraph, Picture, Table
from automation.documents.frame import Frame
from automation.documents.marks import split_mark
from automation.documents.model import Document, Item, Part
from automation.documents.structure import split_body, split_keywords, understand

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


def letter(
    title: str = "",
    *,
    receiver: str = "",
    items: str = "",
    agency: str = "",
    sender: str = "",
    via: str = "",
    receivers: str = "",
    signers: str = "",
    number: str = "",
    contact: Sequence[str] = (),
    attachments: Sequence[str] = (),
    gist: str = "",
    keywords: Sequence[str] | str = (),
) -> Document:
    """A 공문 on A4: heading, body and closing as 규칙 제4조 has them.

    ``receiver`` is 수신 ("내부결재" for an internal decision, which bears no ``sender``); see
    `Frame` for the others. ``items`` and ``attachments`` are as in `report`. It is closed with 끝,
    unless the body ends in a table closed with 이하 빈칸.
    """
    body, listed, _ = split_body(_blocks(items))
    given = tuple(Item(text, mark) for mark, text in map(split_mark, attachments) if text)
    numbered = _numbered(given or listed)
    return Document(
        title=title.strip(),
        gist=gist.strip(),
        keywords=split_keywords(keywords) if isinstance(keywords, str) else _words(keywords),
        written=_day(number),
        body=body,
        attachments=numbered,
        ended=bool(numbered) or not _closed_by_blank(body),
        frame=Frame(agency, receiver, via, sender, receivers, signers, number, tuple(contact)),
        pages=(Page(),),
    )


def typed(text: str) -> Document:
    """A whole document typed as plain lines, read as a file with these lines is read.

    Nothing is mended: missing or misplaced parts stay as they were typed.
    """
    return understand(Content(tuple(_blocks(text))))


def _closed_by_blank(body: Sequence[Part]) -> bool:
    last = body[-1] if body else None
    return isinstance(last, Table) and last.closed_by_blank


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
