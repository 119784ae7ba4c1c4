"""A workbook built around one table: summary, inputs, choices, pivot and checks, all formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import openpyxl
import polars as pl
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis import workbook
from data_analysis.clean import Clean
from data_analysis.columns import find_column
from data_analysis.grouping import grouping
from data_analysis.html import list_html
from data_analysis.living.checks import Check, Comparison, write_checks
from data_analysis.living.pivots import add_pivot
from data_analysis.living.sheets import write_contents, write_data, write_inputs
from data_analysis.living.summary import Summary, whole_column, write_summary
from data_analysis.messages import problem, say
from data_analysis.recalculation import store_values
from data_analysis.workbook import Saved, as_xlsx
from groundwork.files import writing
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem

SUMMARY, PIVOT, CHECKS = say("요약"), say("피벗"), say("점검")
_LONGEST_LIST = 255  # characters Excel takes in a list of choices


@dataclass(frozen=True)
class _Pivot:
    rows: str
    values: str


@dataclass
class LivingBook:
    """What the workbook will be; nothing is written before `save`.

    ``data`` stands on its own sheet from A1 on, or on several where it is longer than a sheet;
    every other sheet looks at it through formulas. What is asked for with an empty name is left for
    later, so a form can be filled in bit by bit.
    """

    data: pl.DataFrame
    summary: Summary | None = None
    inputs: dict[str, float] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    comparisons: list[Comparison] = field(default_factory=list)
    pivots: list[_Pivot] = field(default_factory=list)

    def summarise(
        self, by: str | Sequence[str], sums: str | Sequence[str] = (), *, month: str | None = None
    ) -> LivingBook:
        """Count rows and add up columns, as `Clean.summarise` does, with COUNTIFS and SUMIFS.

        Raises `Problem` for a column that is not there or cannot be added up.
        """
        if found := grouping(self.data.schema, by, sums, month):
            self.summary = Summary(found)
        return self

    def input(self, name: str, value: float | str) -> LivingBook:
        """Keep a figure that formulas depend on in one cell of its own: [name] in a formula.

        ``value`` may be a text: "60%" is 0.6. Raises `Problem` for a text that is no number.
        """
        if value != "":
            self.inputs[name] = _figure(value)
        return self

    def column(self, name: str, formula: str) -> LivingBook:
        """Add a column to the summary by a formula, which names other columns and inputs in [ ].

        Raises `Problem` for a name that is neither, and for what is no formula.
        """
        if not formula:
            return self
        if self.summary is None:
            raise problem("무엇별로 요약할지 먼저 정해 주세요.")
        if not formula.startswith("="):
            raise problem(
                "수식은 =로 시작합니다: ‘{formula}’. 숫자를 적으면 자료가 바뀌어도 그대로입니다.",
                formula=formula,
            )
        known = [*self.summary.names, *self.inputs]
        for asked in re.findall(r"\[([^\]]+)\]", formula):
            if asked not in known:
                raise problem(
                    "수식의 {name:을} 찾지 못했습니다. 쓸 수 있는 이름: {known}",
                    name=f"[{asked}]",
                    known=", ".join(known),
                )
        if column := whole_column(formula):
            raise problem(
                "수식의 ‘{column}’ 자리에는 셀 하나가 와야 하는데 열 전체가 적혀 있습니다. "
                "같은 줄의 셀은 [열 이름]으로 적어 주세요.",
                column=column,
            )
        self.summary = self.summary.with_formula(name, formula)
        return self

    def choices(self, column: str, choices: Sequence[str]) -> LivingBook:
        """Let a column of the data take only some values, chosen from a list."""
        if not choices:
            return self
        name = self._column(column)
        if any("," in one for one in choices) or len(",".join(choices)) > _LONGEST_LIST:
            raise problem("선택 항목에는 쉼표를 쓸 수 없고, 모두 합해 255자까지입니다.")
        self.lists[name] = tuple(choices)
        return self

    def never(self, left: str, comparison: str, right: str) -> LivingBook:
        """Have the checks count the rows in which ``left`` is > (or <, =) ``right``."""
        if not left or not right:
            return self
        if comparison not in ("<", ">", "="):
            raise problem("비교 기호는 <, >, = 가운데 하나입니다.")
        asked = Comparison(self._number(left), comparison, self._number(right))
        if asked not in self.comparisons:
            self.comparisons.append(asked)
        return self

    def pivot(self, rows: str, values: str) -> LivingBook:
        """Add a real pivot table with the sums of ``values`` for each value of ``rows``.

        Raises `Problem` for data longer than a sheet: a pivot table sees one sheet.
        """
        if not rows or not values:
            return self
        if len(self.data) > workbook.ROWS_A_SHEET:
            raise problem(
                "자료가 {rows:,}행이라 여러 시트에 나뉩니다. 피벗 테이블은 한 시트만 봅니다. "
                "피벗 테이블 대신 요약을 쓰거나, 자료를 나누어 만들어 주세요.",
                rows=len(self.data),
            )
        asked = _Pivot(self._column(rows), self._number(values))
        if asked not in self.pivots:
            self.pivots.append(asked)
        return self

    def save(self, path: str | PathLike[str]) -> Saved | Problem:
        """Write the workbook, with the value of every formula. Raises `Problem` where it cannot.

        What is given back says so where values are left to Excel, because the engine does not know
        a function or the data is too much for it; and where nothing was written, because nothing
        is summarised yet.
        """
        if self.summary is None:
            return problem(
                "아직 요약이 없어 저장하지 않았습니다. 무엇별로 요약할지 먼저 정해 주세요."
            )
        final = as_xlsx(Path(path))
        book = openpyxl.Workbook()
        sheets = self._write(book)
        with writing(final) as temporary:
            book.save(temporary)
            known = store_values(temporary)
        later = say("수식의 값은 엑셀에서 열 때 새로 계산됩니다.")
        rows = tuple((sheet.title, sheet.max_row) for sheet in sheets)
        return Saved(final, rows, NOTHING if known else later)

    def _write(self, book: openpyxl.Workbook) -> list[Worksheet]:
        source = write_data(book, self.data, self.lists)
        if self.inputs:
            write_inputs(book, self.inputs)
        if self.summary is not None:
            summary = book.create_sheet(str(SUMMARY), 0)
            write_summary(summary, self.summary, source)
            checks = Check(source, self.summary, summary, self.lists, self.comparisons)
            write_checks(book.create_sheet(str(CHECKS)), checks)
        for number, pivot in enumerate(self.pivots, start=1):
            sheet = book.create_sheet(str(PIVOT) if number == 1 else f"{PIVOT} {number}")
            add_pivot(
                sheet,
                self.data,
                source.pieces[0].sheet,
                rows=pivot.rows,
                values=pivot.values,
                heading=str(say("{rows}별 {values}", rows=pivot.rows, values=pivot.values)),
                names=(str(say("합계: {values}", values=pivot.values)), str(say("총합계"))),
            )
        if len(source.pieces) > 1:
            write_contents(book)
        return list(book.worksheets)

    def _column(self, name: str) -> str:
        return find_column(self.data.columns, name)

    def _number(self, name: str) -> str:
        found = self._column(name)
        if not self.data[found].dtype.is_numeric():
            raise problem("‘{column}’ 열은 숫자가 아니라서 더할 수 없습니다.", column=found)
        return found

    def _repr_html_(self) -> str:
        lines: list[Message] = [say("자료 {rows:,}행", rows=len(self.data))]
        if self.summary is not None:
            names = ", ".join(self.summary.names)
            lines.append(say("요약: {names}", names=names))
        lines += [say("기준: {name} {value:g}", name=n, value=v) for n, v in self.inputs.items()]
        lines += [
            say("선택 항목: {column} ({choices})", column=n, choices=", ".join(c))
            for n, c in self.lists.items()
        ]
        lines += [say("피벗: {rows}별 {values}", rows=p.rows, values=p.values) for p in self.pivots]
        return list_html(lines)


def _figure(value: float | str) -> float:
    """The number somebody means by 0.6, "0.6" or "60%"."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    try:
        return float(text.rstrip("% ").replace(",", "")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise problem(
            "숫자로 읽을 수 없습니다: ‘{text}’. 60%나 0.6처럼 적어 주세요.", text=text
        ) from None


def start(table: Clean) -> LivingBook:
    """Begin a living workbook around a repaired table; money columns say their unit."""
    units = {n: f"{n}({u})" for n, u in table.units.items() if n in table.data.columns}
    return LivingBook(workbook.with_writable_text(table.data.rename(units)))
