"""Reading, repairing and reporting tables as city offices have them::

from data_analysis import open_table

table = open_table("materials/민원.csv")
table.look()
clean = table.repair(key="접수번호", amounts_in="원")
clean.log
clean.save("output/clean.xlsx")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data_analysis.forms.form import append_rows, open_form
    from data_analysis.parquet_files import keep
    from data_analysis.table import open_table
    from data_analysis.totalling import totals

__all__ = ["append_rows", "keep", "open_form", "open_table", "totals"]

_PLACES = {
    "append_rows": "data_analysis.forms.form",
    "keep": "data_analysis.parquet_files",
    "open_form": "data_analysis.forms.form",
    "open_table": "data_analysis.table",
    "totals": "data_analysis.totalling",
}


def __getattr__(name: str) -> object:
    if name in _PLACES:  # polars takes its time to load
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
