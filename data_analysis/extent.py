"""How far a sheet stretches, and which of its rows are hidden, before a parser makes room for it.

A reader makes room for the whole rectangle between the first and the last filled cell. One stray
value at XFD1048576 in a file of 5 KB asks for 549 GB and ends the process. So each sheet's XML is
run through once: for cells far down in a short sheet, and for columns far to the right.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree

import psutil

from data_analysis.guard import Kind, Source, damaged
from groundwork.files import check_zip
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("data_analysis")

MAX_ROWS = 1_048_576
_BYTES_A_CELL = 32  # what the reader keeps for each cell of the rectangle, an empty one too
_FAR_ROW = 100_000
_SHORT_SHEET = 20_000
_NEAR_COLUMNS = 52
_CHUNK = 1 << 20

# Only cells with content: a styled empty cell is written "<c …/>" and costs the reader nothing.
_FAR_DOWN = re.compile(rb'r="[A-Z]{1,3}[0-9]{6,7}"[^>/]*>')
_FAR_RIGHT = re.compile(rb'r="([B-Z][A-Z]|[A-Z]{3})[0-9]+"[^>/]*>')
_ROW_OF_CELL = re.compile(rb'r="[A-Z]{1,3}([0-9]+)"[^>/]*>')
_LOOSELY_WRITTEN = re.compile(rb"""\sr\s*=\s*['"]([A-Z]{1,3}[0-9]+)['"]""")
_HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"[^>]*>')
_ROW_NUMBER = re.compile(rb'r="([0-9]+)"')


@dataclass
class Extent:
    """What the run through a sheet found; rows and columns count from 1, as in Excel."""

    rows: int = 0
    columns: int = _NEAR_COLUMNS
    far_down: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    last_row: int = MAX_ROWS
    """The last row with content; the last there can be, where nobody had to look closer."""

    def needs(self) -> int:
        """The bytes a reader makes room for, at most."""
        last_row = self.last_row if self.far_down else _FAR_ROW
        return last_row * self.columns * _BYTES_A_CELL

    def refusal(self, free_bytes: int) -> Message | None:
        """Why the sheet should not be opened, or None."""
        if self.far_down and self.rows < _SHORT_SHEET:
            return say("표에서 멀리 떨어진 {row:,}행 아래에 값이 있습니다", row=_FAR_ROW)
        if self.columns > _NEAR_COLUMNS and self.needs() > free_bytes:
            return say(
                "오른쪽으로 {column:,}번째 열까지 값이 있어 메모리에 다 담을 수 없습니다",
                column=self.columns,
            )
        return None


def measure_sheets(source: Source) -> dict[str, Extent]:
    """The extent of each sheet of a workbook, by its name; nothing for kinds that need no care.

    Raises `Problem` for a sheet whose cells would not fit into memory, and for an archive whose
    content is not what its directory says.
    """
    if source.kind not in (Kind.XLSX, Kind.XLSB):
        return {}
    free = int(psutil.virtual_memory().available * 0.7)
    measure = _measure_xml if source.kind is Kind.XLSX else _measure_binary
    extents = {}
    try:
        with check_zip(source.path) as archive:
            for name, member in _sheet_members(archive, source.kind):
                with archive.open(member) as stream:
                    extents[name] = extent = measure(stream)
                if source.kind is Kind.XLSX and extent.far_down and extent.needs() > free:
                    with archive.open(member) as stream:
                        extent.last_row = _last_row(stream)
                if reason := extent.refusal(free):
                    raise Problem(
                        say(
                            "{file}의 ‘{sheet}’ 시트는 {reason}. "
                            "표 바깥의 칸을 지우고 다시 저장해 주세요.",
                            file=source.name,
                            sheet=name,
                            reason=reason,
                        )
                    )
            _read_through(archive, "xl/sharedStrings")
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, IndexError, OSError) as error:
        raise damaged(source.name) from error
    except (ElementTree.ParseError, NotImplementedError, ValueError) as error:
        raise damaged(source.name) from error
    return extents


def _sheet_members(archive: zipfile.ZipFile, kind: Kind) -> Iterator[tuple[str, str]]:
    """Name and archive member of each sheet, in workbook order."""
    suffix = "xml" if kind is Kind.XLSX else "bin"
    relations = ElementTree.fromstring(archive.read(f"xl/_rels/workbook.{suffix}.rels"))
    targets = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in relations
        if relation.get("Type", "").endswith("/worksheet")
    }
    if kind is Kind.XLSB:  # names stand in a binary part; here only the sheets count
        yield from ((member, member) for member in targets.values())
        return
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            key = next((v for k, v in element.items() if k.endswith("}id")), "")
            if key in targets:
                yield element.get("name", ""), targets[key]


def _measure_xml(stream: IO[bytes]) -> Extent:
    extent = Extent()
    for text in _pieces(stream):
        _add_piece(extent, text)
    return extent


def _last_row(stream: IO[bytes]) -> int:
    """The last row with content, cell by cell: sure, and too slow for every sheet."""
    cells = (int(number) for text in _pieces(stream) for number in _ROW_OF_CELL.findall(text))
    return max(cells, default=0)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end between tags, its references in double quotes."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        cut = text.rfind(b"<") if len(rest) < _CHUNK else len(text)
        yield _plainly_quoted(text[:cut])
        rest = text[cut:]
    yield _plainly_quoted(rest)


def _plainly_quoted(text: bytes) -> bytes:
    if b"r='" in text or b"r =" in text:
        return _LOOSELY_WRITTEN.sub(rb' r="\1"', text)
    return text


def _add_piece(extent: Extent, text: bytes) -> None:
    if b"hidden=" in text:
        for tag in _HIDDEN_ROW.findall(text):
            if number := _ROW_NUMBER.search(tag):
                extent.hidden_rows.append(int(number.group(1)))
    extent.rows += text.count(b"<row")
    extent.far_down = extent.far_down or _FAR_DOWN.search(text) is not None
    for letters in _FAR_RIGHT.findall(text):
        extent.columns = max(extent.columns, _column_number(letters))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _measure_binary(stream: IO[bytes]) -> Extent:
    """The same for a sheet of an xlsb file: a run over its records (MS-XLSB 2.1.4)."""
    data = stream.read()
    extent = Extent()
    place = 0
    while place < len(data):
        kind, place = _variable(data, place, 2)
        length, place = _variable(data, place, 4)
        if kind == 0:  # BrtRowHdr
            extent.rows += 1
            extent.far_down |= int.from_bytes(data[place : place + 4], "little") >= _FAR_ROW
        elif 2 <= kind <= 11:  # cells with content
            column = int.from_bytes(data[place : place + 4], "little") + 1
            extent.columns = max(extent.columns, column)
        place += length
    return extent


def _variable(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """A number in 7-bit groups at a place of the data, and the place after it."""
    value = 0
    for step in range(longest):
        byte = data[place + step]
        value |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            break
    return value, place + step + 1


def _read_through(archive: zipfile.ZipFile, prefix: str) -> None:
    """Unpack a part for nothing but its check sum, so that no reader meets an undeclared size."""
    for member in archive.namelist():
        if member.startswith(prefix):
            with archive.open(member) as stream:
                while stream.read(_CHUNK):
                    pass
