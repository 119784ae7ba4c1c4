"""A table reduced to counts and sums that fit a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.columns import find_column
from data_analysis.grouping import grouping
from data_analysis.html import list_html, table_html
from data_analysis.joining import Step, look_up, steps_table
from data_analysis.messages import problem, say
from data_analysis.repaired_table import RepairedTable
from data_analysis.showing import with_units
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Summary:
    """Counts and sums of a repaired table; saved together with the log of the repair."""

    data: pl.DataFrame
    source: RepairedTable
    steps: tuple[Step, ...] = ()

    @property
    def frame(self) -> pd.DataFrame:
        """The summary as a pandas frame."""
        return self.data.to_pandas()

    def join(
        self, lookup: RepairedTable, on: str, take: str | Sequence[str], *, to: str | None = None
    ) -> Summary:
        """Put columns of a lookup table beside the lines of the summary; see `Clean.join`."""
        if not self.data.columns or not on or not take:
            return self
        data, _, step = look_up(self.data, on, lookup.data, take, to=to)
        return replace(self, data=data, steps=(*self.steps, step))

    def rate(
        self, name: str, *, per: str | None = None, of: str | None = None, times: float = 1
    ) -> Summary:
        """Add a column: ``of`` divided by ``per``, times so many; the count where one is not said.

        인구 1만 명당 건수 is ``per="인구수", times=10_000``; 건수 가운데 지연의 비율(%) is
        ``of="지연", times=100``. Empty where either is unknown or ``per`` is 0. No column is added
        as long as a name is an empty text. Raises `Problem` for a column that is not there or
        holds no numbers.
        """
        if not self.data.columns or "" in (per, of):
            return self
        above, below = (
            find_column(self.data.columns, one) for one in (of or _count(), per or _count())
        )
        for column in (above, below):
            if not self.data[column].dtype.is_numeric():
                raise problem("‘{column}’ 열은 숫자가 아니라서 나눌 수 없습니다.", column=column)
        rate = pl.when(pl.col(below) != 0).then(pl.col(above) * times / pl.col(below)).round(2)
        return replace(self, data=self.data.with_columns(rate.alias(name)))

    def pages(self) -> list[Page]:
        """The summary, and how its lookups went, as pages of a workbook."""
        pages = [Page(str(say("집계")), self.data, self.source.units)]
        if self.steps:
            pages.append(Page(str(say("집계 연결 내역")), steps_table(self.steps)))
        return pages

    def save(self, path: str | PathLike[str]) -> Saved | Problem:
        """Save the summary as a workbook with the log of the repair behind it.

        Nothing is written as long as it has no lines; what is given back then says so.
        """
        if not self.data.columns:
            return Problem(wording.NOT_SAVED)
        return write_workbook(path, [*self.pages(), *self.source.log_pages()])

    def _repr_html_(self) -> str:
        if not self.data.columns:
            return list_html([wording.NOTHING_YET])
        total = say("모두 더하면 {count:,}건입니다.", count=int(self.data[_count()].sum()))
        table = table_html(with_units(self.data, self.source.units), say("집계"), shown=30)
        return f"{table}{list_html([total])}"


def _count() -> str:
    return str(say("건수"))


def summarise(
    clean: RepairedTable, by: str | Sequence[str], sums: str | Sequence[str], month: str | None
) -> Summary:
    """Count and add up a repaired table; see `Clean.summarise`. Raises `Problem`."""
    found = grouping(clean.data.schema, by, sums, month)
    if found is None:
        return Summary(pl.DataFrame(), clean)
    keys = [pl.col(name) for name in found.by]
    if found.month is not None:
        keys.insert(0, pl.col(found.month).dt.strftime("%Y-%m").alias(found.names[0]))
    counted = clean.data.group_by(keys, maintain_order=True).agg(
        pl.len().alias(_count()), *(pl.col(name).sum() for name in found.sums)
    )
    return Summary(counted.sort(counted.columns[: len(keys)]), clean)
