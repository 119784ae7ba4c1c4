"""Tables on a terminal, where a Hangul letter is two columns wide."""

from collections.abc import Sequence

from wcwidth import ljust, rjust, width


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose first row is its head; columns of numbers are set right."""
    columns = [_in_line(column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(row).rstrip() for row in zip(*columns, strict=True)]
    return [lines[0], "─" * max(map(width, lines)), *lines[1:]]


def _in_line(column: Sequence[str]) -> list[str]:
    set_to = rjust if all(map(_is_number, column[1:])) else ljust
    widest = max(map(width, column))
    return [set_to(cell, widest) for cell in column]


def _is_number(cell: str) -> bool:
    return not cell.strip("0123456789.,-–+*% ")
