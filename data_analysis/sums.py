"""Which lines of a table are the sum of others that stand together, whatever they are called.

Sums are looked for from the bottom up: once a line is known for the sum of its neighbours, it
stands for them in the search for the next level. How little a match may be chance is counted in
bits: that a number of a million equals a given sum by chance has odds of one in a million (20
bits), and each other place that was looked at takes from them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NAMED = float("inf")
SURE_BITS = 12.0
_DOUBTFUL_BITS = 3.0
_LEADING = 3  # columns in which sums are looked for; the others have to agree
_HALF = 0.5
_NEAREST = 8  # runs of one sum, which zeros at their ends make many
_MOST = 1 << 53
_DECIMALS = 6


@dataclass(frozen=True)
class Sum:
    """A line that is the sum of ``members``; ``agrees`` says in which columns, ``filled`` of which.

    ``bits`` say how little it may be chance.
    """

    line: int
    members: tuple[int, ...]
    agrees: Flags
    filled: Flags
    bits: float

    @property
    def repeats(self) -> bool:
        """Whether it says a single line again, which may itself be a sum."""
        return len(self.members) == 1

    @property
    def share(self) -> float:
        """In how many of its filled columns it is the sum."""
        return float((self.agrees & self.filled).sum() / max(self.filled.sum(), 1))


def whole_numbers(values: Numbers) -> tuple[Whole, Flags]:
    """Columns of numbers as whole ones, in the smallest decimal place each needs; which are filled.

    What is too large for exact sums counts as empty.
    """
    filled = np.isfinite(values)
    known = np.where(filled, values, 0.0)
    whole = np.zeros(values.shape, np.int64)
    for column in range(values.shape[1]):
        numbers = known[:, column]
        scale = next(
            (10.0**places for places in range(_DECIMALS) if _is_whole(numbers * 10.0**places)),
            10.0**_DECIMALS,
        )
        scaled = np.round(numbers * scale)
        fits = np.abs(scaled) * len(scaled) < _MOST
        filled[:, column] &= fits
        whole[:, column] = np.where(fits, scaled, 0).astype(np.int64)
    return whole, filled


def _is_whole(numbers: Numbers) -> bool:
    return bool(
        (np.abs(numbers - np.round(numbers)) <= 1e-9 * np.maximum(1, np.abs(numbers))).all()
    )


def find_sums(
    values: Whole, filled: Flags, trust: Sequence[float], least_share: float = 1.0
) -> tuple[list[Sum], list[Sum]]:
    """The lines that are sums, lowest level first, and those that may be so by chance.

    ``trust`` are the bits by which the name of a line speaks for a sum. A line that is `NAMED` so
    is believed where half of its filled columns agree, be it the sum of a single line; others
    agree in at least ``least_share`` of them, and not by chance.
    """
    bits = np.log2(np.maximum(np.abs(values) / _grains(values), 1))
    items, found, doubtful = list(range(len(values))), list[Sum](), dict[int, Sum]()
    while len(items) > 1:
        level: list[Sum] = []
        taken: set[int] = set()
        for one in _candidates(items, values, filled, bits, trust):
            if not taken.isdisjoint((one.line, *one.members)) or (level and one.repeats):
                continue
            is_sure = one.bits + trust[one.line] >= SURE_BITS and one.share >= least_share
            if is_sure or (trust[one.line] == NAMED and one.share >= _HALF):
                level.append(one)
                taken.update((one.line, *one.members))
            elif one.share > _HALF and (
                one.bits + trust[one.line] / 2 >= _DOUBTFUL_BITS
                or len(one.members) == len(items) - 1
            ):
                doubtful.setdefault(one.line, one)
        if not level:
            break
        found += level
        members = {member for one in level for member in one.members}
        items = [item for item in items if item not in members]
    sums = {one.line for one in found}
    return found, [one for line, one in doubtful.items() if line not in sums]


def _grains(values: Whole) -> Whole:
    """The power of ten that a number and most of its column are multiples of.

    12,000 says only 12 among thousands, and an age of 23 no more where a baby's is 0.92.
    """
    grains, grain = np.ones_like(values), 1
    while (is_round := (values % (grain * 10) == 0) & (values != 0)).any():
        grain *= 10
        most = is_round.sum(axis=0) > _HALF * (values != 0).sum(axis=0)
        grains[is_round & most] = grain
    return grains


def _candidates(
    items: list[int], values: Whole, filled: Flags, bits: Numbers, trust: Sequence[float]
) -> list[Sum]:
    """Lines that equal the sum of the run below or above them, or of all others.

    Those that agree throughout stand first, then those of few members, but a single one last.
    A run of one line counts only where it is `NAMED` a sum.
    """
    level = values[items]
    before = np.concatenate([np.zeros_like(level[:1]), level.cumsum(axis=0)])
    several = [1 if trust[item] == NAMED else 2 for item in items]
    places: dict[tuple[int, int, int], None] = {}
    for column in np.argsort(-bits[items].sum(axis=0), kind="stable")[:_LEADING]:
        places |= dict.fromkeys(_runs(level[:, column], before[:, column], several))
    sums = []
    for place, start, end in places:
        line = items[place]
        inside = start <= place < end
        agrees = before[end] - before[start] - inside * level[place] == level[place]
        agrees &= filled[line]
        members = tuple(items[n] for n in range(start, end) if n != place)
        tried = (not inside) * np.log2(2 * len(members))
        if not trust[line]:  # it was looked for in every line
            tried += np.log2(len(items))
        sums.append(Sum(line, members, agrees, filled[line], bits[line][agrees].sum() - tried))
    return sorted(sums, key=_order)


def _order(one: Sum) -> tuple[bool, bool, int, float]:
    return one.share < 1, one.repeats, len(one.members), -one.bits


def _runs(numbers: Whole, before: Whole, several: list[int]) -> Iterator[tuple[int, int, int]]:
    """Place, start and end of runs that add up to the number at a place.

    ``before`` is what stands before each place, added up; ``several`` how many make a run.
    """
    where = defaultdict(list)
    for place, total in enumerate(before.tolist()):
        where[total].append(place)
    for place, number in enumerate(numbers.tolist()):
        if not number:
            continue
        ends = where.get(before[place + 1] + number, [])
        first = bisect_left(ends, place + 1 + several[place])
        yield from ((place, place + 1, end) for end in ends[first : first + _NEAREST])
        starts = where.get(before[place] - number, [])
        last = bisect_right(starts, place - several[place])
        yield from ((place, start, place) for start in starts[max(last - _NEAREST, 0) : last])
        if 2 * number == before[-1] and len(numbers) > 2:
            yield place, 0, len(numbers)
