"""The rows of a header: how many there are, and the one name a column that they make together.

Groups stand over their columns in three ways: merged, so that the cells to the right and below are
empty; said again in every cell, as statistics portals (KOSIS) write them; or above a row that has
a label in every column, but the same ones under each group.
"""

import re
from collections.abc import Sequence

from data_analysis.cells import looks_like_value
from groundwork.comparing_text import one_spaced

Row = Sequence[str | None]

_DEEPEST = 5
_PERIOD = re.compile(
    r"(?:19|20)\d\d(?:\s?년)?(?:\s?[.\-/]?\s?(?:0[1-9]|1[0-2]|[1-9])(?:\s?월)?|\.?\s?[1-4]/4)?\.?"
)
_MEASURES = (
    "명|인|원|천원|만원|백만원|억원|건|개|개소|개사|호|동|가구|세대|대|회|점|곳|필지|동수|%|％|퍼센트|"
    "㎡|㎢|㎥|m|km|m2|km2|ha|톤|t|kg|천톤|천명|만명|일|시간|분|년|세|℃|㎜|mm|㎍/㎥|ppm"
)
_MEASURE = re.compile(rf"[(\[（]?\s*(?:단위\s*[:：]?\s*)?(?:{_MEASURES})\s*[)\]）]?", re.IGNORECASE)


_SIGNS = re.compile(
    r"결\s*재|담\s*당자?|주무관|팀\s*장|계\s*장|과\s*장|실\s*장|국\s*장|부?시장|부?군수|부?구청장|전\s*결|협\s*조"
)


def tidy(cell: str | None) -> str | None:
    """A cell with single blanks; None where nothing is left."""
    return one_spaced(cell) or None if cell else None


def is_label(cell: str | None) -> bool:
    """Whether a cell holds a text that is no number, date or telephone number."""
    return cell is not None and not looks_like_value(cell)


def is_heading_cell(cell: str | None) -> bool:
    """Whether a cell may stand in a header: a label, a year, a month of a year."""
    return cell is not None and (is_label(cell) or is_period(cell))


def is_period(cell: str) -> bool:
    """Whether a text is a year, or a month or quarter of one."""
    return _PERIOD.fullmatch(cell) is not None


def is_heading_row(rows: Sequence[Row]) -> bool:
    """Whether the first row may be the first of a header: labels, or years beside or above some.

    One year beside one label is a reference date, and so is one for all columns; a row of years
    alone stands above labels, and so does a single year over several.
    """
    filled = [cell for cell in rows[0] if cell]
    if not filled or not all(map(is_heading_cell, filled)) or _is_for_signatures(rows):
        return False
    labels = sum(map(is_label, filled))
    if labels == len(filled):
        return not (len(rows) > 1 and _is_of_measures(rows[0], rows[1]))
    if not labels:
        return depth_of(rows) > 1
    if len(filled) - labels == 1:
        return len(rows[0]) == len(filled) or depth_of(rows) > 1
    return len(rows) < 2 or not _is_one_period(rows[0], rows[1])


def _is_one_period(row: Row, below: Row) -> bool:
    """Whether a row only adds one and the same year to labels that stand below it again."""
    years = {cell for cell in row if cell and is_period(cell)}
    pairs = zip(row, below, strict=True)
    return len(years) == 1 and all(cell in (*years, under, None) for cell, under in pairs)


def _is_for_signatures(rows: Sequence[Row]) -> bool:
    """Whether a row is a box in which officials sign: 결재, 담당, 팀장, and nothing right below."""
    filled = [cell for cell in rows[0] if cell]
    return all(map(_SIGNS.fullmatch, filled)) and not any(next(iter(rows[1:]), ("",)))


def depth_of(rows: Sequence[Row]) -> int:
    """How many of the rows, from the first on, are one header."""
    depth = 1
    while depth < min(len(rows), _DEEPEST) and (more := _more_rows(rows[:depth], rows[depth:])):
        depth += more
    return depth + (depth < len(rows) and _is_of_measures(rows[depth], rows[depth - 1]))


