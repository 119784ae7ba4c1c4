"""Finding the cell a person means: by its name, a name of the workbook, or the label beside it."""

from typing import Any

from data_analysis.messages import problem
from data_analysis.places import Place, name_of, place_of
from data_analysis.reading.guard import no_sheet
from data_analysis.workbook_xml.book import Book
from data_analysis.workbook_xml.grid import Grid
from groundwork.headings import key


def known_sheet(book: Book, sheet: str | None) -> str | None:
    """The sheet asked for; raises `Problem` with those there are."""
    if sheet is not None and sheet not in book.names:
        raise no_sheet(sheet, book.names)
    return sheet


def find_cell(book: Book, place: str, sheet: str | None) -> tuple[Grid, Place]:
    """The cell meant by ``place``, on whatever sheet it is unless ``sheet`` says on which.

    Raises `Problem` where it is not there, or several may be meant.
    """
    wanted = known_sheet(book, sheet)
    if named := book.cell_named(place):
        return named
    if cell := place_of(place):
        grid = _only_sheet(book, wanted)
    else:
        grid, label = _labelled(book, place, wanted)
        cell = grid.beside(label)
    return grid, grid.anchor(cell)


def _only_sheet(book: Book, sheet: str | None) -> Grid:
    if sheet is None and len(book.names) > 1:
        raise problem(
            "시트가 여럿입니다({known}). 시트 이름을 함께 적어 주세요.",
            known=", ".join(book.names),
        )
    return book.grid(sheet or book.names[0])


def _labelled(book: Book, label: str, sheet: str | None) -> tuple[Grid, Place]:
    """The one cell that says a label, blanks and a colon aside."""
    found = [
        (grid, place)
        for grid in map(book.grid, [sheet] if sheet else book.names)
        for place in grid.places()
        if _plain(grid.value(place)) == _plain(label)
    ]
    if not found:
        raise problem(
            "{file}에서 ‘{label}’ 항목을 찾지 못했습니다. B3처럼 셀 이름을 적어도 됩니다.",
            file=book.package.name,
            label=label,
        )
    if len(found) > 1:
        raise problem(
            "‘{label}’ 항목이 여럿입니다({cells}). 채울 셀의 이름과 시트를 적어 주세요.",
            label=label,
            cells=", ".join(f"{grid.name} {name_of(place)}" for grid, place in found[:5]),
        )
    return found[0]


def _plain(text: Any) -> str | None:
    return key(text).rstrip(":：") if isinstance(text, str) and text.strip() else None
