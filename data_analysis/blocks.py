"""The tables on one sheet: side by side, one below another, each under a header of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from data_analysis.cells import looks_like_value
from data_analysis.header_rows import Row, depth_of, is_heading_row, is_label, names_of, tidy
from data_analysis.heading import Heading, find_heading, without_header, without_unit
from data_analysis.messages import problem
from data_analysis.places import Area
from data_analysis.reading.sheets import Sheet
from groundwork.comparing_text import spaceless

_MOST_STARTS = 300  # rows looked at as the header of a further table
_SAMPLE = 200  # rows by which a column holds values
_NEXT_ROWS = 8
_TITLES = 3  # rows above a header
_NO_VALUE = re.compile(r"미정|없음|해당|비공개|추후|확인|협의|미제출|불명|모름|예정|보류")


@dataclass(frozen=True)
class Block:
    """One table of a sheet. ``cells`` are its columns, with all rows of the sheet above its end.

    ``left`` is how many columns of the sheet stand before it; ``first`` is the first table of a
    sheet, and ``only`` one that has no other beside it.
    """

    sheet: Sheet
    cells: pl.DataFrame
    heading: Heading
    left: int = 0
    first: bool = True
    only: bool = True

    @property
    def height(self) -> int:
        """The number of rows below the header."""
        return max(0, len(self.cells) - self.heading.rows)

    @property
    def area(self) -> Area:
        """The cells from the header to the last row."""
        first = (self.heading.first if self.heading.labels else self.heading.rows) + 1
        return Area(first, len(self.cells), self.left + 1, self.left + self.cells.width)

    @property
    def place(self) -> str:
        """File and sheet, and the cells where the sheet has several tables."""
        return self.sheet.place if self.only else f"{self.sheet.place} {self.area}"


def tables_on(sheet: Sheet, header: int | None, area: str | None) -> list[Block]:
    """The tables of a sheet that have rows, the first one first.

    ``header`` is the row its header begins in, ``area`` the cells to read; other cells are left
    alone. Raises `Problem` for an area that is none.
    """
    cells, top, left = _emptied(sheet.cells), 0, sheet.left
    if area:
        wanted = _area(area)
        top, left = wanted.top - 1, max(wanted.left - 1, left)
        cells = cells.head(wanted.bottom)[:, left - sheet.left : wanted.right - sheet.left]
        if top >= len(cells) or not cells.width:
            raise problem("{place}의 {area}에는 셀이 없습니다.", place=sheet.place, area=area)
    told = None if header is None else max(header - 1, top)
    blocks = [
        Block(sheet, part, heading, left + first)
        for first, columns in _side_by_side(cells, top, told)
        for part, heading in _stacked(columns, top, told)
    ]
    blocks = [block for block in blocks if block.height]
    only = len(blocks) == 1
    return [replace(block, first=not n, only=only) for n, block in enumerate(blocks)]


def _emptied(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells, empty where they hold nothing but blanks, as some systems fill them."""
    some = cells.select(pl.all().str.contains(r"^\s+$").any())
    names = [column.name for column in some if column[0]]
    is_blank = pl.col(names).str.contains(r"^\s+$").fill_null(False)
    return cells.with_columns(pl.when(~is_blank).then(pl.col(names))) if names else cells


def _area(text: str) -> Area:
    try:
        return Area.of(text.strip().upper())
    except (ValueError, TypeError):
        raise problem(
            "셀 범위를 알 수 없습니다: ‘{area}’. A3:F20처럼 적어 주세요.", area=text
        ) from None


def _heading(cells: pl.DataFrame, start: int, header: int | None) -> Heading:
    """The heading of what begins at a row, its rows counted from the top of the sheet.

    ``header`` is the row of its labels, counted from 0, where that is known.
    """
    rest = cells.slice(start)
    found = find_heading(rest, None if header is None else header - start + 1)
    if not found.labels:
        found = without_header(rest)
    return replace(found, first=found.first + start, rows=found.rows + start)


def _side_by_side(
    cells: pl.DataFrame, start: int, header: int | None
) -> Iterator[tuple[int, pl.DataFrame]]:
    """The columns of each table beside another, with the number of the first.

    Empty columns part tables that name the same, begin at different rows or have titles of their
    own; a list that is folded into halves (번호·이름·번호·이름) has the same names in order twice.
    """
    parts: list[tuple[int, pl.DataFrame]] = []
    for first, span in _spans(cells):
        before = parts[-1] if parts else None
        if before and not _is_other_table(before[1], span, start, header):
            joined = cells[:, before[0] : first + span.width]
            parts[-1] = (before[0], joined)
        else:
            parts.append((first, span))
    for first, span in parts:
        width = _folded(_heading(span, start, header).labels) or span.width
        for column in range(0, span.width, width):
            yield first + column, span[:, column : column + width]


