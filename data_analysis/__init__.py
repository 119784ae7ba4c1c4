"""Reading, repairing and reporting tables as city offices have them::

from data_analysis import open_table

table = open_table("materials/민원.csv")
table.look()
clean = table.repair(key="접수번호", amounts_in="원")
clean.log
clean.save("output/clean.xlsx")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data_analysis.table import open_table

__all__ = ["open_table"]


def __getattr__(name: str) -> object:
    if name == "open_table":  # polars takes its time to load
        from data_analysis.table import open_table

        return open_table
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
