"""Repairing a table: typed columns, subtotals and copies taken out, and a log of all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data_analysis import wording
from data_analysis.cells import Change
from data_analysis.changelog import ChangeLog, Entry, Example, RowCount
from data_analysis.clean import Clean
from data_analysis.columns import Repaired, Role
from data_analysis.messages import say
from data_analysis.raw_table import PART, REASON, ROW, Part, RawTable
from data_analysis.rescaling import in_one_unit, repair_parts

_EXAMPLES = 3


def repair_table(
    table: RawTable, roles: Mapping[str, Role], key: str | None, amounts_in: str | None
) -> Clean:
    """Repair a table whose columns hold what ``roles`` says; see `Table.repair`."""
    body = table.body
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
        outside=len(table.outside) if table.outside is not None else 0,
        copies=int(duplicates.copies.sum()),
        kept=int((~duplicates.copies).sum()),
        marked=int((duplicates.conflicts & ~duplicates.copies).sum()),
    )
    return Clean(
        data=data.filter(~duplicates.copies),
        units=units,
        log=ChangeLog(rows, (*table.filled, *entries, *rescaled)),
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


def _aside(table: RawTable, copies: pl.DataFrame) -> pl.DataFrame:
    """The rows taken out, as they were read, with why and where."""
    groups = [
        (wording.SUBTOTAL, table.rows[[row.index for row in table.totals.named]]),
        (wording.TOLD, table.rows[[row.index for row in table.totals.told]]),
        (wording.SUMMED, table.rows[[row.index for row in table.totals.summed]]),
        (wording.MEAN, table.rows[[row.index for row in table.totals.means]]),
        (
            wording.REPEATED_HEADER,
            table.rows.filter(table.is_repeated_header & ~table.is_subtotal),
        ),
        (wording.COPY, copies),
    ]
    taken = [rows.with_columns(pl.lit(str(reason)).alias(REASON)) for reason, rows in groups]
    outside = [] if table.outside is None else [table.outside]
    return pl.concat([*outside, *taken], how="diagonal").select(
        pl.col(REASON).alias(str(wording.REASON)), *_place_columns(table.parts), *table.columns
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
