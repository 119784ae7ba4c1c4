"""Rows that hold the mean of the others (평균): no records, where that is so by what they hold."""

from collections.abc import Sequence

import polars as pl

AVERAGE = r"^(?:.{0,10}\s)?(?:총\s*)?평\s*균(?:\s*[(\[][^()]*[)\]])?$"
_DECIMALS = 2  # to which a mean may be rounded to be known for one
_HALF = 0.5


def find_averages(
    labels: pl.DataFrame, numbers: pl.DataFrame, parts: pl.Series, is_other: pl.Series
) -> tuple[list[int], list[int]]:
    """The rows called 평균 that are the mean of the others of their sheet, and those that are not.

    ``is_other`` marks the rows that are no records anyway.
    """
    named = labels.select(
        pl.any_horizontal(pl.all().str.contains(AVERAGE).fill_null(False))
    ).to_series()
    index = (named & ~is_other).arg_true()
    records = ~(named | is_other)
    means: list[int] = []
    others: list[int] = []
    for line in index:
        added = numbers.filter(records & (parts == parts[line])).mean().row(0)
        (means if _is_mean(numbers.row(line), added) else others).append(line)
    return means, others


def _is_mean(row: Sequence[float | None], means: Sequence[float | None]) -> bool:
    """Whether most numbers of a row are the means, rounded to as many places as they have."""
    filled = [(n, mean) for n, mean in zip(row, means, strict=True) if n and mean is not None]
    fits = [
        any(abs(round(mean, places) - n) < 1e-9 for places in range(_DECIMALS + 1))
        for n, mean in filled
    ]
    return bool(fits) and sum(fits) > _HALF * len(fits)
