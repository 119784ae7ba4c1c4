"""Submissions of $lab: three right but different ones, and three wrong ones a check, or more.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from pathlib import Path

ANSWER = "output/answer.txt"


def right_extra_line(folder: Path) -> None:
    """The same answer with a line more."""
    _change(folder, "12명", "12명\n확인했습니다.")


def right_other_name(folder: Path) -> None:
    """The answer under a name of one's own."""
    (folder / ANSWER).rename(folder / "output" / "회의실 예약.txt")


def right_other_order(folder: Path) -> None:
    """The lines in another order."""
    lines = (folder / ANSWER).read_text(encoding="utf-8").splitlines()
    (folder / ANSWER).write_text("\n".join(reversed(lines)), encoding="utf-8")


def wrong_answer_line_left_out(folder: Path) -> None:
    """How many come was left out."""
    _change(folder, "인원: 12명", "")


def wrong_answer_other_day(folder: Path) -> None:
    """Another day than was asked for."""
    _change(folder, "6월 3일", "6월 13일")


def wrong_answer_other_number(folder: Path) -> None:
    """A digit was lost."""
    _change(folder, "12명", "2명")


def _change(folder: Path, old: str, new: str) -> None:
    """Other words in the answer; those they replace must have been there."""
    text = (folder / ANSWER).read_text(encoding="utf-8")
    assert old in text, old
    (folder / ANSWER).write_text(text.replace(old, new), encoding="utf-8")
