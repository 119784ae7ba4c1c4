"""The extent of a sheet written in XML: a glance where that is sure, else every cell in turn.

A sheet of a million rows is 700 MB of XML. The glance looks in it for whatever is not written the
way office programs write a table of at most 52 columns. Only what it is not sure of is parsed,
which takes several times as long.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from xml.parsers import expat

import polars as pl

from data_analysis.places import Area
from data_analysis.reading.extent import SHORT_SHEET, Extent

_AT_ONCE = 8  # pieces; a call of polars costs as much as the search through one

# A cell that does not begin as <c r="A1" does; or stands past column AZ or row 1,999,999.
_UNUSUAL = r"""(?x)
    [<:]c (?:
        [>\t\r\n] | \ [^r] | \ r[^=] | \ r=[^"]
      | \ r=" (?: [^A-Z] | [B-Z][A-Z] | [A-Z]{3} )
      | \ r="[A-Z]{1,2} (?: [a-z] | [2-9][0-9]{6} | [0-9]{8} )
    )"""
_NOTEWORTHY = f"{_UNUSUAL}|hidden="
_FAR_DOWN = r'r="[A-Z]{1,2}[0-9]{6}'
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)""")
_MERGED = re.compile(rb'[<:]mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_ROW_NUMBER = re.compile(rb'\sr="([0-9]+)"')
_AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}")
_PLACE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,20})")


def measure_xml(content: Callable[[], Iterable[bytes]]) -> Extent:
    """The extent of the sheet whose XML ``content`` gives anew, in pieces, each time.

    Raises ExpatError or ValueError for what is no sheet.
    """
    extent = _glance(content())
    return _parse(content()) if extent is None else extent


def _glance(chunks: Iterable[bytes]) -> Extent | None:
    """Rows and hidden rows of a sheet that does no harm; None where that is not sure."""
    extent, far_down = Extent(), False
    pieces = _between_tags(chunks)
    while some := list(islice(pieces, _AT_ONCE)):
        # polars searches for many things at once; `re` would take five times as long.
        texts = pl.Series(some, dtype=pl.Binary).cast(pl.String, strict=False)
        if not all(some) or texts.null_count():
            return None
        if texts.str.contains(_NOTEWORTHY).any():
            hidden = _hidden_rows(b"".join(some))
            if hidden is None or texts.str.contains(_UNUSUAL).any():
                return None
            extent.hidden_rows += hidden
        for piece in some:
            if b"mergeCell ref" in piece:
                extent.merged += [Area.of(area.decode()) for area in _MERGED.findall(piece)]
        if extent.rows < SHORT_SHEET:
            extent.rows += sum(len(_ROW.findall(piece)) for piece in some)
            far_down = far_down or texts.str.contains(_FAR_DOWN).any()
    return None if far_down and extent.rows < SHORT_SHEET else extent


def _between_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end between tags; an empty one where no tag ends for long."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = max(text.rfind(b"<"), 0)
        yield text[:cut]
        rest = text[cut:]
    yield rest


def _hidden_rows(text: bytes) -> list[int] | None:
    """The numbers of the hidden rows; None where one does not say its number."""
    numbers = [_ROW_NUMBER.search(row) for row in _ROW.findall(text) if _HIDDEN.search(row)]
    return [int(found.group(1)) for found in numbers if found] if all(numbers) else None


@dataclass
class _Parser:
    """Where a parser stands in a sheet. A cell that does not say its place is the next one."""

    extent: Extent = field(default_factory=Extent)
    row: int = 0
    column: int = 0
    place: tuple[int, int] = (0, 0)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a tag as the reader will; a cell counts once its content begins."""
        name, said = tag.rpartition(":")[2], attributes.get("r")
        if name == "row":
            self.row, self.column = int(said) if said else self.row + 1, 0
            self.extent.rows += 1
            if attributes.get("hidden") in ("1", "true"):
                self.extent.hidden_rows.append(self.row)
        elif name == "c":
            self.place = _row_and_column(said) if said else (self.row, self.column + 1)
            self.column = self.place[1]
        elif name in ("v", "is", "f"):
            self.extent.add(*self.place)
        elif name == "mergeCell" and (area := _AREA.fullmatch(attributes.get("ref", ""))):
            self.extent.merged.append(Area.of(area.group()))


def _parse(chunks: Iterable[bytes]) -> Extent:
    """The extent by every cell with content."""
    sheet = _Parser()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheet.begin
    parser.StartDoctypeDeclHandler = _refuse_declarations
    for chunk in chunks:
        parser.Parse(chunk)
    parser.Parse(b"", True)
    return sheet.extent


def _row_and_column(place: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(f"no cell: {place[:40]}")
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)), column


def _refuse_declarations(*_: object) -> None:
    raise ValueError("a sheet declares no entities")
