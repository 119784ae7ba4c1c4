"""A table that is looked at and repaired, out of the files of an office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike

import polars as pl

from data_analysis.blocks import tables_on
from data_analysis.clean import BLANK, Clean
from data_analysis.columns import Role, find_column
from data_analysis.messages import problem, say
from data_analysis.one_table import joined_table, why_apart, with_same_columns
from data_analysis.overview import Overview
from data_analysis.raw_table import RawTable
from data_analysis.reading.guard import no_sheet
from data_analysis.reading.sheets import Sheet, read_sheets
from data_analysis.repairing import repair_table
from groundwork.messages import Message


@dataclass(frozen=True)
class Table(RawTable):
    """A table as it stands in its files; `look` before it is changed, then `repair`."""

    def look(self) -> Overview:
        """What the table holds and what is odd about it, before anything is changed."""
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
        with a unit to; as long as it is an empty text nothing is repaired. Raises `Problem` for a
        column that is not there.
        """
        if not self.columns or amounts_in == "":
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
    area: str | None = None,
    records: Sequence[int | str] = (),
    totals: Sequence[int | str] = (),
    password: str | None = None,
) -> Table:
    """Open Excel or csv files as one table.

    Sheets with the same columns are joined; others are left out and shown. ``sheet`` names the
    sheets to take, ``header`` the row the header begins in (as Excel counts), ``area`` the cells
    (``"E2:H20"``) of one table where a sheet has several, ``password`` opens an encrypted file.
    ``records`` are rows that are data though they look like totals, ``totals`` rows that are
    totals: by their number in Excel, or of several sheets by the place that `look` tells. As long
    as no file or no sheet is named (``""``, ``[]``) the table holds nothing and says so.
    Raises `Problem` where a file cannot be read or is no table.
    """
    unnamed = paths and not any(str(path).strip() for path in paths)
    if unnamed or (sheet is not None and not any(_listed(sheet))):
        return Table(pl.DataFrame(), ())
    if not paths:
        raise problem("읽을 파일 이름을 적어 주세요. 예: materials/민원.csv")
    sheets = [read for path in paths for read in read_sheets(path, password)]
    chosen, left_out = _chosen(sheets, None if sheet is None else _listed(sheet))
    blocks = [block for one in chosen for block in tables_on(one, header, area or None)]
    if not blocks:
        names = ", ".join(str(path) for path in paths)
        raise problem(
            "{file}에서 표를 찾지 못했습니다. 머리글과 자료 행이 있는지 확인해 주세요.",
            file=names,
        )
    joined, others = with_same_columns(blocks)
    if others and sheet is not None:
        apart = next((one for one in others if one.first), None)
        if apart:
            raise problem(
                "‘{sheet}’ 시트는 열이 달라 한 표로 합칠 수 없습니다.", sheet=apart.sheet.name
            )
    left_out += [(one.place, why_apart(one)) for one in others]
    read = Table(**vars(joined_table(joined, left_out)))
    return replace(read, record_rows=_rows(records), total_rows=_rows(totals))


def _rows(told: Sequence[int | str]) -> tuple[str, ...]:
    return tuple(text for row in told if (text := str(row).strip()))


def _chosen(
    sheets: list[Sheet], names: list[str] | None
) -> tuple[list[Sheet], list[tuple[str, Message]]]:
    if names is not None:
        known = [sheet.name for sheet in sheets]
        for name in names:
            if name not in known:
                raise no_sheet(name, known)
        return [sheet for sheet in sheets if sheet.name in names], []
    hidden = [(sheet.place, say("숨긴 시트입니다")) for sheet in sheets if sheet.hidden]
    return [sheet for sheet in sheets if not sheet.hidden], hidden


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
