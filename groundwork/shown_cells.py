"""Which cells of a workbook nobody sees: in hidden rows and columns, or in letters like paper."""

import re
import zipfile
from pathlib import Path
from typing import Any

from groundwork.seen import WHITE, is_unseen

INVISIBLE_FORMAT = ";;;"
_WINDOW = 0  # the theme's colour of paper
_HEAD = 64 << 10  # bytes: the columns stand before the first row
_SMALL = 16 << 20  # bytes: a larger sheet is a listing, no table kept by hand
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")


def hidden_columns(sheet: Any) -> frozenset[int]:
    """The hidden columns (from 1) of a sheet that openpyxl reads row by row."""
    return frozenset(
        number
        for tag in _hidden_tags(sheet, _COLUMN, _HEAD)
        for number in range(_number(tag, b"min"), _number(tag, b"max") + 1)
    )


def hidden_rows(sheet: Any) -> frozenset[int]:
    """The hidden rows (from 1) of a small sheet that openpyxl reads row by row."""
    return frozenset(_number(tag, b"r") for tag in _hidden_tags(sheet, _ROW, _SMALL))


def _hidden_tags(sheet: Any, tag: re.Pattern[bytes], most: int) -> list[bytes]:
    with sheet._get_source() as stream:
        return [found for found in tag.findall(stream.read(most)) if _HIDDEN.search(found)]


def _number(tag: bytes, name: bytes) -> int:
    found = re.search(rb"\s" + name + rb"""\s*=\s*["'](\d+)""", tag)
    return int(found[1]) if found else 0


def is_filtered(path: Path) -> bool:
    """Whether a filter is on in some sheet of an xlsx workbook."""
    with zipfile.ZipFile(path) as parts:
        places = ("worksheets/", "tables/")
        names = [name for name in parts.namelist() if any(place in name for place in places)]
        return any(_holds(parts, name, b"filterColumn") for name in names)


def _holds(parts: zipfile.ZipFile, name: str, word: bytes) -> bool:
    """Whether a word stands in a part, which may be larger than memory."""
    before = b""
    with parts.open(name) as part:
        while piece := part.read(1 << 20):
            if word in before + piece:
                return True
            before = piece[-len(word) :]
    return False


def is_unseen_cell(cell: Any) -> bool:
    """Whether the letters of an openpyxl cell cannot be seen: white, tiny, or shown as nothing."""
    fill = cell.fill
    ground = colour_of(fill.fgColor) if fill and fill.fill_type == "solid" else ""
    form = str(cell.number_format)
    return INVISIBLE_FORMAT in form or is_unseen(colour_of(cell.font.color), ground, cell.font.sz)


def colour_of(colour: Any) -> str:
    """RRGGBB; of a theme's colours only paper is known, the others are taken for its opposite."""
    if colour is None:
        return ""
    if colour.type == "theme":
        return WHITE if colour.theme == _WINDOW else "000000"
    return str(colour.rgb)[-6:] if colour.type == "rgb" else ""
