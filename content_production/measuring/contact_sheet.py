"""The contact sheet of a finished clip, whatever it was made with."""

import itertools
import os
from pathlib import Path

from PIL import Image

from content_production.measuring.samples import SAMPLES_A_SECOND, Sample, samples
from content_production.measuring.shots import ShotFinder
from content_production.messages import problem
from content_production.rendering.sheet import CELL_LONG_SIDE, Sheet, arranged


def contact_sheet(path: str | os.PathLike[str]) -> Sheet:
    """One picture with the middle of every scene of a clip. Raises `Problem` for what is no clip.

    Of a clip longer than `samples.LONGEST_SECONDS` it shows the beginning.
    """
    shots, seen = ShotFinder(), list[tuple[float, Image.Image]]()
    for number, sample in enumerate(samples(path)):
        shots.add(sample)
        # Two small pictures a second are enough to find the middle of a scene.
        if number % (SAMPLES_A_SECOND // 2) == 0:
            seen.append((sample.time, _small(sample)))
    if not seen:
        raise problem(
            "{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 내보내 주세요.",
            file=Path(path).name,
        )
    edges = (0.0, *shots.found(), seen[-1][0])
    return arranged(
        [
            (f"{begin:.0f}–{end:.0f}", _nearest(seen, (begin + end) / 2))
            for begin, end in itertools.pairwise(edges)
        ]
    )


def _nearest(seen: list[tuple[float, Image.Image]], time: float) -> Image.Image:
    return min(seen, key=lambda picture: abs(picture[0] - time))[1]


def _small(sample: Sample) -> Image.Image:
    image = Image.fromarray(sample.rgb)
    image.thumbnail((CELL_LONG_SIDE, CELL_LONG_SIDE))
    return image
