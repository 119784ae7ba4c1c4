"""Submissions of $lab: at least three right-but-different, and three wrong ones a check.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from pathlib import Path


def right_extra_line(folder: Path) -> None:
    """The same answer with a line more."""
    path = folder / "output" / "answer.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n확인했습니다.", encoding="utf-8")
