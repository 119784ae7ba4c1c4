"""A bar chart for a scene, drawn out of a small table (xlsx, csv) and laid out anew in every shape.

The first column names the bars, the first column of numbers says how long they are; its heading
says what is counted. A row of totals is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from content_production.colours import colour_named, luminance
from content_production.fonts import font
from content_production.layers.layout import (
    CAPTION_SIZE,
    LINE_HEIGHT,
    lower_third_layer,
    title_layer,
    too_long,
)
from content_production.messages import problem, say
from content_production.scenes.scene import Scene
from content_production.scenes.table import is_total, text_of
from content_production.shapes import Shape
from content_production.wrapping import require_letters
from groundwork.headings import Row
from groundwork.sheets import read_rows

FEWEST_BARS, MOST_BARS = 2, 8
LIGHT, DARK = (160, 210, 245), (24, 92, 190)
# Parts of the frame, and of the height of one bar's row.
SIDE, TOP_WITHOUT_TITLE, AIR = 0.12, 0.14, 0.03
BAR, LETTERS, SMALLEST_LETTERS = 0.56, 0.40, 0.024
MOST_LABEL = 0.30
_NUMBER = re.compile(r"\s*(\d[\d,]*(?:\.\d+)?)\s*[^\d\s]{0,3}\s*")


@dataclass(frozen=True)
class Series:
    """What is counted, and the bars: names and values, none below zero."""

    heading: str
    bars: tuple[tuple[str, float], ...]


def read_series(path: Path) -> Series:
    """The bars in a table. Raises `Problem` for a file without any, or with too many of them."""
    rows = [row for row in read_rows(path) if sum(bool(text_of(cell)) for cell in row) > 1]
    head, body = (rows[0], [row for row in rows[1:] if not is_total(row)]) if rows else ((), [])
    column = _numbers_in(body)
    if isinstance(head[column] if column < len(head) else "", int | float):
        head, body = (), [head, *body]
    if not FEWEST_BARS <= len(body) <= MOST_BARS or not column:
        raise problem(
            "{file:을} 그래프로 그릴 수 없습니다. 이름과 0 이상인 숫자를 두 열로, "
            "{fewest}줄에서 {most}줄까지 적어 주세요.",
            file=path.name,
            fewest=FEWEST_BARS,
            most=MOST_BARS,
        )
    bars = tuple((text_of(row[0]), _value(row[column]) or 0.0) for row in body)
    return Series(text_of(head[column]) if column < len(head) else "", bars)


def _numbers_in(body: Sequence[Row]) -> int:
    """The first column behind the names that holds a number in every row; 0 where none does."""
    width = min((len(row) for row in body), default=0)
    columns = (n for n in range(1, width) if all(_value(row[n]) is not None for row in body))
    return next(columns, 0)


def _value(cell: object) -> float | None:
    """The number in a cell, with or without a unit (1,200명); None for none or one below zero."""
    if isinstance(cell, int | float):
        return float(cell) if cell >= 0 else None
    match = _NUMBER.fullmatch(str(cell))
    return float(match[1].replace(",", "")) if match else None


def draw_chart(scene: Scene, shape: Shape, scale: float) -> Image.Image:
    """The chart as a picture ``scale`` times the frame, between the scene's title and captions.

    Raises `Problem` for a table that is none, and for names that do not fit.
    """
    assert scene.picture is not None
    series = read_series(scene.picture)
    require_letters(" ".join((series.heading, *(name for name, _ in series.bars))), say("차트"))
    ground = colour_named(scene.card)
    size = (round(shape.width * scale), round(shape.height * scale))
    canvas = Image.new("RGB", size, ground)
    is_dark = float(luminance(ground)) < 0.3
    top, bottom = (round(edge * scale) for edge in _room(scene, shape))
    chart = _Chart(ImageDraw.Draw(canvas), size, top, bottom, is_dark)
    chart.draw(series, shape)
    return canvas


def _room(scene: Scene, shape: Shape) -> tuple[int, int]:
    """Upper and lower edge in pixels of what title, name band and captions leave free."""
    title, band = title_layer(scene, shape), lower_third_layer(scene, shape)
    upper = title.box[3] if title else round(TOP_WITHOUT_TITLE * shape.height)
    captions = 3 * CAPTION_SIZE * LINE_HEIGHT * shape.short_side
    lower = round(shape.caption_bottom * shape.height - captions)
    air = round(AIR * shape.height)
    return upper + air, min(lower, band.top if band else lower) - air


@dataclass(frozen=True)
class _Chart:
    """A place on a canvas, in pixels, and whether the ground is dark."""

    canvas: ImageDraw.ImageDraw
    size: tuple[int, int]
    top: int
    bottom: int
    is_dark: bool

    def draw(self, series: Series, shape: Shape) -> None:
        """Heading on the left, then a row a bar: its name, the bar, its value."""
        row = (self.bottom - self.top) / (len(series.bars) + bool(series.heading))
        size = round(min(LETTERS * row, 0.05 * min(self.size)))
        if size < SMALLEST_LETTERS * min(self.size):
            raise too_long(series.heading, say("차트"), shape)
        left, right = (round(edge * self.size[0]) for edge in (SIDE, 1 - SIDE))
        names = self._width([name for name, _ in series.bars], size)
        values = self._width([_written(value) for _, value in series.bars], size)
        if names > MOST_LABEL * self.size[0]:
            raise too_long(max((n for n, _ in series.bars), key=len), say("차트"), shape)
        first = left + names + size // 2
        longest = right - values - size // 2 - first
        top = float(self.top)
        if series.heading:
            self._write(left, top + row / 2, series.heading, size)
            top += row
        most = max(value for _, value in series.bars) or 1.0
        for name, value in series.bars:
            middle = top + row / 2
            self._write(left, middle, name, size)
            end = first + round(longest * value / most)
            half = round(BAR * row / 2)
            edges = (first, round(middle) - half, max(end, first + 2), round(middle) + half)
            self.canvas.rectangle(edges, fill=LIGHT if self.is_dark else DARK)
            self._write(end + size // 2, middle, _written(value), size)
            top += row

    def _width(self, texts: Sequence[str], size: int) -> int:
        return round(max(font(size).getlength(text) for text in texts))

    def _write(self, left: float, middle: float, text: str, size: int) -> None:
        ink = (255, 255, 255) if self.is_dark else (20, 20, 20)
        self.canvas.text((left, middle), text, font=font(size), fill=ink, anchor="lm")


def _written(value: float) -> str:
    return f"{value:,.10g}"
