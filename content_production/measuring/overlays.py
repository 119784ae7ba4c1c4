"""Text laid over moving pictures, found in any video, whatever it was made with.

Submissions come from many editors, so nothing is known but the frames. Text stands still while the
picture behind it moves: edges that stay where they are for two seconds, in strokes of both
directions, side by side in a line, are taken for letters. Where the whole picture stands still,
letters and picture cannot be told apart, and such seconds are left out; how much of the video
could be judged is part of the answer, so that a check can say "can't tell" instead of guessing.
Only text that lasts about three seconds is reported: titles and name bands, hardly captions, and
no chance likeness of one moment.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from content_production.colours import contrast, luminance
from content_production.measuring.samples import SAMPLES_A_SECOND, Sample

WINDOW = 2 * SAMPLES_A_SECOND
LONG_SIDE = 480
# Grey levels: an edge fainter than this is not seen by a viewer either.
FAINTEST_EDGE = 7.0
# A moving edge changes by about half its height; the edge of a letter by the coder's noise.
LARGEST_CHANGE = 0.16
CODER_NOISE = 1.6
# Sizes of a line of text as parts of the frame's short side.
LOWEST_LINE, HIGHEST_LINE, NARROWEST_LINE = 0.022, 0.30, 0.05
# A bar fills its box; letters have corners and gaps.
SOLID = 0.9
# Above this share of the frame, still edges are the picture itself.
MOST_STILL_EDGES = 0.5
FEW_EDGES = 0.06
CENTRE_RADIUS = 0.13
# Two sightings are of the same text when they share this part of their place.
SAME_PLACE = 0.5
FEWEST_SIGHTINGS = 2

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class TextArea:
    """A block of letters: when it was seen (seconds), where, and how well it stands out.

    ``left``, ``top``, ``right``, ``bottom`` are parts (0 to 1) of the frame's width and height;
    ``contrast`` is the ratio (WCAG 2.1) along half of the letters' edges or more.
    """

    start: float
    end: float
    left: float
    top: float
    right: float
    bottom: float
    contrast: float

    @property
    def margin(self) -> float:
        """Distance to the nearest edge of the frame, as a part of the frame."""
        return min(self.left, self.top, 1 - self.right, 1 - self.bottom)

    @property
    def height(self) -> float:
        """As a share of the picture's height."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Overlays:
    """All text found; ``judged`` is the part (0 to 1) of the video in which it could be told."""

    areas: tuple[TextArea, ...]
    judged: float


