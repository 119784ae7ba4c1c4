"""A repaired table with what was looked up for its rows, and the list of what found nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from os import PathLike
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.clean import Clean
from data_analysis.html import list_html, table_html
from data_analysis.joining import Step, look_up, steps_table
from data_analysis.workbook import Page, Saved
from groundwork.messages import catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from data_analysis.summary import Summary

say = catalog("data_analysis")


@dataclass(frozen=True)
class Joined(Clean):
    """``data`` has every row of the table once; ``unmatched`` a row for each lookup that failed."""

    steps: tuple[Step, ...] = ()
    unmatched: pl.DataFrame = field(default_factory=pl.DataFrame)

    @property
    def report(self) -> pl.DataFrame:
        """How each lookup went, in rows."""
        return steps_table(self.steps)

    def log_pages(self) -> list[Page]:
        """The list of what found nothing and the report, before the log of the repair."""
        return [
            Page(str(say("못 맞춘 행")), self.unmatched, self.units),
            Page(str(say("맞춘 내역")), self.report),
            *super().log_pages(),
        ]

    def save(self, path: str | PathLike[str], *more: Summary) -> Saved | Problem:
        """See `Clean.save`; nothing is written as long as nothing was looked up, either."""
        return super().save(path, *more) if self.steps else Problem(wording.NOT_SAVED)

    def _repr_html_(self) -> str:
        if not self.steps:
            return list_html([wording.NOTHING_YET])
        lines = [
            say(
                "{column}: {before:,}행 = 맞춘 {matched:,}행 + 못 맞춘 {unmatched:,}행",
                column=step.column,
                before=step.before,
                matched=step.matched,
                unmatched=sum(step.unmatched.values()),
            )
            for step in self.steps
        ]
        return f"{list_html(lines)}{table_html(self.report)}{table_html(self.data.head(5))}"


def join_table(
    table: Clean,
    lookup: Clean,
    on: str,
    take: str | Sequence[str],
    to: str | None,
    latest: str | None,
) -> Joined:
    """Look up for every row of a repaired, or joined, table; see `Clean.join`."""
    repaired = {each.name: getattr(table, each.name) for each in fields(Clean)}
    if not on:
        return table if isinstance(table, Joined) else Joined(**repaired)
    data, unmatched, step = look_up(table.data, on, lookup.data, take, to=to, latest=latest)
    steps: tuple[Step, ...] = (step,)
    if isinstance(table, Joined) and table.steps:
        looked_up = [name for earlier in table.steps for name in earlier.taken]
        steps = (*table.steps, step)
        unmatched = unmatched.drop(looked_up)
        unmatched = pl.concat([table.unmatched, unmatched], how="diagonal_relaxed")
    units = {**table.units, **{n: u for n, u in lookup.units.items() if n in step.taken}}
    return Joined(**{**repaired, "data": data, "units": units}, steps=steps, unmatched=unmatched)
