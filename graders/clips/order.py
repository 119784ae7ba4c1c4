"""The order for a piece of work (제작 요청서) as its lines "label: value" say it.

Of the line "길이: 60초 이하", ``order.number("길이")`` is 60; of "준비물: 물병, 모자",
``order.items("준비물")`` are the two things.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from automation.dates import find_dates
from graders.submission import Submission

ORDER = "request.txt"


@dataclass(frozen=True)
class Order:
    """What an order asks for; ``lines`` are its values by their labels."""

    lines: dict[str, str]

    def number(self, label: str) -> float:
        """The first number of a line."""
        return float(re.findall(r"\d+(?:\.\d+)?", self.lines[label])[0])

    def items(self, label: str) -> list[str]:
        """The parts of a line that commas divide."""
        return [item.strip() for item in self.lines[label].split(",") if item.strip()]

    @property
    def year(self) -> int:
        """The year of its dates; 0 where none is written."""
        years = (found.year for line in self.lines.values() for found in find_dates(line))
        return next((year for year in years if year), 0)


def read_order(materials: Path) -> Order:
    """The course's own copy of the order; the learner's is never read."""
    lines = (materials / ORDER).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return Order({label.strip(): value.strip() for label, value in pairs})


def order_of(submission: Submission) -> Order:
    """The order a lab's work was asked for with, read once."""
    return submission.once(read_order, submission.materials)
