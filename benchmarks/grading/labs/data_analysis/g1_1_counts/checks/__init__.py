"""Checks of the benchmark's lab."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import openpyxl

from graders.hand_in import HandIn
from graders.outcome import Criterion, Judgement, judge


def rows(hand_in: HandIn) -> Judgement:
    """Every neighbourhood has a row."""
    made, truth = _made(hand_in), _truth(hand_in)
    return judge([Criterion(name in made) for name in truth])


def total(hand_in: HandIn) -> Judgement:
    """Nothing was counted twice or left out."""
    return judge([Criterion(sum(_made(hand_in).values()) == sum(_truth(hand_in).values()))])


def each(hand_in: HandIn) -> Judgement:
    """Every count is right."""
    made = _made(hand_in)
    return judge([Criterion(made.get(name) == count) for name, count in _truth(hand_in).items()])


def picture(hand_in: HandIn) -> Judgement:
    """The chart is a picture."""
    data = hand_in.find("chart").read_bytes()
    return judge([Criterion(data.startswith(b"\x89PNG"))])


def _made(hand_in: HandIn) -> dict[str, int]:
    return hand_in.once(_read, hand_in.find("counts"))


def _read(path: Path) -> dict[str, int]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {str(name): int(count) for name, count in sheet.iter_rows(min_row=2, values_only=True)}


def _truth(hand_in: HandIn) -> Counter[str]:
    with (hand_in.materials / "complaints.csv").open(encoding="utf-8") as file:
        return Counter(row["동"] for row in csv.DictReader(file))
