"""Captions: the line above a table ("[표 1] …") and below a picture ("[그림 1] …").

Who writes by hand puts them on either side, in the cell of a table that frames the picture, or
leaves the number out; what is told apart here is only which line is whose.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from automation.document_model.content import Block, Paragraph, Picture, Table
from automation.document_model.marks import split_mark

TABLE, FIGURE = "표", "그림"
_KINDS = {TABLE: "표", FIGURE: "그림|사진|도표|도|차트|그래프"}
# "[그림 1] …", "<표 2> …", "그림 1. …", "[그림 1. …]"; a word alone ("표를 참조") is none.
_LABEL = r"[\[<〈《【(]\s*(?:{kind})\s*\d*(?:[-.]\d+)?|(?:{kind})\s?\d+(?:-\d+)?"
_PATTERNS = {
    name: re.compile(rf"^(?:{_LABEL.format(kind=kind)})(?!\d)(?P<rest>.*)$")
    for name, kind in _KINDS.items()
}
_NO_CAPTION = re.compile(r"^(?:붙\s*임|※|\(?단위|끝\b)|[.다]$")
_LONGEST = 60
_BRACKETS = "[]<>〈〉《》【】()."


def numbered(kind: str, number: int, caption: str) -> str:
    """A caption with its label: ``numbered(FIGURE, 1, "인원")`` is "[그림 1] 인원"."""
    text = caption.strip()
    if not text or is_caption(kind, text):
        return text
    return f"[{kind} {number}] {text}"


def is_caption(kind: str, line: str) -> bool:
    """Whether a line is labelled as the caption of a table or of a picture."""
    return bool(_PATTERNS[kind].match(line.strip()))


def words(kind: str, caption: str) -> str:
    """What a caption says behind its label and number."""
    match = _PATTERNS[kind].match(caption.strip())
    return (match["rest"] if match else caption).strip(f"{_BRACKETS} :")


def take_captions(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with caption lines taken out and given to the table or picture they belong to."""
    given: list[Block] = list(blocks)
    taken: set[int] = set()
    for index, block in enumerate(given):
        if isinstance(block, Paragraph) or block.caption:
            continue
        kind = TABLE if isinstance(block, Table) else FIGURE
        sides = (index - 1, index + 1) if kind == TABLE else (index + 1, index - 1)
        place = next((n for n in sides if _labels(given, n, kind, taken)), None)
        if place is None and kind == FIGURE and _is_plain_line_below(given, index + 1, taken):
            place = index + 1
        if place is not None:
            line = given[place]
            assert isinstance(line, Paragraph)
            given[index] = replace(block, caption=line.text.strip())
            taken.add(place)
        elif isinstance(block, Picture):
            given[index] = replace(block, caption=_in_frame(given, index))
    return [block for index, block in enumerate(given) if index not in taken]


def _labels(blocks: Sequence[Block], index: int, kind: str, taken: set[int]) -> bool:
    if not 0 <= index < len(blocks) or index in taken:
        return False
    line = blocks[index]
    return isinstance(line, Paragraph) and is_caption(kind, line.text)


def _is_plain_line_below(blocks: Sequence[Block], index: int, taken: set[int]) -> bool:
    """Where lines are marked, a short unmarked one right under a picture says what it shows."""
    if index >= len(blocks) or index in taken:
        return False
    line = blocks[index]
    if not isinstance(line, Paragraph) or split_mark(line.text)[0]:
        return False
    marked = any(isinstance(b, Paragraph) and split_mark(b.text)[0] for b in blocks)
    text = line.text.strip()
    return marked and 0 < len(text) <= _LONGEST and not _NO_CAPTION.search(text)


def _in_frame(blocks: Sequence[Block], index: int) -> str:
    """The caption in a cell of the table whose cells hold a picture (readers put it behind it)."""
    frame = next((b for b in reversed(blocks[:index]) if not isinstance(b, Picture)), None)
    if not isinstance(frame, Table):
        return ""
    used = {b.caption for b in blocks[:index] if isinstance(b, Picture)}
    cells = (line.strip() for row in frame.rows for cell in row for line in cell.split("\n"))
    return next((c for c in cells if is_caption(FIGURE, c) and c not in used), "")
