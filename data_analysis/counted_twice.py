"""Totals that the rows left in a table hold several times: 전체 divided by 성별 and by 연령."""

from bisect import bisect_left, bisect_right

import numpy as np

from data_analysis.raw_table import PART, RawTable
from data_analysis.sums import Numbers
from data_analysis.totals_found import TotalRow

_MOST_TIMES = 9


def find_counted_twice(table: RawTable) -> dict[int, list[TotalRow]]:
    """By times, the totals that the rows left of their sheet, or beside them, hold several times.

    Beside are the rows up to the next total. Most columns have to agree.
    """
    totals = sorted((*table.totals.named, *table.totals.summed), key=lambda row: row.index)
    numbers = table.totals.numbers.fill_null(0).to_numpy().astype(np.float64)
    if not totals or not numbers.size:
        return {}
    left = numbers * (~table.is_subtotal & ~table.is_repeated_header).to_numpy()[:, None]
    before = np.concatenate([np.zeros_like(left[:1]), left.cumsum(axis=0)])
    places = [-1, *(total.index for total in totals), len(numbers)]
    parts = table.rows[PART].to_list()
    found: dict[int, list[TotalRow]] = {}
    for number, total in enumerate(totals, 1):
        part = parts[total.index]
        spans = [
            (bisect_left(parts, part), bisect_right(parts, part)),
            (total.index + 1, places[number + 1]),
            (places[number - 1] + 1, total.index),
        ]
        sums = [before[end] - before[start] for start, end in spans]
        times = next((n for one in sums if (n := _times(numbers[total.index], one)) > 1), 1)
        if times > 1:
            found.setdefault(times, []).append(total)
    return found


def _times(total: Numbers, added: Numbers) -> int:
    """How many times most of the numbers of a total are in what other rows add up to."""
    filled = total != 0
    for times in range(2, _MOST_TIMES + 1):
        equal = np.isclose(added[filled], times * total[filled], rtol=1e-12)
        if equal.sum() > filled.sum() / 2:
            return times
    return 1
