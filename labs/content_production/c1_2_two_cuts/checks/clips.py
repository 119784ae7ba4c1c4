"""The clips that were submitted: found by their shape, measured once, and named to a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content_production.measuring.form import Form, read_form
from content_production.measuring.measurement import Measurement, measured
from content_production.shapes import TALL, WIDE, Shape
from graders.outcome import Criterion, faultless
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
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
    """The clips, found by their shape where they have other names; or the clips of one's own.

    One of the two is judged although the other is not there. Raises `NotSubmitted` for neither,
    and where no clip has titles or more than one scene, as test pictures have not.
    """
    if submission.files:
        own = [name for name in SHAPES if name in submission.files]
        return [Clip(submission.find(name)) for name in own or ["wide"]]
    gone = {name for name in SHAPES if _is_gone(submission, name)}
    asked = SHAPES if len(gone) == len(SHAPES) else SHAPES.keys() - gone
    clips = [Clip(_path(submission, name), SHAPES[name]) for name in SHAPES if name in asked]
    if not any(_is_begun(clip) for clip in clips):
        raise NotSubmitted(
            say("영상에 아직 제목도 없고 장면도 하나뿐입니다."),
            say("콘티의 장면을 모두 넣어 두 영상을 다시 만들어 주세요."),
        )
    return clips


def missing_clips(submission: Submission, weight: float) -> Iterator[Criterion]:
    """Of two clips the one that is not there, for what its points are."""
    for name in () if submission.files else SHAPES:
        if _is_gone(submission, name):
            title = submission.lab.artefact(name).title
            yield faultless(
                [
                    Finding(
                        say("{title} 파일이 없습니다.", title=title),
                        say("결과물 폴더(output)"),
                        say("요청서는 가로 영상과 세로 영상을 모두 요구합니다."),
                        say("{title:을} 만들어 결과물 폴더에 저장하세요.", title=title),
                        rule="missing",
                    )
                ],
                weight=weight,
            )


def _is_begun(clip: Clip) -> bool:
    pictures = clip.measured.pictures
    return pictures.scenes > 1 or bool(pictures.overlays.areas)


def _is_gone(submission: Submission, name: str) -> bool:
    """Whether every video there has the usual name of the other clip."""
    usual = {Path(file).name for file in submission.lab.artefact(name).files}
    there = submission.candidates(name)
    return bool(there) and not _others(submission) and not usual & {path.name for path in there}


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
