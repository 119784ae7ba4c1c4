"""Find in a file's content what makes it a document: title, gist, body, attachments, end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from automation.dates import find_dates
from automation.document_model.content import Block, Content, Paragraph, Picture, Table
from automation.document_model.document import Item, Part
from automation.document_model.frame import Frame, take_frame
from automation.document_model.marks import split_mark
from automation.document_model.press import Pressed, take_press
from automation.documents.captions import take_captions
from automation.documents.labels import take_labels
from automation.documents.official import OfficialDocument
from automation.numerals import half_width

ATTACHMENT = re.compile(r"^붙\s*임\s*[:：]?\s*(.*)$")
# 끝 stands apart from the last word: two spaces, a full stop or a line of its own.
END = re.compile(r"(?:^|\s{2,}|[.)]\s*)끝\s*\.?\s*$")
# The name of an attachment is followed by how many there are of it: 회의록 1부.
QUANTITY = re.compile(r"\d\s?(?:부|매|장|건|권|통|점|식|종|개|편|쪽|면|세트|본)(?![가-힣])")
_KEYWORD_SEPARATORS = re.compile(r"[,;·ㆍ、/#|\n]+|\s{2,}")
# The name of a form that a decree prescribes.
FORM = re.compile(r"\[?별지\s*제?\s*\d+(?:호의?\s?\d*)?\s*호?\s*서식")
_TYPED_NOTE = re.compile(r"^(?:각주|미주)\s*\d+\)\s*(\S.*)$")
_DATE_LABEL = re.compile(r"^(?:보고\s*일자?|작성\s*일자?|일자|시행일자?)(?![가-힣])")
_TITLE_LABEL = re.compile(r"^(?:제\s*목|건\s*명|보고서?\s*명)$")
_OFFICE = re.compile(r"^[가-힣\s]{1,20}(?:과|팀|국|실|담당관|센터|소|동|읍|면|시)$")
_LONGEST_SIGNATURE = 40


def understand(content: Content) -> OfficialDocument:
    """Read a file's content as an official document.

    Labelled lines and rows of two cells give gist and keywords. A press release is known by the
    word 보도자료 or its 보도일시, a 공문 by its 수신 or 제목; elsewhere the title is the first
    unmarked line (a one-cell table counts as a line).
    """
    lines, noted = _take_notes(_flatten(map(_half_width, content.blocks)))
    blocks, labels = take_labels(take_captions(lines))
    pressed = take_press(blocks)
    framed = None if pressed else take_frame(blocks)
    frame, preface = Frame(), tuple[str, ...]()
    if pressed:
        title, rest = pressed.title, pressed.body
    elif framed:
        frame, title, preface, rest = framed.frame, framed.title, framed.preface, framed.body
    else:
        title, preface, rest = _take_head(blocks, content.properties.title)
    body, attachments, ended = split_body(rest)
    properties = content.properties
    gist = labels.gist or properties.summary
    return OfficialDocument(
        title=title,
        gist=gist,
        keywords=split_keywords(labels.keywords or properties.keywords),
        written=_written((*preface, frame.number, *_days(pressed)), body),
        preface=preface,
        body=body,
        attachments=attachments,
        ended=ended,
        frame=frame,
        press=pressed.press if pressed else None,
        pages=content.pages,
        notes=(*map(half_width, content.notes), *noted),
        asides=content.asides,
    )


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords out of "침수, 배수펌프; 예방" or "#침수 #예방", each once."""
    words = text.replace("#", ",#") if text.count("#") > 1 else text
    parts = (part.strip() for part in _KEYWORD_SEPARATORS.split(words))
    return tuple(dict.fromkeys(filter(None, parts)))


def split_body(blocks: Iterable[Block]) -> tuple[tuple[Part, ...], tuple[Item, ...], bool]:
    """The body, the attachments listed at its end, and whether 끝 closes it."""
    parts = [_part(block) for block in blocks]
    start = _attachment_start(parts)
    body, listed = (parts, []) if start is None else (parts[:start], parts[start:])
    attachments = [_attachment(part) for part in listed if isinstance(part, Item)]
    last = attachments[-1] if attachments else body[-1] if body else None
    ended = isinstance(last, Item) and bool(END.search(last.line))
    if ended and attachments:
        attachments[-1] = _without_end(attachments[-1])
    elif ended and isinstance(last, Item):
        body[-1] = _without_end(last)
    filled = (item for item in attachments if item.text)
    return tuple(p for p in body if not isinstance(p, Item) or p.line), tuple(filled), ended


def _half_width(block: Block) -> Block:
    """A block with its digits and marks as everybody types them, however Hangul set them."""
    if isinstance(block, Paragraph):
        return replace(block, text=half_width(block.text))
    if isinstance(block, Table):
        rows = tuple(tuple(map(half_width, row)) for row in block.rows)
        return replace(block, rows=rows, caption=half_width(block.caption))
    return block


