"""What a chart shows and says: its table, what is drawn of it, unit, source, day and sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite

import polars as pl

from data_analysis.html import korean_date
from data_analysis.messages import say
from groundwork.messages import Message

UNIT_IN_NAME = re.compile(r"\s*\(([^()]{1,10})\)$")


class Shape(StrEnum):
    """How values are drawn."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"


@dataclass(frozen=True)
class Plot:
    """What is drawn of a table whose first column are the labels; ``drawn`` are columns of numbers.

    ``axis_from`` is where the axis of values starts; where it is not 0, the chart says so. As long
    as nothing is ``drawn`` there is no picture and nothing to save.
    """

    shape: Shape
    table: pl.DataFrame
    drawn: tuple[str, ...]
    unit: str = ""
    title: str = ""
    source: str = ""
    as_of: date | None = None
    sentence: str = ""
    axis_from: float = 0

    @property
    def labels(self) -> list[str]:
        """The names along the axis."""
        return self.table.to_series(0).to_list()

    def values(self, name: str) -> list[float | None]:
        """The numbers of a drawn column, None where there is none."""
        return self.table[name].cast(pl.Float64).to_list()

    @property
    def lowest(self) -> float | None:
        """Where the axis of values has to start; None where values below zero decide."""
        known = (value for name in self.drawn for value in self.values(name) if value is not None)
        return None if min(known) < 0 and not self.axis_from else self.axis_from

    @property
    def axis_title(self) -> str:
        """What the axis of values counts, with its unit."""
        if len(self.drawn) > 1:
            return str(say("단위: {unit}", unit=self.unit)) if self.unit else ""
        return self.with_unit(self.drawn[0])

    def with_unit(self, name: str) -> str:
        """The name of a drawn column with the chart's unit."""
        bare = UNIT_IN_NAME.sub("", name)
        return f"{bare}({self.unit})" if self.unit else bare

    @property
    def notes(self) -> list[Message]:
        """What has to stand beside the chart: source, reference date, a shortened axis."""
        notes = []
        if self.source:
            notes.append(say("자료: {source}", source=self.source))
        if self.as_of:
            notes.append(say("기준일: {day}", day=korean_date(self.as_of)))
        if self.axis_from:
            notes.append(say("값 축이 0이 아니라 {start:,g}에서 시작합니다.", start=self.axis_from))
        return notes

    @property
    def missing(self) -> list[Message]:
        """What a reader would ask for and does not find."""
        asked = [
            (
                self.unit,
                say("단위를 적어 주세요. 몇 건인지 몇 %인지 그래프만 보고 알 수 있어야 합니다."),
            ),
            (self.source, say("자료의 출처를 적어 주세요.")),
            (self.as_of, say("기준일을 적어 주세요. 날짜가 지나면 수치도 바뀝니다.")),
        ]
        return [message for given, message in asked if not given]

    @property
    def alternative(self) -> Message:
        """What the chart shows, in words, for those who do not see it."""
        said = [
            f"{label} {value:,.{decimals(self.values(name))}f}"
            for name in self.drawn
            for label, value in zip(self.labels, self.values(name), strict=True)
            if value is not None
        ]
        title = self.title or self.axis_title
        return say("그래프 {title}: {values}", title=title, values=", ".join(said))


def decimals(values: Sequence[float | None]) -> int:
    """How many decimals numbers are shown with: none for whole or large ones, else one or two."""
    known = [abs(value) for value in values if value is not None and isfinite(value)]
    largest = max(known, default=0)
    if largest >= 1000 or all(value == round(value) for value in known):
        return 0
    return 1 if largest >= 10 else 2
