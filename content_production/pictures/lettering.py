"""Lines of letters found on a still picture, whatever it was made with, and measured.

Cards come from many programs, so nothing is known but the pixels. Letters are thin strokes of one
colour, side by side, that break along their line. What is brighter or darker than its surroundings
and thin is kept; what is kept is joined along the rows into lines; a line counts where it looks
like letters: strokes of one colour, many a height, that fill their line evenly and are no rows of
blocks such as lit windows. On a busy picture letters may stay unseen, so nothing found says
nothing: a check that finds none answers "can't tell".
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from content_production.colours import contrast, luminance
from content_production.legibility import WORST_PART
from content_production.standards import TEXT_CONTRAST

# Pictures are looked at with this shorter side; sizes below are in pixels of it.
SHORT_SIDE, LONG_SIDE = 1080, 4320
# The widest stroke looked for, and the widest gap between the letters of a line: first the large
# letters, then the small ones among what is left, which a busy ground would hide.
BANDS = ((45, 40), (17, 18))
# Levels (0 to 255): a stroke fainter than this is not seen by a person either.
FAINTEST = 8
HALF = 0.5
SAME_PLACE, CLEARER = 0.3, 1.25
NARROWEST = 1.4  # two letters
# Letters are of one colour; a ground is plain where nine tenths of it are near its usual colour.
ONE_COLOUR, PLAIN, APART = 16, 30, 20
CORE = 70
SHARP = 0.35
LOWEST, HIGHEST, MOST_LINES = 12, 260, 400

Box = tuple[int, int, int, int]
Mask = NDArray[np.bool_]
Rgb = NDArray[np.uint8]


@dataclass(frozen=True)
class TextLine:
    """A line of letters: place as parts (0 to 1) of the picture, and what was measured.

    ``height`` is that of the letters as a part of the shorter side; ``contrast`` the ratio (WCAG
    2.1) of the letters with nine tenths of what surrounds them.
    """

    left: float
    top: float
    right: float
    bottom: float
    height: float
    contrast: float


def text_lines(image: Image.Image) -> list[TextLine]:
    """The lines of letters on a picture (RGB), from the top down."""
    scale = min(1.0, SHORT_SIDE / min(image.size), LONG_SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    rgb = np.asarray(image if scale == 1 else image.resize(size, Image.Resampling.BOX))
    candidates = []
    for widest, gap in BANDS:
        for bright in (True, False):
            strokes = _strokes(rgb, widest, bright)
            seen = ((box, _line(rgb, strokes, box)) for box in _boxes(strokes, gap))
            candidates += [(box, line) for box, line in seen if line]
    candidates = sorted(candidates, key=lambda one: -_area(one[0]))[:MOST_LINES]
    shown = (line for box, line in candidates if not _hidden(box, line, candidates))
    return sorted(shown, key=lambda line: (line.top, line.left))


def _hidden(box: Box, line: TextLine, candidates: list[tuple[Box, TextLine]]) -> bool:
    """Whether a candidate is a piece of another line, or what lies between its letters."""
    return any(
        other is not line
        and _overlap(box, place) > SAME_PLACE
        and (
            other.contrast > CLEARER * line.contrast
            or (
                (_area(place), place) > (_area(box), box)
                and CLEARER * other.contrast > line.contrast
            )
        )
        for place, other in candidates
    )


def _strokes(rgb: Rgb, widest: int, bright: bool) -> Mask:
    """What is thin and brighter (or darker) than what surrounds it, in any of the colours."""
    kernel = np.ones((widest, widest), np.uint8)
    kind = cv2.MORPH_TOPHAT if bright else cv2.MORPH_BLACKHAT
    response = np.asarray(cv2.morphologyEx(rgb, kind, kernel)).max(axis=2)
    strongest = cv2.dilate(response, np.ones((widest // 2 * 2 + 1,) * 2, np.uint8))
    return np.asarray((response > HALF * strongest) & (response >= FAINTEST))


def _boxes(strokes: Mask, gap: int) -> Iterator[Box]:
    mask = strokes.astype(np.uint8)
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((gap // 5, gap), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    end, foot = mask.shape[1], mask.shape[0]
    for left, top, width, height, _ in stats[1:count].tolist():
        is_cut = left == 0 or top == 0 or left + width == end or top + height == foot
        if not is_cut and LOWEST <= height <= HIGHEST and width >= NARROWEST * height:
            yield left, top, left + width, top + height


def _line(rgb: Rgb, strokes: Mask, box: Box) -> TextLine | None:
    """The line in a box; None where it is none, or where nothing sure can be said of it."""
    left, top, right, bottom = box
    if not _looks_like_letters(strokes[top:bottom, left:right]):
        return None
    reach = max(4, (bottom - top) // 4)
    place = (slice(max(0, top - reach), bottom + reach), slice(max(0, left - reach), right + reach))
    ratio = _contrast(rgb[place], strokes[place].astype(np.uint8), reach)
    if ratio is None:
        return None
    height, width = strokes.shape
    return TextLine(
        left / width,
        top / height,
        right / width,
        bottom / height,
        (bottom - top) / min(width, height),
        ratio,
    )


def _contrast(piece: Rgb, ink: NDArray[np.uint8], reach: int) -> float | None:
    """Contrast of letters with what lies within ``reach`` pixels of them; None if not sure."""
    edge = cv2.dilate(ink, np.ones((5, 5), np.uint8)) > 0  # blurred by whatever drew the letters
    around = (cv2.dilate(ink, np.ones((2 * reach + 1,) * 2, np.uint8)) > 0) & ~edge
    if not around.any():
        return None
    ground = piece[around].astype(np.float64)
    usual = np.median(ground, axis=0)
    colours = piece[ink > 0].astype(np.float64)
    apart = np.abs(colours - usual).max(axis=1)
    # Thin strokes have their own colour in the middle only.
    colours = colours[apart >= np.percentile(apart, CORE)]
    colour = np.median(colours, axis=0)
    difference = float(np.abs(colour - usual).max())
    if _spread(colours, colour, 50) > ONE_COLOUR or not _sharp(piece, ink, difference):
        return None
    ratio = float(np.percentile(contrast(luminance(colour), luminance(ground)), WORST_PART))
    is_plain = _spread(ground, usual, 90) <= PLAIN and difference >= APART
    # On a busy ground a faint line may be a part of the picture.
    return ratio if is_plain or ratio >= TEXT_CONTRAST else None


def _sharp(piece: Rgb, ink: NDArray[np.uint8], difference: float) -> bool:
    """Whether the colour changes within a few pixels: letters have edges, blurred pictures none."""
    square = np.ones((3, 3), np.uint8)
    border = (cv2.dilate(ink, square) > 0) & (cv2.erode(ink, square) == 0)
    steps = np.asarray(cv2.morphologyEx(piece, cv2.MORPH_GRADIENT, square)).max(axis=2)
    return float(np.median(steps[border])) >= SHARP * difference


def _spread(colours: NDArray[np.float64], middle: NDArray[np.float64], part: int) -> float:
    """How far (0 to 255) a part (%) of the colours is from the middle at most."""
    return float(np.percentile(np.abs(colours - middle).max(axis=1), part))


def _looks_like_letters(inside: Mask) -> bool:
    height, width = inside.shape
    density = float(inside.mean())
    columns = float(inside.any(axis=0).mean())
    crossings = np.abs(np.diff(inside.astype(np.int8), axis=1)).sum(axis=1) / 2
    strokes = float(np.percentile(crossings, 60)) / (width / height)
    return 0.1 < density < 0.7 and columns > 0.55 and strokes > 0.9 and _fullness(inside) < 0.8


def _fullness(inside: Mask) -> float:
    """How much of their boxes the pieces fill: windows all of it, letters about half."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(inside.astype(np.uint8), connectivity=8)
    areas = stats[1:count, cv2.CC_STAT_AREA].astype(float)
    boxes = (stats[1:count, cv2.CC_STAT_WIDTH] * stats[1:count, cv2.CC_STAT_HEIGHT]).astype(float)
    return float(areas.sum() / boxes.sum()) if count > 1 else 1.0


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _overlap(one: Box, other: Box) -> float:
    """The part of the first box that lies in the other."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / _area(one)
