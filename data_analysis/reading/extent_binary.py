"""The extent of a sheet written in records: xlsb (MS-XLSB 2.1.4) and xls (MS-XLS 2.1.4)."""

import struct
from collections.abc import Iterator

from data_analysis.places import Area
from data_analysis.reading.extent import Extent

_XLSB_ROW, _XLSB_MERGED = 0, 176
_XLSB_SHEET, _XLSB_PROPERTIES, _XLS_DATE_MODE = 156, 153, 0x0022
_XLSB_CELLS = range(2, 12)  # with content; 1 is an empty one
_XLS_BEGIN, _XLS_END, _BIFF5 = 0x0809, 0x000A, 0x0500
_XLS_DIMENSIONS = 0x0200
_XLS_COLUMNS = 256
_XLS_SHEET, _XLS_ROW, _XLS_MERGED = 0x0085, 0x0208, 0x00E5
_XLSB_HIDDEN, _XLS_HIDDEN = 0x10, 0x20
_XLS_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}


def measure_xlsb(data: bytes) -> Extent:
    """The extent of a sheet part of an xlsb workbook.

    Raises IndexError, ValueError or struct.error where the records are broken.
    """
    extent = Extent()
    row = 0
    for kind, place, _ in xlsb_records(data):
        if kind == _XLSB_ROW:
            row = struct.unpack_from("<I", data, place)[0] + 1
            extent.rows += 1
            if data[place + 11] & _XLSB_HIDDEN:
                extent.hidden_rows.append(row)
        elif kind in _XLSB_CELLS:
            extent.add(row, struct.unpack_from("<I", data, place)[0] + 1)
        elif kind == _XLSB_MERGED:
            extent.merged.append(_area(struct.unpack_from("<4I", data, place)))
    return extent


def xlsb_records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record of a part of an xlsb workbook."""
    place = 0
    while place < len(data):
        kind, place = _variable(data, place, 2)
        length, place = _variable(data, place, 4)
        yield kind, place, length
        place += length


def xlsb_sheets(workbook: bytes) -> Iterator[tuple[str, str]]:
    """Name and relation of each sheet, in the order of an xlsb workbook part."""
    for kind, place, _ in xlsb_records(workbook):
        if kind == _XLSB_SHEET:
            relation, after = _text(workbook, place + 8)  # behind its state and its number
            yield _text(workbook, after)[0], relation


def without_sheets(workbook: bytes, relations: set[str]) -> bytes:
    """An xlsb workbook part that names no sheets of these relations."""
    kept, start = [], 0
    for kind, place, length in xlsb_records(workbook):
        end = place + length
        if kind != _XLSB_SHEET or _text(workbook, place + 8)[0] not in relations:
            kept.append(workbook[start:end])
        start = end
    return b"".join(kept)


def xlsb_from_1904(workbook: bytes) -> bool:
    """Whether an xlsb workbook part says that days are counted from 1904."""
    return any(k == _XLSB_PROPERTIES and workbook[at] & 1 for k, at, _ in xlsb_records(workbook))


def xls_from_1904(stream: bytes) -> bool:
    """Whether an xls workbook stream says that days are counted from 1904."""
    return any(k == _XLS_DATE_MODE and stream[at] & 1 for k, at, _ in xls_records(stream))


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and the place after it."""
    end = place + 4 + 2 * int(struct.unpack_from("<I", data, place)[0])
    return data[place + 4 : end].decode("utf-16-le"), end


def _variable(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """A number in 7-bit groups at a place of the data, and the place after it."""
    value = 0
    for step in range(longest):
        byte = data[place + step]
        value |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            break
    return value, place + step + 1


def measure_xls(data: bytes) -> Extent:
    """The widest extent of all sheets of an xls workbook stream, and of what they say of it.

    Raises ValueError or struct.error where the records are broken.
    """
    extent = Extent()
    dimensions = "<2xH2xH" if is_biff5(data) else "<4xI2xH"  # last row, last column
    for kind, place, _ in xls_records(data):
        if kind in _XLS_CELLS:
            row, column = struct.unpack_from("<HH", data, place)
            extent.add(row + 1, column + 1)
            extent.rows += 1
        elif kind == _XLS_DIMENSIONS:
            rows, columns = struct.unpack_from(dimensions, data, place)
            if rows and columns:
                extent.add(rows, columns)
    if extent.last_column > _XLS_COLUMNS:
        raise ValueError(f"no cell: column {extent.last_column}")
    return extent


def xls_sheets(data: bytes) -> Iterator[tuple[str, Extent]]:
    """Name of each sheet of an xls workbook stream, with its hidden rows and merged cells.

    None for Excel 5.0 and 95 (BIFF5), which could not merge cells.
    """
    if is_biff5(data):
        return
    for kind, place, length in xls_records(data):
        if kind == _XLS_SHEET:
            begin, name = struct.unpack_from("<I", data, place)[0], data[place + 8 : place + length]
            encoding = "utf-16-le" if data[place + 7] & 1 else "latin-1"
            yield name.decode(encoding), _noted(data, begin)


def _noted(data: bytes, begin: int) -> Extent:
    """The hidden rows and merged cells of the sheet that begins at a place of the stream."""
    extent, depth = Extent(), 0
    for kind, place, length in xls_records(data, begin):
        depth += (kind == _XLS_BEGIN) - (kind == _XLS_END)  # a chart in the sheet has its own
        if depth == 0:
            break
        if kind == _XLS_ROW and data[place + 12] & _XLS_HIDDEN:
            extent.hidden_rows.append(struct.unpack_from("<H", data, place)[0] + 1)
        elif kind == _XLS_MERGED:
            areas = struct.iter_unpack("<4H", data[place + 2 : place + 2 + (length - 2) // 8 * 8])
            extent.merged += map(_area, areas)
    return extent


def _area(ends: tuple[int, ...]) -> Area:
    """An area by its first and last row and column, from 0."""
    return Area(*(number + 1 for number in ends))


def xls_records(data: bytes, place: int = 0) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record of an xls workbook stream, from a place on."""
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        place += 4
        yield kind, place, length
        place += length


def is_biff5(data: bytes) -> bool:
    """Whether a workbook stream is of Excel 5.0 or 95, by its first record (BOF)."""
    return data[:2] == struct.pack("<H", _XLS_BEGIN) and data[4:6] == struct.pack("<H", _BIFF5)
