"""Repairing a table: typed columns, subtotals and copies taken out, and a log of all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.cells import Change
from data_analysis.changelog import ChangeLog, Entry, Example, RowCount
from data_analysis.columns import Repaired, Role, find_column
from data_analysis.html import list_html, table_html
from data_analysis.rescaling import in_one_unit, repair_parts
from data_analysis.table import PART, ROW, Part, Table
from data_analysis.workbook import Page, Saved, write_workbook
from groundwork.messages import catalog

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.joined import Joined
    from data_analysis.summary import Summary

say = catalog("data_analysis")

_EXAMPLES = 3


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
        return self.data.columns

    def summarise(
        self, by: str | Sequence[str], *, month: str | None = None, sums: str | Sequence[str] = ()
    ) -> Summary:
        """Count rows, and add up columns, for each value of ``by``, and for each ``month``.

        Raises `Problem` for a column that is not there or cannot be added up.
        """
        from data_analysis.summary import summarise

        return summarise(self, by, month, sums)

    def rename(self, column: str, names: Clean, *, old: str, new: str) -> Clean:
        """Bring the old names in a column to the new ones, by a table of both; it is logged.

        Raises `Problem` for a column that is not there.
        """
        from data_analysis.renaming import rename_values

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
        nothing, unless ``latest`` names the date by which the newest counts. Raises `Problem` for
        a column that is not there.
        """
        from data_analysis.joined import join_table

        return join_table(self, lookup, on, take, to, latest)

    def save(self, path: str | PathLike[str], *more: Summary) -> Saved:
        """Save the rows as a workbook, with the log, the rows taken out and the unread cells.

        Summaries given as ``more`` stand in front. Rows past Excel's 1,048,576 go on in further
        sheets, listed on a first sheet of contents.
        """
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
        rows = self.log.rows
        lines = [
            say("{read:,}행을 읽어 {kept:,}행이 남았습니다.", read=rows.read, kept=rows.kept),
            say(
                "칸 {changed:,}개를 바로잡았고, {rejected:,}개는 읽지 못해 따로 적어 두었습니다.",
                changed=self.log.changed,
                rejected=self.log.rejected,
            ),
        ]
        if rows.marked:
            lines.append(
                say(
                    "번호가 같고 내용이 다른 {marked:,}행은 지우지 않고 "
                    "‘{column}’ 열에 표시했습니다.",
                    marked=rows.marked,
                    column=wording.TO_CHECK,
                )
            )
        shown = self.data.head(5).rename(_with_units(self.data.columns, self.units))
        return f"{list_html(lines)}{table_html(shown)}"


def repair_table(
    table: Table, roles: Mapping[str, Role], key: str | None, amounts_in: str | None
) -> Clean:
    """Repair a table whose columns hold what ``roles`` says; see `Table.repair`."""
    is_body = ~table.is_subtotal & ~table.is_repeated_header
    body = table.rows.filter(is_body)
    repaired = {name: repair_parts(table, body, name, roles[name]) for name in table.columns}
    repaired, units, rescaled = in_one_unit(table, body, repaired, amounts_in)
    data = pl.DataFrame([repaired[name].values for name in table.columns])
    duplicates = _duplicates(data, repaired, key)
    entries = [
        entry
        for name in table.columns
        for entry in _entries(name, repaired[name], body, table.parts)
    ]
    if duplicates.conflicts.any():
        mark = str(say("같은 {key}, 다른 내용", key=key))
        data = data.with_columns(
            pl.when(duplicates.conflicts).then(pl.lit(mark)).alias(str(wording.TO_CHECK))
        )
    aside = _aside(table, body.filter(duplicates.copies))
    rows = RowCount(
        read=sum(part.rows for part in table.parts),
        blank=sum(part.blank_rows for part in table.parts),
        subtotals=int(table.is_subtotal.sum()),
        repeated_headers=int((table.is_repeated_header & ~table.is_subtotal).sum()),
        copies=int(duplicates.copies.sum()),
        kept=int((~duplicates.copies).sum()),
        marked=int((duplicates.conflicts & ~duplicates.copies).sum()),
    )
    return Clean(
        data=data.filter(~duplicates.copies),
        units=units,
        log=ChangeLog(rows, (*entries, *rescaled)),
        aside=aside,
        unread=_unread(repaired, body, table.parts),
    )