def _spans(cells: pl.DataFrame) -> list[tuple[int, pl.DataFrame]]:
    """The runs of columns that hold something."""
    filled = [cells[name].null_count() < len(cells) for name in cells.columns]
    if all(filled):
        return [(0, cells)]
    starts = [n for n in range(len(filled)) if filled[n] and not (n and filled[n - 1])]
    ends = [n + 1 for n in range(len(filled)) if filled[n] and not any(filled[n + 1 : n + 2])]
    spans = [(a, cells[:, a:b]) for a, b in zip(starts, ends, strict=True)]
    if not spans:
        return [(0, cells)]
    first, span = spans[0]
    return [(0, cells[:, : first + span.width]), *spans[1:]] if first else spans


def _is_other_table(
    left: pl.DataFrame, right: pl.DataFrame, start: int, header: int | None
) -> bool:
    if right.width < 2:
        return False
    one, other = _heading(left, start, header), _heading(right, start, header)
    if not other.labels or not one.labels or len(right) <= other.rows:
        return False
    full = all(any(column) for column in zip(*other.labels, strict=True))
    titles = [text for text in other.title if "단위" not in text and is_label(text)]
    apart = one.first != other.first or _last_row(left) != _last_row(right)
    return full and bool(titles or apart or {*one.names} & {*other.names})


def _last_row(cells: pl.DataFrame) -> int:
    filled = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    return int(filled.arg_true()[-1])


def _folded(labels: Sequence[Row]) -> int | None:
    """The width of one half, or third, of a list whose names stand in the header several times."""
    if len(labels) != 1 or not all(labels[0]):
        return None
    names = list(labels[0])
    for width in range(2, len(names) // 2 + 1):
        if len(names) % width == 0 and names == names[:width] * (len(names) // width):
            return width
    return None


def _stacked(
    cells: pl.DataFrame, start: int, header: int | None
) -> Iterator[tuple[pl.DataFrame, Heading]]:
    """The tables one below another, each with the rows of the sheet above its end."""
    while start < len(cells):
        heading = _heading(cells, start, header)
        start, header = _next_table(cells, heading)
        yield cells.head(start), heading


def _next_table(cells: pl.DataFrame, heading: Heading) -> tuple[int, int | None]:
    """Where what belongs to the next table begins, and its header; else the end and None."""
    if not heading.labels:
        return len(cells), None
    body = cells.slice(heading.rows)
    filled = body.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()
    column, name = next((n, label) for n, label in enumerate(heading.labels[0]) if label)
    again = (body.to_series(column) == name).fill_null(False)
    candidates = (filled > 1) & ((filled.shift(1) < 2).fill_null(False) | again)
    values = None
    for index in candidates.arg_true().head(_MOST_STARTS):
        rows = [[tidy(cell) for cell in row] for row in body[index : index + _NEXT_ROWS].rows()]
        if not is_heading_row(rows):
            continue
        titles = _titles(body, filled, index)
        begin = heading.rows + index - len(titles)
        if _is_again(rows[0], heading):
            if titles and not {*titles} & {*heading.title}:
                return begin, heading.rows + index
            continue
        if values is None:
            values = _holding_values(body.head(min(index, _SAMPLE)))
        if _is_header(rows, heading, values):
            return begin, heading.rows + index
    return len(cells), None


def _titles(body: pl.DataFrame, filled: pl.Series, index: int) -> list[str]:
    """The texts alone in their rows right above a row, from the top."""
    first = index
    while 0 < first > index - _TITLES and filled[first - 1] == 1:
        first -= 1
    rows = body[first:index].rows()
    return [tidy(next(cell for cell in row if cell is not None)) or "" for row in rows]


def _is_again(row: Row, heading: Heading) -> bool:
    """Whether a row says the header again, units aside, and nothing else beside it."""
    said = [
        (without_unit(a), without_unit(b or ""))
        for a, b in zip(row, heading.labels[0], strict=True)
        if a
    ]
    labels = sum(label is not None for label in heading.labels[0])
    return all(a == b for a, b in said) and len(said) * 2 >= labels


def _holding_values(body: pl.DataFrame) -> list[bool]:
    """Which columns hold numbers, dates or the like."""
    columns = [[str(cell) for cell in column.drop_nulls()] for column in body]
    return [
        bool(texts) and sum(map(looks_like_value, texts)) >= 0.8 * len(texts) for texts in columns
    ]


def _is_header(rows: Sequence[Row], heading: Heading, values: Sequence[bool]) -> bool:
    """Whether the first row heads other columns than the heading does.

    Its labels are all different and stand where there were values above and are below; or some of
    them are those of the heading, which no row of a table repeats.
    """
    labels = [cell for cell in rows[0] if cell]
    if not all(map(is_label, labels)) or len(set(labels)) < len(labels):
        return False
    if spaceless(labels[0]).endswith("계") or any(map(_NO_VALUE.search, labels)):
        return False
    depth = depth_of(rows)
    named = [name is not None for name in names_of(rows[:depth])]
    below = [row for row in rows[depth:] if any(row)][:3]
    under = [
        any((text := row[column]) and looks_like_value(text) for row in below)
        for column in range(len(named))
    ]
    breaks = any(all(pair) for pair in zip(rows[0], values, strict=True))
    again = {*labels} & {label for label in heading.labels[0] if label}
    known = any(name and value for name, value in zip(named, under, strict=True))
    return bool(below) and ((breaks and known) or len(again) > 1)
