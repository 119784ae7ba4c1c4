"""Tables as offices have them, written as text: their cells, and what an official reads in them.

A corpus file holds one family. A table begins with ``=== its-shape`` and a few ``key: value``
lines; ``--- name`` begins a sheet, and each row is ``role | cell | cell``.

Roles: (none) a record, ``H`` heading, ``S`` total, ``?`` a row that may be one (kept or taken out,
but told), ``T`` text above, ``N`` note below, ``G`` heading of a group, ``X`` of another table,
``-`` nothing.

Cells: ``^`` merged with the cell above, ``<`` with the cell to the left, ``'12`` the text 12,
``@2025-01-03`` a date, ``@09:15`` a time, ``@[30:15]`` hours, ``45.3%`` a number shown as a
percentage, ``␣`` a space (in text files all of them are texts). ``+all``, ``+above``, ``+below``,
``+4:9`` add up the records of the sheet, since the last total, until the next one, of rows 4 to
9; ``+R2``, ``+L2`` the next or last two cells. ``cell => reading // other reading`` says what is
read when it is not what stands there; a ``?`` at the end lets it stay as it stands, if that is
told.

Keys: ``columns`` names of the heading, joined (``*`` any name, ``*group`` the last ``G``,
``*sheet`` the sheet's name), ``skip`` letters of empty columns, ``sums`` columns to be told as
totals, ``codes`` columns whose numbers may be texts, ``told`` words of one sentence of `look()`,
``fold`` if rows go on in a second half beside the first, ``refusable`` if a refusal is right too,
``kind`` and ``code`` of the file.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

CORPUS = Path(__file__).parent / "corpus"
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
PERCENT = re.compile(r"-?\d+(\.\d+)?%")
FORMATS = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and the readings of it that are right."""

    raw: object = None
    right: tuple[object, ...] = (None,)
    asked: bool = False
    format: str = ""
    told: bool = False  # the reading is not what stands there, so the log has to say it


@dataclass
class Row:
    role: str
    cells: list[Cell]
    merged: dict[int, str] = field(default_factory=dict)


@dataclass
class OfficeTable:
    """One file, and how an official reads it."""

    name: str
    family: str
    keys: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, list[Row]] = field(default_factory=dict)

    def names(self, key: str) -> list[str]:
        return [name.strip() for name in self.keys.get(key, "").split(";") if name.strip()]

    @property
    def kind(self) -> str:
        return self.keys.get("kind", "xlsx")

    def records(self) -> list[list[Cell]]:
        """The rows an official counts, with a cell for every column."""
        columns = self.names("columns")
        blank = [ord(letter) - ord("A") for letter in self.names("skip")]
        found, halves = list[list[Cell]](), list[list[Cell]]()
        for name, rows in self.sheets.items():
            group: Cell = Cell()
            for row in rows:
                if row.role == "G":
                    group = next(cell for cell in row.cells if cell.raw)
                if row.role in ("", "?"):
                    told = {"*sheet": Cell(name, (name,)), "*group": group}
                    cells = (cell for at, cell in enumerate(row.cells) if at not in blank)
                    found.append([told.get(column) or next(cells, Cell()) for column in columns])
                    halves.append(list(cells))
        return [*found, *halves] if "fold" in self.keys else found

    def places(self, roles: str) -> list[tuple[str, int]]:
        """The sheet and number of each row with one of these roles."""
        return [
            (sheet, number)
            for sheet, rows in self.sheets.items()
            for number, row in enumerate(rows, 1)
            if row.role and row.role in roles
        ]

    def write(self, folder: Path) -> Path:
        path = folder / f"{self.name}.{self.kind}"
        if self.kind == "xls":  # as LibreOffice saved the workbook
            return CORPUS / path.name
        if self.kind == "xlsx":
            _write_workbook(path, self.sheets)
        else:
            _write_text(path, next(iter(self.sheets.values())), self.keys.get("code", "cp949"))
        return path


def corpus() -> Iterator[OfficeTable]:
    for path in sorted(CORPUS.glob("*.txt")):
        yield from tables(path.read_text("utf-8"), path.stem)


def tables(text: str, family: str) -> Iterator[OfficeTable]:
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        name, *lines = part.rstrip().splitlines()
        table, rows = OfficeTable(name.strip(), family), []
        for line in filter(None, lines):
            if line.startswith("--- "):
                rows = table.sheets.setdefault(line[4:].strip(), [])
            elif not table.sheets:
                key, _, value = line.partition(":")
                table.keys[key] = value.strip()
            else:
                rows.append(_row(line, rows))
        for rows in table.sheets.values():
            _add_up(rows)
        yield table


def _row(line: str, above: list[Row]) -> Row:
    role, *parts = (part.strip() for part in line.split("|"))
    row = Row(role, [])
    for index, part in enumerate(parts):
        if part in ("^", "<"):
            row.merged[index] = part
            source = above[-1].cells[index] if part == "^" else Cell()
            row.cells.append(Cell(None, source.right))
        else:
            row.cells.append(_cell(part))
    return row


