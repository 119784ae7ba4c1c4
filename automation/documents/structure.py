"""Find in a file's content what makes it a document: title, gist, body, attachments, end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from automation.dates import find_dates
from automation.documents.content import Block, Content, Paragraph, Picture, Table
from automation.documents.marks import split_mark
from automation.documents.model import Document, Item, Part

_GIST = re.compile(r"^(?:문서\s*)?(?:요지|요약)$")
_KEYWORDS = re.compile(r"^(?:키\s*워드|핵심어|주제어|검색어)$")
_DATE = re.compile(r"^(?:보고\s*일자?|작성\s*일자?|일자|시행일자?)$")
_RECEIVER = re.compile(r"^수\s*신(?:자)?$")
_LABELLED = re.compile(
    r"^[\[【<(]?\s*([가-힣][가-힣\s]{0,10}?)\s*[\]】>)]?\s*(?:[:：]|\s{2,}|\t)\s*(\S.*)$"
)
_BRACKETED = re.compile(r"^[\[【<]\s*([가-힣][가-힣\s]{0,10}?)\s*[\]】>]\s*(\S.*)?$")
_ATTACHMENT = re.compile(r"^붙\s*임\s*[:：]?\s*(.*)$")
_END = re.compile(r"(?:^|[\s.])끝\s*\.?\s*$")
_KEYWORD_SEPARATORS = re.compile(r"[,;·ㆍ、/#|\n]+|\s{2,}")


@dataclass(frozen=True)
class _Labels:
    """Values that stand behind a label, in a line or in the next cell."""

    gist: str = ""
    keywords: str = ""
    receiver: str = ""

    def with_value(self, label: str, value: str) -> _Labels | None:
        """These labels and one more; None where the label is not one of them."""
        name = re.sub(r"\s+", " ", label).strip()
        for field, pattern in _FIELDS.items():
            if pattern.match(name):
                known = {**self.__dict__, field: getattr(self, field) or value.strip()}
                return _Labels(**known)
        return None


_FIELDS = {
    "gist": _GIST,
    "keywords": _KEYWORDS,
    "receiver": _RECEIVER,
}


def understand(content: Content) -> Document:
    """Read a file's content as an official document.

    The title is the first unmarked line (a one-cell table counts as a line), labelled lines and
    two-column tables give gist, keywords, department and date, and the rest is the body.
    """
    blocks, labels = _take_labels(_flatten(content.blocks))
    title, preface, rest = _take_head(blocks, content.properties.title)
    body, attachments, ended = split_body(rest)
    properties = content.properties
    gist = labels.gist or properties.summary
    return Document(
        title=title,
        gist=gist,
        keywords=split_keywords(labels.keywords or properties.keywords),
        written=_written(preface, body),
        preface=preface,
        body=body,
        attachments=attachments,
        ended=ended,
        receiver=labels.receiver,
        pages=content.pages,
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
    ended = isinstance(last, Item) and bool(_END.search(last.line))
    if ended and attachments:
        attachments[-1] = _without_end(attachments[-1])
    elif ended and isinstance(last, Item):
        body[-1] = _without_end(last)
    filled = (item for item in attachments if item.text)
    return tuple(p for p in body if not isinstance(p, Item) or p.line), tuple(filled), ended


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
            flat += [Paragraph(line.strip()) for line in block.text.split("\n") if line.strip()]
    return flat


def _take_labels(blocks: Iterable[Block]) -> tuple[list[Block], _Labels]:
    labels = _Labels()
    rest: list[Block] = []
    awaited = ""
    for block in blocks:
        if isinstance(block, Table):
            labels, left = _table_labels(block, labels)
            if left.rows:
                rest.append(left)
            continue
        if isinstance(block, Picture):
            rest.append(block)
            continue
        if awaited and (known := labels.with_value(awaited, split_mark(block.text)[1])):
            labels, awaited = known, ""
            continue
        label, value = _labelled(block.text)
        known = labels.with_value(label, value) if label else None
        if known is None:
            rest.append(block)
        elif value:
            labels = known
        else:
            awaited = label
    return rest, labels


def _labelled(line: str) -> tuple[str, str]:
    """Label and value of "문서 요지: …" or "[키워드] …"; a label alone has its value below it."""
    mark, text = split_mark(line)
    match = _LABELLED.match(text) or _BRACKETED.match(text)
    if match:
        return match[1], match[2] or ""
    if mark and (_GIST.match(text) or _KEYWORDS.match(text)):
        return text, ""
    return "", ""


def _table_labels(table: Table, labels: _Labels) -> tuple[_Labels, Table]:
    """Labels in first cells with their value in the next filled one; other rows stay."""
    left = []
    for row in table.rows:
        filled = [cell.strip() for cell in row if cell.strip()]
        known = None
        if len(filled) in (2, 4):
            for label, value in zip(filled[::2], filled[1::2], strict=True):
                known = (known or labels).with_value(label, value) or known
        if known is None:
            left.append(row)
        else:
            labels = known
    return labels, Table(tuple(left))


def _take_head(
    blocks: Sequence[Block], fallback: str
) -> tuple[str, tuple[str, ...], Sequence[Block]]:
    """Title, the unmarked lines under it, and what follows."""
    head: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or split_mark(block.text)[0]:
            break
        if _ATTACHMENT.match(block.text) or (head and len(block.text) > 60):
            break
        head.append(block.text)
    if not head:
        return fallback, (), blocks
    return head[0], tuple(head[1:]), blocks[len(head) :]


def _part(block: Block) -> Part:
    if isinstance(block, Paragraph):
        mark, text = split_mark(block.text)
        return Item(text, mark)
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
        if part.mark is None and _ATTACHMENT.match(part.text):
            return index
        numbered = part.mark is not None and part.mark.level == 1 and part.mark.number > 0
        if not numbered and not _END.search(part.text) and part.text:
            return None
    return None


def _attachment(item: Item) -> Item:
    """The item without the word 붙임 before it."""
    match = _ATTACHMENT.match(item.text) if item.mark is None else None
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
        if row and _DATE.match(row[0].strip())
    )
    last = body[-1].text if body and isinstance(body[-1], Item) and not body[-1].mark else ""
    for line in (*preface, *labelled, last if len(last) < 30 else ""):
        for found in find_dates(line):
            if found.day is not None:
                return found.day
    return None
