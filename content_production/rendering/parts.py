"""A clip in parts, one a scene, each encoded once and kept: a changed scene renders only itself.

A part is known by what is drawn in each of its frames, by the pictures it is drawn from, and by
the code that draws it. Whatever changes one of these changes its name, so that nothing old is
ever taken for new; and a scene that only moved within the clip is found again.
"""

import hashlib
import itertools
import os
import time
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from content_production.rendering.encoding import ENCODER
from content_production.rendering.frames import FPS, Film
from content_production.scenes.scene import Scene
from groundwork.cache import cache_folder

LARGEST_CACHE_BYTES = 1 << 30
# What was used this lately may be wanted by another notebook just now.
KEPT_SECONDS = 3600
# Cells that change nothing in the picture; a caption is part of the drawing it stands in.
_UNSEEN = ("caption", "source", "licence", "consent", "sound", "made_by_ai")


@dataclass(frozen=True)
class Part:
    """The frames from one cut to the next; ``name`` is "" where they cannot be known again."""

    scene: int
    numbers: range
    name: str


def parts_of(film: Film) -> list[Part]:
    """The parts of a film in order; a scene shorter than a frame has none."""
    cuts = itertools.accumulate((scene.seconds for scene in film.scenes), initial=0.0)
    edges = itertools.pairwise(round(cut * FPS) for cut in cuts)
    return [
        Part(index, range(first, last), _name(film, range(first, last)))
        for index, (first, last) in enumerate(edges)
        if first < last
    ]


def _name(film: Film, numbers: range) -> str:
    drawings = [film.drawing(number / FPS) for number in numbers]
    seen = sorted({index for drawing in drawings for index, _, _ in drawing.scenes})
    looks = [_look(film.scenes[index]) for index in seen]
    if None in looks:
        return ""
    # Scenes are counted from the first that is seen, wherever it stands in the clip.
    moments = [
        ([(seen.index(i), *moment) for i, *moment in drawing.scenes], drawing.caption)
        for drawing in drawings
    ]
    lengths = [film.spans[index].seconds for index in seen]
    logo = film.logo and _digest(film.logo)
    known = (_engine(), ENCODER, astuple(film.shape), FPS, logo, looks, lengths, moments)
    return hashlib.sha256(repr(known).encode()).hexdigest()[:32]


def _look(scene: Scene) -> str | None:
    """What a scene looks like; None for a moviepy clip, which can be anything."""
    if scene.clip is not None:
        return None
    unseen: dict[str, Any] = dict.fromkeys(_UNSEEN, "")
    silent = replace(scene, picture=None, recording=None, **unseen)
    picture = scene.picture and scene.picture.is_file() and _digest(scene.picture)
    return f"{silent!r} {picture}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _engine() -> str:
    """The code that draws: an update of it never shows what an older one drew."""
    sources = sorted(Path(__file__).parents[1].rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def kept_parts() -> Path | None:
    """Where this user's parts are kept; None where nothing may be written."""
    folder = cache_folder("scenes")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def forget_oldest(folder: Path, largest: int = LARGEST_CACHE_BYTES) -> None:
    """Remove the parts that were not used for longest, until the rest is small enough."""
    with suppress(OSError):
        files = sorted(folder.glob("*.mp4"), key=lambda path: path.stat().st_mtime, reverse=True)
        total = 0
        for path in files:
            total += path.stat().st_size
            if total > largest and time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink(missing_ok=True)
