"""Checks of the benchmark's lab."""

import csv
from collections import Counter
from pathlib import Path

import openpyxl

from graders.outcome import Criterion, Judgement, judge
from graders.submission import Submission


def rows(submission: Submission) -> Judgement:
    """Every neighbourhood has a row."""
    made, truth = _made(submission), _truth(submission)
    return judge([Criterion(name in made) for name in truth])


def total(submission: Submission) -> Judgement:
    """Nothing was counted twice or left out."""
    return judge(Criterion(sum(_made(submission).values()) == sum(_truth(submission).values())))


def each(submission: Submission) -> Judgement:
    """Every count is right."""
    made = _made(submission)
    return judge([Criterion(made.get(name) == count) for name, count in _truth(submission).items()])


def picture(submission: Submission) -> Judgement:
    """The chart is a picture."""
    data = submission.find("chart").read_bytes()
    return judge(Criterion(data.startswith(b"\x89PNG")))


def _made(submission: Submission) -> dict[str, int]:
    return submission.once(_read, submission.find("counts"))


def _read(path: Path) -> dict[str, int]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {str(name): int(count) for name, count in sheet.iter_rows(min_row=2, values_only=True)}


def _truth(submission: Submission) -> Counter[str]:
    with (submission.materials / "complaints.csv").open(encoding="utf-8") as file:
        return Counter(row["동"] for row in csv.DictReader(file))
