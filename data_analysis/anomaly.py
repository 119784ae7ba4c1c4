"""Something that ought to be asked about (확인할 것), and a list of such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.html import list_html, table_html
from data_analysis.messages import say
from data_analysis.workbook import Page

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Anomaly:
    """One thing to ask about: its kind, whose it is, what and where, the reason, the question."""

    kind: str
    department: str
    what: str
    reason: str
    question: str
    where: str


@dataclass(frozen=True)
class Anomalies:
    """A list of things to ask about; ``looked`` is false as long as nobody could look for them."""

    found: tuple[Anomaly, ...]
    looked: bool = True

    def __iter__(self) -> Iterator[Anomaly]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def data(self) -> pl.DataFrame:
        """The list as a table, a row each."""
        names = [
            say("구분"),
            say("부서"),
            say("대상"),
            say("사유"),
            say("물어볼 것"),
            say("찾은 곳"),
        ]
        schema = {str(name): pl.String for name in names}
        return pl.DataFrame([astuple(one) for one in self.found], schema=schema, orient="row")

    @property
    def frame(self) -> pd.DataFrame:
        """The list as a pandas frame."""
        return self.data.to_pandas()

    def page(self) -> Page:
        """The list as a page of a workbook."""
        return Page(str(say("확인할 것")), self.data)

    def _repr_html_(self) -> str:
        if not self.looked:
            return list_html([wording.NOTHING_YET])
        return table_html(self.data, say("확인할 것 {count:,}건", count=len(self)))
