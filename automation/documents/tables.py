"""Make a table of a document out of what an official has: rows, typed lines, a pandas frame."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from automation import display
from automation.dates import WEEKDAYS
from automation.document_model.content import Table
from automation.messages import problem
from groundwork.sheets import read_rows
from groundwork.typed_tables import typed_rows

TOTAL = "계"
_TOTALS = re.compile(r"\(?(?:총\s*)?(?:소|합|총|누)?\s*계\)?(?:\s*\([^()]*\))?")
_NUMBER = re.compile(r"[-−△]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


@runtime_checkable
class Frame(Protocol):
    """What is needed of a pandas frame; this room does not import pandas."""

    @property
    def columns(self) -> Iterable[Any]: ...

    def itertuples(self, index: bool, name: None) -> Iterable[tuple[Any, ...]]: ...


@runtime_checkable
class HasFrame(Protocol):
    """What can be had as a frame, as the summaries of `data_analysis`."""

    @property
    def frame(self) -> Frame: ...


Rows: TypeAlias = "str | Sequence[Sequence[object]] | Frame | HasFrame"


class DrawnTable(Table):
    """A table that a notebook shows."""

    def _repr_html_(self) -> str:
        head, *rows = self.rows
        return display.card(self.caption, display.table(head, rows))


def table(
    rows: Rows,
    *,
    caption: str = "",
    columns: Sequence[str] = (),
    unit: str = "",
    total: bool = False,
) -> DrawnTable:
    """A table with its heading in the first row.

    ``rows`` are typed lines with ``|`` between the cells, rows of values, a pandas frame, or what
    has one, such as a repaired table or a summary;
    ``columns`` picks and orders columns by name; ``unit`` ("명", "천원") is put behind the headings
    of columns of numbers; ``total`` adds a last row with their sums. Raises `Problem` for a table
    without rows, or a column that is not there.
    """
    head, *body = _picked(_listed(rows), columns)
    counted = [all(_is_number(row[n]) for row in body) for n in range(len(head))] if body else []
    if not any(counted) and (unit or total):
        raise problem("표에 더하거나 단위를 붙일 숫자 열이 없습니다. 열 이름을 다시 확인하세요.")
    names = [
        f"{name}({unit})" if unit and number and "(" not in str(name) else str(name)
        for name, number in zip(head, counted or [False] * len(head), strict=True)
    ]
    if total:
        sums = [sum(map(number_in, column)) for column in zip(*body, strict=True)]
        body.append([s if number else "" for s, number in zip(sums, counted, strict=True)])
        body[-1][0] = TOTAL
    return DrawnTable((tuple(names), *(tuple(map(_written, row)) for row in body)), caption)


def read_table(path: str | Path, sheet: str | None = None) -> DrawnTable:
    """A small table of an xlsx or csv as it stands, to look at and to compare with.

    The first row with two cells or more is the heading; what stands above it is left out. Of an
    xlsx it is the first sheet, or the one called ``sheet``. Raises `Problem` for a file or sheet
    that is not there or cannot be read, and for a sheet without a table.
    """
    rows = [
        ["" if cell is None else cell for cell in row] for row in read_rows(Path(path), sheet=sheet)
    ]
    lines = [row for row in rows if any(cell != "" for cell in row)]
    heading = next((n for n, row in enumerate(lines) if sum(c != "" for c in row) > 1), 0)
    return table(lines[heading:])


def is_total(label: str) -> bool:
    """Whether a row or column is named as a sum: 계, 합계, 소계, 총계, 총합계, 합계(명)."""
    return bool(_TOTALS.fullmatch(label.strip().strip("[]<>")))


def number_in(cell: object) -> float:
    """The number a cell holds, 0 for a cell that holds none; △ and − make it negative."""
    text = str(cell).strip()
    if not _NUMBER.fullmatch(text):
        return 0.0
    value = float(re.sub(r"[^\d.]", "", text))
    return -value if text[0] in "-−△" else value


def _listed(rows: Rows) -> list[list[object]]:
    if isinstance(rows, HasFrame):
        rows = rows.frame
    if isinstance(rows, str):
        listed: list[list[object]] = [list(row) for row in typed_rows(rows.splitlines())]
    elif isinstance(rows, Frame):
        listed = [list(rows.columns), *map(list, rows.itertuples(index=False, name=None))]
    else:
        listed = [list(row) for row in rows]
    if len(listed) < 2:
        raise problem("표에 머리글과 자료 행이 있어야 합니다.")
    width = max(map(len, listed))
    return [[*row, *[""] * (width - len(row))] for row in listed]


def _picked(rows: list[list[object]], columns: Sequence[str]) -> list[list[object]]:
    head = [str(name) for name in rows[0]]
    for name in columns:
        if name not in head:
            known = ", ".join(head)
            raise problem("‘{name}’ 열이 없습니다. 이 표의 열: {known}", name=name, known=known)
    places = [head.index(name) for name in columns] or range(len(head))
    return [[row[place] for place in places] for row in rows]


def _is_number(value: object) -> bool:
    if isinstance(value, bool | date):
        return False
    return isinstance(value, int | float) or bool(_NUMBER.fullmatch(str(value).strip()))


def _written(value: object) -> str:
    """A value as an office table has it: 7,600, 86.2, 10. 17.(토)."""
    if isinstance(value, date):
        return f"{value.month}. {value.day}.({WEEKDAYS[value.weekday()]})"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)
