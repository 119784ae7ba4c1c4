"""Rows of a table shown as they stand, the amounts with their units."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from data_analysis.html import table_html

SHOWN = 20


@dataclass(frozen=True)
class Rows:
    """Rows with the money units of their columns, of which the first ``shown`` are shown."""

    data: pl.DataFrame
    units: Mapping[str, str] = field(default_factory=dict)
    shown: int = SHOWN

    def _repr_html_(self) -> str:
        return table_html(with_units(self.data, self.units), shown=self.shown)


def with_units(data: pl.DataFrame, units: Mapping[str, str]) -> pl.DataFrame:
    """The data with the unit in the name of each column that has one: 집행액(원)."""
    return data.rename({name: f"{name}({u})" for name, u in units.items() if name in data.columns})
