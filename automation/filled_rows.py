"""Sheets whose rows an official fills in, in a notebook or in a spreadsheet: rows by their number.

What a sheet means its own module knows; here rows are found by the names of columns.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from automation.messages import problem
from groundwork.headings import Row, find_header
from groundwork.messages import Message
from groundwork.problem import Problem
from groundwork.typed_tables import typed_rows

NUMBER = "number"
_DIGITS = re.compile(r"\d+")
_OWN_NUMBER = re.compile(r"(\d{1,2})\.\s+(?=\S)")


def read_filled(
    rows: Sequence[Row],
    columns: Mapping[str, Sequence[str]],
    needed: Sequence[str],
    absent: Message,
) -> list[dict[str, str]]:
    """The cells of each row by field, its ``number`` in digits (its place where it has none).

    The first needed field tells what a row is about; in a table without that column its number
    does, and in one that has no column of numbers what is told may begin with its own ("3. 민원").
    Rows without it are left out. Raises `Problem` (``absent``) where no header names all
    fields that are needed.
    """
    top, fields = find_header(rows, columns) or (0, {})
    about, *others = needed
    told_by = about if about in fields.values() else NUMBER
    if not {told_by, *others} <= set(fields.values()):
        raise Problem(absent)
    cells = (
        {field: _text(row[column]) for column, field in fields.items() if column < len(row)}
        for row in rows[top + 1 :]
    )
    filled = [{about: "", **texts} for texts in cells if texts.get(told_by)]
    for place, texts in enumerate(filled, start=1):
        if NUMBER not in texts and (own := _OWN_NUMBER.match(texts[about])):
            texts[NUMBER], texts[about] = own[1], texts[about][own.end() :]
        digits = _DIGITS.match(texts.get(NUMBER, ""))
        texts[NUMBER] = digits[0] if digits else str(place)
    return filled


def numbered_lines(
    lines: str, known: Collection[int], fields: int
) -> Iterator[tuple[int, list[str]]]:
    """The cells behind the number of lines such as ``| 3 | 맞음 | 공고문 |``, so many ``fields``.

    Lines whose first field is empty, and a header, say nothing. Raises `Problem` for a line
    without a number, or with one that is not known.
    """
    for cells in typed_rows(lines.splitlines()):
        digits = _DIGITS.match(cells[0])
        if digits is None and cells[0].startswith("번호"):
            continue
        if digits is None or int(digits[0]) not in known:
            raise problem(
                "‘{line}’의 번호가 표에 없습니다. 줄의 맨 앞에 1부터 {last}까지의 번호를 적으세요.",
                line=" | ".join(cells)[:30],
                last=max(known, default=0),
            )
        filled = [*cells[1 : fields + 1], *[""] * fields][:fields]
        if filled[0]:
            yield int(digits[0]), filled


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
