"""How long things took in working days, and how many were late: rates with their denominators.

Days count as 민원 처리에 관한 법률 제19조제2항 counts periods of six days and more: the first day
is counted, Saturdays and public holidays (Sundays among them) are not. Days spent waiting for a
supplement do not count (같은 법 시행령 제20조), and a period that was extended ends later (제21조).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data_analysis import wording
from data_analysis.cells import typed_day
from data_analysis.columns import find_column
from data_analysis.html import list_html, table_html
from data_analysis.messages import problem, say
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.clean import Clean

FEW = 30  # a rate of fewer jumps by more than three points with every single one


@dataclass(frozen=True)
class Rates:
    """A line a group: how many were judged, how many of them were late, median and mean of days.

    Groups of fewer than 30 stand last and say so.
    """

    name: str
    data: pl.DataFrame

    @property
    def frame(self) -> pd.DataFrame:
        """The lines as a pandas frame."""
        return self.data.to_pandas()

    def _repr_html_(self) -> str:
        if not self.data.columns:
            return list_html([wording.NOTHING_YET])
        return table_html(self.data, say("{name}별 지연", name=self.name))


@dataclass(frozen=True)
class Timed:
    """Rows with the working days they took and what came of them.

    ``days`` is null where a row is not finished; ``late`` is null where it is not finished and
    its limit has not passed, so that nobody can say yet.
    """

    data: pl.DataFrame
    days: pl.Series
    late: pl.Series

    def by(self, columns: str | Sequence[str]) -> Rates:
        """Rates and medians for each value of a column, or of several together.

        No rates as long as a name is empty. Raises `Problem` for a column that is not there.
        """
        wanted = [columns] if isinstance(columns, str) else list(columns)
        if self.data.is_empty() or not all(name.strip() for name in wanted):
            return Rates("", pl.DataFrame())
        groups = [find_column(self.data.columns, name) for name in wanted]
        days, late = pl.col("·days"), pl.col("·late")
        judged = late.is_not_null().sum()
        grouped = (
            self.data.with_columns(self.days.alias("·days"), self.late.alias("·late"))
            .group_by(groups, maintain_order=True)
            .agg(
                judged.alias(str(say("건수"))),
                late.sum().alias(str(say("지연 건수"))),
                (100 * late.sum() / judged).round(1).alias(str(say("지연율(%)"))),
                days.median().alias(str(say("처리일수 중앙값"))),
                days.mean().round(1).alias(str(say("처리일수 평균"))),
                late.is_null().sum().alias(str(say("진행 중"))),
                pl.when(judged < FEW)
                .then(pl.lit(str(say("건수가 적어 순위를 매기지 않음"))))
                .alias(str(say("비고"))),
            )
        )
        few = pl.col(str(say("건수"))) < FEW
        order = [*groups[:-1], few, pl.col(str(say("지연율(%)")))]
        descending = [*(False for _ in groups[:-1]), False, True]
        return Rates("·".join(groups), grouped.sort(order, descending=descending))

    def save(self, path: str | PathLike[str], *tables: Rates, finding: str = "") -> Saved | Problem:
        """Save tables, the finding in front of them and the rows behind, as one workbook.

        Nothing is written as long as a table has no lines; what is given back then says so.
        """
        if not all(table.data.columns for table in tables):
            return Problem(wording.NOT_SAVED)
        pages = [Page(str(say("{name}별", name=table.name)), table.data) for table in tables]
        if said := finding.strip():
            name = str(say("결론"))
            pages.insert(0, Page(name, pl.DataFrame({name: [said]})))
        return write_workbook(path, [*pages, Page(str(say("자료")), self._rows())])

    def _rows(self) -> pl.DataFrame:
        late = self.late
        judged = pl.select(
            pl.when(late)
            .then(pl.lit(str(say("지연"))))
            .when(late.is_null())
            .then(pl.lit(str(say("진행 중"))))
            .otherwise(pl.lit(str(say("기한 안"))))
        ).to_series()
        return self.data.with_columns(
            self.days.alias(str(say("처리일수"))), judged.alias(str(say("판정")))
        )

    def _repr_html_(self) -> str:
        if self.data.is_empty():
            return list_html([wording.NOTHING_YET])
        lines = [
            say(
                "판정할 수 있는 {judged:,}건 가운데 {late:,}건이 기한을 넘겼습니다.",
                judged=self.late.count(),
                late=int(self.late.sum()),
            ),
            say(
                "끝나지 않았고 기한도 남은 {open:,}건은 아직 판정하지 않았습니다.",
                open=self.late.null_count(),
            ),
        ]
        return f"{list_html(lines)}{table_html(self._rows().head(5))}"


def measure(
    table: Clean,
    *,
    received: str,
    finished: str,
    limit: str,
    holidays: Clean,
    as_of: str,
    extended: str = "",
    waited: str = "",
) -> Timed:
    """Count the working days each row took, and judge it on the day ``as_of`` ("2025-12-31").

    ``received`` and ``finished`` are columns of dates, ``limit`` one of days; ``holidays`` is a
    table whose first column of dates are public holidays. ``extended`` and ``waited`` are columns
    of days, if there are any: by how much the limit was extended, and how many days do not count.
    A row that is not finished is late where its limit has passed. No rows are counted as long as
    ``as_of`` is empty, or the table holds nothing. Raises `Problem` for a column that is not there
    or holds something else.
    """
    if not as_of.strip() or not table.columns:
        nothing = pl.Series(dtype=pl.Int64)
        return Timed(pl.DataFrame(), nothing, nothing)
    data, judged_on = table.data, typed_day(as_of)
    begun, done = (_dates(data, name) for name in (received, finished))
    allowed = _number_of_days(data, limit)
    if extended:
        allowed += _number_of_days(data, extended).fill_null(0)
    free = next((one for one in holidays.data if one.dtype == pl.Date), None)
    if free is None:
        raise problem("공휴일 표에 날짜 열이 없습니다.")
    until = done.fill_null(judged_on)
    taken = _working_days(begun, until, free)
    if waited:
        taken -= _number_of_days(data, waited).fill_null(0)
    late = (
        (taken > allowed)
        .to_frame("late")
        .select(pl.when(pl.lit(done).is_not_null() | pl.col("late")).then("late"))["late"]
    )
    days = taken.to_frame("days").select(pl.when(pl.lit(done).is_not_null()).then("days"))["days"]
    return Timed(data, days, late)


def _working_days(begun: pl.Series, until: pl.Series, holidays: pl.Series) -> pl.Series:
    """Working days from one day to another, both counted; null where the first is not known."""
    known = begun.is_not_null()
    first, last = (one.fill_null(date.min).to_numpy() for one in (begun, until))
    free = holidays.drop_nulls().to_numpy()
    counted = pl.Series(np.busday_count(first, last + np.timedelta64(1, "D"), holidays=free))
    return counted.to_frame("days").select(pl.when(pl.lit(known)).then("days"))["days"]


def _number_of_days(data: pl.DataFrame, name: str) -> pl.Series:
    column = data[find_column(data.columns, name)]
    if column.is_null().all():  # a column where nothing is written
        return column.cast(pl.Int64)
    if not column.dtype.is_numeric():
        raise problem("‘{column}’ 열은 숫자가 아니라서 일수가 될 수 없습니다.", column=name)
    return column


def _dates(data: pl.DataFrame, name: str) -> pl.Series:
    column = data[find_column(data.columns, name)]
    if column.dtype != pl.Date:
        raise problem("‘{column}’ 열은 날짜가 아니라서 기간을 셀 수 없습니다.", column=name)
    return column
