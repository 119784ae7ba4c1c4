"""What the request for a chatbot's trial asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from automation import documents
from automation.faq.entry import day_of_cell


@dataclass(frozen=True)
class Goals:
    """What the request asks for: percentages, percentage points, and numbers of questions."""

    day: date
    top1: float
    better: float
    refused: float
    refusals: int
    out_of_scope: int
    forbidden: int


def read_goals(materials: Path) -> Goals:
    """The figures of the request, in the order in which it states them."""
    request = documents.read_text(materials / "request.txt")
    day = day_of_cell(request.splitlines()[0].partition("쪽지,")[2])
    added = re.findall(r"(\d+)개 이상", request.partition("[시험]")[2])
    goals = re.findall(r"(\d+)%p?", request.partition("[목표]")[2])
    assert day is not None
    top1, better, refused = map(float, goals[:3])
    return Goals(day, top1, better, refused, *map(int, added[:3]))
