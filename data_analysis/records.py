"""The rows of one table: records told from notes, each with the names that hold for it."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data_analysis import wording
from data_analysis.blocks import Block
from data_analysis.cells import Change
from data_analysis.changelog import Entry, Example
from data_analysis.groups import Fill, filled_in, guessed_fills, lone_headings, merged_fills
from data_analysis.messages import say
from data_analysis.notes import are_notes
from data_analysis.places import Area, name_of
from data_analysis.raw_table import REASON, ROW
from data_analysis.remarks import Remark, guessed, sure, to_check

_SHOWN = 3


@dataclass(frozen=True)
class Records:
    """The records of a table, their row numbers in ``ROW``, and what was noticed in reading them.

    ``outside`` are the rows that are no records, with the reason; ``filled`` what the change log
    says of names brought to the rows they hold for; ``blank`` the number of empty rows.
    """

    rows: pl.DataFrame
    outside: pl.DataFrame
    blank: int
    filled: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()


def records_of(block: Block) -> Records:
    """Read the rows below the header of a table."""
    names = list(block.heading.names)
    below = block.cells.slice(block.heading.rows)
    below.columns = names
    filled = below.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()
    notes = are_notes(below, filled, block.heading.title)
    areas = _merged_below(block)
    certain, numbers = merged_fills(below, areas)
    below = filled_in(below, certain).with_row_index(ROW, offset=block.heading.rows + 1)
    certain = [fill.moved(below[ROW]) for fill in certain]
    is_record = (filled > 0) & ~notes
    rows = below.filter(is_record)
    alone = lone_headings(rows.select(names), filled.filter(is_record))
    unsure = rows.filter((filled.filter(is_record) == 1) & ~alone & rows[names[0]].is_not_null())
    headings, rows = rows.filter(alone), _under_headings(rows, names, alone)
    known = {names[area.left - 1] for area in areas}
    guesses = guessed_fills(rows.drop(ROW), known)
    rows = filled_in(rows, guesses)
    fills = [*certain, *(fill.moved(rows[ROW]) for fill in guesses)]
    outside = [(wording.NOTE, below.filter(notes)), (wording.GROUP_HEADING, headings)]
    return Records(
        rows=rows,
        outside=pl.concat(
            kind.select(pl.lit(str(reason)).alias(REASON), ROW, *names) for reason, kind in outside
        ),
        blank=int((filled == 0).sum()),
        filled=tuple(_entry(block, fill) for fill in fills),
        remarks=(
            *_of_notes(below.filter(notes)),
            *_of_headings(headings, set(rows.columns) - set(below.columns)),
            *(_of_fill(block, fill) for fill in fills),
            *_of_numbers(block, numbers),
            *(_of_unsure(unsure) if len(names) > 1 else ()),
        ),
    )


def _merged_below(block: Block) -> list[Area]:
    """The cells merged over several rows below the header, counted from the first of these."""
    top, left, width = block.heading.rows, block.left, block.cells.width
    return [
        Area(area.top - top, area.bottom - top, area.left - left, area.right - left)
        for area in block.sheet.merged
        if area.bottom > area.top > top
        and area.bottom <= len(block.cells)
        and left < area.left <= left + width
    ]


def _under_headings(rows: pl.DataFrame, names: Sequence[str], alone: pl.Series) -> pl.DataFrame:
    """The records under headings that stand alone, each with its heading.

    It stands in the first column where that is empty otherwise, else in a column of its own.
    """
    if not alone.any():
        return rows
    texts = rows[names[0]]
    headings = texts.zip_with(alone, pl.Series([None], dtype=pl.String)).fill_null(
        strategy="forward"
    )
    records = rows.filter(~alone)
    column = names[0]
    if records[column].null_count() < len(records):
        column = new_name(str(wording.GROUP), names)
    return records.with_columns(headings.filter(~alone).alias(column))


def new_name(name: str, taken: Sequence[str]) -> str:
    number = 1
    while name in taken:
        number += 1
        name = f"{name.partition(' (')[0]} ({number})"
    return name


def _cell(block: Block, row: int, column: str) -> str:
    names = block.heading.names
    return name_of((row, block.left + names.index(column) + 1))


def _some(cells: Sequence[str]) -> str:
    return ", ".join(cells[:_SHOWN]) + (" …" if len(cells) > _SHOWN else "")


def _entry(block: Block, fill: Fill) -> Entry:
    examples = [
        Example(f"{block.place} {_cell(block, row, fill.column)}", "", value)
        for row, value in zip(fill.rows[:_SHOWN], fill.values, strict=False)
    ]
    return Entry(Change.FILLED, fill.column, len(fill.rows), tuple(examples))


def _of_fill(block: Block, fill: Fill) -> Remark:
    said = {
        "column": fill.column,
        "count": len(fill.rows),
        "cells": _some([_cell(block, row, fill.column) for row in fill.rows[: _SHOWN + 1]]),
    }
    if fill.merged:
        return sure(
            say("‘{column}’ 열의 빈칸 {count:,}개에 병합된 셀의 값을 적었습니다({cells}).", **said)
        )
    return guessed(
        say(
            "‘{column}’ 열의 빈칸 {count:,}개에 그 묶음의 이름을 적었습니다({cells}). "
            "이름이 묶음의 첫 행이나 소계 행에만 있습니다.",
            **said,
        )
    )


def _of_notes(notes: pl.DataFrame) -> list[Remark]:
    if not len(notes):
        return []
    return [
        guessed(
            say(
                "표에 딸린 글 {count:,}행은 자료로 세지 않았습니다: {texts}",
                count=len(notes),
                texts=_rows_said(notes),
            )
        )
    ]


def _of_unsure(rows: pl.DataFrame) -> list[Remark]:
    if not len(rows):
        return []
    return [
        to_check(
            say(
                "첫 셀에만 글이 있는 행 {count:,}개를 자료로 남겨 두었습니다. 제목이나 주석인지 "
                "확인해 주세요: {texts}",
                count=len(rows),
                texts=_rows_said(rows),
            )
        )
    ]


def _of_headings(headings: pl.DataFrame, columns: set[str]) -> list[Remark]:
    if not len(headings):
        return []
    return [
        guessed(
            say(
                "이름만 있는 행 {count:,}개는 그 아래 행들의 묶음으로 보고 ‘{column}’ 열에 "
                "이름을 적었습니다: {texts}",
                count=len(headings),
                column=next(iter(columns), headings.columns[1]),
                texts=_rows_said(headings),
            )
        )
    ]


def _rows_said(rows: pl.DataFrame) -> str:
    """The first of some rows, with their numbers and texts."""
    texts = [
        str(say("{row}행 ‘{text}’", row=row, text=" ".join(cell for cell in cells if cell)))
        for row, *cells in rows.head(_SHOWN + 1).rows()
    ]
    return _some(texts)


def _of_numbers(block: Block, areas: Sequence[Area]) -> list[Remark]:
    if not areas:
        return []
    cells = [name_of((block.heading.rows + area.top, block.left + area.left)) for area in areas]
    return [
        to_check(
            say(
                "여러 행을 병합한 숫자 셀 {count:,}개는 두 번 더해지지 않게 첫 행에만 "
                "두었습니다({cells}).",
                count=len(cells),
                cells=_some(cells),
            )
        )
    ]
