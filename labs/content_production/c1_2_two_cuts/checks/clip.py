"""A clip that was submitted, and how its places are named to a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from content_production.measuring.form import Form, read_form
from content_production.measuring.measurement import Measurement, measured
from content_production.shapes import Shape
from graders.submission import Submission
from groundwork.messages import Message, catalog, plain

say = catalog(__package__)


@dataclass(frozen=True)
class Clip:
    """A clip that was submitted, and the shape it should have (None for one of one's own)."""

    path: Path
    shape: Shape | None = None

    @property
    def label(self) -> Message:
        return plain(self.path.name)

    @property
    def measured(self) -> Measurement:
        """Everything measured, decoded once a file however many checks ask. Raises `Problem`."""
        return measured(self.path)


def form_of(submission: Submission, path: Path) -> Form:
    """What a clip says of itself, read once for all checks of a lab. Raises `Problem`."""
    return submission.once(read_form, path)


def when(clip: Clip, start: float, end: float) -> Message:
    """A stretch of a clip as a person finds it."""
    return say("{clip} {start:.0f}~{end:.0f}초", clip=clip.label, start=start, end=end)
