"""What looks at a table goes on to see all of it, after the table became longer or shorter.

Named areas, filters, rules, formulas, charts and pivot tables name the cells they look at. In
Excel they follow when rows are inserted; a file in which rows were written below has to say so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from data_analysis.places import Area, place_of, sheet_and_cells
from data_analysis.workbook_xml.book import Book
from data_analysis.workbook_xml.grid import Grid
from data_analysis.workbook_xml.package import WORKBOOK, Element

_AREA = re.compile(r"(\$?[A-Z]{1,3}\$?)([0-9]{1,7}):(\$?[A-Z]{1,3}\$?)([0-9]{1,7})")
_FORMULAS = ("f", "formula", "formula1", "formula2")


@dataclass(frozen=True)
class Change:
    """The rows of a table on a sheet: they began at ``first``, ended at ``last``, end at ``now``.

    ``last`` is the row before ``first`` where the table was empty.
    """

    sheet: str
    left: int
    right: int
    first: int
    last: int
    now: int

    def concerns(self, area: Area) -> bool:
        """Whether an area reaches over the rows of the table down to their end."""
        beside = area.right < self.left or self.right < area.left
        if beside or area.top > self.first:
            return False
        at_end = area.bottom == self.last >= self.first
        return at_end or max(self.last, self.first - 1) < area.bottom < self.now

    def area(self, reference: str) -> str:
        """A reference to cells of the sheet, as it has to be from now on."""
        found = _AREA.fullmatch(reference)
        if found is None or not self.concerns(Area.of(reference)):
            return reference
        left, top, right, _ = found.groups()
        return f"{left}{top}:{right}{self.now}"

    def areas(self, references: str) -> str:
        """Several references, with blanks between them, as rules have them."""
        return " ".join(map(self.area, references.split()))

    def formula(self, text: str, home: str = "") -> str:
        """A formula, without its ``=``, that stands on the sheet ``home``."""
        try:
            tokens = Tokenizer(f"={text}").items
        except (TokenizerError, IndexError):
            return text
        return "".join(
            self._token(token.value, home)
            if (token.type, token.subtype) == (Token.OPERAND, Token.RANGE)
            else token.value
            for token in tokens
        )

    def _token(self, reference: str, home: str) -> str:
        sheet, cells = sheet_and_cells(reference)
        found = _AREA.fullmatch(cells)
        one_row = found is not None and found[2] == found[4]  # as in =SUM(C5:E5), no column
        if (sheet or home) != self.sheet or one_row:
            return reference
        return reference.removesuffix(cells) + self.area(cells)


def follow(book: Book, change: Change) -> int:
    """Have everything in the workbook follow the change; returns how many places were mended."""
    places = _workbook(book, change)
    grids = {grid.name: grid for grid in (*book.with_formulas(), book.grid(change.sheet))}
    for grid in grids.values():
        places += _sheet(book, grid, change)
    for part in book.package.parts:
        if part.startswith("xl/charts/") and part.endswith(".xml"):
            formulas = book.package.xml(part).iter("{*}f")
            places += _texts(book, part, formulas, change.formula)
    return places + _pivots(book, change)


def _workbook(book: Book, change: Change) -> int:
    names = book.package.xml(WORKBOOK).iterfind("{*}definedNames/{*}definedName")
    return _texts(book, WORKBOOK, names, change.formula)


def _sheet(book: Book, grid: Grid, change: Change) -> int:
    def formula(text: str) -> str:
        return change.formula(text, grid.name)

    formulas = (
        one
        for one in grid.root.iter(*(f"{{*}}{name}" for name in _FORMULAS))
        if not (grid.name == change.sheet and _is_of_table(one, change))
    )
    places = _texts(book, grid.part, formulas, formula)
    if grid.name != change.sheet:
        return places
    places += _texts(book, grid.part, grid.root.iter("{*}sqref"), change.areas)
    for element in grid.root.iter(
        "{*}conditionalFormatting", "{*}dataValidation", "{*}ignoredError"
    ):
        places += _attribute(book, grid.part, element, "sqref", change.areas)
    for element in grid.root.iterfind("{*}autoFilter"):
        places += _attribute(book, grid.part, element, "ref", change.area)
    for _, part in book.package.related(grid.part, "table"):
        table = book.package.xml(part)
        for element in (table, *table.iterfind("{*}autoFilter")):
            places += _attribute(book, part, element, "ref", change.area)
    return places


def _is_of_table(formula: Element, change: Change) -> bool:
    """Whether a formula stands in a row of the table; such a one looks at its own row."""
    place = place_of(formula.getparent().get("r", ""))
    last = max(change.last, change.now)
    return place is not None and place in Area(change.first, last, change.left, change.right)


def _pivots(book: Book, change: Change) -> int:
    places = 0
    for part, source in book.pivot_sources():
        if source.get("sheet") == change.sheet and source.get("ref"):
            places += _attribute(book, part, source, "ref", change.area)
    return places


def _texts(book: Book, part: str, elements: Iterator[Element], mend: Callable[[str], str]) -> int:
    places = 0
    for element in elements:
        if element.text and (mended := mend(element.text)) != element.text:
            element.text = mended
            book.package.touch(part)
            places += 1
    return places


def _attribute(
    book: Book, part: str, element: Element, name: str, mend: Callable[[str], str]
) -> int:
    value = element.get(name)
    if not value or (mended := mend(value)) == value:
        return 0
    element.set(name, mended)
    book.package.touch(part)
    return 1