def _cell(part: str) -> Cell:
    raw, arrow, right = (piece.strip() for piece in part.partition("=>"))
    cell = _raw(raw.replace("\\n", "\n").replace("␣", " "))
    if not arrow:
        return cell
    asked = right.endswith("?")
    readings = tuple(_value(one.strip()) for one in right.removesuffix("?").split("//"))
    also = cell.right if asked else ()
    told = isinstance(cell.raw, str) and not asked and str(readings[0]) != cell.raw
    return Cell(cell.raw, (*readings, *also), asked, cell.format, told)


def _raw(text: str) -> Cell:
    if text.startswith("'"):
        return Cell(text[1:], _texts(text[1:]))
    if text.startswith("@"):
        return _moment(text[1:])
    if PERCENT.fullmatch(text):
        number = float(text[:-1])
        return Cell(number / 100, (number, number / 100), format="0.0%")
    value = _value(text)
    if isinstance(value, str):
        return Cell(value, _texts(value))
    return Cell(value, (value,))


def _texts(text: str) -> tuple[object, ...]:
    if THOUSANDS.fullmatch(text):
        return (float(text.replace(",", "")),)
    if PERCENT.fullmatch(text):
        return (float(text[:-1]), float(text[:-1]) / 100)
    return (text, 0, None) if text == "-" else (text,)


def _value(text: str) -> object:
    if not text:
        return None
    if NUMBER.fullmatch(text):
        return float(text) if re.search(r"[.e]", text) else int(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", text):
        return datetime.fromisoformat(text)
    return text.removeprefix("'")


def _moment(text: str) -> Cell:
    value: object = _value(text)
    if not isinstance(value, str):
        return Cell(value, (value,), format=FORMATS[type(value)])
    hours, minutes = map(int, text.strip("[]").split(":"))
    time = timedelta(hours=hours, minutes=minutes)
    return Cell(time, (time,), format="[h]:mm" if text.startswith("[") else "hh:mm")


def _add_up(rows: list[Row]) -> None:
    """Put figures in place of ``+…``: along the rows first, then down the columns."""
    for wanted in (r"\+([RL])(\d+)", r"\+(all|above|below|\d+:\d+)()"):
        for number, row in enumerate(rows):
            for index, cell in enumerate(row.cells):
                found = re.fullmatch(wanted, cell.raw) if isinstance(cell.raw, str) else None
                if found:
                    terms = _terms(rows, number, index, found[1], int(found[2] or 0))
                    total = sum(term for term in terms if isinstance(term, int | float))
                    total = round(total, 6)
                    row.cells[index] = Cell(total, (total,))


def _terms(rows: list[Row], number: int, index: int, which: str, count: int) -> list[object]:
    if which in ("R", "L"):
        start = index + 1 if which == "R" else index - count
        return [cell.right[0] for cell in rows[number].cells[start : start + count]]
    totals = [at for at, row in enumerate(rows) if row.role == "S"]
    first, last = 0, len(rows)
    if which == "above":
        first = max((at for at in totals if at < number), default=0)
        last = number
    elif which == "below":
        first, last = number, min((at for at in totals if at > number), default=last)
    elif which != "all":
        first, last = (int(end) for end in which.split(":"))
        first -= 1
    return [
        row.cells[index].right[0]
        for row in rows[first:last]
        if not row.role and index < len(row.cells)
    ]


def _write_workbook(path: Path, sheets: dict[str, list[Row]]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for index, cell in enumerate(row.cells):
                    style = book.add_format({"num_format": cell.format}) if cell.format else None
                    if isinstance(cell.raw, str) and cell.raw.startswith("#"):
                        page.write_formula(number, index, "=1/0", None, cell.raw)
                    elif isinstance(cell.raw, str):
                        page.write_string(number, index, cell.raw)
                    elif cell.raw is not None:
                        page.write(number, index, cell.raw, style)
            for first, left, last, right in _merges(rows):
                value = rows[first].cells[left].raw
                page.merge_range(first, left, last, right, value if value is not None else "")


def _merges(rows: list[Row]) -> Iterator[tuple[int, int, int, int]]:
    for number, row in enumerate(rows):
        for index in range(len(row.cells)):
            if index in row.merged:
                continue
            right, last = index, number
            while row.merged.get(right + 1) == "<":
                right += 1
            while last + 1 < len(rows) and rows[last + 1].merged.get(index) == "^":
                last += 1
            if right > index or last > number:
                yield number, index, last, right


def _write_text(path: Path, rows: list[Row], code: str) -> None:
    with path.open("w", encoding=code, newline="") as stream:
        writer = csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",")
        for row in rows:
            writer.writerow([_typed(cell) for cell in row.cells])


def _typed(cell: Cell) -> str:
    if cell.format == "0.0%" and isinstance(cell.raw, float):
        return f"{cell.raw:.1%}"
    return "" if cell.raw is None else str(cell.raw)
