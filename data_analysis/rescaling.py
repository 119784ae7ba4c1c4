"""Money units: sheets of one table that have different ones, and amounts brought to one of them."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from data_analysis.cells import WON, Change
from data_analysis.changelog import Entry, Example
from data_analysis.columns import Repaired, Role, repair
from data_analysis.messages import problem
from data_analysis.raw_table import PART, RawTable

_EXAMPLES = 3


def repair_parts(table: RawTable, body: pl.DataFrame, name: str, role: Role) -> Repaired:
    """Repair a column of the rows ``body``; the amounts of each sheet stay in its own unit."""
    units = [part.get(name) for part in table.part_units]
    if role is not Role.NUMBER or len(set(units)) == 1:
        return repair(body[name], role, units[0])
    rows = [body[PART] == number for number in range(len(units))]
    pieces = [
        repair(body[name].filter(these), role, unit)
        for these, unit in zip(rows, units, strict=True)
    ]
    changes, before = [], 0
    for piece in pieces:
        changes.append(piece.changes.with_columns(pl.col("index") + before))
        before += len(piece.values)
    values = pl.concat([piece.values.to_frame() for piece in pieces], how="vertical_relaxed")
    return Repaired(values.to_series(), pl.concat(changes))


def in_one_unit(
    table: RawTable, body: pl.DataFrame, repaired: Mapping[str, Repaired], wanted: str | None
) -> tuple[dict[str, Repaired], dict[str, str], list[Entry]]:
    """Bring the amounts of each column to ``wanted``, or to one unit where its sheets differ.

    Gives the columns, the unit each is in now, and what the log says of it. Raises `Problem` for
    a unit that is none.
    """
    if wanted:
        check_unit(wanted)
    columns, units, entries = dict(repaired), dict(table.units), []
    for name, unit in table.units.items():
        if not repaired[name].values.dtype.is_numeric():
            continue
        units[name] = wanted or unit
        given = [part.get(name, unit) for part in table.part_units]
        values, entry = _rescaled(repaired[name].values, body[PART], given, units[name])
        if entry:
            columns[name] = replace(repaired[name], values=values)
            entries.append(entry)
    return columns, units, entries


def check_unit(unit: str) -> None:
    """Raise `Problem` for a money unit that is none, naming those there are."""
    if unit not in WON:
        raise problem(
            "금액 단위 {unit:을} 알 수 없습니다. 쓸 수 있는 단위: {known}",
            unit=f"‘{unit}’",
            known=", ".join(WON),
        )


def _rescaled(
    amounts: pl.Series, parts: pl.Series, given: list[str], wanted: str
) -> tuple[pl.Series, Entry | None]:
    """The amounts of each part, from its given unit to the wanted one."""
    factors = {number: WON[unit] for number, unit in enumerate(given)}
    changed = parts.is_in([number for number, unit in enumerate(given) if unit != wanted])
    if not changed.any():
        return amounts, None
    won, down = parts.replace_strict(factors, return_dtype=pl.Int64), WON[wanted]
    whole = all(factor % down == 0 for factor in factors.values())
    scaled = amounts * (won // down) if whole else amounts * won / down
    rows = (changed & (amounts.fill_null(0) != 0)).arg_true()
    examples = tuple(
        Example("", f"{amounts[row]:,}{given[parts[row]]}", f"{scaled[row]:,}{wanted}")
        for row in rows.head(_EXAMPLES)
    )
    return scaled, Entry(Change.RESCALED, amounts.name, len(rows), examples)
