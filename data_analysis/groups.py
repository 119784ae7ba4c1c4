"""Names that hold for several rows: merged, in the first or the 소계 row only, or above the rows.

Each is brought down, or up, to every row it holds for; what was filled in is told with its cells.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import polars as pl

from data_analysis.header_rows import is_label, is_period
from data_analysis.places import Area

_DEEPEST = 4  # columns of groups, from the left
_FOLLOWED = 0.6  # share of names followed by an empty cell, from which they are names of groups
_DIFFERENT = 0.8  # share of names that do not come again
_TOTAL = r"^(.*?)[\s\[(<]*(?:소\s*계|합\s*계|총\s*계|중\s*계|누\s*계|총\s*합\s*계)[\s\])>]*$"
_PLAIN_TOTAL = r"^(|.*[\s\[(<])계[\s\])>]*$"
_ROWS_A_HEADING = 1.5  # fewer rows for each text alone in a row, and it is no heading
_SEVERAL = 1_000  # rows by which a column is seen to name each row by itself


@dataclass(frozen=True)
class Fill:
    """Cells of a column that were empty and got the name that holds for them.

    ``merged`` names were certain; others were guessed. ``rows`` are indices, or
    the numbers of rows.
    """

    column: str
    rows: tuple[int, ...]
    values: tuple[str, ...]
    merged: bool

    def moved(self, numbers: pl.Series) -> "Fill":
        """The same cells by the row numbers that stand at their indices."""
        return replace(self, rows=tuple(numbers.gather(list(self.rows))))


def merged_fills(rows: pl.DataFrame, areas: Sequence[Area]) -> tuple[list[Fill], list[Area]]:
    """What merged cells say for the rows they reach down to, and the areas of numbers left alone.

    ``areas`` count rows and columns of ``rows`` from 1. A name holds for every row; a number is
    not repeated, as it would be added up several times, but for years and numbers of the rows.
    """
    found: dict[str, tuple[list[int], list[str]]] = {}
    numbers = []
    for area in sorted(areas, key=lambda area: area.top):
        if area.bottom == area.top or area.top < 1 or not 1 <= area.left <= rows.width:
            continue
        text = rows.item(area.top - 1, area.left - 1) if area.top <= len(rows) else None
        if text is None:
            continue
        if not (is_label(text) or is_period(text) or area.left == 1 or text.startswith("0")):
            numbers.append(area)
            continue
        column = rows.columns[area.left - 1]
        empty = rows[column][area.top : area.bottom].is_null().arg_true() + area.top
        indices, values = found.setdefault(column, ([], []))
        indices += empty.to_list()
        values += [text] * len(empty)
    fills = [Fill(c, tuple(rows), tuple(texts), True) for c, (rows, texts) in found.items()]
    return [fill for fill in fills if fill.rows], numbers


def filled_in(rows: pl.DataFrame, fills: Sequence[Fill]) -> pl.DataFrame:
    """The rows with the cells filled in."""
    for fill in fills:
        column = rows[fill.column].scatter(list(fill.rows), list(fill.values))
        rows = rows.with_columns(column)
    return rows


def guessed_fills(rows: pl.DataFrame, known: Collection[str]) -> list[Fill]:
    """Names in the first columns that hold for the empty cells below, or above up to the 소계 row.

    ``known`` are columns with merged cells: what is empty there is empty. ``rows`` are without
    blank rows and notes.
    """
    if stairs := _stairs(rows):
        return stairs
    fills: list[Fill] = []
    parents: list[str] = []
    for name in rows.columns[: min(_DEEPEST, rows.width - 1)]:
        if name not in known and rows[name].null_count():
            fill = _of_column(rows, name, parents)
            if fill:
                fills.append(fill)
                rows = filled_in(rows, [fill])
        first = rows[name].head(_SEVERAL).drop_nulls()
        if first.n_unique() > _DIFFERENT * len(first):
            break  # names of single rows, or none
        parents.append(name)
    return fills


def _stairs(rows: pl.DataFrame) -> list[Fill]:
    """Names of several levels, each alone in a row of its own above the rows it holds for.

    So are 정책사업, 단위사업 and 세부사업 in a budget: every row names its own level only.
    """
    levels: list[str] = []
    for name in rows.columns[: min(_DEEPEST, rows.width - 1)]:
        if not rows[name].null_count():
            break  # named in every row
        texts = rows[name].unique().drop_nulls()
        if not len(texts) or not all(map(_is_name, texts)):
            break
        levels.append(name)
    if len(levels) < 2 or rows[levels[0]][0] is None:
        return []
    alone = rows.select(pl.sum_horizontal(pl.col(levels).is_not_null()) == 1).to_series()
    if not alone.all():
        return []
    totals, fills = _are_totals(rows, levels), list[Fill]()
    above = pl.repeat(False, len(rows), eager=True)
    closed = pl.repeat("", len(rows), eager=True)
    for name in levels[:-1]:
        own = rows[name].is_not_null()
        names = rows[name].zip_with(~(above | (own & totals)), closed)
        names = names.fill_null(strategy="forward").fill_null("")
        above |= own
        index = (~above & (names != "")).arg_true()
        fills.append(Fill(name, tuple(index), tuple(names.gather(index)), False))
    return [fill for fill in fills if fill.rows]


def _of_column(rows: pl.DataFrame, name: str, parents: Sequence[str]) -> Fill | None:
    """What the names of one column hold for: the rows below, or those above their 소계."""
    labels = rows.columns[: min(_DEEPEST, rows.width - 1)]
    cells, totals = rows[name], _are_totals(rows, labels)
    empty = cells.is_null() & ~totals
    names = cells.str.extract(_TOTAL).fill_null(cells.str.extract(_PLAIN_TOTAL)).str.strip_chars()
    names = names.zip_with(names.is_not_null(), cells)
    if not empty.any() or not all(_is_name(text) for text in names.unique().drop_nulls()):
        return None
    names = names.zip_with(~_are_blocks(cells, names), cells)
    # A 소계 further left closes what a name here holds for.
    closed = names.is_null() & _are_totals(rows, parents)
    names = names.zip_with(~closed, pl.repeat("", len(names), eager=True))
    by_total = totals.cast(pl.String).zip_with(
        names.is_not_null() & (names != ""), pl.Series([None], dtype=pl.String)
    )
    own = names.is_not_null() & (names != "")
    if not own.any():
        return None
    upward = bool((own & ~totals).sum() == 0) and empty.arg_true()[0] < own.arg_true()[0]
    sources = by_total.fill_null(strategy="backward" if upward else "forward").filter(empty)
    if not (sources == "true").all() and not _are_groups(names, own & ~totals, empty, parents):
        return None
    up = names.fill_null(strategy="backward")
    values = up if upward else _downward(names, rows, parents)
    index = (empty & values.is_not_null() & (values != "")).arg_true()
    return Fill(name, tuple(index), tuple(values.gather(index)), False) if len(index) else None


def _are_blocks(cells: pl.Series, names: pl.Series) -> pl.Series:
    """Which rows begin a 소계 of several rows (계·남·여), as long as those of the names."""
    runs = cells.is_not_null().cum_sum()
    lengths = runs.to_frame("run").select(pl.len().over("run")).to_series()
    usual = lengths.filter(names.is_not_null() & (names != "")).mode()
    return ((names == "") & (lengths > 1) & lengths.is_in(usual.implode())).fill_null(False)


def _are_totals(rows: pl.DataFrame, names: Sequence[str]) -> pl.Series:
    found = [
        pl.col(name).str.contains(f"{_TOTAL}|{_PLAIN_TOTAL}").fill_null(False) for name in names
    ]
    return rows.select(total=pl.any_horizontal(*found, pl.repeat(False, pl.len()))).to_series()


def _is_name(text: str) -> bool:
    return not text or is_label(text) or is_period(text)


def _downward(names: pl.Series, rows: pl.DataFrame, parents: Sequence[str]) -> pl.Series:
    """The names brought down, as far as the groups further left reach."""
    if not parents:
        return names.fill_null(strategy="forward")
    runs = pl.struct(parents).rle_id()
    named = rows.select(names.alias("·name"), *parents)
    return named.select(pl.col("·name").forward_fill().over(runs)).to_series()


def _are_groups(names: pl.Series, own: pl.Series, empty: pl.Series, parents: Sequence[str]) -> bool:
    """Whether names stand in the first rows of groups: most are followed by empty cells.

    At the left none comes again, and the first row has one. Names that are missing here and there
    are followed by other names.
    """
    followed = own & empty.shift(-1, fill_value=False)
    if int(followed.sum()) < max(2, _FOLLOWED * int(own.sum())) or empty[0]:
        return False
    held = names.filter(own)
    return bool(parents) or held.n_unique() >= _DIFFERENT * len(held)


def lone_headings(rows: pl.DataFrame, filled: pl.Series) -> pl.Series:
    """Which rows hold nothing but the name of the group of rows below; all False where unsure.

    They begin with the first row that is no total, each has rows of its own, and there are fewer
    of them than of rows. ``filled`` is how many cells of each row hold something.
    """
    alone = (filled == 1) & rows.to_series(0).is_not_null()
    index = alone.arg_true()
    if (
        len(index) < 2
        or rows.width < 2
        or not _are_totals(rows[: index[0]], rows.columns[:1]).all()
    ):
        return alone & False
    texts = rows.to_series(0).gather(index)
    followed = (filled > 1).shift(-1, fill_value=False)
    ok = (
        followed.gather(index).all()
        and len(rows) - len(index) >= _ROWS_A_HEADING * len(index)
        and all(is_label(text) or is_period(text) for text in texts)
        and not texts.str.contains(f"{_TOTAL}|{_PLAIN_TOTAL}").any()
    )
    return alone if ok else alone & False
