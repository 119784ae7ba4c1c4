"""One's own progress in a lab, kept beside the notebook for the learner's eyes; no score."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from graders.outcome import Outcome
from graders.timestamp import KOREA
from groundwork.files import writing
from groundwork.problem import Problem

PROGRESS_FILE = ".progress.json"


@dataclass(frozen=True)
class Attempt:
    """What a check last answered; ``day`` (ISO) is empty, ``points`` None in an older record."""

    verdict: str
    points: float | None = None
    day: str = ""


def remember(folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Keep what checks answered; a folder that cannot be written keeps nothing."""
    day = datetime.now(KOREA).date().isoformat()
    attempts = read_attempts(folder)
    for outcome in outcomes:
        attempts[outcome.check] = Attempt(outcome.verdict.value, outcome.points, day)
    kept = {check: asdict(attempt) for check, attempt in attempts.items()}
    path = folder / PROGRESS_FILE
    with suppress(Problem), writing(path) as temporary:
        temporary.write_text(json.dumps(kept), encoding="utf-8")


def read_attempts(folder: Path) -> dict[str, Attempt]:
    """The last attempt at each check tried so far; empty where there is none to read."""
    try:
        kept = json.loads((folder / PROGRESS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    found = {check: _attempt(answer) for check, answer in kept.items()}
    return {check: attempt for check, attempt in found.items() if attempt is not None}


def _attempt(kept: Any) -> Attempt | None:
    """An attempt as it was kept; an earlier edition kept the verdict alone."""
    if isinstance(kept, str):
        return Attempt(kept)
    try:
        points = None if kept["points"] is None else float(kept["points"])
        return Attempt(str(kept["verdict"]), points, str(kept["day"]))
    except (KeyError, TypeError, ValueError):
        return None


def read_progress(folder: Path) -> dict[str, str]:
    """The verdict of each check tried so far in a folder."""
    return {check: attempt.verdict for check, attempt in read_attempts(folder).items()}
