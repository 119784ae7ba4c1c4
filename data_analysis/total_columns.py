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
    # Row by row, as the numbers that are added up have to be in the same decimal place.
    lines = sample.cast(pl.Float64).fill_null(float("nan")).to_numpy().T
    sums, _ = find_sums(*whole_numbers(lines), [0.0] * numbers.width, _NEARLY_ALL)
    return [
        _column(numbers, one.line, one.members) for one in sums if one.filled.sum() >= _FEWEST_ROWS
    ]


def _column(numbers: pl.DataFrame, column: int, members: tuple[int, ...]) -> TotalColumn:
    name, names = numbers.columns[column], [numbers.columns[member] for member in sorted(members)]
    added = numbers.select(
        pl.when(~pl.all_horizontal(pl.col(names).is_null())).then(pl.sum_horizontal(names))
    )
    difference = numbers[name] - added.to_series()
    wrong = (difference.abs() > 1e-6).fill_null(False).arg_true()
    return TotalColumn(name, tuple(names), tuple(wrong))
