"""A table as it was read: its rows as text, where each stood, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING

import polars as pl

from data_analysis.columns import MONEY_NAME, Role, find_column, guess_role
from data_analysis.heading import Heading, find_heading
from data_analysis.reading.sheets import Sheet, read_sheets
from data_analysis.showing import SHOWN, Rows
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.clean import Clean
    from data_analysis.overview import Overview

say = catalog("data_analysis")

PART = "·part"  # index of the sheet a row came from
ROW = "·row"  # its row number there, from 1 as Excel shows it
SUBTOTAL = (
    r"^[\[(<]?\s*(?:.{0,20}\s)?(?:소\s*계|합\s*계|총\s*계|누\s*계|중\s*계|총\s*합\s*계)\s*[\])>]?$"
)
_LABEL_COLUMNS = 3  # subtotals are named in one of the first columns


@dataclass(frozen=True)
class Part:
    """One sheet of a table: where it stood, its heading, and rows that hold nothing."""

    place: str
    heading: Heading
    rows: int
    blank_rows: int
    hidden_rows: int
    encoding: str = ""


@dataclass(frozen=True)
class Table:
    """A table as it stands in its files, every cell a text, nothing changed yet.

    ``rows`` has the columns of the header and, for each row, its part and its row number.
    ``left_out`` are sheets that were not joined, with the reason.
    """

    rows: pl.DataFrame
    parts: tuple[Part, ...]
    left_out: tuple[tuple[str, Message], ...] = ()

    @property
    def columns(self) -> list[str]:
        """The names of the columns, without units."""
        return [name for name in self.rows.columns if name not in (PART, ROW)]

    @cached_property
    def body(self) -> pl.DataFrame:
        """The rows that are data, and neither 소계 nor the header again."""
        return self.rows.filter(~self.is_subtotal & ~self.is_repeated_header)

    @cached_property
    def roles(self) -> dict[str, Role]:
        """What each column is taken for, where `repair` is not told otherwise."""
        return {name: guess_role(self.body[name]) for name in self.columns}

    @cached_property
    def part_units(self) -> tuple[dict[str, str], ...]:
        """The money units of columns, part by part: one sheet may be in 천원, the next in 원.

        They stand in a column's own name, or above the table as (단위: 천원).
        """
        return tuple(self._units_of(part.heading) for part in self.parts)

    @property
    def units(self) -> dict[str, str]:
        """The money units of columns; where sheets differ, that of the first that says one.

        `repair` brings the amounts of the others to it.
        """
        return {name: unit for units in self.part_units[::-1] for name, unit in units.items()}

    def _units_of(self, heading: Heading) -> dict[str, str]:
        written = {n: u for n, u in zip(heading.names, heading.units, strict=True) if u}
        if written or not heading.unit:
            return written
        money = [name for name in self.columns if MONEY_NAME.search(name)]
        return {name: heading.unit for name in money if self.roles[name] is Role.NUMBER}

    @cached_property
    def is_subtotal(self) -> pl.Series:
        """Which rows are 소계 or 합계 and not data."""
        labels = self.columns[:_LABEL_COLUMNS]
        return self.rows.select(
            pl.any_horizontal(
                pl.col(name).str.contains(SUBTOTAL).fill_null(False) for name in labels
            )
        ).to_series()

    @cached_property
    def is_repeated_header(self) -> pl.Series:
        """Which rows say the header again, as printed lists do on every page."""
        names = self.columns
        same = pl.sum_horizontal((pl.col(name) == name).fill_null(False) for name in names)
        return self.rows.select(same >= max(2, len(names) // 2)).to_series()

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a pandas frame of texts."""
        return self.rows.select(self.columns).to_pandas()

    def show(self, rows: int = SHOWN) -> Rows:
        """The first rows as they stand in the file."""
        return Rows(self.rows.select(self.columns), shown=rows)

    def look(self) -> Overview:
        """What the table holds and what is odd about it, before anything is changed."""
        from data_analysis.overview import Overview

        return Overview.of(self)

    def repair(
        self,
        key: str | None = None,
        *,
        numbers: Sequence[str] = (),
        dates: Sequence[str] = (),
        phones: Sequence[str] = (),
        texts: Sequence[str] = (),
        amounts_in: str | None = None,
    ) -> Clean:
        """Make numbers numbers and dates dates, take out subtotals and copies, and log all of it.

        ``key`` is the column that must be different in every row (접수번호): rows that are the same
        throughout are kept once, rows with the same key and other content are kept and marked.
        ``numbers``, ``dates``, ``phones`` and ``texts`` say what columns hold where the guess
        shown by `look` is wrong. ``amounts_in`` is the money unit ("원", "천원" …) to bring columns
        with a unit to. Raises `Problem` for a column that is not there.
        """
        from data_analysis.clean import BLANK
        from data_analysis.repairing import repair_table

        if not self.columns:
            return BLANK
        told = [
            (Role.NUMBER, numbers),
            (Role.DATE, dates),
            (Role.PHONE, phones),
            (Role.TEXT, texts),
        ]
        roles = dict(self.roles)
        for role, names in told:
            roles.update((find_column(self.columns, name), role) for name in _listed(names))
        found = find_column(self.columns, key) if key else None
        if found:
            roles[found] = Role.TEXT
        return repair_table(self, roles, found, amounts_in)

    def _repr_html_(self) -> str:
        return self.look()._repr_html_()


