"""A clip to be captioned: an imaginary city (가상) invites to a night of books.

Nobody speaks in it yet. The narration is a draft for timing, and the first picture says so: what
will be said stands in the script that goes with the clip.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from content_production.pictures.city import LICENCE, SOURCE, write_picture
from content_production.rendering.clip import CaptionPlace, render
from content_production.scenes.background_music import OURS
from content_production.scenes.scene import Motion, Scene
from content_production.shapes import WIDE

SCENE_SECONDS = (8.0, 9.0, 9.0, 9.0, 9.0)
PICTURES = ("night", "library", "reading", "park", "river")
TITLES = (
    "한밤의 책 축제",
    "5. 23.(토) 19:00~22:00",
    "작가와의 만남",
    "그림책 마당",
    "누리집에서 신청하세요",
)
BANDS = (
    "말소리는 시간을 재는 임시 소리입니다",
    "가상시 중앙도서관",
    "도서관장",
    "어울림공원 잔디밭",
    "문의 054-000-0523 · 주차장이 좁아요",
)
WORDS = (
    "가상시 중앙도서관이 한밤의 책 축제를 엽니다.",
    "5월 23일 토요일 저녁 7시부터 밤 10시까지입니다.",
    "작가 3명과 함께 책을 읽습니다. 궁금한 것을 직접 물어볼 수도 있습니다.",
    "아이들을 위한 그림책 마당은 옆 어울림공원에서 열립니다.",
    "선착순 150명입니다. 도서관 누리집에서 신청하세요.",
)
MOTIONS = (Motion.ZOOM_IN, Motion.RIGHT, Motion.ZOOM_IN, Motion.LEFT, Motion.ZOOM_OUT)
SHAPE = WIDE.scaled(1 / 3)


def write_clip(path: Path) -> Path:
    """Render the clip (640×360, 44 s, no captions) into a file."""
    with TemporaryDirectory() as folder:
        render(
            _scenes(Path(folder)),
            path,
            SHAPE,
            music=replace(OURS, seed=3),
            captions=CaptionPlace.NONE,
        )
    return path


def _scenes(folder: Path) -> list[Scene]:
    parts = zip(SCENE_SECONDS, PICTURES, TITLES, BANDS, WORDS, MOTIONS, strict=True)
    return [
        Scene(
            seconds,
            write_picture(folder / f"{name}.jpg", name),
            title=title,
            lower_third=band,
            caption=words,
            motion=motion,
            source=SOURCE,
            licence=LICENCE,
        )
        for seconds, name, title, band, words, motion in parts
    ]
