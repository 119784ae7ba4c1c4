"""Mark a picture or a clip as made by AI: letters on the picture, and words inside the file.

What programs read is IPTC's digital source type (https://cv.iptc.org/newscodes/digitalsourcetype)
for media made by a trained model, or composed with some of it, in a picture's XMP packet or a
clip's comment; beside it stands a sentence for people.
"""

import os
import re
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

from content_production.containers import ffmpeg, opened
from content_production.fonts import font
from content_production.messages import problem
from content_production.pictures.stills import open_still
from content_production.pictures.words import (
    PARTLY,
    SOURCE_TYPE,
    PictureWords,
    read_words,
    save_with_words,
)
from content_production.scenes.scene import AI_NOTICE
from groundwork.files import writing

_COMMENT = re.compile(rf"(?:^|; )([^;]*) \[(?:{re.escape(SOURCE_TYPE)}|{re.escape(PARTLY)})\]")
_PICTURES = {".jpg", ".jpeg", ".png"}
_CLIPS = {".mp4", ".mov", ".mkv", ".m4v"}
_HEIGHT_SHARE = 0.045  # of the shorter side: readable on a telephone, in nobody's way


def mark_ai(
    source: str | os.PathLike[str],
    path: str | os.PathLike[str],
    notice: str = AI_NOTICE,
    *,
    on_picture: bool = True,
) -> Path:
    """Write a copy of a picture or a clip that says it was made by AI; returns its path.

    ``notice`` stands in the lower right corner of a picture (``on_picture``) and in the file's
    metadata; a clip is copied without being encoded again and only its metadata says so, because
    what is seen in it is the storyboard's matter. Raises `Problem`.
    """
    source, path = Path(source), Path(path)
    kind = path.suffix.lower()
    if kind in _PICTURES:
        _mark_picture(source, path, notice, on_picture)
    elif kind in _CLIPS:
        _mark_clip(source, path, notice)
    else:
        raise problem(
            "{file}에는 표시를 넣지 못합니다. JPG, PNG, MP4로 저장해 주세요.", file=path.name
        )
    return path


def ai_mark(path: str | os.PathLike[str]) -> str:
    """What the metadata of a picture or clip says of AI; "" where it says nothing."""
    path = Path(path)
    if path.suffix.lower() in _CLIPS:
        with opened(path) as container:
            comment = str(container.metadata.get("comment", ""))
        told = _COMMENT.search(comment)
        return told[1] if told else ""
    return read_words(path).made_by_ai


def clip_comment(notice: str, *, is_partly: bool = False) -> str:
    """The words in a clip's comment; ``is_partly`` for a clip with some parts made by AI."""
    return f"{notice.replace(';', ',')} [{PARTLY if is_partly else SOURCE_TYPE}]"


def _mark_picture(source: Path, path: Path, notice: str, on_picture: bool) -> None:
    image = open_still(source)
    if on_picture:
        letter_notice(image, notice, round(min(image.size) * _HEIGHT_SHARE))
    save_with_words(image, path, PictureWords(made_by_ai=notice))


def letter_notice(image: Image.Image, notice: str, size: int) -> None:
    """Set a notice into the lower right corner: white on a dark band, readable on any picture.

    ``size`` is that of the letters in pixels.
    """
    letters = font(max(size, 12))
    left, top, right, bottom = letters.getbbox(notice)
    pad = round((bottom - top) * 0.5)
    width, height = right - left + 2 * pad, bottom - top + 2 * pad
    corner = (image.width - width - pad, image.height - height - pad)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((*corner, corner[0] + width, corner[1] + height), fill=(20, 20, 20))
    place = (corner[0] + pad - left, corner[1] + pad - top)
    canvas.text(place, notice, font=letters, fill=(255, 255, 255))


def _mark_clip(source: Path, path: Path, notice: str) -> None:
    opened(source).close()  # a Problem for what is no clip
    with writing(path) as temporary:
        done = subprocess.run(
            [
                *(ffmpeg(), "-v", "error", "-y", "-i", str(source), "-map", "0", "-c", "copy"),
                *("-metadata", f"comment={clip_comment(notice)}", str(temporary)),
            ],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise problem(
                "{file:을} 복사하지 못했습니다. 영상 파일이 손상되지 않았는지 확인해 주세요.",
                file=source.name,
            )
