"""One chart of a workbook, read from its own XML (ECMA-376 part 1, DrawingML charts).

As Excel, Hancom Office, LibreOffice, openpyxl and xlsxwriter write it; several kinds of chart in
one, with an axis of values each, are read series by series.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils import column_index_from_string

from data_analysis.recalculation import Place
from graders.tables.calculated_workbooks import Workbook
from graders.tables.plain_cells import as_text

_MOST_CELLS = 10_000  # of one series
_AREA = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!\[\]]+))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d+)(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d+))?"
)


@dataclass(frozen=True)
class Axis:
    """An axis of values: its title, and where it starts if the file says."""

    title: str = ""
    lowest: float | None = None


@dataclass(frozen=True)
class Series:
    """One series: its name, its labels and values, and whether these are cells of the workbook.

    ``formula`` and ``sheets`` say which cells it draws; ``lengths`` that values are drawn as
    lengths (bars, columns, areas); ``colours`` are those the file names itself, as RRGGBB;
    ``numbered`` says that the values stand beside their marks.
    """

    name: str = ""
    labels: tuple[Any, ...] = ()
    values: tuple[float | None, ...] = ()
    formula: str = ""
    sheets: frozenset[str] = frozenset()
    axis: Axis = Axis()
    lengths: bool = False
    colours: tuple[str, ...] = ()
    numbered: bool = False

    @property
    def from_cells(self) -> bool:
        """Whether cells of this workbook are drawn, by their place or by a name given to them."""
        of_another_file = "[" in self.formula
        is_name = bool(self.formula) and not _AREA.search(self.formula)
        return bool(self.sheets) or (is_name and not of_another_file)


@dataclass(frozen=True)
class ChartReading:
    """A chart's XML, read beside the workbook whose cells it draws."""

    root: Element
    workbook: Workbook

    def series(self) -> Iterator[Series]:
        area = self.root.find("{*}chart/{*}plotArea")
        if area is None:
            return
        axes = {_said(axis, "axId"): self._axis(axis) for axis in area.findall("{*}valAx")}
        for group in area:
            kind = _local(group)
            if not kind.endswith("Chart"):
                continue
            named = [axes[key] for a in group.findall("{*}axId") if (key := a.get("val")) in axes]
            for one in group.findall("{*}ser"):
                yield self._series(one, kind, named[-1] if named else Axis(), group)

    def _series(self, one: Element, kind: str, axis: Axis, group: Element) -> Series:
        drawn = _first(one, "val", "yVal")
        values, sheets = self._data(drawn)
        labels, _ = self._data(_first(one, "cat", "xVal"))
        return Series(
            self.text(one.find("{*}tx")),
            tuple(labels),
            tuple(_number(value) for value in values),
            _formula(drawn),
            frozenset(sheets),
            axis,
            kind.startswith(("bar", "area")),
            tuple(_colours(one, is_line=kind.startswith("line"))),
            any(
                _said(shown, "showVal") in ("1", "true")
                for holder in (one, group)
                for shown in holder.findall("{*}dLbls")
            ),
        )

    def _axis(self, axis: Element) -> Axis:
        lowest = axis.find("{*}scaling/{*}min")
        said = None if lowest is None else lowest.get("val")
        return Axis(self.text(axis.find("{*}title")), None if said is None else float(said))

    def _data(self, holder: Element | None) -> tuple[list[Any], set[str]]:
        """What a series draws: of the cells it refers to, else as the file keeps a copy."""
        if holder is None:
            return [], set()
        if places := list(self._places(_formula(holder))):
            return [self.workbook.shown(place) for place in places], {p[0] for p in places}
        kept = {int(p.get("idx", 0)): p.findtext("{*}v") for p in holder.iterfind(".//{*}pt")}
        values = [kept.get(number) for number in range(max(kept, default=-1) + 1)]
        return values, set()

    def _places(self, formula: str) -> Iterator[Place]:
        if "[" in formula:  # cells of another file
            return
        known = self.workbook.sheets
        for area in _AREA.finditer(formula):
            sheet = (area["quoted"] or "").replace("''", "'") or area["plain"].strip("(,= ")
            if sheet not in known:
                continue
            left, top = column_index_from_string(area["left"]), int(area["top"])
            right = column_index_from_string(area["right"] or area["left"])
            bottom = int(area["bottom"] or top)
            if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
                raise ValueError("an area of more cells than a chart can show")
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield sheet, row, column

    def text(self, holder: Element | None) -> str:
        """A title or name: typed, or taken from a cell."""
        if holder is None:
            return ""
        if typed := " ".join(paragraphs(holder)):
            return typed
        values, _ = self._data(holder)
        return " ".join(as_text(value) or "" for value in values) or holder.findtext("{*}v") or ""

    def formats(self) -> tuple[str, ...]:
        """The number formats that the chart's own axes and labels have."""
        return tuple(f.get("formatCode", "") for f in self.root.iterfind(".//{*}numFmt"))

    def background(self) -> str | None:
        """The colour behind the series, where the file names one."""
        for place in ("{*}chart/{*}plotArea/{*}spPr", "{*}spPr"):
            if (shape := self.root.find(place)) is not None and (colour := _fill(shape)):
                return colour
        return None


def paragraphs(element: Element) -> Iterator[str]:
    """The texts of an element's paragraphs."""
    for paragraph in element.iterfind(".//{*}p"):
        if text := "".join(run.text or "" for run in paragraph.iterfind(".//{*}t")).strip():
            yield text


def _colours(series: Element, *, is_line: bool) -> Iterator[str]:
    """The colours of a series and of its single points."""
    for shape in (*series.findall("{*}spPr"), *series.findall("{*}dPt/{*}spPr")):
        drawn = shape.find("{*}ln") if is_line else shape
        if drawn is not None and (colour := _fill(drawn)):
            yield colour


def _fill(shape: Element) -> str | None:
    """A plain colour; None for those of a theme, and for made lighter or darker ones."""
    colour = shape.find("{*}solidFill/{*}srgbClr")
    if colour is None or len(colour):
        return None
    plain = re.fullmatch(r"[0-9A-F]{6}", colour.get("val", "").upper())
    return plain[0] if plain else None


def _number(value: Any) -> float | None:
    if isinstance(value, (bool, date)):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _formula(holder: Element | None) -> str:
    """The cells or the name that values are taken from."""
    return "" if holder is None else holder.findtext(".//{*}f") or ""


def _first(series: Element, *names: str) -> Element | None:
    return next((e for name in names if (e := series.find(f"{{*}}{name}")) is not None), None)


def _said(element: Element, name: str) -> str | None:
    found = element.find(f"{{*}}{name}")
    return None if found is None else found.get("val")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
