"""A workbook as a form needs it: its sheets by name, and what has to be told after a change."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from data_analysis.places import Place, place_of, sheet_and_cells
from data_analysis.recalculation import store_values
from data_analysis.workbook_xml.grid import Grid, text_of
from data_analysis.workbook_xml.package import WORKBOOK, Element, Package

_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


class Book:
    """The sheets of a package, in the order people see them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._grids: dict[str, Grid] = {}

    @cached_property
    def _parts(self) -> dict[str, str]:
        parts = dict(self.package.related(WORKBOOK, "worksheet"))
        sheets = self.package.xml(WORKBOOK).iterfind("{*}sheets/{*}sheet")
        ids = {sheet.get("name"): _relation_id(sheet) for sheet in sheets}
        return {name: parts[number] for name, number in ids.items() if number in parts}

    @property
    def names(self) -> list[str]:
        """The names of the worksheets; sheets that are one chart are none."""
        return list(self._parts)

    def grid(self, name: str) -> Grid:
        """A sheet's cells."""
        if name not in self._grids:
            self._grids[name] = Grid(self.package, self._parts[name], name, self._texts)
        return self._grids[name]

    @cached_property
    def _texts(self) -> list[str]:
        """The texts that cells share."""
        return [
            text_of(item)
            for _, part in self.package.related(WORKBOOK, "sharedStrings")
            for item in self.package.xml(part).iterfind("{*}si")
        ]

    def cell_named(self, name: str) -> tuple[Grid, Place] | None:
        """The one cell that a name of the workbook stands for."""
        for one in self.package.xml(WORKBOOK).iterfind("{*}definedNames/{*}definedName"):
            sheet, cells = sheet_and_cells(one.text or "")
            cell = place_of(cells)
            if one.get("name") == name and sheet in self.names and cell:
                return self.grid(sheet), cell
        return None

    def with_formulas(self) -> Iterator[Grid]:
        """The sheets that have formulas, also those of rules; long lists have none."""
        for name, part in self._parts.items():
            if self.package.holds(part, b"<f") or self.package.holds(part, b":f"):
                yield self.grid(name)

    def pivot_sources(self) -> Iterator[tuple[str, Element]]:
        """The cells that pivot tables look at, each with the part that says so."""
        for part in self.package.parts:
            if part.startswith("xl/pivotCache/pivotCacheDefinition"):
                for source in self.package.xml(part).iterfind("{*}cacheSource/{*}worksheetSource"):
                    yield part, source

    def write(self, path: Path) -> bool:
        """Write the workbook; returns whether its formulas have the values of after the change.

        Where the engine does not know a function, formulas are left without a value, which every
        office program then calculates; values of before the change would be believed.
        """
        self._calculate_when_opened()
        self.package.drop("xl/calcChain.xml")  # Excel makes it anew
        self.package.write(path)
        known = store_values(path)
        if not known:
            for grid in self.with_formulas():
                grid.forget_values()
            self.package.write(path)
        return known

    def _calculate_when_opened(self) -> None:
        root = self.package.xml(WORKBOOK)
        calculation = root.find("{*}calcPr")
        if calculation is None:
            before = next(
                one for name in _BEFORE_CALCULATION for one in root.iterfind(f"{{*}}{name}")
            )
            calculation = etree.Element(f"{{{etree.QName(root).namespace}}}calcPr")
            before.addnext(calculation)
        calculation.set("fullCalcOnLoad", "1")
        self.package.touch(WORKBOOK)
        for part, source in self.pivot_sources():
            source.getparent().getparent().set("refreshOnLoad", "1")
            self.package.touch(part)


def _relation_id(sheet: Element) -> str:
    return next((v for k, v in sheet.items() if k.endswith("}id")), "")
