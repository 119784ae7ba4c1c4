"""세출 집행현황: how much of a budget is spent, with subtotals kept apart and units made one.

The terms are those of 지방재정: 예산현액 is the budget with what was carried over from last year
and what was transferred (전용, 이용, 이체) or came of the reserve (예비비), 지출액 is what was paid
of it, and 집행률 = 지출액 ÷ 예산현액.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.anomaly import Anomalies
from data_analysis.clean import BLANK, Clean
from data_analysis.columns import Role, find_column
from data_analysis.html import list_html, table_html
from data_analysis.messages import problem, say
from data_analysis.raw_table import PART, ROW
from data_analysis.rescaling import check_unit, in_one_unit, repair_parts
from data_analysis.table import Table
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

PLACE = "·place"  # sheet and row, as a person finds them


@dataclass(frozen=True)
class Rates:
    """A line a group: 예산현액, 지출액, 집행률 in per cent, what is left; the whole as last line.

    Rates are sums divided, never averages of rates. Slow groups stand first. Amounts are shown in
    whole units, as budget tables give them.
    """

    name: str
    data: pl.DataFrame
    unit: str

    @property
    def frame(self) -> pd.DataFrame:
        """The lines as a pandas frame."""
        return self.data.to_pandas()

    def page(self) -> Page:
        """The lines as a page of a workbook, the unit in the names of the amounts."""
        return Page(str(say("{name}별", name=self.name)), _in_unit(self.data, self.unit))

    def _repr_html_(self) -> str:
        if not self.data.columns:
            return list_html([wording.NOTHING_YET])
        caption = say("{name}별 집행률", name=self.name)
        return table_html(_in_unit(self.data, self.unit), caption, shown=40)


@dataclass(frozen=True)
class Execution:
    """The lines of a budget, each with its place, and the subtotals that stood among them.

    ``lines`` and ``subtotals`` have the columns of the table, sheet and row as numbers and as
    `PLACE`; their amounts are in ``unit``. ``current`` and ``spent`` name the columns of 예산현액
    and 지출액, ``names`` those that say whose line it is: the department first.
    """

    clean: Clean
    lines: pl.DataFrame
    subtotals: pl.DataFrame
    unit: str
    current: str
    spent: str
    names: tuple[str, ...]

    @property
    def amounts(self) -> list[str]:
        """The columns of money."""
        return [name for name in self.clean.units if self.lines[name].dtype.is_numeric()]

    def by(self, columns: str | Sequence[str]) -> Rates:
        """Rates for each value of a column, or of several together.

        No rates as long as a name, or the unit, is empty. Raises `Problem` for a column that is
        not there or has lines without a name.
        """
        wanted = [columns] if isinstance(columns, str) else list(columns)
        if not self.unit or not all(name.strip() for name in wanted):
            return Rates("", pl.DataFrame(), "")
        groups = self.named(wanted)
        sums = [pl.col(self.current).sum(), pl.col(self.spent).sum()]
        rate = self.rate(pl.col(self.current)).alias(str(say("집행률(%)")))
        left = (pl.col(self.current) - pl.col(self.spent)).alias(str(say("남은 금액")))
        is_over = pl.col(self.spent) > pl.col(self.current)
        note = pl.when(is_over).then(pl.lit(str(say("지출액이 예산현액보다 많음"))))
        grouped = self.lines.group_by(groups, maintain_order=True).agg(*sums)
        whole = self.lines.select(pl.lit(str(say("합계"))).alias(groups[0]), *sums)
        whole_units = (
            pl.col(self.current, self.spent).round(mode="half_away_from_zero").cast(pl.Int64)
        )
        rated = [
            lines.with_columns(rate, note.alias(str(say("비고"))))
            .with_columns(whole_units)
            .with_columns(left)
            .select(*lines.columns, str(say("집행률(%)")), str(say("남은 금액")), str(say("비고")))
            for lines in (grouped, whole)
        ]
        slow_first = rated[0].sort(str(say("집행률(%)")), nulls_last=True, maintain_order=True)
        return Rates("·".join(groups), pl.concat([slow_first, rated[1]], how="diagonal"), self.unit)

    def named(self, columns: Sequence[str]) -> list[str]:
        """The columns of these names, every line of which has one.

        Merged cells leave all but their first line without a name: added up like that, a group
        would lose its lines. Raises `Problem` for those, and for a column that is not there.
        """
        found = [find_column(self.clean.columns, name) for name in columns]
        blank = self.lines.filter(pl.any_horizontal(pl.col(found).is_null()))
        if len(blank):
            raise problem(
                "{columns:이} 비어 있는 줄이 {count:,}개 있습니다(처음: {place}). "
                "병합된 셀이면 병합을 풀고 빈 셀마다 이름을 채워 주세요.",
                columns="·".join(found),
                count=len(blank),
                place=blank.item(0, PLACE),
            )
        return found

    def rate(self, of: pl.Expr) -> pl.Expr:
        """지출액 in per cent of something, to a tenth; null where that is nothing."""
        return pl.when(of > 0).then((100 * pl.col(self.spent) / of).round(1))

    def save(self, path: str | PathLike[str], *parts: Rates | Anomalies) -> Saved | Problem:
        """Save rates and anomalies, the lines and the log behind them, as one workbook.

        All anomalies become one list; those not looked for yet are left out. Nothing is written as
        long as a table of rates has no lines; what is given back then says so.
        """
        rates = [part for part in parts if isinstance(part, Rates)]
        if not self.unit or not all(table.data.columns for table in rates):
            return Problem(wording.NOT_SAVED)
        pages = [table.page() for table in rates]
        lists = [part for part in parts if isinstance(part, Anomalies) and part.looked]
        if lists:
            pages.append(Anomalies(tuple(one for found in lists for one in found)).page())
        return write_workbook(path, [*pages, self.clean.page(), *self.clean.log_pages()])

    def _repr_html_(self) -> str:
        if not self.unit:
            return list_html([wording.NOTHING_YET])
        total = self.lines.select(pl.col(self.current).sum(), pl.col(self.spent).sum())
        lines = [
            say(
                "{count:,}줄: 예산현액 {current:,.0f}{unit}, 지출액 {spent:,.0f}{unit}.",
                count=len(self.lines),
                current=total.item(0, self.current),
                spent=total.item(0, self.spent),
                unit=self.unit,
            ),
            say("소계·합계 {count:,}줄은 따로 두고 더하지 않았습니다.", count=len(self.subtotals)),
        ]
        return list_html(lines) + table_html(
            _in_unit(self.lines.select(self.clean.columns).head(5), self.unit)
        )


def execution(
    table: Table,
    *,
    amounts_in: str,
    current: str = "예산현액",
    spent: str = "지출액",
    names: Sequence[str] = ("부서", "세부사업", "통계목"),
) -> Execution:
    """Read a 세출 집행현황: its amounts in one unit ("천원"), subtotals apart.

    As long as the unit is an empty text, or the table holds nothing, there are no lines. Empty
    ``names`` are left out. Raises `Problem` for a column that is not there or holds no amounts,
    and for a unit that is none.
    """
    if not amounts_in.strip() or not table.columns:
        return Execution(BLANK, BLANK.data, BLANK.data, "", current, spent, tuple(names))
    check_unit(amounts_in)
    clean = table.repair(amounts_in=amounts_in)
    columns = clean.columns
    budgeted, paid = (find_column(columns, name) for name in (current, spent))
    for name in (budgeted, paid):
        if name not in clean.units or not clean.data[name].dtype.is_numeric():
            raise problem(
                "‘{column}’ 열의 금액 단위를 알 수 없습니다. "
                "표 위에 (단위: 천원)처럼 적혀 있는지 확인해 주세요.",
                column=name,
            )
    body = table.body
    return Execution(
        clean=clean,
        lines=clean.data.with_columns(_places(table, body)),
        subtotals=_typed_subtotals(table, amounts_in),
        unit=amounts_in,
        current=budgeted,
        spent=paid,
        names=tuple(find_column(columns, name) for name in names if name.strip()),
    )


def _typed_subtotals(table: Table, amounts_in: str) -> pl.DataFrame:
    """The subtotal rows with the place of each, their amounts as numbers in the unit."""
    rows = table.rows.filter(table.is_subtotal)
    numbers = [name for name in table.units if table.roles[name] is Role.NUMBER]
    repaired = {name: repair_parts(table, rows, name, Role.NUMBER) for name in numbers}
    typed, _, _ = in_one_unit(table, rows, repaired, amounts_in)
    return rows.with_columns(*(column.values for column in typed.values()), *_places(table, rows))


def _places(table: Table, rows: pl.DataFrame) -> list[pl.Series]:
    """Where rows stand: number of the sheet, row in it, and both as a person reads them."""
    places = [part.place for part in table.parts]
    texts = [
        str(say("{place} {row:,}행", place=places[part], row=row))
        for part, row in rows.select(PART, ROW).iter_rows()
    ]
    return [rows[PART], rows[ROW], pl.Series(PLACE, texts, dtype=pl.String)]


def _in_unit(data: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The data with the unit in the names of its amounts."""
    amounts = [name for name, kind in data.schema.items() if kind.is_numeric() and "%" not in name]
    return data.rename({name: f"{name}({unit})" for name in amounts})
