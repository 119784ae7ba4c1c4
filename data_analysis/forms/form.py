"""An office's own form (서식), filled in: whatever is not filled in stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import polars as pl
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis import wording
from data_analysis.forms.block import Block, find_block
from data_analysis.forms.finding import find_cell, known_sheet
from data_analysis.forms.following import Change, follow
from data_analysis.forms.rows import write_rows
from data_analysis.html import escaped, list_html
from data_analysis.messages import problem, say
from data_analysis.places import Area, name_of
from data_analysis.reading.guard import Kind, damaged, guarded
from data_analysis.reading.measure import measure_sheets
from data_analysis.workbook_xml.book import Book
from data_analysis.workbook_xml.grid import Grid
from data_analysis.workbook_xml.package import Package
from groundwork.files import writing
from groundwork.messages import Message
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.clean import Clean
    from data_analysis.delays import Rates
    from data_analysis.summary import Summary

    Rows: TypeAlias = Clean | Rates | Summary | pl.DataFrame | pd.DataFrame

Value = str | int | float | bool | date | None


@dataclass(frozen=True)
class Filled:
    """A form that was filled in and saved: its path, and what was done to it."""

    path: Path
    done: tuple[Message, ...]

    def __fspath__(self) -> str:
        return str(self.path)

    def __str__(self) -> str:
        return str(say("{path:으로} 저장했습니다.", path=self.path.as_posix()))

    def _repr_html_(self) -> str:
        return f"<p>{escaped(self)}</p>{list_html(self.done)}"


@dataclass
class Form:
    """A workbook being filled in; the file it was opened from is never changed."""

    book: Book
    password: str | None = None
    done: list[Message] = field(default_factory=list)

    def fill(
        self, place: str, value: Value, *, sheet: str | None = None, over_formula: bool = False
    ) -> Form:
        """Write a value into one cell.

        ``place`` is a cell ("B3"), a name of the workbook, or a label: then the cell to the right
        of it is filled. Raises `Problem` where it is not there, not unique, or holds a formula and
        ``over_formula`` does not say that this is meant.
        """
        with self._sound():
            grid, cell = find_cell(self.book, place, sheet)
            formula = grid.formula(cell)
            if formula and not over_formula:
                raise _holds_formula(grid.name, name_of(cell), formula)
            before = formula or _shown(grid.value(cell))
            grid.put(cell, value)
        self.done.append(
            say(
                "{sheet} {cell}: {before} → {after}",
                sheet=grid.name,
                cell=name_of(cell),
                before=before or say("빈칸"),
                after=say("빈칸") if value is None else value,
            )
        )
        return self

    def append(self, table: Rows, *, sheet: str | None = None) -> Form:
        """Write rows below those of the table whose header has the same columns.

        Raises `Problem` where there is no such table, no room, or the money units differ.
        """
        with self._sound():
            return self._write(table, sheet, keep=True)

    def replace(self, table: Rows, *, sheet: str | None = None) -> Form:
        """Write rows in the place of those of the table whose header has the same columns.

        Raises `Problem` as `append` does.
        """
        with self._sound():
            return self._write(table, sheet, keep=False)

    def save(self, path: str | PathLike[str]) -> Filled:
        """Save the form under another name, or the same; a password stays what it was.

        Raises `Problem` where the place cannot be written.
        """
        with self._sound():
            final = _named(Path(path), self.book.package.as_workbook())
            with writing(final) as temporary:
                known = self.book.write(temporary)
                if self.password:
                    _encrypt(temporary, self.password)
        done = tuple(self.done)
        if not known:
            done += (say("수식의 값은 엑셀에서 열 때 새로 계산됩니다."),)
        return Filled(final, done)

    def _write(self, table: Rows, sheet: str | None, keep: bool) -> Form:
        data, units = _rows(table)
        block = find_block(self.book, data.columns, known_sheet(self.book, sheet))
        _refuse_other_units(block, units)
        start = block.last + 1 if keep else block.first
        now = max(start + len(data) - 1, block.first)
        if now > block.end:
            raise self._no_room(block, now)
        grid = self.book.grid(block.sheet)
        _refuse_tall_cells(grid, Area(start, now, block.left, block.right))
        written = write_rows(grid, block, data, start)
        change = Change(block.sheet, block.left, block.right, block.first, block.last, now)
        followed = follow(self.book, change) if now != block.last else 0
        self.done += written
        if followed:
            self.done.append(
                say(
                    "행 수가 달라져 이름·수식·차트 등 {count:,}곳의 범위도 고쳤습니다.",
                    count=followed,
                )
            )
        return self

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Parts that are not what the standard says are of a damaged file, wherever it shows."""
        try:
            yield
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise damaged(self.book.package.name) from error

    def _no_room(self, block: Block, now: int) -> Problem:
        grid = self.book.grid(block.sheet)
        places = ((block.end + 1, column) for column in range(block.left, block.right + 1))
        text = next((str(v) for v in map(grid.value, places) if v is not None), "")
        return problem(
            "‘{sheet}’ 시트 {row}행의 ‘{text}’ 위에 행이 {lack:,}개 모자랍니다. "
            "엑셀에서 그 위에 행을 삽입해 저장한 뒤 다시 시도해 주세요.",
            sheet=block.sheet,
            row=block.end + 1,
            text=text,
            lack=now - block.end,
        )

    def _repr_html_(self) -> str:
        if self.done:
            return list_html(self.done)
        sheets = ", ".join(self.book.names)
        return list_html(
            [
                say(
                    "{file:을} 열었습니다. 시트: {sheets}",
                    file=self.book.package.name,
                    sheets=sheets,
                )
            ]
        )


