"""The clips that were submitted: found by their shape, measured once, and named to a person."""

from dataclasses import dataclass
from pathlib import Path

from content_production.measuring.form import Form, read_form
from content_production.measuring.measurement import Measurement, measured
from content_production.shapes import TALL, WIDE, Shape
from graders.submission import Submission
from groundwork.messages import Message, catalog, plain

say = catalog(__package__)

SHAPES = {"wide": WIDE, "tall": TALL}


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


def clips_of(submission: Submission) -> list[Clip]:
    """Both clips, found by their shape where they have other names; or the clips of one's own."""
    if submission.files:
        own = [name for name in SHAPES if name in submission.files]
        return [Clip(submission.find(name)) for name in own or ["wide"]]
    return [Clip(_path(submission, name), shape) for name, shape in SHAPES.items()]


def when(clip: Clip, start: float, end: float) -> Message:
    """A stretch of a clip as a person finds it."""
    return say("{clip} {start:.0f}~{end:.0f}초", clip=clip.label, start=start, end=end)


def _path(submission: Submission, name: str) -> Path:
    usual = [submission.folder / file for file in submission.lab.artefact(name).files]
    if any(path.is_file() for path in usual):
        return submission.find(name)
    upright = name == "tall"
    fitting = [
        path for path in _others(submission) if (form_of(submission, path).aspect < 1) == upright
    ]
    return fitting[0] if len(fitting) == 1 else submission.find(name)


def _others(submission: Submission) -> list[Path]:
    """Videos whose names are nobody's usual name."""
    usual = {Path(file).name for name in SHAPES for file in submission.lab.artefact(name).files}
    return [path for path in submission.candidates("wide") if path.name not in usual]
