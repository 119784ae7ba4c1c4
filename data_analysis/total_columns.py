"""Columns of a table that are the sum of others, as 계 is of 남 and 여. They stay and are told."""

from dataclasses import dataclass
from itertools import product

import numpy as np
import polars as pl

from data_analysis.sums import SURE_BITS, Flags, Whole, find_sums, whole_numbers

_FEWEST_ROWS = 3
_MOST_ROWS = 1_000  # in which a sum is looked for; it has to hold in all
_MOST_COLUMNS = 30  # in which sums of columns that stand elsewhere are looked for
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
    members = {one.line: one.members for one in sums if one.filled.sum() >= _FEWEST_ROWS}
    if numbers.width <= _MOST_COLUMNS:
        members = {**_apart(*whole_numbers(lines)), **members}
    return [_column(numbers, column, others) for column, others in members.items()]


def _apart(values: Whole, filled: Flags) -> dict[int, tuple[int, ...]]:
    """The columns that are the sum of some together elsewhere, as 총인구 is of 남 and 여."""
    count = len(values)
    before = np.concatenate([np.zeros_like(values[:1]), values.cumsum(axis=0)])
    used: Flags = (values != 0).any(axis=1)
    bits = np.log2(np.maximum(np.abs(values), 1)).sum(axis=1) - 3 * np.log2(count)
    found: dict[int, tuple[int, ...]] = {}
    for width, column in product(range(2, count), range(count)):
        if column in found or bits[column] < SURE_BITS or filled[column].sum() < _FEWEST_ROWS:
            continue
        for start in range(count - width + 1):
            members = range(start, start + width)
            if column in members or not used[members].all():
                continue
            equal = np.equal(before[start + width] - before[start], values[column])
            if equal[filled[column]].mean() >= _NEARLY_ALL:
                found[column] = tuple(members)
                break
    return found


def _column(numbers: pl.DataFrame, column: int, members: tuple[int, ...]) -> TotalColumn:
    name, names = numbers.columns[column], [numbers.columns[member] for member in sorted(members)]
    added = numbers.select(
        pl.when(~pl.all_horizontal(pl.col(names).is_null())).then(pl.sum_horizontal(names))
    )
    difference = numbers[name] - added.to_series()
    wrong = (difference.abs() > 1e-6).fill_null(False).arg_true()
    return TotalColumn(name, tuple(names), tuple(wrong))
