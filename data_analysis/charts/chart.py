"""Charts to be described, shown and saved: bars, columns and lines over a table."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import polars as pl

from data_analysis import wording
from data_analysis.cells import typed_day
from data_analysis.charts.picture import draw
from data_analysis.charts.plot import UNIT_IN_NAME, Plot, Shape
from data_analysis.charts.sheet import write_chart
from data_analysis.columns import find_column
from data_analysis.html import escaped, korean_date, list_html
from data_analysis.messages import problem, say
from data_analysis.workbook import Saved
from groundwork.files import write_whole
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

    from data_analysis.clean import Clean
    from data_analysis.delays import Rates
    from data_analysis.summary import Summary

    Tabular: TypeAlias = Clean | Summary | Rates | pd.DataFrame | pl.DataFrame

MOST_SERIES = 3
_PIXELS = 768  # the picture's eight inches on a screen
# More than the 25 읍면동 of a city, or five years of months, cannot be read on one page.
_MOST_LABELS = {Shape.BAR: 30, Shape.COLUMN: 24, Shape.LINE: 60}


@dataclass(frozen=True)
class Chart(Plot):
    """A chart at one's desk: it is told what to say, shows itself, and is saved."""

    def describe(
        self, *, title: str = "", unit: str = "", source: str = "", as_of: str = ""
    ) -> Chart:
        """The chart with its title, unit, source and reference date ("2026-07-31").

        What is left empty stays as it was. Raises `Problem` for a date that is none.
        """
        return replace(
            self,
            title=title.strip() or self.title,
            unit=unit.strip() or self.unit,
            source=source.strip() or self.source,
            as_of=typed_day(as_of) if as_of.strip() else self.as_of,
        )

    def conclude(self, sentence: str) -> Chart:
        """The chart under the one sentence it is there for."""
        return replace(self, sentence=sentence.strip())

    def save(self, path: str | PathLike[str], *, behind: Tabular | None = None) -> Saved | Problem:
        """Save as a picture where the name ends in .png, else as a workbook with a real chart.

        ``behind`` is a table whose rows are put on a sheet behind the chart's. Nothing is written
        as long as nothing is drawn; what is given back then says so. Raises `Problem` where the
        place cannot be written, or the rows do not fit.
        """
        if not self.drawn:
            return Problem(wording.NOT_SAVED)
        if Path(path).suffix.lower() != ".png":
            return write_chart(path, self, None if behind is None else _frame(behind))
        write_whole(path, self.picture())
        return Saved(Path(path), ())

    def picture(self) -> bytes:
        """The chart as a PNG."""
        return draw(self)

    def _repr_png_(self) -> bytes | None:
        return self.picture() if self.drawn else None

    def _repr_html_(self) -> str:
        if not self.drawn:
            return list_html([wording.NOTHING_YET])
        picture = base64.b64encode(self.picture()).decode()
        alt = escaped(self.alternative)
        shown = f'<img alt="{alt}" width="{_PIXELS}" src="data:image/png;base64,{picture}">'
        return shown + (list_html(self.missing) if self.missing else "")


def bar(
    table: Tabular, values: str | Sequence[str], *, labels: str = "", axis_from: float = 0
) -> Chart:
    """Bars from the largest down, for comparing places or departments.

    ``labels`` is the column of names, the first unless said. Nothing is drawn as long as ``values``
    is an empty text or the table has no columns. Raises `Problem` for a column that is not there or
    holds no numbers, for more than three columns of values, and for more labels than a page can
    show.
    """
    return _chart(Shape.BAR, table, values, labels, axis_from)


def column(
    table: Tabular, values: str | Sequence[str], *, labels: str = "", axis_from: float = 0
) -> Chart:
    """Columns in the table's order, for a few months or years; see `bar`."""
    return _chart(Shape.COLUMN, table, values, labels, axis_from)


def line(
    table: Tabular, values: str | Sequence[str], *, labels: str = "", axis_from: float = 0
) -> Chart:
    """Lines in the table's order, for many months; see `bar`."""
    return _chart(Shape.LINE, table, values, labels, axis_from)


def _chart(
    shape: Shape, table: Tabular, values: str | Sequence[str], labels: str, axis_from: float
) -> Chart:
    data = _frame(table)
    if values == "" or not data.columns:
        return Chart(shape, data, ())
    along = _named(data.columns, labels) if labels else data.columns[0]
    asked = [values] if isinstance(values, str) else values
    drawn = [_named(data.columns, name) for name in asked]
    if along in drawn:
        raise problem("‘{column}’ 열을 이름과 값으로 함께 쓸 수 없습니다.", column=along)
    _refuse_crowded(shape, len(drawn), len(data))
    names = pl.Series(along, [_label(value) for value in data[along]], pl.String)
    others = [name for name in data.columns if name != along]
    data = data.select(names, *(_numbers(data[n]) if n in drawn else data[n] for n in others))
    if shape is Shape.BAR:
        data = data.sort(drawn[0], descending=True, nulls_last=True, maintain_order=True)
    known = [value for name in drawn for value in data[name].drop_nulls()]
    if not known:
        raise problem("‘{column}’ 열에 그릴 숫자가 없습니다.", column=drawn[0])
    if axis_from and axis_from >= min(known):
        raise problem(
            "값 축을 {start:,g}에서 시작하면 가장 작은 값({smallest:,g})이 보이지 않습니다.",
            start=axis_from,
            smallest=min(known),
        )
    written = UNIT_IN_NAME.search(drawn[0])
    return Chart(shape, data, tuple(drawn), written[1] if written else "", axis_from=axis_from)


def _refuse_crowded(shape: Shape, series: int, labels: int) -> None:
    if not 1 <= series <= MOST_SERIES:
        raise problem(
            "한 그래프에 그릴 값은 하나에서 {most}개까지입니다. 나머지는 그래프를 나누어 주세요.",
            most=MOST_SERIES,
        )
    if labels > _MOST_LABELS[shape]:
        raise problem(
            "항목이 {count:,}개라 한 그래프에서 읽을 수 없습니다. 먼저 묶어서 세거나 "
            "큰 것 {most}개만 남겨 주세요.",
            count=labels,
            most=_MOST_LABELS[shape],
        )


def _frame(table: Any) -> pl.DataFrame:
    data = getattr(table, "data", table)
    with suppress(TypeError, ValueError):
        frame = data if isinstance(data, pl.DataFrame) else pl.from_pandas(data)
        if frame.width != 1:
            return frame
    raise problem("그래프로 그릴 표가 없습니다. 표를 먼저 만들어 주세요.")


def _named(columns: Sequence[str], name: str) -> str:
    """The column of that name, with or without its unit in brackets."""
    bare = {UNIT_IN_NAME.sub("", column): column for column in columns}
    return bare.get(UNIT_IN_NAME.sub("", name.strip())) or find_column(columns, name)


def _label(value: object) -> str:
    if value is None:
        return str(say("(빈칸)"))
    return korean_date(value) if isinstance(value, date) else str(value)


def _numbers(values: pl.Series) -> pl.Series:
    if not values.dtype.is_numeric():
        raise problem("‘{column}’ 열은 숫자가 아니라서 그릴 수 없습니다.", column=values.name)
    if values.dtype.is_integer():
        return values
    numbers = values.cast(pl.Float64)
    finite = numbers.is_finite().fill_null(False)
    return numbers.zip_with(finite, pl.Series([None], dtype=pl.Float64))
