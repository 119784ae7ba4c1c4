"""Render a storyboard: frames, narration, music, loudness, one MP4."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from content_production.display import clip_html
from content_production.encoding import encode
from content_production.frames import FPS, Film
from content_production.music import compose
from content_production.narration import Narration, Voice, narrate
from content_production.planes import Planes, to_image
from content_production.scene import Scene
from content_production.shapes import Shape
from content_production.sheet import Sheet, film_sheet
from content_production.soundtrack import encode_sound, mix
from groundwork.messages import catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from moviepy import VideoClip

say = catalog("content_production")

PREVIEW_SCALE = 1 / 3
SUFFIXES = (".mp4", ".m4v", ".mov")


@dataclass(frozen=True)
class Clip:
    """A clip that was made: the file, its length in seconds, where its voices come from."""

    path: Path
    shape: Shape
    seconds: float
    voices: tuple[Voice, ...]
    sheet: Sheet

    @property
    def is_draft(self) -> bool:
        """Whether the narration is (partly) a draft for timing and no voice."""
        return Voice.DRAFT in self.voices

    def _repr_html_(self) -> str:
        return clip_html(self)


def render(
    scenes: Sequence[Scene],
    path: str | os.PathLike[str],
    shape: Shape,
    *,
    music_seed: int | None = 1,
) -> Clip:
    """Make an MP4 of scenes; progress goes to stdout. Raises `Problem`; never leaves half a file.

    Every scene is laid out once before the first frame is encoded, so that a broken picture or a
    title too long is told at once and not after a minute.
    """
    final = Path(path)
    if final.suffix.lower() not in SUFFIXES:
        raise Problem(say("영상 파일 이름은 .mp4로 끝나야 합니다({file}).", file=final.name))
    narration = narrate(scenes)
    sheet = film_sheet(scenes, narration.cues, shape)
    film = Film(scenes, narration.cues, shape)
    with tempfile.TemporaryDirectory() as folder:
        encode(
            _progress(film.frames(), round(film.seconds * FPS), final.name),
            shape,
            FPS,
            _sound(narration, film.seconds, music_seed, Path(folder)),
            final,
            seconds=film.seconds,
            comment=_comment(narration),
        )
    return Clip(final, shape, film.seconds, narration.voices, sheet)


def _sound(narration: Narration, seconds: float, music_seed: int | None, folder: Path) -> Path:
    music = np.zeros_like(narration.track) if music_seed is None else compose(seconds, music_seed)
    return encode_sound(mix(narration.track, music), folder)


def _comment(narration: Narration) -> str:
    return "narration: timing draft" if Voice.DRAFT in narration.voices else ""


def _progress(frames: Iterable[Planes], count: int, name: str) -> Iterator[Planes]:
    # stdout: whatever a graded cell writes to stderr costs its points in nbgrader.
    bar = tqdm(frames, total=count, desc=name, unit="frame", file=sys.stdout, mininterval=0.5)
    yield from bar


def as_moviepy(scenes: Sequence[Scene], shape: Shape) -> VideoClip:
    """A moviepy clip (RGB frames, no sound) that draws the storyboard at any time asked for."""
    from moviepy import VideoClip

    film = Film(scenes, narrate(scenes).cues, shape)

    def frame(time: float) -> np.ndarray:
        return np.asarray(to_image(film.frame(time)))

    return VideoClip(frame_function=frame, duration=film.seconds).with_fps(FPS)
