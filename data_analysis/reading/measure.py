"""Measuring the sheets of a workbook before a parser makes room for them.

A reader makes room for the whole rectangle between the first and the last filled cell. One stray
value at XFD1048576 in a file of 5 KB asks for 549 GB and ends the process, which nothing can catch.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

import olefile
import psutil

from data_analysis.messages import problem
from data_analysis.reading.extent import Extent
from data_analysis.reading.extent_binary import (
    measure_xls,
    measure_xlsb,
    xls_from_1904,
    xls_sheets,
    xlsb_from_1904,
    xlsb_sheets,
)
from data_analysis.reading.extent_xml import measure_xml
from data_analysis.reading.guard import Kind, Source, damaged
from data_analysis.reading.package import main_part, members_of, parts_of
from data_analysis.reading.unpacking import unpacked
from groundwork.files import check_zip

_FROM_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)""")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    ExpatError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ValueError,
)


def measure_sheets(source: Source) -> dict[str, Extent]:
    """The extent of each sheet of a workbook by its name, and of an xls file as a whole.

    Raises `Problem` for a sheet whose cells would not fit into memory, and for a file whose content
    is not what its directory says.
    """
    free = int(psutil.virtual_memory().available * 0.7)
    extents = {}
    try:
        for name, extent in _measured(source):
            if reason := extent.refusal(free):
                raise problem(
                    "{file}의 ‘{sheet}’ 시트는 {reason}. 표 바깥의 셀을 지우고 다시 저장해 주세요.",
                    file=source.name,
                    sheet=name,
                    reason=reason,
                )
            extents[name] = extent
    except _BROKEN as error:
        raise damaged(source.name) from error
    return extents


def without_cells(source: Source) -> list[str]:
    """The names of the sheets that hold no cells: charts, macros and dialogs.

    Empty for the kinds that the reader knows to tell apart itself.
    """
    if source.kind not in (Kind.XLSX, Kind.XLSB):
        return []
    with check_zip(source.path) as archive:
        book = _workbook(archive)
        named = _named_sheets(book) if source.kind is Kind.XLSX else xlsb_sheets(book)
        sheets = {part.relation for part in parts_of(archive) if part.kind == "worksheet"}
    return [name for name, relation in named if relation not in sheets]


def sheet_xml(source: Source, name: str) -> bytes:
    """The XML of a sheet of an xlsx workbook."""
    with check_zip(source.path) as archive:
        members = members_of(archive)
        relation = dict(_named_sheets(_workbook(archive)))[name]
        place = {part.relation: part.place for part in parts_of(archive)}[relation]
        return b"".join(unpacked(archive, members[place]))


def counts_from_1904(source: Source) -> bool:
    """Whether a workbook counts its days from 1904, as Excel on the Macintosh did."""
    if source.kind is Kind.XLS:
        with olefile.OleFileIO(source.path) as container:
            book = "Workbook" if container.exists("Workbook") else "Book"
            return xls_from_1904(container.openstream(book).read())
    with check_zip(source.path) as archive:
        if source.kind is Kind.XLSB:
            return xlsb_from_1904(_workbook(archive))
        return bool(_FROM_1904.search(_workbook(archive)))


def _measured(source: Source) -> Iterator[tuple[str, Extent]]:
    if source.kind is Kind.XLS:
        with olefile.OleFileIO(source.path) as container:
            book = "Workbook" if container.exists("Workbook") else "Book"
            stream = container.openstream(book).read()
        yield book, measure_xls(stream)
        yield from xls_sheets(stream)
    elif source.kind in (Kind.XLSX, Kind.XLSB):
        with check_zip(source.path) as archive:
            yield from _measured_parts(archive, source.kind)


def _measured_parts(archive: zipfile.ZipFile, kind: Kind) -> Iterator[tuple[str, Extent]]:
    members = members_of(archive)
    if kind is Kind.XLSX:
        parts = {part.relation: part.place for part in parts_of(archive)}
        for name, relation in _named_sheets(_workbook(archive)):
            yield name, measure_xml(partial(unpacked, archive, members[parts[relation]]))
    else:  # every part may be a sheet, also one that the workbook does not name
        names = {relation: name for name, relation in xlsb_sheets(_workbook(archive))}
        for sheet in parts_of(archive):
            if "sheet" in sheet.kind.lower() or "sheets/" in sheet.place:
                name = names.get(sheet.relation, sheet.place)
                yield name, measure_xlsb(archive.read(members[sheet.place]))
    for part, member in members.items():
        if part.startswith("xl/sharedstrings"):
            for _ in unpacked(archive, member):
                pass  # only its size and check sum matter: no reader meets an undeclared size


def _workbook(archive: zipfile.ZipFile) -> bytes:
    return archive.read(members_of(archive)[main_part(archive)])


def _named_sheets(workbook: bytes) -> Iterator[tuple[str, str]]:
    """Name and relation of each sheet, in workbook order."""
    for element in ElementTree.fromstring(workbook).iter():
        if element.tag.endswith("}sheet"):
            yield element.get("name", ""), next(v for k, v in element.items() if k.endswith("}id"))
