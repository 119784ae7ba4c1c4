"""What was found of totals in a table, and what an official says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class TotalRow:
    """A row that is a total, or may be one: its row and name, and what it adds up.

    ``members`` are the rows, where they are known; ``wrong`` the columns in which they do not add
    up to it, though they do in others.
    """

    index: int
    name: str
    adds_up: bool = False
    members: tuple[int, ...] = ()
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class TotalRows:
    """The totals among the rows of a table; indices count its rows from 0.

    ``named`` say so by their name, ``summed`` only by what they add up; ``asked`` are kept.
    ``means`` are called 평균 and are it, ``unlike_means`` only called so, and kept.
    ``told`` were named by an official. ``numbers`` are the columns that were added up, none where
    that was not tried.
    """

    named: tuple[TotalRow, ...]
    summed: tuple[TotalRow, ...] = ()
    asked: tuple[TotalRow, ...] = ()
    means: tuple[TotalRow, ...] = ()
    unlike_means: tuple[TotalRow, ...] = ()
    told: tuple[TotalRow, ...] = ()
    numbers: pl.DataFrame = field(default_factory=pl.DataFrame)

    @property
    def taken(self) -> list[int]:
        """The rows that are no data."""
        rows = (*self.named, *self.summed, *self.means, *self.told)
        return sorted(row.index for row in rows)

    def corrected(self, records: Sequence[int], totals: Sequence[TotalRow]) -> "TotalRows":
        """These where an official says that some rows are records, and others totals."""
        decided = {*records, *(row.index for row in totals)}

        def kept(rows: Sequence[TotalRow]) -> tuple[TotalRow, ...]:
            return tuple(row for row in rows if row.index not in decided)

        return TotalRows(
            named=kept(self.named),
            summed=kept(self.summed),
            asked=kept(self.asked),
            means=kept(self.means),
            unlike_means=kept(self.unlike_means),
            told=tuple(totals),
            numbers=self.numbers,
        )