@dataclass(frozen=True)
class _Duplicates:
    copies: pl.Series  # the same as an earlier row throughout
    conflicts: pl.Series  # same key as another row, other content


def _duplicates(
    data: pl.DataFrame, repaired: Mapping[str, Repaired], key: str | None
) -> _Duplicates:
    """Rows that stand twice. Without a key none: two same answers may be two people's."""
    nothing = pl.repeat(False, len(data), eager=True)
    if key is None:
        return _Duplicates(nothing, nothing)
    # By hash first, in half the time; what only shares its hash falls out below.
    index = (data[key].hash().is_duplicated() & data[key].is_not_null()).arg_true()
    # Unread cells are null in the data; two different texts there are a difference all the same.
    content = pl.DataFrame(
        [_with_unread_text(repaired[name]).gather(index) for name in repaired]
    ).with_row_index("index")
    names = list(repaired)
    first = content.unique(subset=names, keep="first", maintain_order=True)
    copies = content.join(first, on="index", how="anti")["index"]
    several = first.filter(pl.col(key).is_duplicated())[key]
    conflicts = content.filter(pl.col(key).is_in(several.implode()))["index"]
    return _Duplicates(
        nothing.scatter(index.gather(copies), True),
        nothing.clone().scatter(index.gather(conflicts), True),
    )


def _with_unread_text(column: Repaired) -> pl.Series:
    texts = column.values.cast(pl.String)
    unread = column.changes.filter(pl.col("change") == Change.REJECTED)
    return texts.scatter(unread["index"], unread["before"]) if len(unread) else texts


def _entries(
    name: str, column: Repaired, body: pl.DataFrame, parts: tuple[Part, ...]
) -> list[Entry]:
    entries = []
    for (change,), cells in column.changes.group_by("change", maintain_order=True):
        first = cells.head(_EXAMPLES)
        examples = tuple(
            Example(_where(body, index, parts), before, _text(column.values[index]))
            for index, before in first.select("index", "before").iter_rows()
        )
        entries.append(Entry(str(change), name, len(cells), examples))
    return entries


def _where(body: pl.DataFrame, index: int, parts: tuple[Part, ...]) -> str:
    place = parts[body.item(index, PART)].place
    return str(say("{place} {row:,}행", place=place, row=body.item(index, ROW)))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _aside(table: Table, copies: pl.DataFrame) -> pl.DataFrame:
    """The rows taken out, as they were read, with why and where."""
    groups = [
        (wording.SUBTOTAL, table.rows.filter(table.is_subtotal)),
        (
            wording.REPEATED_HEADER,
            table.rows.filter(table.is_repeated_header & ~table.is_subtotal),
        ),
        (wording.COPY, copies),
    ]
    return pl.concat(
        [
            rows.select(
                pl.lit(str(reason)).alias(str(wording.REASON)),
                *_place_columns(table.parts),
                *table.columns,
            )
            for reason, rows in groups
        ]
    )


def _unread(
    repaired: Mapping[str, Repaired], body: pl.DataFrame, parts: tuple[Part, ...]
) -> pl.DataFrame:
    """The cells that could not be read, each with its place and its text."""
    places = body.select(PART, ROW).with_row_index("index")
    return pl.concat(
        column.changes.filter(pl.col("change") == Change.REJECTED)
        .join(places, on="index", how="left", maintain_order="left")
        .select(
            *_place_columns(parts),
            pl.lit(name).alias(str(wording.COLUMN)),
            pl.col("before").alias(str(wording.BEFORE)),
        )
        for name, column in repaired.items()
    )


def _place_columns(parts: tuple[Part, ...]) -> list[pl.Expr]:
    names = {number: part.place for number, part in enumerate(parts)}
    return [
        pl.col(PART).replace_strict(names, return_dtype=pl.String).alias(str(wording.FILE)),
        pl.col(ROW).alias(str(wording.ROW)),
    ]


def _with_units(columns: Sequence[str], units: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{name}({units[name]})" if name in units else name for name in columns}
