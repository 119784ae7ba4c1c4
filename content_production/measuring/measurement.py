"""Measure a finished video, whatever it was made with: form, sound, pictures, text."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from content_production.measuring.display import measurement_html
from content_production.measuring.form import Form, read_form
from content_production.measuring.overlays import OverlayFinder, Overlays
from content_production.measuring.samples import LONGEST_SECONDS, samples
from content_production.measuring.shots import ShotFinder
from content_production.measuring.stillness import StillnessFinder, Stretch
from content_production.messages import problem
from content_production.sound.loudness import Loudness, measure_loudness


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
        seen = self.pictures
        return measurement_html(self.path.name, self.form, self.loudness, seen.scenes, seen.frozen)


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


def look(path: str | os.PathLike[str]) -> Pictures:
    """Decode a video once and look at its pictures. Raises `Problem`."""
    shots, stillness, overlays = ShotFinder(), StillnessFinder(), OverlayFinder()
    last = None
    for sample in samples(path):
        for finder in (shots, stillness, overlays):
            finder.add(sample)
        last = sample.time
    if last is None:
        raise problem(
            "{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 내보내 주세요.",
            file=Path(path).name,
        )
    return Pictures(last, shots.found(), stillness.frozen(), stillness.black(), overlays.found())
