"""The check sheet of a living workbook: it says by itself when summary and data part ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.living.layout import WHOLE, alarm, fit, formula, head, put, title, total
from data_analysis.living.summary import TOP, Summary, column_of
from groundwork.messages import catalog

say = catalog("data_analysis")

_MORE_ROWS = 2_000
_HEAD = (say("항목"), say("자료"), say("요약"), say("차이"), say("판정"))


@dataclass(frozen=True)
class Comparison:
    """What may not be so in any row: ``left`` > ``right``, or < or =."""

    left: str
    sign: str
    right: str


@dataclass(frozen=True)
class Check:
    """What the check sheet compares: the data and the summary, with the sheets they stand on."""

    data: pl.DataFrame
    source: Worksheet
    summary: Summary
    summary_sheet: Worksheet
    lists: dict[str, tuple[str, ...]]
    comparisons: Sequence[Comparison]


def write_checks(sheet: Worksheet, check: Check) -> None:
    """Write a line a check: in the data, in the summary, the difference, and what that means."""
    title(sheet, str(say("점검")))
    head(sheet, TOP, [str(name) for name in _HEAD])
    lines = [*_sums(check), *_rows_that_should_not_be(check)]
    for row, (name, in_data, in_summary) in enumerate(lines, start=TOP + 1):
        put(sheet.cell(row, 1), name)
        formula(sheet.cell(row, 2), in_data, WHOLE)
        formula(sheet.cell(row, 3), in_summary, WHOLE)
        formula(sheet.cell(row, 4), f"=ROUND(B{row}-C{row},2)", WHOLE)
        formula(sheet.cell(row, 5), f'=IF(D{row}=0,"{_fine()}","{_alarm()}")')
    last = TOP + len(lines)
    put(sheet.cell(last + 1, 1), str(say("전체")))
    verdict = f'=IF(COUNTIF(E{TOP + 1}:E{last},"{_fine()}")={len(lines)},"{_fine()}","{_alarm()}")'
    formula(sheet.cell(last + 1, 5), verdict)
    total(sheet, last + 1)
    alarm(sheet, f"E{TOP + 1}:E{last + 1}", _alarm())
    fit(sheet)


def _fine() -> str:
    return str(say("이상 없음"))


def _alarm() -> str:
    return str(say("확인"))


def _sums(check: Check) -> list[tuple[str, str, str]]:
    """The count and each sum, straight from the data and from the total of the summary."""
    bottom = (
        TOP
        + 1
        + check.data[check.summary.by].n_unique()
        - (check.data[check.summary.by].null_count() > 0)
    )
    there = quote_sheetname(check.summary_sheet.title)
    first = column_of(check.source, check.data, check.data.columns[0])
    lines = [(str(say("건수")), f"=COUNTA({first})-1", f"={there}!B{bottom}")]
    for number, name in enumerate(check.summary.sums, start=3):
        added = column_of(check.source, check.data, name)
        lines.append((name, f"=SUM({added})", f"={there}!{get_column_letter(number)}{bottom}"))
    return lines


def _rows_that_should_not_be(check: Check) -> list[tuple[str, str, str]]:
    """Rows whose value is not among the choices, and rows that break a comparison."""
    lines = []
    for name, choices in check.lists.items():
        column = column_of(check.source, check.data, name)
        among = "".join(f'-COUNTIF({column},"{choice}")' for choice in choices)
        what = str(say("{column}: 고를 말이 아닌 행", column=name))
        lines.append((what, f"=COUNTA({column})-1{among}", "=0"))
    for one in check.comparisons:
        left, right = (_rows(check, name) for name in (one.left, one.right))
        what = f"{one.left} {one.sign} {one.right}"
        lines.append((what, f"=SUMPRODUCT(--({left}{one.sign}{right}))", "=0"))
    return lines


def _rows(check: Check, name: str) -> str:
    """The cells of a column under its header, and some below for rows to come."""
    letter = get_column_letter(check.data.columns.index(name) + 1)
    last = len(check.data) + 1 + _MORE_ROWS
    return f"{quote_sheetname(check.source.title)}!${letter}$2:${letter}${last}"
