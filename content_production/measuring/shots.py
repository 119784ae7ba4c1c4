"""Scenes of a finished video: where the picture becomes another one, by cut or by crossfade.

Two small pictures one second apart are alike within a scene, whatever the camera does slowly, and
unlike across a change; a crossfade that deceives cut detectors shows as one dip of the likeness.
"""

from collections import deque

import cv2
import numpy as np
from numpy.typing import NDArray

from content_production.measuring.samples import SAMPLES_A_SECOND, Sample

LONG_SIDE = 64
ALIKE = 0.72
# Grey levels below which detail is taken for noise, and how much a flat picture is like another.
FAINT, FLOOR = 4.0, 0.1


class ShotFinder:
    """Takes samples one after the other and remembers the changes of picture."""

    def __init__(self) -> None:
        self._past: deque[NDArray[np.float32]] = deque(maxlen=SAMPLES_A_SECOND)
        self._dip: list[float] = []
        self.changes: list[float] = []

    def add(self, sample: Sample) -> None:
        """Take the next sample and compare it with the one a second earlier."""
        features = _features(sample)
        if len(self._past) == self._past.maxlen:
            self._compare(features, self._past[0], sample.time)
        self._past.append(features)

    def _compare(self, now: NDArray[np.float32], before: NDArray[np.float32], time: float) -> None:
        alike = now.shape == before.shape and float(now @ before) >= ALIKE
        if not alike:
            self._dip.append(time - 0.5)
        elif self._dip:
            self.changes.append(sum(self._dip) / len(self._dip))
            self._dip = []

    def found(self) -> tuple[float, ...]:
        """Times in seconds at which a new scene begins; the first scene's 0 is left out."""
        ending = [sum(self._dip) / len(self._dip)] if self._dip else []
        return tuple(round(time, 2) for time in (*self.changes, *ending))


def _features(sample: Sample) -> NDArray[np.float32]:
    """The picture without its broad light and shade, as a vector of length 1.

    Every part counts by its own contrast, so that a frame or band that stays through the whole
    video does not make its scenes alike.
    """
    grey = sample.grey(LONG_SIDE).astype(np.float32)
    detail = grey - cv2.GaussianBlur(grey, (0, 0), 4)
    strength = np.sqrt(cv2.GaussianBlur(detail * detail, (0, 0), 4))
    even = cv2.GaussianBlur(detail / (strength + FAINT), (0, 0), 1).ravel()
    # A flat picture is only noise: a floor keeps two flat pictures from seeming unlike.
    floored = np.append(even - even.mean(), np.float32(FLOOR * np.sqrt(even.size)))
    return np.asarray(floored / np.linalg.norm(floored), np.float32)
