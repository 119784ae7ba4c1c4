"""Columns of a table that are the sum of others, as 계 is of 남 and 여. They stay and are told."""

from dataclasses import dataclass

import polars as pl

from data_analysis.sums import find_sums, whole_numbers

_FEWEST_ROWS = 3
_MOST_ROWS = 1_000  # in which a sum is looked for; it has to hold in all
_NEARLY_ALL = 0.9


@dataclass(frozen=True)
class TotalColumn:
    """A column that is the sum of ``members`` in all rows but the ``wrong`` ones."""

    name: str
    members: tuple[str, ...]
    wrong: tuple[int, ...] = ()


def find_total_columns(numbers: pl.DataFrame) -> list[TotalColumn]:
    """Find the columns of numbers that are the sum of those beside them in nearly every row."""
    if numbers.width < 3 or len(numbers) < _FEWEST_ROWS:
        return []
    sample = numbers.gather_every(max(1, len(numbers) // _MOST_ROWS))
    values, filled = whole_numbers(sample.cast(pl.Float64).fill_null(float("nan")).to_numpy())
    sums, _ = find_sums(values.T, filled.T, [0.0] * numbers.width, _NEARLY_ALL)
    return [
        _column(numbers, one.line, one.members) for one in sums if one.filled.sum() >= _FEWEST_ROWS
    ]


def _column(numbers: pl.DataFrame, column: int, members: tuple[int, ...]) -> TotalColumn:
    name, names = numbers.columns[column], [numbers.columns[member] for member in sorted(members)]
    difference = numbers[name] - numbers.select(pl.sum_horizontal(names)).to_series()
    wrong = (difference.abs() > 1e-6).fill_null(False).arg_true()
    return TotalColumn(name, tuple(names), tuple(wrong))
