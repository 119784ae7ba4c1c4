"""Tables on a terminal, where a Hangul letter is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose first row is its head; columns of numbers are set right."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    numbers = [all(_is_number(cell) for cell in column[1:]) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            _padded(cell, columns, right)
            for cell, columns, right in zip(row, widths, numbers, strict=True)
        ).rstrip()
        for row in rows
    ]
    return [lines[0], "─" * max(width(line) for line in lines), *lines[1:]]


def width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(cell: str, columns: int, right: bool) -> str:
    space = " " * (columns - width(cell))
    return space + cell if right else cell + space


def _is_number(cell: str) -> bool:
    return not cell.strip("0123456789.,-–+*% ")
