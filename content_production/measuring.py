"""Measure a finished video, whatever it was made with: form, sound, pictures, text."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import av

from content_production.containers import opened
from content_production.display import measurement_html
from content_production.loudness import Loudness, measure_loudness
from content_production.overlays import OverlayFinder, Overlays
from content_production.samples import LONGEST_SECONDS, samples
from content_production.shots import ShotFinder
from content_production.stillness import StillnessFinder, Stretch
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("content_production")


@dataclass(frozen=True)
class Form:
    """What a file says of itself: size in pixels as a player shows it, seconds, codecs."""

    width: int
    height: int
    seconds: float
    codec: str
    fps: float
    audio_codec: str = ""

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True)
class Pictures:
    """What the decoded pictures show; times in seconds. ``seconds`` is as far as was looked."""

    seconds: float
    changes: tuple[float, ...]
    frozen: tuple[Stretch, ...]
    black: tuple[Stretch, ...]
    overlays: Overlays

    @property
    def scenes(self) -> int:
        """How many scenes there are."""
        return len(self.changes) + 1


@dataclass(frozen=True)
class Measurement:
    """A video and what can be measured of it; sound and pictures are decoded when asked for."""

    path: Path
    form: Form

    @cached_property
    def loudness(self) -> Loudness | None:
        """Loudness and silences; None without a sound stream. Raises `Problem`."""
        if not self.form.audio_codec:
            return None
        return measure_loudness(self.path, longest=LONGEST_SECONDS)

    @cached_property
    def pictures(self) -> Pictures:
        """Scenes, frozen and black stretches and text, in one pass. Raises `Problem`."""
        return look(self.path)

    def _repr_html_(self) -> str:
        return measurement_html(self)


def measure(path: str | os.PathLike[str]) -> Measurement:
    """Open a video to measure it. Raises `Problem` for what is no video."""
    return Measurement(Path(path), read_form(path))


_KNOWN: dict[str, Measurement] = {}
_MOST_KNOWN = 64


def measured(path: str | os.PathLike[str]) -> Measurement:
    """Everything of a video at once, remembered by its content: no file is decoded twice.

    A notebook asks five checks about the same two clips. Raises `Problem`.
    """
    whole = measure(path)
    with whole.path.open("rb") as file:
        key = hashlib.file_digest(file, "sha256").hexdigest()
    if key not in _KNOWN:
        _ = whole.pictures, whole.loudness  # decoded now, while the file is there
        while len(_KNOWN) >= _MOST_KNOWN:
            del _KNOWN[next(iter(_KNOWN))]
        _KNOWN[key] = whole
    return _KNOWN[key]


def read_form(path: str | os.PathLike[str]) -> Form:
    """Size, length and codecs of a video. Raises `Problem`, also where no picture can be decoded.

    The first picture is decoded: only it tells how a phone's clip is turned.
    """
    name = Path(path).name
    with opened(path) as container:
        stream = container.streams.video[0]
        try:
            frame = next(container.decode(stream))
        except (av.FFmpegError, StopIteration) as error:
            raise Problem(
                say("{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 내보내 주세요.", file=name)
            ) from error
        width, height = frame.width * float(stream.sample_aspect_ratio or 1), float(frame.height)
        if round(frame.rotation / 90) % 2:
            width, height = height, width
        audio = container.streams.audio
        return Form(
            round(width),
            round(height),
            _seconds(container, stream),
            stream.codec_context.codec.name,
            float(stream.average_rate or 0),
            audio[0].codec_context.codec.name if audio else "",
        )


def _seconds(container: av.container.InputContainer, stream: av.VideoStream) -> float:
    """Length as the picture stream says it, else the container."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / av.time_base


def look(path: str | os.PathLike[str]) -> Pictures:
    """Decode a video once and look at its pictures. Raises `Problem`."""
    shots, stillness, overlays = ShotFinder(), StillnessFinder(), OverlayFinder()
    last = None
    for sample in samples(path):
        for finder in (shots, stillness, overlays):
            finder.add(sample)
        last = sample.time
    if last is None:
        raise Problem(
            say(
                "{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 내보내 주세요.",
                file=Path(path).name,
            )
        )
    return Pictures(last, shots.found(), stillness.frozen(), stillness.black(), overlays.found())
