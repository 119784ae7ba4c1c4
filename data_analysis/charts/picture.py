"""A chart drawn as a picture (PNG) that looks the same on every machine."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from data_analysis.charts.palette import GRID, QUIET, SERIES, TEXT
from data_analysis.charts.plot import Plot, Shape, decimals
from groundwork.figures import drawing, png

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDE = 8.0  # inches
_PLOT_HIGH, _BAR_HIGH = 3.6, 0.34
_SENTENCE, _TITLE, _SMALL = 15, 12, 10  # points
_LINE_HIGH = 1.5  # of a letter's height
_SYLLABLE = 0.92  # of a letter's height, the width of a Hangul syllable; others are narrower
_LONGEST_LABEL = 16
_MARGIN = 0.15  # inches
_MOST_VALUES = 12  # numbers beside their columns or points; more would touch
_STYLES = (("-", "o"), ("--", "s"), (":", "D"))  # told apart without colour too
_GROUP = 0.72  # of the room of a label that its bars take


def draw(chart: Plot) -> bytes:
    """The chart as PNG: sentence and title above, source and reference date below."""
    above = [(line, _SENTENCE, TEXT) for line in _wrapped(chart.sentence, _SENTENCE)]
    above += [(line, _TITLE, QUIET) for line in _wrapped(chart.title, _TITLE)]
    below = [(line, _SMALL, QUIET) for note in chart.notes for line in _wrapped(note, _SMALL)]
    head, foot = (_height([size for _, size, _ in lines]) for lines in (above, below))
    plot = _PLOT_HIGH
    if chart.shape is Shape.BAR:
        plot = 1.0 + _BAR_HIGH * len(chart.labels) * (1 + 0.6 * (len(chart.drawn) - 1))
    with drawing(_WIDE, high := head + plot + foot) as figure:
        axes = figure.subplots()
        _plot(axes, chart)
        figure.tight_layout(rect=(0, foot / high, 1, 1 - head / high))
        for lines, top in ((above, high - _MARGIN), (below, foot)):
            for text, size, colour in lines:
                figure.text(
                    _MARGIN / _WIDE, top / high, text, fontsize=size, color=colour, va="top"
                )
                top -= size * _LINE_HIGH / 72
        return png(figure)


def _wrapped(text: object, size: int) -> list[str]:
    """The lines of a text in letters of a size (points) that are no wider than the picture."""
    return textwrap.wrap(str(text), int((_WIDE - 2 * _MARGIN) * 72 / (size * _SYLLABLE)))


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"


def _height(sizes: list[int]) -> float:
    """Inches that lines of letters of these sizes (points) need."""
    return sum(sizes) * _LINE_HIGH / 72 + _MARGIN if sizes else 0.0


def _plot(axes: Axes, chart: Plot) -> None:
    lying = chart.shape is Shape.BAR
    for number, name in enumerate(chart.drawn):
        values = [value if value is not None else float("nan") for value in chart.values(name)]
        if chart.shape is Shape.LINE:
            _draw_line(axes, number, len(chart.drawn), name, values)
        else:
            _draw_bars(axes, number, len(chart.drawn), name, values, lying)
    labels = [_shortened(name) for name in chart.labels]
    places = range(len(labels))
    if lying:
        axes.set_yticks(places, labels)
        axes.invert_yaxis()
        axes.margins(x=0.12, y=0.02)
        axes.set_xlim(left=chart.lowest)
        axes.set_xlabel(chart.axis_title, color=QUIET)
    else:
        crowded = sum(map(len, labels)) > 80
        axes.set_xticks(places, labels, rotation=45 if crowded else 0)
        axes.margins(y=0.12)
        axes.set_ylim(bottom=chart.lowest)
        axes.set_ylabel(chart.axis_title, color=QUIET)
    values_axis = axes.xaxis if lying else axes.yaxis
    values_axis.set_major_formatter("{x:,g}")
    if all(decimals(chart.values(name)) == 0 for name in chart.drawn):
        axes.locator_params(axis="x" if lying else "y", integer=True)  # there are no half cases
    values_axis.grid(color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=TEXT, length=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(QUIET)
    if len(chart.drawn) > 1:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(chart.drawn), frameon=False)


def _draw_line(axes: Axes, number: int, of: int, name: str, values: list[float]) -> None:
    style, marker = _STYLES[number]
    axes.plot(values, style, marker=marker, color=SERIES[number], label=name, linewidth=2)
    every = of == 1 and len(values) <= _MOST_VALUES
    for place in range(len(values)) if every else (len(values) - 1,):
        axes.annotate(
            f"{values[place]:,.{decimals(values)}f}",
            (place, values[place]),
            xytext=(0, 7),
            textcoords="offset points",
            ha="center",
            color=SERIES[number],
        )


def _draw_bars(
    axes: Axes, number: int, of: int, name: str, values: list[float], lying: bool
) -> None:
    thick = _GROUP / of
    places = [place + (number - (of - 1) / 2) * thick for place in range(len(values))]
    draw_one = axes.barh if lying else axes.bar
    bars = draw_one(places, values, thick, color=SERIES[number], label=name)
    if lying or len(values) * of <= _MOST_VALUES:
        digits = decimals(values)
        axes.bar_label(bars, [f"{value:,.{digits}f}" for value in values], padding=3, color=TEXT)
