"""Contact sheets: the middle of every scene on one picture."""

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from content_production.captions.cues import Cue, cues_of_scenes
from content_production.fonts import font
from content_production.layers.planes import to_image
from content_production.rendering.frames import Film, spans
from content_production.scenes.scene import Scene
from content_production.shapes import Shape
from groundwork.files import writing

CELL_LONG_SIDE = 400
GAP, LABEL = 12, 30
JPEG_QUALITY = 82


@dataclass(frozen=True)
class Sheet:
    """A contact sheet; a notebook shows it as a picture."""

    image: Image.Image

    def jpeg(self) -> bytes:
        """The sheet as the bytes of a JPEG."""
        buffer = io.BytesIO()
        self.image.save(buffer, "JPEG", quality=JPEG_QUALITY)
        return buffer.getvalue()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the sheet as a picture file."""
        with writing(path) as temporary:
            self.image.save(temporary)
        return Path(path)

    def _repr_jpeg_(self) -> bytes:
        return self.jpeg()


def storyboard_sheet(scenes: Sequence[Scene], shape: Shape) -> Sheet:
    """The sheet of a storyboard that is not rendered yet. Raises `Problem` as drawing does."""
    return film_sheet(scenes, cues_of_scenes(scenes), shape)


def film_sheet(scenes: Sequence[Scene], cues: Sequence[Cue], shape: Shape) -> Sheet:
    """Draw the middle of every scene in the shape itself, then small and side by side."""
    film = Film(scenes, cues, shape)
    try:
        frames = []
        for scene, span in zip(scenes, spans(scenes), strict=True):
            middle = span.begin + (span.end - span.begin) / 2
            label = f"{span.begin + span.fade / 2:g}–{span.begin + span.fade / 2 + scene.seconds:g}"
            frames.append((label, to_image(film.frame(middle))))
    finally:
        film.close()
    return arranged(frames)


def write_thumbnail(scenes: Sequence[Scene], index: int, shape: Shape, path: Path) -> Path:
    """Write the middle of one scene, without captions, as a picture. Raises `Problem`."""
    film = Film(scenes, (), shape)
    span = film.spans[index]
    try:
        image = to_image(film.frame(span.begin + span.seconds / 2))
    finally:
        film.close()
    with writing(path) as temporary:
        image.save(temporary, quality=JPEG_QUALITY)
    return path


def arranged(frames: Sequence[tuple[str, Image.Image]]) -> Sheet:
    """Pictures of one shape side by side, each with its number and label below."""
    shape = frames[0][1]
    scale = CELL_LONG_SIDE / max(shape.width, shape.height)
    width, height = round(shape.width * scale), round(shape.height * scale)
    columns = min(len(frames), 3 if shape.width >= shape.height else 5)
    rows = -(-len(frames) // columns)
    size = (columns * (width + GAP) + GAP, rows * (height + LABEL + GAP) + GAP)
    sheet = Image.new("RGB", size, (245, 246, 248))
    draw = ImageDraw.Draw(sheet)
    for index, (label, frame) in enumerate(frames):
        left = GAP + index % columns * (width + GAP)
        top = GAP + index // columns * (height + LABEL + GAP)
        sheet.paste(frame.resize((width, height), Image.Resampling.LANCZOS), (left, top))
        text = f"{index + 1} · {label} s"
        draw.text((left, top + height + 4), text, font=font(17), fill=(50, 56, 66))
    return Sheet(sheet)
