"""How far a learner has come in a lab (내 진도): checks, points, the look-back, the last day."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from courseware.build import EMPTY_LOOK_BACK
from courseware.workspace import Desk, notebooks_of
from graders.curriculum import Check, LabEntry
from graders.outcome import Verdict
from graders.progress import PROGRESS_FILE, Attempt, read_attempts
from graders.submission import OUTPUT
from graders.timestamp import KOREA
from groundwork.language import LANGUAGES


@dataclass(frozen=True)
class OwnProgress:
    """A lab of the workspace as its learner left it; ``touched`` is 0 as long as it was not."""

    lab: LabEntry
    notebook: Path
    attempts: dict[str, Attempt]
    touched: float

    def points(self, check: Check) -> float:
        """What a check gave last; an older record knows of passed and not passed alone."""
        attempt = self.attempts.get(check.id, Attempt(""))
        if attempt.points is not None:
            return attempt.points
        return check.points if attempt.verdict == Verdict.PASS else 0

    @property
    def earned(self) -> float:
        return sum(map(self.points, self.lab.checks))

    @property
    def possible(self) -> float:
        """What all checks of the lab can give."""
        return sum(check.points for check in self.lab.checks)

    @property
    def passed(self) -> int:
        """How many of the lab's checks are passed."""
        found = (self.attempts.get(check.id) for check in self.lab.checks)
        return sum(attempt is not None and attempt.verdict == Verdict.PASS for attempt in found)

    @cached_property
    def looked_back(self) -> bool | None:
        """Whether the look-back is answered; None where the lab asks for none."""
        if not self.lab.manual:
            return None
        if not self.touched:
            return False
        try:
            return not any(map(is_empty_look_back, read_cells(self.notebook)))
        except Exception:  # whatever a learner's file holds
            return False

    @property
    def is_done(self) -> bool:
        """Whether every check passed and the look-back is answered."""
        return self.passed == len(self.lab.checks) and self.looked_back is not False

    @property
    def day(self) -> date | None:
        """When the lab was worked on last, by the calendar of Korea."""
        return datetime.fromtimestamp(self.touched, KOREA).date() if self.touched else None


def own_progress(desk: Desk) -> OwnProgress:
    """The progress in a lab, in whatever edition of it was saved last."""
    notebook = max(notebooks_of(desk.lab, desk.folder), key=_saved, default=desk.notebook)
    attempts = read_attempts(desk.folder)
    # The lab makes the folder when it is opened; before that its notebook was only put there.
    touched = bool(attempts) or (desk.folder / OUTPUT).is_dir()
    when = max(_saved(notebook), _saved(desk.folder / PROGRESS_FILE)) if touched else 0
    return OwnProgress(desk.lab, notebook, attempts, when)


def to_go_on_with(labs: Sequence[OwnProgress]) -> OwnProgress | None:
    """The lab touched last; once that is done, the next one that is not. None when all are.

    For somebody new it is the first of the curriculum.
    """
    last = max(range(len(labs)), key=lambda place: labs[place].touched, default=0)
    return next((lab for lab in [*labs[last:], *labs[:last]] if not lab.is_done), None)


def read_cells(notebook: Path) -> list[NotebookNode]:
    """The cells of a notebook; raises whatever a damaged one makes its reader raise."""
    return list(nbformat.v4.reads(notebook.read_text(encoding="utf-8")).cells)


def is_empty_look_back(cell: NotebookNode) -> bool:
    """Whether a cell asks for a look-back, and stands as it was handed out, in any language."""
    empty: Iterable[str] = ("", *(EMPTY_LOOK_BACK.render(language) for language in LANGUAGES))
    return "manual" in cell.metadata.get("labs", {}) and cell.source.strip() in empty


def _saved(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0