def open_table(
    *paths: str | PathLike[str],
    sheet: str | Sequence[str] | None = None,
    header: int | None = None,
    password: str | None = None,
) -> Table:
    """Open Excel or csv files as one table.

    Sheets with the same columns are joined; others are left out and shown. ``sheet`` names the
    sheets to take, ``header`` the row the header begins in (as Excel counts), ``password`` opens
    an encrypted file. As long as the name is empty the table holds nothing and says so. Raises
    `Problem` where a file cannot be read or is no table.
    """
    if paths and not any(str(path).strip() for path in paths):
        return Table(pl.DataFrame(), ())
    if not paths:
        raise Problem(say('읽을 파일 이름을 적어 주세요. 예: open_table("materials/민원.csv")'))
    sheets = [read for path in paths for read in read_sheets(path, password)]
    chosen, left_out = _chosen(sheets, None if sheet is None else _listed(sheet))
    tables = [(one, find_heading(one.cells, header)) for one in chosen]
    tables = [(one, heading) for one, heading in tables if len(one.cells) > heading.rows]
    if not tables:
        names = ", ".join(str(path) for path in paths)
        raise Problem(
            say("{file}에서 표를 찾지 못했습니다. 머리글과 자료 행이 있는지 보세요.", file=names)
        )
    main = max(tables, key=lambda table: len(table[0].cells))[1].names
    joined = [table for table in tables if sorted(table[1].names) == sorted(main)]
    others = [one for one, heading in tables if sorted(heading.names) != sorted(main)]
    if others and sheet is not None:
        raise Problem(
            say("‘{sheet}’ 시트는 열이 달라 한 표로 합칠 수 없습니다.", sheet=others[0].name)
        )
    left_out += [(one.place, say("열이 달라 합치지 않았습니다")) for one in others]
    parts, frames = [], []
    for number, (one, heading) in enumerate(joined):
        rows = _body(one, heading, number)
        total = len(one.cells) - heading.rows
        body_hidden = sum(row > heading.rows for row in one.hidden_rows)
        parts.append(Part(one.place, heading, total, total - len(rows), body_hidden, one.encoding))
        frames.append(rows.select(*main, PART, ROW))
    return Table(pl.concat(frames), tuple(parts), tuple(left_out))


def _chosen(
    sheets: list[Sheet], names: list[str] | None
) -> tuple[list[Sheet], list[tuple[str, Message]]]:
    if names is not None:
        known = [sheet.name for sheet in sheets]
        for name in names:
            if name not in known:
                raise Problem(
                    say(
                        "‘{sheet}’ 시트가 없습니다. 이 파일의 시트: {known}",
                        sheet=name,
                        known=", ".join(known),
                    )
                )
        return [sheet for sheet in sheets if sheet.name in names], []
    hidden = [(sheet.place, say("숨긴 시트입니다")) for sheet in sheets if sheet.hidden]
    return [sheet for sheet in sheets if not sheet.hidden], hidden


def _body(sheet: Sheet, heading: Heading, number: int) -> pl.DataFrame:
    """The rows under the header that hold something, with their place."""
    cells = sheet.cells.rename(dict(zip(sheet.cells.columns, heading.names, strict=True)))
    rows = cells.with_row_index(ROW, offset=1).slice(heading.rows)
    filled = pl.any_horizontal(pl.col(heading.names).is_not_null())
    return rows.filter(filled).with_columns(pl.lit(number, pl.UInt16).alias(PART))


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
