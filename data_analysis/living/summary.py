"""The summary of a living workbook: one line a value, COUNTIFS and SUMIFS over whole columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.grouping import Grouping
from data_analysis.heading import without_unit
from data_analysis.living.layout import SHARE, WHOLE, alarm, fit, formula, head, put, title, total
from data_analysis.living.source import Cells, Source
from data_analysis.messages import say

TOP = 3  # row of the header
MONTH = "yyyy-mm"
_ALARMS = ("미달", "초과", "확인")
_OF_ONE_CELL = {"", "IF", "IFERROR", "ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "ABS"}
_PARTS = re.compile(
    r"(?P<opens>\w*)\(|(?P<column>(?:'[^']+'!|\w+!)?\$?[A-Z]{1,3}:\$?[A-Z]{1,3}\b)|\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Summary:
    """What the summary counts and adds up, and further ``formulas``."""

    columns: Grouping
    formulas: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names that formulas may use."""
        return [
            *self.columns.names,
            str(say("건수")),
            *map(without_unit, self.columns.sums),
            *(n for n, _ in self.formulas),
        ]

    @property
    def count(self) -> int:
        """The number of the column of counts, from 1; the sums stand behind it."""
        return len(self.columns.names) + 1

    def groups(self, data: pl.DataFrame) -> list[tuple[Any, ...]]:
        """The values of each line; a month is its first day. Rows without one are in no line."""
        keys = [pl.col(name) for name in self.columns.by]
        if self.columns.month is not None:
            keys.insert(
                0, pl.col(self.columns.month).dt.truncate("1mo").cast(pl.Date).alias("·month")
            )
        return sorted(data.select(keys).drop_nulls().unique().iter_rows())

    def with_formula(self, name: str, text: str) -> Summary:
        """The summary with one more formula, or with another one under a name it has already."""
        others = tuple(formula for formula in self.formulas if formula[0] != name)
        return replace(self, formulas=(*others, (name, text)))


def whole_column(formula: str) -> str | None:
    """A whole column (자료!G:G) that stands in a formula where a single cell is wanted.

    Functions that add up or look something up want it; those that choose or round do not.
    """
    inside: list[str] = []
    for part in _PARTS.finditer(formula):
        if part["opens"] is not None:
            inside.append(part["opens"].upper())
        elif part["column"] is None:
            inside = inside[:-1]
        elif {*inside} <= _OF_ONE_CELL:
            return part["column"]
    return None


def write_summary(sheet: Worksheet, summary: Summary, source: Source) -> None:
    """Write the lines, and below them a row of totals in which every formula holds as well."""
    names, sums, count = summary.columns.names, summary.columns.sums, summary.count
    title(sheet, str(say("{by}별 요약", by="·".join(names))))
    head(sheet, TOP, [*names, summary.names[count - 1], *sums, *(n for n, _ in summary.formulas)])
    groups = summary.groups(source.data)
    last = TOP + len(groups)
    for row, values in enumerate(groups, start=TOP + 1):
        for number, value in enumerate(values, start=1):
            put(sheet.cell(row, number), value)
        if summary.columns.month is not None:
            sheet.cell(row, 1).number_format = MONTH
        formula(sheet.cell(row, count), _counting(source, summary.columns, row), WHOLE)
        for number, name in enumerate(sums, start=count + 1):
            formula(sheet.cell(row, number), _adding(source, name, summary.columns, row), WHOLE)
    put(sheet.cell(last + 1, 1), str(say("합계")))
    for number in range(count, count + 1 + len(sums)):
        letter = get_column_letter(number)
        formula(sheet.cell(last + 1, number), f"=SUM({letter}{TOP + 1}:{letter}{last})", WHOLE)
    for row in range(TOP + 1, last + 2):
        for number, (_, text) in enumerate(summary.formulas, start=count + 1 + len(sums)):
            shown = SHARE if "/" in text and "IF(" not in text.upper() else WHOLE
            formula(sheet.cell(row, number), _in_row(text, summary.names, row), shown)
    total(sheet, last + 1)
    area = f"A{TOP + 1}:{get_column_letter(sheet.max_column)}{last + 1}"
    for text in _ALARMS:
        alarm(sheet, area, text)
    fit(sheet)


def _counting(source: Source, by: Grouping, row: int) -> str:
    return source.over_columns(lambda column: f"COUNTIFS({_in_group(column, by, row)})")


def _adding(source: Source, name: str, by: Grouping, row: int) -> str:
    return source.over_columns(
        lambda column: f"SUMIFS({column(name)},{_in_group(column, by, row)})"
    )


def _in_group(column: Cells, by: Grouping, row: int) -> str:
    """What must hold of the rows that belong to a line: the names that stand at its left."""
    asked = []
    if by.month is not None:
        days = column(by.month)
        asked.append(f'{days},">="&$A{row},{days},"<"&EDATE($A{row},1)')
    first = len(by.names) - len(by.by) + 1
    for number, name in enumerate(by.by, start=first):
        asked.append(f"{column(name)},${get_column_letter(number)}{row}")
    return ",".join(asked)


def _in_row(text: str, names: list[str], row: int) -> str:
    """A formula with the cells of a row, and names of inputs, in the place of [names]."""

    def cell(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in names:
            return f"${get_column_letter(names.index(name) + 1)}{row}"
        return re.sub(r"\W", "_", name)

    return re.sub(r"\[([^\]]+)\]", cell, text)
