"""The summary of a living workbook: one line a value, COUNTIFS and SUMIFS over whole columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.heading import without_unit
from data_analysis.living.layout import SHARE, WHOLE, alarm, fit, formula, head, put, title, total
from data_analysis.living.source import Source
from groundwork.messages import catalog

say = catalog("data_analysis")

TOP = 3  # row of the header
_ALARMS = ("미달", "초과", "확인")


@dataclass(frozen=True)
class Summary:
    """What the summary counts ``by``, which ``sums`` it adds up, and further ``formulas``."""

    by: str
    sums: tuple[str, ...]
    formulas: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names that formulas may use."""
        return [
            self.by,
            str(say("건수")),
            *map(without_unit, self.sums),
            *(n for n, _ in self.formulas),
        ]

    def with_formula(self, name: str, text: str) -> Summary:
        """The summary with one more formula, or with another one under a name it has already."""
        others = tuple(formula for formula in self.formulas if formula[0] != name)
        return replace(self, formulas=(*others, (name, text)))


def write_summary(sheet: Worksheet, summary: Summary, source: Source) -> None:
    """Write the lines, and below them a row of totals in which every formula holds as well."""
    title(sheet, str(say("{by}별 요약", by=summary.by)))
    head(
        sheet, TOP, [summary.by, summary.names[1], *summary.sums, *(n for n, _ in summary.formulas)]
    )
    values = sorted(source.data[summary.by].drop_nulls().unique().to_list())
    last = TOP + len(values)
    for row, value in enumerate(values, start=TOP + 1):
        put(sheet.cell(row, 1), value)
        formula(sheet.cell(row, 2), _counting(source, summary.by, row), WHOLE)
        for number, name in enumerate(summary.sums, start=3):
            formula(sheet.cell(row, number), _adding(source, name, summary.by, row), WHOLE)
    put(sheet.cell(last + 1, 1), str(say("합계")))
    for number in range(2, 3 + len(summary.sums)):
        letter = get_column_letter(number)
        formula(sheet.cell(last + 1, number), f"=SUM({letter}{TOP + 1}:{letter}{last})", WHOLE)
    for row in range(TOP + 1, last + 2):
        for number, (_, text) in enumerate(summary.formulas, start=3 + len(summary.sums)):
            shown = SHARE if "/" in text and "IF(" not in text.upper() else WHOLE
            formula(sheet.cell(row, number), _in_row(text, summary.names, row), shown)
    total(sheet, last + 1)
    area = f"A{TOP + 1}:{get_column_letter(sheet.max_column)}{last + 1}"
    for text in _ALARMS:
        alarm(sheet, area, text)
    fit(sheet)


def _counting(source: Source, by: str, row: int) -> str:
    return source.over_columns(lambda column: f"COUNTIFS({column(by)},$A{row})")


def _adding(source: Source, name: str, by: str, row: int) -> str:
    return source.over_columns(lambda column: f"SUMIFS({column(name)},{column(by)},$A{row})")


def _in_row(text: str, names: list[str], row: int) -> str:
    """A formula with the cells of a row, and names of inputs, in the place of [names]."""

    def cell(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in names:
            return f"${get_column_letter(names.index(name) + 1)}{row}"
        return re.sub(r"\W", "_", name)

    return re.sub(r"\[([^\]]+)\]", cell, text)
