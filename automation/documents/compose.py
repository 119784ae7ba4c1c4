"""Make a document out of what an official fills in."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from automation.dates import find_dates
from automation.document_model.content import Block, Content, Page, Paragraph, Picture, Table
from automation.document_model.document import Item, Part
from automation.document_model.frame import Frame
from automation.document_model.marks import split_mark
from automation.document_model.press import Press
from automation.documents import captions
from automation.documents.official import OfficialDocument
from automation.documents.structure import ATTACHMENT, split_body, split_keywords, understand
from groundwork.typed_tables import typed_rows

_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_HEADING = re.compile(r"^#{1,6}\s+")
# A line that says where a table or a picture goes: [표 1], [그림 2].
_PLACE = re.compile(r"[\[<]\s*(표|그림)\s*(\d{1,2})\s*[\]>]")


def report(
    title: str = "",
    *,
    items: str = "",
    gist: str = "",
    keywords: Sequence[str] | str = (),
    written: date | str | None = None,
    department: str = "",
    attachments: Sequence[str] = (),
    tables: Sequence[Table] = (),
    pictures: Sequence[Picture] = (),
) -> OfficialDocument:
    """A report on A4.

    ``items`` is the body as text, a line an item, marks typed (□ ○ - or 1. 가. …); a table may be
    written with ``|`` between its cells. Bold marks and # headings, as assistants like to write
    them, are taken out. ``tables`` and ``pictures`` stand where a line says [표 1] or [그림 1], at
    the end of the body where none does; their captions are numbered. ``written`` is the report's
    date, "2026. 9. 11." or a date.
    """
    body, listed, ended = _parts(items, attachments, tables, pictures)
    return OfficialDocument(
        title=title.strip(),
        gist=gist.strip(),
        keywords=_keywords(keywords),
        written=_day(written),
        department=department.strip(),
        body=body,
        attachments=listed,
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
) -> OfficialDocument:
    """A 공문 on A4: heading, body and closing as 규칙 제4조 has them.

    ``receiver`` is 수신 ("내부결재" for an internal decision, which bears no ``sender``); see
    `Frame` for the others. ``items`` and ``attachments`` are as in `report`. It is closed with 끝,
    unless the body ends in a table closed with 이하 빈칸.
    """
    body, listed, _ = _parts(items, attachments)
    return OfficialDocument(
        title=title.strip(),
        gist=gist.strip(),
        keywords=_keywords(keywords),
        written=_day(number),
        body=body,
        attachments=listed,
        ended=bool(listed) or not _closed_by_blank(body),
        frame=Frame(agency, receiver, via, sender, receivers, signers, number, tuple(contact)),
        pages=(Page(),),
    )


def press_release(
    title: str = "",
    *,
    subtitle: str = "",
    release: str = "",
    body: str = "",
    agency: str = "",
    department: str = "",
    person: str = "",
    phone: str = "",
    attachments: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
) -> OfficialDocument:
    """A press release (보도자료) on A4.

    ``release`` is 보도일시 ("2026. 10. 6.(화) 배포 즉시"), ``body`` the text, a paragraph a
    line, the lead first; ``department``, ``person`` and ``phone`` say who answers questions.
    """
    parts, listed, ended = _parts(body, attachments, pictures=pictures)
    fields = (agency, release, subtitle, department, person, phone)
    return OfficialDocument(
        title=title.strip(),
        written=_day(release),
        body=parts,
        attachments=listed,
        ended=ended,
        press=Press(*(field.strip() for field in fields)),
        pages=(Page(),),
    )


def typed(text: str) -> OfficialDocument:
    """A whole document typed as plain lines, read as a file with these lines is read.

    Nothing is mended: missing or misplaced parts stay as they were typed.
    """
    return understand(Content(tuple(_blocks(text))))


def _parts(
    text: str,
    attachments: Sequence[str],
    tables: Sequence[Table] = (),
    pictures: Sequence[Picture] = (),
) -> tuple[tuple[Part, ...], tuple[Item, ...], bool]:
    """As `split_body` of a typed text; attachments that are given outrank those typed."""
    placed = _placed(_blocks(text), _shown(tables, pictures))
    body, listed, ended = split_body(captions.take_captions(placed))
    given = tuple(Item(text, mark) for mark, text in map(split_mark, attachments) if text)
    return body, _numbered(given or listed), ended


def _shown(
    tables: Sequence[Table], pictures: Sequence[Picture]
) -> dict[tuple[str, int], Table | Picture]:
    """Tables and pictures by what a line calls them, their captions numbered."""
    shown: dict[tuple[str, int], Table | Picture] = {}
    for number, table in enumerate(tables, 1):
        caption = captions.numbered(captions.TABLE, number, table.caption)
        shown[captions.TABLE, number] = Table(table.rows, caption)
    for number, one in enumerate(pictures, 1):
        caption = captions.numbered(captions.FIGURE, number, one.caption)
        picture = Picture(one.data, one.suffix, caption, one.alternative)
        shown[captions.FIGURE, number] = picture
    return shown


def _placed(
    blocks: Sequence[Block], shown: dict[tuple[str, int], Table | Picture]
) -> Iterator[Block]:
    """The blocks with each table and picture where its line says, else before the attachments."""
    left = dict(shown)
    start = next((n for n, b in enumerate(blocks) if _lists_attachments(b)), len(blocks))
    for index, block in enumerate(blocks):
        match = _PLACE.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if index == start:
            yield from left.values()
            left = {}
        thing = left.pop((match[1], int(match[2])), None) if match else None
        yield thing or block
    yield from left.values()


def _lists_attachments(block: Block) -> bool:
    return isinstance(block, Paragraph) and ATTACHMENT.match(block.text) is not None


def _closed_by_blank(body: Sequence[Part]) -> bool:
    last = body[-1] if body else None
    return isinstance(last, Table) and last.closed_by_blank


def _keywords(keywords: Sequence[str] | str) -> tuple[str, ...]:
    if isinstance(keywords, str):
        return split_keywords(keywords)
    return tuple(dict.fromkeys(filter(None, (word.strip(" #") for word in keywords))))


def _day(written: date | str | None) -> date | None:
    if isinstance(written, str):
        return next((found.day for found in find_dates(written)), None)
    return written


def _blocks(text: str) -> list[Block]:
    """Lines and tables of a typed body."""
    blocks: list[Block] = []
    drawn: list[str] = []
    for line in [*text.strip().splitlines(), ""]:
        plain = _plain(line)
        if plain.startswith("|") or (drawn and "|" in plain):
            drawn.append(plain)
            continue
        if drawn:
            blocks.append(Table(tuple(map(tuple, typed_rows(drawn)))))
            drawn = []
        if plain:
            blocks.append(Paragraph(plain))
    return blocks


def _plain(line: str) -> str:
    line = _EMPHASIS.sub(r"\2", line.strip())
    bare = _HEADING.sub("", line)
    return bare if split_mark(bare)[0] else _HEADING.sub("□ ", line)


def _numbered(attachments: tuple[Item, ...]) -> tuple[Item, ...]:
    """Attachments numbered where there are two or more, and only there (규칙 제4조제4항)."""
    if len(attachments) < 2:
        return tuple(Item(item.text) for item in attachments)
    lines = (split_mark(f"{n}. {item.text}") for n, item in enumerate(attachments, 1))
    return tuple(Item(text, mark) for mark, text in lines)
