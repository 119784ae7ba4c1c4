"""Measuring the sheets of a workbook before a parser makes room for them.

A reader makes room for the whole rectangle between the first and the last filled cell. One stray
value at XFD1048576 in a file of 5 KB asks for 549 GB and ends the process, which nothing can catch.
"""

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
from data_analysis.reading.extent_binary import measure_xls, measure_xlsb
from data_analysis.reading.extent_xml import measure_xml
from data_analysis.reading.guard import Kind, Source, damaged
from data_analysis.reading.unpacking import unpacked
from groundwork.files import check_zip

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
    """The extent of each sheet of a workbook; by its name in an xlsx file, else by its part.

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


def _measured(source: Source) -> Iterator[tuple[str, Extent]]:
    if source.kind is Kind.XLS:
        with olefile.OleFileIO(source.path) as container:
            book = "Workbook" if container.exists("Workbook") else "Book"
            yield book, measure_xls(container.openstream(book).read())
    elif source.kind in (Kind.XLSX, Kind.XLSB):
        with check_zip(source.path) as archive:
            yield from _measured_parts(archive, source.kind)


def _measured_parts(archive: zipfile.ZipFile, kind: Kind) -> Iterator[tuple[str, Extent]]:
    members = _members(archive)
    if kind is Kind.XLSX:
        parts = _parts(archive, "xml")
        for name, relation in _named_sheets(archive):
            yield name, measure_xml(partial(unpacked, archive, members[parts[relation]]))
    else:  # names stand in a binary part; here every part may be a sheet
        for part in _parts(archive, "bin").values():
            if part.endswith(".bin"):
                yield part, measure_xlsb(archive.read(members[part]))
    for part, member in members.items():
        if part.startswith("xl/sharedstrings"):
            for _ in unpacked(archive, member):
                pass  # only its size and check sum matter: no reader meets an undeclared size


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names in an archive by how the reader looks for them: whatever their case and slashes."""
    members = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if len(members) < len(archive.namelist()):
        raise ValueError("two parts with one name: the reader may see another one than is measured")
    return members


def _parts(archive: zipfile.ZipFile, suffix: str) -> dict[str, str]:
    """The part that each relation of a workbook names."""
    relations = ElementTree.fromstring(archive.read(f"xl/_rels/workbook.{suffix}.rels"))
    targets = {one.get("Id", ""): one.get("Target", "").lower() for one in relations}
    return {
        relation: "xl/" + target.removeprefix("/").removeprefix("xl/")
        for relation, target in targets.items()
    }


def _named_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and relation of each sheet, in workbook order."""
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            yield element.get("name", ""), next(v for k, v in element.items() if k.endswith("}id"))
