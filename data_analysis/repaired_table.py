"""A repaired table as it is: its rows and units, what was taken out, and a log of all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.changelog import ChangeLog
from data_analysis.columns import find_column
from data_analysis.html import list_html
from data_analysis.messages import say
from data_analysis.showing import SHOWN, Rows
from data_analysis.workbook import Page

if TYPE_CHECKING:
    import pandas as pd

_FIRST = 5  # rows shown under what a repair says
_MOST_SHARED = 0.1  # share of rows with another row's key; more, and it is no key


@dataclass(frozen=True)
class RepairedTable:
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

    def page(self) -> Page:
        """The rows as a page of a workbook."""
        return Page(str(say("자료")), self.data, self.units)

    def log_pages(self) -> list[Page]:
        """The log, and what was taken out, as pages of a workbook."""
        pages = [Page(str(say("변경 내역")), self.log.table())]
        if len(self.aside):
            pages.append(Page(str(say("빼 둔 행")), self.aside))
        if len(self.unread):
            pages.append(Page(str(say("읽지 못한 셀")), self.unread))
        return pages

    def _repr_html_(self) -> str:
        if not self.columns:
            return list_html([wording.NOTHING_YET])
        rows, changed, rejected = self.log.rows, self.log.changed, self.log.rejected
        lines = [
            say("{read:,}행을 읽어 {kept:,}행이 남았습니다.", read=rows.read, kept=rows.kept),
            say("셀 {changed:,}개를 바로잡았습니다.", changed=changed)
            if changed
            else say("바로잡을 셀은 없었습니다."),
        ]
        if rejected:
            lines.append(
                say("셀 {rejected:,}개는 읽지 못해 따로 적어 두었습니다.", rejected=rejected)
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
        if rows.marked > rows.kept * _MOST_SHARED:
            lines.append(
                say("표시한 행이 너무 많습니다. 한 건마다 값이 다른 열을 골랐는지 확인해 주세요.")
            )
        return f"{list_html(lines)}{Rows(self.data.head(_FIRST), self.units)._repr_html_()}"