def _flatten(blocks: Iterable[Block]) -> list[Block]:
    """Lines without line breaks, one-cell tables as the lines they frame, empty lines gone."""
    flat: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row if cell.strip()]
            if len(cells) > 1:
                flat.append(block)
                continue
            block = Paragraph("\n".join(cells))
        if isinstance(block, Picture):
            flat.append(block)
        else:
            lines = filter(None, map(str.strip, block.text.split("\n")))
            flat += [replace(block, text=line) for line in lines]
    return flat


def _days(pressed: Pressed | None) -> tuple[str, ...]:
    """When a press release may be published, and when it was given out."""
    return (pressed.press.release, pressed.press.distributed) if pressed else ()


def _take_notes(blocks: Iterable[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks without notes that were typed out (각주 1) …), as a saved document has them."""
    rest: list[Block] = []
    notes: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and (match := _TYPED_NOTE.match(block.text)):
            notes.append(match[1])
        else:
            rest.append(block)
    return rest, tuple(notes)


def _take_head(
    blocks: Sequence[Block], fallback: str
) -> tuple[str, tuple[str, ...], Sequence[Block]]:
    """Title, the signature under it (date, department), and what follows.

    What stands above a form's title says which form it is: [별지 제1호서식].
    """
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and FORM.search(first.text) and len(blocks) > 1:
        title, below, rest = _take_head(blocks[1:], fallback)
        return title, (first.text, *below), rest
    if isinstance(first, Table) and (titled := _titled(first)):
        return titled, (), blocks
    if not isinstance(first, Paragraph) or split_mark(first.text)[0]:
        return fallback, (), blocks
    preface: list[str] = []
    for block in blocks[1:]:
        if not isinstance(block, Paragraph) or not _is_signature(block.text):
            break
        preface.append(block.text)
    return first.text, tuple(preface), blocks[1 + len(preface) :]


def _titled(form: Table) -> str:
    """The title in a form that names it: 제목 in one cell, the title in the next filled one."""
    rows = ([cell.strip() for cell in row if cell.strip()] for row in form.rows)
    return next((row[1] for row in rows if len(row) > 1 and _TITLE_LABEL.match(row[0])), "")


def _is_signature(line: str) -> bool:
    """Whether a line under the title says when or by whom: "(2026. 9. 11., 안전재난과)"."""
    if split_mark(line)[0] or len(line) > _LONGEST_SIGNATURE:
        return False
    if _DATE_LABEL.match(line) or _OFFICE.match(line):
        return True
    bracketed = line.startswith(("(", "[", "<")) and line.endswith((")", "]", ">"))
    dated = ":" not in line and any(found.year for found in find_dates(line))
    return bracketed or (dated and not re.search(r"[가-힣]{2,}(?:함|됨|음|임|다)\.?$", line))


def _part(block: Block) -> Part:
    if isinstance(block, Paragraph):
        mark, text = split_mark(block.text)
        return Item(text, mark, block.heading)
    return block


def _attachment_start(parts: Sequence[Part]) -> int | None:
    """Where the list of attachments starts.

    "붙임 1  현황" over more text is the heading of an appended page, not a list: behind a list
    nothing stands but its own numbered lines and 끝.
    """
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if not isinstance(part, Item):
            return None
        if part.mark is None and ATTACHMENT.match(part.text):
            return index
        numbered = part.mark is not None and part.mark.level == 1 and part.mark.number > 0
        listed = part.mark is None and QUANTITY.search(part.text)
        if not numbered and not listed and not END.search(part.text) and part.text:
            return None
    return None


def _attachment(item: Item) -> Item:
    """The item without the word 붙임 before it."""
    match = ATTACHMENT.match(item.text) if item.mark is None else None
    if match is None:
        return item
    mark, text = split_mark(match[1])
    return Item(text, mark)


def _without_end(item: Item) -> Item:
    return Item(re.sub(r"\s*끝\s*\.?\s*$", "", item.text), item.mark)


def _written(preface: Iterable[str], body: Sequence[Part]) -> date | None:
    """The document's own date: under the title, labelled in a table, or alone on the last line."""
    labelled = (
        " ".join(row[1:])
        for part in body
        if isinstance(part, Table)
        for row in part.rows
        if row and _DATE_LABEL.match(row[0].strip())
    )
    last = body[-1].text if body and isinstance(body[-1], Item) and not body[-1].mark else ""
    for line in (*preface, *labelled, last if len(last) < 30 else ""):
        for found in find_dates(line):
            if found.day is not None:
                return found.day
    return None
