"""How many rows, and what they add up to: the yardstick held against a table before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from data_analysis import wording
from data_analysis.columns import find_column
from data_analysis.html import escaped
from data_analysis.messages import problem, say
from groundwork.messages import Message

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.clean import Clean
    from data_analysis.showing import Rows


@dataclass(frozen=True)
class Totals:
    """The number of rows of a table, and the total of one of its columns."""

    rows: int
    column: str
    total: float
    unit: str = ""

    def __str__(self) -> str:
        return str(self._sentence())

    def _sentence(self) -> Message:
        if not self.column:
            return wording.NOTHING_YET
        total = f"{self.total:,.2f}".rstrip("0").rstrip(".")
        return say(
            "{rows:,}행, {column} 합계 {total}{unit}",
            rows=self.rows,
            column=self.column,
            total=total,
            unit=self.unit,
        )

    def _repr_html_(self) -> str:
        return f"<p><b>{escaped(self._sentence())}</b></p>"


def totals(table: Clean | Rows | pd.DataFrame, column: str) -> Totals:
    """Count the rows of a repaired table, or of a pandas frame, and add up one column.

    As long as the column is not named there is nothing to add up yet. Raises `Problem` for a
    column that is not there or holds no numbers.
    """
    if not column:
        return Totals(0, "", 0.0)
    units = getattr(table, "units", {})
    rows: Any = getattr(table, "data", table)
    name = find_column([str(name) for name in rows.columns], column)
    values = pl.Series(rows[name])
    if not values.dtype.is_numeric():
        raise problem("‘{column}’ 열은 숫자가 아니라서 더할 수 없습니다.", column=name)
    return Totals(len(values), name, float(values.sum() or 0), units.get(name, ""))
