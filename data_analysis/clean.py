"""A repaired table: its rows and units, what was taken out, and a log of all that was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike, fspath
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.changelog import ChangeLog, RowCount
from data_analysis.columns import find_column
from data_analysis.html import list_html
from data_analysis.showing import SHOWN, Rows
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.messages import catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.joined import Joined
    from data_analysis.summary import Summary

say = catalog("data_analysis")

_FIRST = 5  # rows shown under what a repair says


@dataclass(frozen=True)
class Clean:
    """A repaired table.

    ``data`` are the rows that were kept, with typed columns, ``units`` the money units of columns.
    ``aside`` are the rows taken out, as they were read, with the reason and the place; ``unread``
    are the cells that could not be read.
    """

    data: pl.DataFrame
    units: Mapping[str, str]
    log: ChangeLog
    aside: pl.DataFrame
    unread: pl.DataFrame

    @property
    def frame(self) -> pd.DataFrame:
        """The kept rows as a pandas frame."""
        return self.data.to_pandas()

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.data.columns

    def show(self, rows: int = SHOWN, *, by: str = "") -> Rows:
        """The first rows as they stand, or the first by a column: the oldest by a date.

        Raises `Problem` for a column that is not there.
        """
        data = self.data
        if by:
            data = data.sort(find_column(data.columns, by), nulls_last=True, maintain_order=True)
        return Rows(data, self.units, rows)

    def summarise(
        self, by: str | Sequence[str], *, month: str | None = None, sums: str | Sequence[str] = ()
    ) -> Summary:
        """Count rows, and add up columns, for each value of ``by``, and for each ``month``.

        As long as ``by`` is empty the summary has no lines and says so. Raises `Problem` for a
        column that is not there or cannot be added up.
        """
        from data_analysis.summary import summarise

        return summarise(self, by, month, sums)

    def rename(self, column: str, names: Clean, *, old: str, new: str) -> Clean:
        """Bring the old names in a column to the new ones, by a table of both; it is logged.

        As long as ``old`` or ``new`` is empty every name stays. Raises `Problem` for a column that
        is not there.
        """
        from data_analysis.renaming import rename_values

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
        from data_analysis.joined import join_table

        return join_table(self, lookup, on, take, to, latest)

    def merge(self, lookup: Clean, on: str) -> Rows:
        """What a plain merge makes of two tables, to be held against `join`.

        As in pandas: rows without a partner vanish, rows with several are doubled, and two empty
        keys are partners. Raises `Problem` for a column that is not there.
        """
        from data_analysis.joining import merged

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

    def page(self) -> Page:
        """The rows as a page of a workbook."""
        return Page(str(say("자료")), self.data, self.units)

    def log_pages(self) -> list[Page]:
        """The log, and what was taken out, as pages of a workbook."""
        pages = [Page(str(say("변경 내역")), self.log.table())]
        if len(self.aside):
            pages.append(Page(str(say("빼 둔 행")), self.aside))
        if len(self.unread):
            pages.append(Page(str(say("읽지 못한 칸")), self.unread))
        return pages

    def _repr_html_(self) -> str:
        if not self.columns:
            return list_html([wording.NOTHING_YET])
        rows, changed, rejected = self.log.rows, self.log.changed, self.log.rejected
        lines = [
            say("{read:,}행을 읽어 {kept:,}행이 남았습니다.", read=rows.read, kept=rows.kept),
            say("칸 {changed:,}개를 바로잡았습니다.", changed=changed)
            if changed
            else say("바로잡을 칸은 없었습니다."),
        ]
        if rejected:
            lines.append(
                say("칸 {rejected:,}개는 읽지 못해 따로 적어 두었습니다.", rejected=rejected)
            )
        if rows.marked:
            lines.append(
                say(
                    "번호가 같고 내용이 다른 {marked:,}행은 지우지 않고 "
                    "‘{column}’ 열에 표시했습니다.",
                    marked=rows.marked,
                    column=wording.TO_CHECK,
                )
            )
        return f"{list_html(lines)}{Rows(self.data.head(_FIRST), self.units)._repr_html_()}"


BLANK = Clean(
    pl.DataFrame(),
    {},
    ChangeLog(RowCount(0, 0, 0, 0, 0, 0), ()),
    pl.DataFrame(),
    pl.DataFrame(),
)
"""What a table that was not named yet is repaired to: no columns, no rows."""
