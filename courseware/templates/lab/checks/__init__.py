"""Checks of $lab."""

from __future__ import annotations

from pathlib import Path

from graders.hand_in import HandIn
from graders.outcome import Criterion, Judgement, judge
from groundwork.findings import Finding
from groundwork.messages import catalog

say = catalog(__package__)


def answer(hand_in: HandIn) -> Judgement:
    """The answer keeps every line of the request."""
    text = hand_in.once(_read, hand_in.find("answer"))
    request = hand_in.once(_read, hand_in.materials / "request.txt")
    return judge(_kept(line, text) for line in request.splitlines() if line.strip())


def _kept(line: str, text: str) -> Criterion:
    if line in text:
        return Criterion(met=True)
    return Criterion(met=False, findings=(Finding(say("‘{line}’이 빠졌습니다.", line=line)),))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
