"""Stretches of a video in which nothing moves, or nothing is to be seen."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from content_production.measuring.samples import SAMPLES_A_SECOND, Sample

LONG_SIDE = 240
# A pixel has changed when it differs by more than the coder's noise.
CHANGED_LEVELS = 6
LEAST_CHANGED_PART = 0.001
BLACK_LEVEL, BLACK_PART = 24, 0.995

Stretch = tuple[float, float]


class StillnessFinder:
    """Takes samples one after the other and remembers frozen and black stretches."""

    def __init__(self) -> None:
        self._past: deque[NDArray[np.int16]] = deque(maxlen=SAMPLES_A_SECOND)
        self._frozen: list[Stretch] = []
        self._black: list[Stretch] = []

    def add(self, sample: Sample) -> None:
        """Take the next sample."""
        grey = sample.grey(LONG_SIDE).astype(np.int16)
        if (grey < BLACK_LEVEL).mean() >= BLACK_PART:
            _extend(self._black, sample.time, sample.time)
        elif len(self._past) == self._past.maxlen and not _moved(grey, self._past[0]):
            _extend(self._frozen, sample.time - 1, sample.time)
        self._past.append(grey)

    def frozen(self) -> tuple[Stretch, ...]:
        """Stretches (start, end) in seconds, a second or longer, in which the picture stands."""
        return tuple(self._frozen)

    def black(self) -> tuple[Stretch, ...]:
        """Stretches (start, end) in seconds in which the picture is black."""
        return tuple(self._black)


def _moved(now: NDArray[np.int16], before: NDArray[np.int16]) -> bool:
    if now.shape != before.shape:
        return True
    return float((np.abs(now - before) > CHANGED_LEVELS).mean()) >= LEAST_CHANGED_PART


def _extend(stretches: list[Stretch], start: float, end: float) -> None:
    if stretches and start <= stretches[-1][1] + 1.5 / SAMPLES_A_SECOND:
        stretches[-1] = (stretches[-1][0], end)
    else:
        stretches.append((start, end))
