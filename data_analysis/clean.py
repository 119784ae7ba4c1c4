"""A repaired table to go on with: counted, renamed, joined with others, saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os import PathLike, fspath

import polars as pl

from data_analysis import wording
from data_analysis.changelog import ChangeLog, RowCount
from data_analysis.columns import find_column
from data_analysis.html import list_html, table_html
from data_analysis.joining import Step, look_up, merged, steps_table
from data_analysis.messages import say
from data_analysis.renaming import rename_values
from data_analysis.repaired_table import RepairedTable
from data_analysis.showing import Rows
from data_analysis.summary import Summary, summarise
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.problem import Problem


@dataclass(frozen=True)
class Clean(RepairedTable):
    """A repaired table; what is done with it gives a new table, a summary or a workbook."""

    def summarise(
        self, by: str | Sequence[str], sums: str | Sequence[str] = (), *, month: str | None = None
    ) -> Summary:
        """Count rows, and add up columns, for each value of ``by``, and for each ``month``.

        As long as ``by`` is empty the summary has no lines and says so; ``[]`` is by month only.
        Raises `Problem` for a column that is not there or cannot be added up.
        """
        return summarise(self, by, sums, month)

    def rename(self, column: str, names: Clean, *, old: str, new: str) -> Clean:
        """Bring the old names in a column to the new ones, by a table of both; it is logged.

        As long as ``old`` or ``new`` is empty every name stays. Raises `Problem` for a column that
        is not there.
        """
        if not old or not new:
            return self
        found = find_column(self.columns, column)
        befores, afters = find_column(names.columns, old), find_column(names.columns, new)
        values, entries = rename_values(self.data[found], names.data[befores], names.data[afters])
        log = replace(self.log, entries=(*self.log.entries, *entries))
        return replace(self, data=self.data.with_columns(values), log=log)

    def join(
        self,
        lookup: Clean,
        on: str,
        take: str | Sequence[str],
        *,
        to: str | None = None,
        latest: str | None = None,
    ) -> Joined:
        """Put columns of a lookup table beside the rows with the same key; every row stays, once.

        ``on`` is the key's column here, ``to`` its name in the lookup table if it has another,
        ``take`` the columns to bring over. A key that stands there with different content matches
        nothing, unless ``latest`` names the date by which the newest counts. As long as ``on`` is
        empty nothing is looked up. Raises `Problem` for a column that is not there.
        """
        table = Joined(**vars(self))
        if not on:
            return table
        data, unmatched, step = look_up(self.data, on, lookup.data, take, to=to, latest=latest)
        if table.steps:
            looked_up = [name for earlier in table.steps for name in earlier.taken]
            unmatched = unmatched.drop(looked_up)
            unmatched = pl.concat([table.unmatched, unmatched], how="diagonal_relaxed")
        units = {**self.units, **{n: u for n, u in lookup.units.items() if n in step.taken}}
        steps = (*table.steps, step)
        return replace(table, data=data, units=units, steps=steps, unmatched=unmatched)

    def merge(self, lookup: Clean, on: str) -> Rows:
        """What a plain merge makes of two tables, to be held against `join`.

        As in pandas: rows without a partner vanish, rows with several are doubled, and two empty
        keys are partners. Raises `Problem` for a column that is not there.
        """
        return Rows(merged(self.data, lookup.data, on), {**lookup.units, **self.units})

    def save(self, path: str | PathLike[str], *more: Summary) -> Saved | Problem:
        """Save the rows as a workbook, with the log, the rows taken out and the unread cells.

        Summaries given as ``more`` stand in front. Rows past Excel's 1,048,576 go on in further
        sheets, listed on a first sheet of contents. As long as a summary has no lines, or the
        file no name, nothing is written; what is given back then says so.
        """
        unnamed = fspath(path).endswith("/")
        if unnamed or not self.columns or not all(summary.data.columns for summary in more):
            return Problem(wording.NOT_SAVED)
        summaries = [page for summary in more for page in summary.pages()]
        return write_workbook(path, [*summaries, self.page(), *self.log_pages()])


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
            Page(str(say("연결하지 못한 행")), self.unmatched, self.units),
            Page(str(say("연결 내역")), self.report),
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
                "{column}: {before:,}행 = 연결한 {matched:,}행 + 연결하지 못한 {unmatched:,}행",
                column=step.column,
                before=step.before,
                matched=step.matched,
                unmatched=sum(step.unmatched.values()),
            )
            for step in self.steps
        ]
        return f"{list_html(lines)}{table_html(self.report)}{table_html(self.data.head(5))}"


BLANK = Clean(
    pl.DataFrame(),
    {},
    ChangeLog(RowCount(0, 0, 0, 0, 0, 0), ()),
    pl.DataFrame(),
    pl.DataFrame(),
)
"""What a table that was not named yet is repaired to: no columns, no rows."""
