"""The alternative texts of a set of cards, in order, out of whatever they were written in.

Notes (txt, md), a table (xlsx, csv) or a document (hwpx, docx). Texts are told apart by their
numbers (1., 카드 2, card-3.png) where they bear them, else by their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from automation import documents
from groundwork.comparing_text import one_spaced
from groundwork.headings import Row, find_header, key
from groundwork.sheets import read_rows

_TABLES = {".xlsx", ".csv"}
_NOTES = {".txt", ".md"}
_NAMES = {
    "card": ("카드", "번호", "순서", "장", "쪽", "파일", "파일 이름", "파일명", "그림", "card"),
    "words": ("제목", "본문", "내용", "글", "문안", "카드 글"),
    "text": ("대체 텍스트", "대체 글", "대체글", "대체 문구", "설명", "설명 글", "alt", "alt text"),
}
_FILE = re.compile(
    r"^\W*(?P<name>[^:|,]{0,60}?\.(?:png|jpe?g))\s*[:：|,\t)\]-]*\s*(?P<text>.*)$", re.I
)
_NUMBERED = re.compile(
    r"^[\s#*•□○|\-\[(<‘]*(?:(?:카드|슬라이드|그림|이미지|card|slide)[\s_\-]*)?(?P<number>\d{1,2})(?!\d)"
    r"\s*(?:번째|번|장|쪽)?(?:\s*카드)?(?:\s*\([^)]*\.(?:png|jpe?g)\))?(?:[’>\])]+\s*[.:：|-]?|\s*(?:[.:：|\t-]|$))"
    r"\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_NOTE_MARKS = ("※", "*", "주)", "주:", "비고")
_HEADING = re.compile(r"^#|대체\s*(?:텍스트|글)\s*(?:목록|모음)?$")


def read_alternatives(path: Path) -> tuple[str, ...]:
    """The texts in the order of their cards; "" for a card without one. Raises `Problem`."""
    kind = path.suffix.lower()
    if kind in _TABLES:
        return of_rows(read_rows(path, names=_NAMES, shown_only=True))
    if kind in _NOTES:
        return of_lines(documents.read_text(path).splitlines())
    document = documents.read(path)
    for table in document.tables:
        if find_header(table.rows, _NAMES):
            return of_rows(table.rows)
    return of_lines(item.line for item in document.items)


def of_rows(rows: Sequence[Row]) -> tuple[str, ...]:
    """The texts of a table: its column of that name, else the last cell of each row."""
    heading = find_header(rows, _NAMES)
    if heading is not None and "text" in heading[1].values():
        top, fields = heading
        column = next(column for column, field in fields.items() if field == "text")
        body = [row for row in rows[top + 1 :] if any(map(_said, row)) and not _is_note(row)]
        return tuple(_said(row[column]) if column < len(row) else "" for row in body)
    told = [cells for row in rows if (cells := [cell for cell in map(_said, row) if cell])]
    return tuple(cells[-1] for cells in told if key(cells[-1]) not in map(key, _NAMES["text"]))


def _is_note(row: Row) -> bool:
    """A line below the cards, such as ※ 카드 순서와 같음."""
    told = [cell for cell in map(_said, row) if cell]
    return len(told) == 1 and told[0].startswith(_NOTE_MARKS)


def of_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """The texts of lines, one or more lines a text."""
    told = [bare for line in lines if (bare := _said(line).rstrip("| "))]
    return _by_file(told) or _by_number(told) or _each(told)


def _said(cell: object) -> str:
    return one_spaced(str(cell)) if cell is not None else ""


def _by_file(lines: Sequence[str]) -> tuple[str, ...]:
    texts: list[str] = []
    for line in lines:
        found = _FILE.match(line)
        if found:
            texts.append(found["text"].strip())
        elif texts:
            texts[-1] = f"{texts[-1]} {line}".strip()
    return tuple(texts)


def _by_number(lines: Sequence[str]) -> tuple[str, ...]:
    """A number begins the next text only if it is the next number: "9. 18.(금)" is a date."""
    texts: list[str] = []
    for line in lines:
        found = _NUMBERED.match(line)
        if found and int(found["number"]) == len(texts) + 1:
            texts.append(found["text"].strip())
        elif texts:
            texts[-1] = f"{texts[-1]} {line}".strip()
    return tuple(texts) if len(texts) > 1 else ()


def _each(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.lstrip("-*•□○ ") for line in lines if not _HEADING.search(line))
