"""Checks of $lab."""

from __future__ import annotations

from pathlib import Path

from graders.outcome import Criterion, Judgement, judge
from graders.submission import Submission
from groundwork.findings import Finding
from groundwork.messages import catalog

say = catalog(__package__)


def answer(submission: Submission) -> Judgement:
    """The answer keeps every line of the request."""
    text = submission.once(_read, submission.find("answer"))
    request = submission.once(_read, submission.materials / "request.txt")
    return judge(_kept(line, text) for line in request.splitlines() if line.strip())


def _kept(line: str, text: str) -> Criterion:
    if line in text:
        return Criterion(met=True)
    return Criterion(met=False, findings=(Finding(say("‘{line}’이 빠졌습니다.", line=line)),))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