class OverlayFinder:
    """Takes samples one after the other and remembers the text it sees."""

    def __init__(self) -> None:
        self._window: deque[Sample] = deque(maxlen=WINDOW)
        self._greys: deque[NDArray[np.float32]] = deque(maxlen=WINDOW)
        self._sightings: list[list[TextArea]] = []
        self._seen = self._windows = self._judged = 0

    def add(self, sample: Sample) -> None:
        """Take the next sample; every second the last two seconds are looked at."""
        if self._window and self._window[-1].rgb.shape != sample.rgb.shape:
            self._window.clear()
            self._greys.clear()
        self._window.append(sample)
        self._greys.append(sample.grey(LONG_SIDE).astype(np.float32))
        self._seen += 1
        if len(self._window) == WINDOW and self._seen % SAMPLES_A_SECOND == 0:
            self._look()

    def found(self) -> Overlays:
        """Everything found so far."""
        judged = self._judged / self._windows if self._windows else 0.0
        lasting = [found for found in self._sightings if len(found) >= FEWEST_SIGHTINGS]
        return Overlays(tuple(_usual(sightings) for sightings in lasting), judged)

    def _look(self) -> None:
        self._windows += 1
        still = still_edges(self._greys)
        if still is None:
            return
        self._judged += 1
        start, end = self._window[0].time, self._window[-1].time
        picture = self._window[WINDOW // 2].rgb
        for box in text_boxes(still):
            self._remember(_area(box, still, picture, start, end))

    def _remember(self, area: TextArea) -> None:
        for sightings in self._sightings:
            if sightings[-1].end >= area.start and _overlap(sightings[-1], area) > SAME_PLACE:
                sightings.append(area)
                return
        self._sightings.append([area])


def still_edges(greys: Iterable[NDArray[np.float32]]) -> Mask | None:
    """Edges that did not move in a window; None where the whole picture stood still."""
    stack = np.stack(list(greys))
    mean, change = stack.mean(axis=0), stack.std(axis=0)
    strength = cv2.morphologyEx(mean, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    edges = strength > FAINTEST_EDGE
    around = cv2.dilate(change.astype(np.float32), np.ones((3, 3), np.uint8))
    still = edges & (around < CODER_NOISE + LARGEST_CHANGE * strength)
    if edges.mean() > FEW_EDGES and still.sum() > MOST_STILL_EDGES * edges.sum():
        return None
    return _without_dashes(_without_lines(still)) & ~_centre(still.shape)


def _without_dashes(still: Mask) -> Mask:
    """Without what is lower than a letter: level lines stay put when the camera glides."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(still.astype(np.uint8))
    tall = stats[:count, cv2.CC_STAT_HEIGHT] >= LOWEST_LINE * min(still.shape)
    tall[0] = False
    return np.asarray(tall[labels])


def _without_lines(still: Mask) -> Mask:
    """Without the long thin edges of bands and plates; rows of heavy letters are thick."""
    mask = still.astype(np.uint8)
    length, thick = min(mask.shape) // 9, max(5, min(mask.shape) // 50)
    lines = np.zeros_like(still)
    for long, across in (((1, length), (thick, 1)), ((length, 1), (1, thick))):
        runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(long, np.uint8))
        heavy = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(across, np.uint8))
        lines |= (np.asarray(runs) > 0) & (np.asarray(heavy) == 0)
    return still & ~lines


def _centre(shape: tuple[int, ...]) -> Mask:
    """The middle, where a picture that is zoomed hardly moves."""
    height, width = shape[:2]
    rows, columns = np.ogrid[:height, :width]
    distance = np.hypot(rows - height / 2, columns - width / 2)
    return np.asarray(distance < CENTRE_RADIUS * min(height, width))


Box = tuple[int, int, int, int]


def text_boxes(still: Mask) -> list[Box]:
    """Left, top, right, bottom (pixels of the mask) of what looks like lines of text."""
    mask = still.astype(np.uint8)
    short = min(mask.shape)
    gap = max(3, short // 27)
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for label in range(1, count):
        left, top, width, height = (int(value) for value in stats[label, :4])
        if not LOWEST_LINE * short <= height <= HIGHEST_LINE * short:
            continue
        inside = still[top : top + height, left : left + width] & (
            labels[top : top + height, left : left + width] == label
        )
        if width >= NARROWEST_LINE * short and _looks_like_letters(inside):
            first, last = _ends(inside)
            boxes.append((left + first, top, left + last, top + height))
    return boxes


def _ends(inside: Mask) -> tuple[int, int]:
    """Where the letters of a line begin and end: a level bar of the picture may touch its ends."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(inside.astype(np.uint8), connectivity=8)
    left, width, height = (
        stats[1:count, column]
        for column in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)
    )
    solid = stats[1:count, cv2.CC_STAT_AREA] >= SOLID * width * height
    letters = ~(solid & (height < inside.shape[0] / 2))
    if not letters.any():
        return 0, inside.shape[1]
    return int(left[letters].min()), int((left + width)[letters].max())


def _looks_like_letters(inside: Mask) -> bool:
    """Letters fill their line evenly with strokes, and the strokes break along the line."""
    density = float(inside.mean())
    columns = inside.any(axis=0)
    rows = inside.mean(axis=1)
    crossings = np.abs(np.diff(inside.astype(np.int8), axis=1)).sum(axis=1)
    strokes = float(np.median(crossings)) / 2 / max(1.0, inside.shape[1] / inside.shape[0])
    return 0.2 < density < 0.95 and columns.mean() > 0.6 and rows.max() < 1.0 and strokes > 0.6


def _area(box: Box, still: Mask, picture: NDArray[np.uint8], start: float, end: float) -> TextArea:
    left, top, right, bottom = box
    height, width = still.shape
    scale = picture.shape[0] / height
    rows = slice(int(top * scale), int(np.ceil(bottom * scale)))
    columns = slice(int(left * scale), int(np.ceil(right * scale)))
    piece = luminance(picture[rows, columns])
    edges = cv2.resize(
        still[top:bottom, left:right].astype(np.uint8),
        (piece.shape[1], piece.shape[0]),
        interpolation=cv2.INTER_NEAREST,
    )
    ratio = edge_contrast(piece, edges > 0)
    return TextArea(start, end, left / width, top / height, right / width, bottom / height, ratio)


def edge_contrast(piece: NDArray[np.float64], edges: Mask) -> float:
    """Contrast between the two sides of edges, as half of their length or more has it."""
    reach = np.ones((7, 7), np.uint8)
    light, dark = cv2.dilate(piece, reach), cv2.erode(piece, reach)
    return float(np.median(contrast(light, dark)[edges]))


def _overlap(one: TextArea, other: TextArea) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(area.right - area.left) * area.height for area in (one, other)]
    return width * height / (sum(areas) - width * height)


def _usual(sightings: list[TextArea]) -> TextArea:
    """The text where it was always seen: bits of the moving picture join it now and then."""
    return TextArea(
        sightings[0].start,
        sightings[-1].end,
        max(area.left for area in sightings),
        max(area.top for area in sightings),
        min(area.right for area in sightings),
        min(area.bottom for area in sightings),
        float(np.median([area.contrast for area in sightings])),
    )
