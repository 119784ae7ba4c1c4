"""The cells of one sheet, read from its XML and written back into it (ECMA-376 part 1, 18.3)."""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel
from openpyxl.utils.escape import unescape

from data_analysis.places import Area, Place, moved, name_of, place_of
from data_analysis.workbook import fitting
from data_analysis.workbook_xml.package import WORKBOOK, Element, Package
from data_analysis.workbook_xml.styles import Styles

_ROW_LOOKS = ("ht", "customHeight", "s", "customFormat")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class Grid:
    """One sheet. Values are texts, numbers, truth values or None; dates are their numbers."""

    def __init__(self, package: Package, part: str, name: str, texts: Sequence[str]) -> None:
        self.name, self.part = name, part
        self.root = package.xml(part)
        self._package, self._texts = package, texts
        self._styles = Styles(package)
        self._data = self.root.find("{*}sheetData")
        self._tag = etree.QName(self._data).namespace
        self._rows: dict[int, Element] = {}
        self._cells: dict[int, dict[int, Element]] = {}  # by row and column
        self._shared: dict[str, Place] = {}  # the first cell of formulas written once for many
        self._arrays: list[tuple[Area, Place]] = []  # cells that one formula fills, and where it is
        self._index()

    @property
    def merged(self) -> list[Area]:
        """The merged areas."""
        return [Area.of(one.get("ref")) for one in self.root.iterfind("{*}mergeCells/{*}mergeCell")]

    @property
    def last_row(self) -> int:
        """The last row that has cells, empty ones too."""
        return max(self._cells, default=0)

    def places(self) -> Iterator[Place]:
        """The cells there are."""
        for row, cells in self._cells.items():
            yield from ((row, column) for column in cells)

    def anchor(self, place: Place) -> Place:
        """The cell itself, or the one that stands for the merged area it lies in."""
        for area in self.merged:
            if place in area:
                return area.top, area.left
        return place

    def beside(self, place: Place) -> Place:
        """The cell to the right, past the merged area this one may be."""
        row, column = place
        right = next((area.right for area in self.merged if place in area), column)
        return self.anchor((row, right + 1))

    def value(self, place: Place) -> Any:
        """What a cell holds; of a formula the value that was stored with it."""
        cell = self._at(place)
        if cell is None:
            return None
        kind, content = cell.get("t", "n"), cell.findtext("{*}v")
        if kind == "inlineStr":
            return text_of(cell) or None
        if not content:
            return None
        if kind == "s":
            return self._texts[int(content)] or None
        if kind == "b":
            return content == "1"
        return float(content) if kind == "n" else unescape(content)

    def formula(self, place: Place) -> str | None:
        """The formula of a cell, with its ``=``; None where it has none.

        A cell that the formula of another one fills (an array, {=…}) has that one's.
        """
        cell = self._at(place)
        element = None if cell is None else cell.find("{*}f")
        if element is None:
            return next((self.formula(one) for area, one in self._arrays if place in area), None)
        if not element.text and element.get("si") in self._shared:
            first = self._shared[element.get("si")]
            return moved(f"={self._cell(first).findtext('{*}f')}", first, place)
        return f"={element.text or ''}"

    def style(self, place: Place) -> int:
        """The style of a cell, or else of its row or column."""
        cell, row = self._at(place), self._rows.get(place[0])
        if cell is not None:
            return int(cell.get("s", "0"))
        if row is not None and row.get("customFormat") in ("1", "true"):
            return int(row.get("s", "0"))
        for column in self.root.iterfind("{*}cols/{*}col"):
            if int(column.get("min")) <= place[1] <= int(column.get("max")):
                return int(column.get("style", "0"))
        return 0

    def put(self, place: Place, value: Any) -> None:
        """Write a value, never a formula: a text that begins with ``=`` stays a text."""
        cell = self._emptied(place)
        if isinstance(value, date):
            with_time = isinstance(value, datetime) and value.time() != time.min
            cell.set("s", str(self._styles.for_date(self.style(place), with_time)))
            value = to_excel(_without_zone(value), self._epoch())
        if value is None or value == "" or value != value:  # NaN is not equal to itself
            return
        if isinstance(value, bool):
            cell.set("t", "b")
            self._child(cell, "v", str(int(value)))
        elif isinstance(value, Integral):
            self._child(cell, "v", str(int(value)))
        elif isinstance(value, (Real, Decimal)) and math.isfinite(value):
            self._child(cell, "v", repr(float(value)).removesuffix(".0"))
        else:
            cell.set("t", "inlineStr")
            text = self._child(self._child(cell, "is"), "t", _xml_text(fitting(str(value))))
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def put_formula(self, place: Place, formula: str) -> None:
        """Write a formula, without a value."""
        self._child(self._emptied(place), "f", formula.removeprefix("="))

    def put_style(self, place: Place, style: int) -> None:
        """Give a cell the look of another."""
        self._cell(place).set("s", str(style))
        self._package.touch(self.part)

    def has_row(self, row: int) -> bool:
        """Whether a row is there: with cells, or with a height of its own."""
        return row in self._rows

    def look_like(self, row: int, above: int) -> None:
        """Make a row that is as high as one above."""
        if above in self._rows:
            kept = {k: v for k, v in self._rows[above].items() if k in _ROW_LOOKS}
            self._row(row).attrib.update(kept)

    def merge(self, area: Area) -> None:
        """Merge cells on a sheet that has merged cells already."""
        merges = self.root.find("{*}mergeCells")
        if all(one.get("ref") != str(area) for one in merges):
            etree.SubElement(merges, f"{{{self._tag}}}mergeCell", ref=str(area))
            merges.set("count", str(len(merges)))
            self._package.touch(self.part)

    def forget_values(self) -> None:
        """Take away the stored values of formulas: they are of before the change."""
        for cell in self._data.iterfind("{*}row/{*}c"):
            if cell.find("{*}f") is not None:
                for value in cell.findall("{*}v"):
                    cell.remove(value)
                cell.attrib.pop("t", None)
                self._package.touch(self.part)

    def _index(self) -> None:
        """Where each cell is; references may be left out, and then count on from the one before."""
        number = 0
        for row in self._data.iterfind("{*}row"):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
            cells = self._cells.setdefault(number, {})
            column = 0
            for cell in row.iterfind("{*}c"):
                place = place_of(cell.get("r", ""))
                column = place[1] if place else column + 1
                cell.set("r", name_of((number, column)))
                cells[column] = cell
                formula = cell.find("{*}f")
                if formula is None or not formula.text:
                    continue
                if formula.get("t") == "shared":
                    self._shared[formula.get("si")] = (number, column)
                elif formula.get("t") == "array":
                    self._arrays.append((Area.of(formula.get("ref")), (number, column)))

    def _at(self, place: Place) -> Element | None:
        return self._cells.get(place[0], {}).get(place[1])

    def _emptied(self, place: Place) -> Element:
        """The cell without what it held, its style left."""
        self._package.touch(self.part)
        self._unshare(place)
        self._arrays = [(area, one) for area, one in self._arrays if one != place]
        cell = self._cell(place)
        for child in list(cell):
            cell.remove(child)
        for gone in ("t", "cm", "vm"):
            cell.attrib.pop(gone, None)
        return cell

    def _unshare(self, place: Place) -> None:
        """Give the cells that share the formula of this one their own."""
        number = next((si for si, first in self._shared.items() if first == place), None)
        if number is None:
            return
        sharing = [
            other
            for other in self.places()
            for formula in self._cell(other).iterfind("{*}f")
            if formula.get("si") == number
        ]
        for other, text in [(other, self.formula(other)) for other in sharing]:
            formula = self._cell(other).find("{*}f")
            formula.attrib.clear()
            formula.text = (text or "").removeprefix("=")
        del self._shared[number]

    def _cell(self, place: Place) -> Element:
        """The cell, made in its place among the others where it is not there."""
        number, column = place
        found = self._at(place)
        if found is not None:
            return found
        style = self.style(place)
        cell = etree.Element(f"{{{self._tag}}}c", r=name_of(place))
        if style:
            cell.set("s", str(style))
        row = self._row(number)
        cells = self._cells.setdefault(number, {})
        before = max((one for one in cells if one < column), default=None)
        row.insert(0 if before is None else row.index(cells[before]) + 1, cell)
        row.attrib.pop("spans", None)  # a hint that may be wrong from now on
        cells[column] = cell
        self._widen(place)
        return cell

    def _row(self, number: int) -> Element:
        if number in self._rows:
            return self._rows[number]
        row = etree.Element(f"{{{self._tag}}}row", r=str(number))
        bottom = self._data[-1] if len(self._data) else None
        if bottom is None or bottom is self._rows.get(number - 1):
            self._data.append(row)
        else:
            above = max((one for one in self._rows if one < number), default=None)
            self._data.insert(0 if above is None else self._data.index(self._rows[above]) + 1, row)
        self._rows[number] = row
        return row

    def _widen(self, place: Place) -> None:
        dimension = self.root.find("{*}dimension")
        if dimension is not None:
            dimension.set("ref", str(Area.of(dimension.get("ref")).with_cell(place)))

    def _child(self, parent: Element, name: str, text: str | None = None) -> Element:
        child = etree.SubElement(parent, f"{{{self._tag}}}{name}")
        child.text = text
        return child

    def _epoch(self) -> datetime:
        properties = self._package.xml(WORKBOOK).find("{*}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900


def text_of(item: Element) -> str:
    """The text of a cell, in whatever pieces; readings of Chinese characters are left aside."""
    pieces = (t for t in item.iter("{*}t") if not t.getparent().tag.endswith("}rPh"))
    return unescape("".join(piece.text or "" for piece in pieces))


def _without_zone(moment: date) -> date:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment


def _xml_text(text: str) -> str:
    """Control characters as Excel writes them, which XML cannot hold (ST_Xstring)."""
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
