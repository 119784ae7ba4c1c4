"""A video decoded once, as small pictures a quarter of a second apart.

Decoding is what measuring a video costs; everything measured on pictures shares this one pass.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from content_production.containers import opened

SAMPLES_A_SECOND = 4
LONG_SIDE = 960
# Long videos are too long already; their first minutes tell the rest.
LONGEST_SECONDS = 150.0

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Sample:
    """One picture as shown, RGB (height, width, 3), long side 960 pixels; time in seconds."""

    time: float
    rgb: Picture

    def grey(self, long_side: int) -> Picture:
        """The picture in grey with another long side in pixels."""
        height, width = self.rgb.shape[:2]
        scale = long_side / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        grey = cv2.cvtColor(self.rgb, cv2.COLOR_RGB2GRAY)
        return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def samples(path: str | os.PathLike[str]) -> Iterator[Sample]:
    """Pictures of a video in order. Raises `Problem` when it cannot be opened.

    A file cut short gives the pictures it has.
    """
    with opened(path) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        begin: float | None = None
        due = 0.0
        try:
            for frame in container.decode(stream):
                time = frame.time if frame.time is not None else due
                begin = time if begin is None else begin
                if time - begin > LONGEST_SECONDS:
                    return
                if time - begin >= due - 1e-3:
                    due = (
                        np.floor((time - begin) * SAMPLES_A_SECOND + 1e-6) + 1
                    ) / SAMPLES_A_SECOND
                    yield Sample(time - begin, _small(frame))
        except av.FFmpegError:
            return


def _small(frame: av.VideoFrame) -> Picture:
    aspect = frame.sample_aspect_ratio if hasattr(frame, "sample_aspect_ratio") else None
    wide = frame.width * float(aspect or 1)
    scale = LONG_SIDE / max(wide, frame.height)
    width, height = (max(2, round(side * scale / 2) * 2) for side in (wide, frame.height))
    small = frame.reformat(width=width, height=height, format="rgb24", interpolation="BILINEAR")
    quarters = round(frame.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(small.to_ndarray(), quarters), np.uint8)
