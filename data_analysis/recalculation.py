"""Recalculating a workbook: the values its formulas have, also after an input was changed.

Writers leave formulas without values, and readers then see nothing, or 0. The engine (formualizer)
runs on every system; LibreOffice, where it is installed, is the second opinion for functions that
the engine does not know.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import formualizer
import openpyxl

from data_analysis.messages import problem

Place = tuple[str, int, int]
"""A cell: the name of its sheet, its row and its column, both from 1."""

_SECONDS = 120
_ENGINE_ERRORS = (
    formualizer.ExcelEvaluationError,
    formualizer.FormualizerHostError,
    formualizer.ParserError,
    ValueError,
)
_ENGINE_LIMITS = {"#NAME?", "#SPILL!", "#CALC!"}  # rather of the engine than of the workbook


@dataclass(frozen=True)
class Values:
    """The values of every cell of a workbook; errors are texts such as "#DIV/0!"."""

    cells: Mapping[Place, Any]

    def at(self, place: Place) -> Any:
        """The value of a cell, None where it is empty."""
        return self.cells.get(place)


def store_values(path: Path) -> bool:
    """Store beside every formula of a workbook the value it has; all else stays as it was.

    Returns whether they are stored: not where it uses what the engine does not know.
    """
    calculated = path.with_name(f"{path.stem}-calculated.xlsx")
    try:
        summary = formualizer.recalculate_xlsx_file(str(path), str(calculated))["summary"]
        errors = summary.get("error_summary", {})
        known = not summary["unknown_functions"] and not _ENGINE_LIMITS & errors.keys()
        if known:
            calculated.replace(path)
        return known
    except (*_ENGINE_ERRORS, OSError):
        return False
    finally:
        calculated.unlink(missing_ok=True)


def recalculated(path: Path, changes: Mapping[Place, Any] | None = None) -> Values:
    """The values of a workbook after some cells were changed; the file itself stays as it is.

    Raises `Problem` where it uses functions that neither the engine nor LibreOffice computes.
    """
    try:
        return _by_engine(path, changes or {})
    except (_Unknown, *_ENGINE_ERRORS):
        program = libreoffice()
    if program is None:
        raise problem("{file}에는 여기서 계산할 수 없는 함수가 있습니다.", file=path.name) from None
    return by_libreoffice(path, changes or {}, program)


class _Unknown(Exception):  # noqa: N818 - a limit of the engine, not an error of the workbook
    """A function that the engine does not know."""


def _by_engine(path: Path, changes: Mapping[Place, Any]) -> Values:
    book = _opened(path)
    for (sheet, row, column), value in changes.items():
        book.set_value(sheet, row, column, value)
    book.evaluate_all()
    values: dict[Place, Any] = {}
    for sheet, rows, columns in _sizes(path, changes):
        for row in range(1, rows + 1):
            for column in range(1, columns + 1):
                value = book.get_value(sheet, row, column)
                if isinstance(value, dict):
                    if value.get("kind") == "Name":
                        raise _Unknown
                    value = f"#{value.get('kind', 'VALUE')}!"
                if value is not None:
                    values[sheet, row, column] = value
    return Values(values)


def _opened(path: Path) -> formualizer.Workbook:
    """A workbook in the engine; where it cannot read a stored value, without any of them."""
    try:
        return formualizer.Workbook.from_path(str(path))
    except OSError:
        with tempfile.TemporaryDirectory(prefix="recalculation-") as folder:
            copy = Path(folder) / "formulas.xlsx"
            openpyxl.load_workbook(path).save(copy)
            return formualizer.Workbook.from_path(str(copy))


def _sizes(path: Path, changes: Mapping[Place, Any]) -> list[tuple[str, int, int]]:
    """The sheets with their last row and column, those of the changed cells included."""
    book = openpyxl.load_workbook(path, read_only=False)
    sizes = []
    for sheet in book.worksheets:
        changed = [place for place in changes if place[0] == sheet.title]
        rows = max([sheet.max_row, *(row for _, row, _ in changed)])
        columns = max([sheet.max_column, *(column for _, _, column in changed)])
        sizes.append((sheet.title, rows, columns))
    return sizes


def libreoffice() -> Path | None:
    """LibreOffice's program, where it is installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    usual = (
        Path("C:/Program Files/LibreOffice/program/soffice.exe"),
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    )
    return next((path for path in usual if path.is_file()), None)


def by_libreoffice(path: Path, changes: Mapping[Place, Any], program: Path) -> Values:
    """The same by LibreOffice: a changed copy without stored values is converted, and read.

    Raises `Problem` where LibreOffice makes nothing of it.
    """
    with tempfile.TemporaryDirectory(prefix="recalculation-") as folder:
        copy = Path(folder) / "changed.xlsx"
        book = openpyxl.load_workbook(path)  # stored values are dropped: all is calculated anew
        for (sheet, row, column), value in changes.items():
            book[sheet].cell(row, column).value = value
        book.save(copy)
        out = Path(folder) / "out"
        profile = (Path(folder) / "profile").as_uri()
        command = [str(program), f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(copy)]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
            done = openpyxl.load_workbook(out / copy.name, data_only=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise problem(
                "{file:을} LibreOffice로 다시 계산하지 못했습니다.", file=path.name
            ) from error
        return Values(
            {
                (sheet.title, cell.row, cell.column): cell.value
                for sheet in done.worksheets
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            }
        )
