"""Render a storyboard: frames, narration, music, loudness, one MP4."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from content_production.captions.cues import Cue
from content_production.captions.files import write_captions
from content_production.layers.planes import Planes, to_image
from content_production.messages import problem
from content_production.pictures.ai_marks import clip_comment
from content_production.rendering.display import clip_html
from content_production.rendering.encoding import encode, join, require_room
from content_production.rendering.frames import FPS, Film
from content_production.rendering.parts import forget_oldest, kept_parts, parts_of
from content_production.rendering.sheet import Sheet, film_sheet
from content_production.scenes.background_music import OURS, BackgroundMusic
from content_production.scenes.scene import Scene
from content_production.shapes import Shape
from content_production.sound.music import SAMPLE_RATE, Sound, compose, fitted
from content_production.sound.narration import Narration, Voice, narrate, read_sound
from content_production.sound.soundtrack import encode_sound, mix
from groundwork.progress import progress_bar

if TYPE_CHECKING:
    from moviepy import VideoClip

PREVIEW_SCALE = 1 / 3
SUFFIXES = (".mp4", ".m4v", ".mov")


class CaptionPlace(StrEnum):
    """Where the captions of a clip are: in the picture, in a track of the file, both, nowhere."""

    BURNT = "burnt"
    TRACK = "track"
    BOTH = "both"
    NONE = "none"

    @property
    def is_burnt(self) -> bool:
        """Whether captions are drawn into the picture."""
        return self in (CaptionPlace.BURNT, CaptionPlace.BOTH)

    @property
    def is_track(self) -> bool:
        """Whether captions are a track that a player can switch off."""
        return self in (CaptionPlace.TRACK, CaptionPlace.BOTH)


def captions_named(word: str) -> CaptionPlace:
    """The place for captions that a word means; raises `Problem` for another word."""
    try:
        return CaptionPlace(word)
    except ValueError:
        raise problem(
            "자막을 넣는 방법 {word!r:은} 없습니다. {known} 가운데 하나를 적어 주세요.",
            word=word,
            known=", ".join(CaptionPlace),
        ) from None


@dataclass(frozen=True)
class Clip:
    """A clip that was made: the file, what it was made of, its length in seconds, its voices."""

    path: Path
    scenes: tuple[Scene, ...]
    cues: tuple[Cue, ...]
    shape: Shape
    seconds: float
    voices: tuple[Voice, ...]

    @property
    def is_draft(self) -> bool:
        """Whether the narration is (partly) a draft for timing and no voice."""
        return Voice.DRAFT in self.voices

    @property
    def sheet(self) -> Sheet:
        """The middle of every scene on one picture. Raises `Problem` if a picture is gone."""
        return film_sheet(self.scenes, self.cues, self.shape)

    def _repr_html_(self) -> str:
        return clip_html(
            self.path, self.shape, self.seconds, lambda: self.sheet, is_draft=self.is_draft
        )


def render(
    scenes: Sequence[Scene],
    path: str | os.PathLike[str],
    shape: Shape,
    *,
    music: BackgroundMusic | None = OURS,
    logo: Path | None = None,
    captions: CaptionPlace = CaptionPlace.BURNT,
) -> Clip:
    """Make an MP4 of scenes; progress goes to stdout. Raises `Problem`; never leaves half a file.

    Scenes that were rendered before, in this clip or another, are taken as they are. The others
    are all laid out before the first is encoded, so that a broken picture or a title too long is
    told at once and not after a minute.
    """
    final = Path(path)
    if final.suffix.lower() not in SUFFIXES:
        raise problem("영상 파일 이름은 .mp4로 끝나야 합니다({file}).", file=final.name)
    narration = narrate(scenes)
    burnt = narration.cues if captions.is_burnt else ()
    film = Film(scenes, burnt, shape, logo)
    for place in (final.parent, kept_parts() or Path(tempfile.gettempdir())):
        require_room(place, film.seconds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = _rendered(film, folder, final.name)
        sound = encode_sound(_mixed(narration, film.seconds, music), folder)
        track = None
        if captions.is_track and narration.cues:
            track = write_captions(narration.cues, folder / "captions.srt").path
        join(parts, sound, final, captions=track, comment=_comment(scenes, narration))
    return Clip(final, tuple(scenes), burnt, shape, film.seconds, narration.voices)


def _rendered(film: Film, folder: Path, name: str) -> list[Path]:
    """The encoded parts of a film: kept ones, and those that are encoded now."""
    kept = kept_parts()
    planned = []
    for part in parts_of(film):
        place = kept if kept is not None and part.name else folder
        planned.append((part, place / f"{part.name or part.scene}.mp4"))
    missing = {part.scene for part, path in planned if not path.exists()}
    try:
        for scene in sorted(missing):
            film.lay_out(scene)
        with progress_bar(name, sum(len(part.numbers) for part, _ in planned)) as bar:
            for part, path in planned:
                if part.scene in missing:
                    frames = _counted(film.frames(part.numbers), bar.update)
                    encode(frames, film.shape, FPS, path, name)
                else:
                    path.touch()
                    bar.update(len(part.numbers))
    finally:
        film.close()
    if kept is not None:
        forget_oldest(kept)
    return [path for _, path in planned]


def _counted(frames: Iterable[Planes], count: Callable[[], object]) -> Iterator[Planes]:
    for frame in frames:
        yield frame
        count()


def _mixed(narration: Narration, seconds: float, music: BackgroundMusic | None) -> Sound:
    """The words with music under them: a file's, our own, or none."""
    if music is None:
        return narration.track
    if music.file is None:
        return mix(narration.track, compose(seconds, music.seed))
    piece = read_sound(music.file, seconds)
    return mix(narration.track, fitted(piece, len(narration.track)))


def _comment(scenes: Sequence[Scene], narration: Narration) -> str:
    """What the file says of itself: whose voice it is not, and what an AI made."""
    said = ["narration: timing draft"] if Voice.DRAFT in narration.voices else []
    notices = dict.fromkeys(scene.ai_notice for scene in scenes if scene.ai_notice)
    if notices:
        said.append(clip_comment(", ".join(notices), is_partly=True))
    return "; ".join(said)


def as_moviepy(
    scenes: Sequence[Scene], shape: Shape, music: BackgroundMusic | None = OURS
) -> VideoClip:
    """A moviepy clip that draws the storyboard at any time asked for, with its words and music."""
    from moviepy import VideoClip
    from moviepy.audio.AudioClip import AudioArrayClip

    narration = narrate(scenes)
    film = Film(scenes, narration.cues, shape)
    sound = _mixed(narration, film.seconds, music)

    def frame(time: float) -> np.ndarray:
        return np.asarray(to_image(film.frame(time)))

    clip = VideoClip(frame_function=frame, duration=film.seconds).with_fps(FPS)
    return clip.with_audio(AudioArrayClip(sound, fps=SAMPLE_RATE))