def open_form(path: str | PathLike[str], *, password: str | None = None) -> Form:
    """Open an office's own workbook (.xlsx, .xlsm or a template of these) to fill it in.

    Raises `Problem` for a file that is missing, damaged, locked, hostile or of another kind.
    """
    with guarded(path, password) as source:
        if source.kind is not Kind.XLSX:
            raise problem(
                "{file:은} 채울 수 있는 서식이 아닙니다. 엑셀에서 열어 "
                "‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 열어 주세요.",
                file=source.name,
            )
        measure_sheets(source)
        locked = source.path != Path(path)
        book = Book(Package(source.path, source.name))
    return Form(book, password if locked else None)


def append_rows(
    path: str | PathLike[str], table: Clean, save_as: str | PathLike[str], *, sheet: str = ""
) -> Filled | Problem:
    """Write rows below those of a form, and save it under another name; see `Form.append`.

    As long as the form or the table is not named nothing is written; what is given back says so.
    """
    if not str(path).strip() or not table.columns:
        return Problem(wording.NOTHING_YET)
    return open_form(path).append(table, sheet=sheet or None).save(save_as)


def _holds_formula(sheet: str, cell: str, formula: str) -> Problem:
    return problem(
        "‘{sheet}’ 시트 {cell} 셀에는 수식({formula})이 있어 덮어쓰지 않았습니다. "
        "그래도 바꾸려면 over_formula=True를 함께 적어 주세요.",
        sheet=sheet,
        cell=cell,
        formula=formula,
    )


def _rows(table: Rows) -> tuple[pl.DataFrame, dict[str, str]]:
    """The rows of whatever table it is, and the money units of its columns."""
    data: Any = getattr(table, "data", table)
    if not isinstance(data, pl.DataFrame):
        try:
            data = pl.from_pandas(data)
        except (TypeError, ValueError) as error:
            raise problem("서식에는 표로 읽어 고친 자료만 적을 수 있습니다.") from error
    return data, dict(getattr(table, "units", {}))


def _refuse_other_units(block: Block, units: dict[str, str]) -> None:
    """Amounts in 원 do not go into a column of 천원."""
    for name, unit in units.items():
        column = block.column(name)
        wanted = next((u for own, u in block.units.items() if block.columns[own] == column), None)
        if column and (wanted := wanted or block.unit) and wanted != unit:
            raise problem(
                "‘{name}’ 열은 자료에서는 {unit}, 서식에서는 {wanted}입니다. "
                "자료를 고칠 때 금액 단위를 {wanted:으로} 맞추어 주세요.",
                name=name,
                unit=unit,
                wanted=wanted,
            )


def _refuse_tall_cells(grid: Grid, rows: Area) -> None:
    """A cell merged over several rows would hide all but the first of what is written there."""
    for area in grid.merged:
        if area.top < area.bottom and area.touches(rows):
            raise problem(
                "‘{sheet}’ 시트 {area:은} 여러 행을 병합한 셀이라 행마다 적을 수 없습니다. "
                "엑셀에서 병합을 해제해 저장한 뒤 다시 시도해 주세요.",
                sheet=grid.name,
                area=area,
            )


def _named(path: Path, suffix: str) -> Path:
    """The path with the suffix that the content has; Excel opens no other."""
    known = path.suffix.lower() in (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls")
    return path.with_suffix(suffix) if known else path.with_name(f"{path.name}{suffix}")


def _encrypt(path: Path, password: str) -> None:
    locked = path.with_name(f"{path.name}.locked")
    try:
        with path.open("rb") as source, locked.open("wb") as target:
            OOXMLFile(source).encrypt(password, target)
        locked.replace(path)
    finally:
        locked.unlink(missing_ok=True)


def _shown(value: Any) -> str | None:
    if isinstance(value, float):
        return f"{value:g}"
    return None if value is None else str(value)
