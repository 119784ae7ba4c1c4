"""A lab answers within its first ten minutes, and its timetable adds up to what it promises.

The timetable of the instructor's note says when each part ends. The first check of the page stands
under a heading of the page; the row that names that heading and a check has to end in time.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from courseware.sources import read_lab_text
from graders import curriculum
from graders.curriculum import LabEntry

LABS = curriculum.load().labs
FIRST_MINUTES = 10
# "| 6–10 | 해 보기 1: 더 가릴 말 찾기, 검사 | … |"
_ROW = re.compile(r"^\| (\d+)–(\d+) \| ([^|]+) \|", re.MULTILINE)
_PART = re.compile(r"^## (해 보기 \d+|제출하기(?: \d+)?)", re.MULTILINE)

each_lab = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)


class Row(NamedTuple):
    start: int
    end: int
    what: str


def timetable(lab: LabEntry, note: str = "instructor.md") -> list[Row]:
    text = (lab.folder / note).read_text(encoding="utf-8")
    return [Row(int(start), int(end), what) for start, end, what in _ROW.findall(text)]


def parts_before_the_first_check(lab: LabEntry) -> Iterator[str]:
    for cell in read_lab_text(lab.folder):
        if not cell.is_prose and "lab.check(" in cell.source:
            return
        if cell.is_prose:
            yield from _PART.findall(cell.source)


@each_lab
def test_the_first_check_answers_within_ten_minutes(lab: LabEntry) -> None:
    *_, part = parts_before_the_first_check(lab)
    first = next(row for row in timetable(lab) if part in row.what and "검사" in row.what)
    assert first.end <= FIRST_MINUTES, first


@each_lab
def test_the_minutes_of_the_parts_add_up_in_both_languages(lab: LabEntry) -> None:
    rows = timetable(lab)
    assert [row.start for row in rows] == [0, *(row.end for row in rows[:-1])]
    assert rows[-1].end == lab.minutes
    english = timetable(lab, "locale/en/instructor.md")
    assert [row[:2] for row in english] == [row[:2] for row in rows]
    assert f"{lab.minutes}분)" in read_lab_text(lab.folder)[0].source