def names_of(rows: Sequence[Row], above: Row = ()) -> list[str | None]:
    """One name a column out of the rows of a header: a group label reaches right over its cells.

    Units in a row of their own, the last one or the one ``above``, follow the name in brackets.
    """
    rows = list(rows)
    measures: Row = ()
    if len(rows) > 1 and _is_of_measures(rows[-1], rows[-2]):
        measures = rows.pop()
    elif above and _is_of_measures(above, rows[0]):
        measures = above
    names = [_joined(path) for path in _paths(rows)]
    for column, measure in enumerate(measures):
        bare = (measure or "").strip("()[]（）")
        if measure and (name := names[column]) and bare not in name:
            names[column] = f"{name} ({bare})"
    return names


def _opened(rows: Sequence[Row]) -> list[list[str | None]]:
    """The rows as if merged: what is said again to the right or below is empty.

    To the right only where all rows above are empty there, or said again, too.
    """
    opened: list[list[str | None]] = []
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        cells = list(row)
        for column in range(1, len(row)):
            within = all(upper[column] is None for upper in opened)
            if row[column] == row[column - 1] and within and not last:
                cells[column] = None
        if number:
            same = zip(cells, rows[number - 1], strict=True)
            cells = [None if cell == upper else cell for cell, upper in same]
        opened.append(cells)
    return opened


def _more_rows(rows: Sequence[Row], below: Sequence[Row]) -> int:
    """By how many of the rows below a header goes on: one, or two if one names groups again."""
    if _goes_on(rows, below[0]):
        return 1
    return 2 * (_names_groups(rows[-1], below[0]) and _goes_on(rows, (*below, ())[1]))


def _names_groups(groups: Row, below: Row) -> bool:
    """Whether labels stand only under the first cell of groups that reach to the right."""
    right = (*groups[1:], "")
    open_groups = [label and not beside for label, beside in zip(groups, right, strict=True)]
    return any(below) and all(
        is_label(cell) and reaches for cell, reaches in zip(below, open_groups, strict=True) if cell
    )


def _goes_on(rows: Sequence[Row], below: Row) -> bool:
    """Whether a row goes on a header: it fills gaps, and leaves merged cells open.

    Or it names every column, but some alike, and the groups above tell these apart.
    """
    if not any(below) or not all(is_heading_cell(cell) for cell in below if cell):
        return False
    *upper, lower = _opened([*rows, below])
    named = [any(cells) for cells in zip(*upper, strict=True)]
    fills = any(cell and not own for cell, own in zip(lower, named, strict=True))
    leaves_open = any(own and not cell for cell, own in zip(lower, named, strict=True))
    if fills and leaves_open:
        return True
    return len(rows) == 1 and all(map(is_label, below)) and _tells_apart(rows[0], below)


def _tells_apart(groups: Row, below: Row) -> bool:
    """Whether labels that stand several times in a row are different under the groups above."""
    filled = [cell for cell in groups if cell]
    if len(filled) < 2 or len(set(below)) == len(below) or any("단위" in cell for cell in filled):
        return False
    names = [_joined(path) for path in _paths([groups, below])]
    return len(set(names)) == len(names)


def _is_of_measures(row: Row, beside: Row) -> bool:
    """Whether a row holds nothing but units, at least two, of columns that have a label."""
    filled = [(cell, label) for cell, label in zip(row, beside, strict=True) if cell]
    return len(filled) > 1 and all(label and _MEASURE.fullmatch(cell) for cell, label in filled)


def _paths(rows: Sequence[Row]) -> list[list[str]]:
    """The labels over each column, from the top; a label without one below it is no group."""
    groups: list[str | None] = [None] * len(rows)
    paths = []
    columns = zip(zip(*_opened(rows), strict=True), zip(*rows, strict=True), strict=True)
    for opened, written in columns:
        first = next((n for n, cell in enumerate(opened) if cell), len(rows))
        labels = [label for label in (*groups[:first], *opened[first:]) if label]
        paths.append(labels if any(written) else [])
        for number in range(first, len(rows)):
            groups[number] = opened[number] if any(written[number + 1 :]) else None
    return paths


def _joined(labels: Sequence[str]) -> str | None:
    """The labels as one name, each said once."""
    return " ".join(dict.fromkeys(labels)) or None
