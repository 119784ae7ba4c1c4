"""The check sheet of a living workbook: it says by itself when summary and data part ways."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.living.layout import WHOLE, alarm, fit, formula, head, put, title, total
from data_analysis.living.source import Cells, Source
from data_analysis.living.summary import TOP, Summary
from data_analysis.messages import say

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

    source: Source
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
    bottom = TOP + 1 + len(check.summary.groups(check.source.data))
    count = check.summary.count
    first = check.source.data.columns[0]
    there = quote_sheetname(check.summary_sheet.title)
    counted = check.source.over_columns(lambda column: f"COUNTA({column(first)})-1")
    lines = [(str(say("건수")), counted, f"={there}!{get_column_letter(count)}{bottom}")]
    for number, name in enumerate(check.summary.columns.sums, start=count + 1):
        lines.append(
            (name, _sum(check.source, name), f"={there}!{get_column_letter(number)}{bottom}")
        )
    return lines


def _rows_that_should_not_be(check: Check) -> list[tuple[str, str, str]]:
    """Rows whose value is not among the choices, and rows that break a comparison."""
    lines = []
    for name, choices in check.lists.items():
        what = str(say("{column}: 선택 항목이 아닌 행", column=name))
        lines.append((what, _not_among(check.source, name, choices), "=0"))
    for one in check.comparisons:
        lines.append((f"{one.left} {one.sign} {one.right}", _breaking(check.source, one), "=0"))
    return lines


def _sum(source: Source, name: str) -> str:
    return source.over_columns(lambda column: f"SUM({column(name)})")


def _not_among(source: Source, name: str, choices: Sequence[str]) -> str:
    def rows(column: Cells) -> str:
        cells = column(name)
        among = "".join(f'-COUNTIF({cells},"{choice}")' for choice in choices)
        return f"COUNTA({cells})-1{among}"

    return source.over_columns(rows)


def _breaking(source: Source, one: Comparison) -> str:
    return source.over_rows(
        lambda rows: f"SUMPRODUCT(--({rows(one.left)}{one.sign}{rows(one.right)}))"
    )
