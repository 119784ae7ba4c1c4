"""What the pictures of the imaginary city are drawn with: a canvas and the things on it."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from content_production.colours import Colour

# Coordinates are in a picture of 1600 × 1200; drawn larger, kept at 2000 × 1500.
WIDTH, HEIGHT = 1600, 1200
OVERSAMPLED, KEPT = 2.5, (2000, 1500)

Point = tuple[float, float]


class Canvas:
    """A picture to draw on in our own coordinates."""

    def __init__(self, top: Colour, bottom: Colour) -> None:
        size = (round(WIDTH * OVERSAMPLED), round(HEIGHT * OVERSAMPLED))
        steps = np.linspace(0, 1, size[1])[:, None, None]
        column = (np.array(top) * (1 - steps) + np.array(bottom) * steps).astype(np.uint8)
        self._image = Image.fromarray(
            np.ascontiguousarray(np.broadcast_to(column, (size[1], size[0], 3)))
        )
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: Colour, r: float = 0
    ) -> None:
        """A rectangle in pixels, its corners rounded by ``r``."""
        corners = tuple(value * OVERSAMPLED for value in (left, top, right, bottom))
        self._draw.rounded_rectangle(corners, r * OVERSAMPLED, fill=fill)

    def disc(self, x: float, y: float, r: float, fill: Colour, flat: float = 1.0) -> None:
        """A disc of radius ``r`` in pixels, an ellipse where ``flat`` is less than 1."""
        corners = (x - r, y - r * flat, x + r, y + r * flat)
        self._draw.ellipse(tuple(value * OVERSAMPLED for value in corners), fill=fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon, points in pixels."""
        self._draw.polygon([(x * OVERSAMPLED, y * OVERSAMPLED) for x, y in points], fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """A line through points, all in pixels."""
        scaled = [(x * OVERSAMPLED, y * OVERSAMPLED) for x, y in points]
        self._draw.line(scaled, fill=fill, width=round(width * OVERSAMPLED), joint="curve")

    def finished(self) -> Image.Image:
        """The picture as it is kept."""
        return self._image.resize(KEPT, Image.Resampling.BOX)


def darker(colour: Colour, part: float) -> Colour:
    """A colour with each part multiplied."""
    red, green, blue = (max(0, min(255, round(value * part))) for value in colour)
    return red, green, blue


def clouds(canvas: Canvas, rng: np.random.Generator, colour: Colour, count: int = 4) -> None:
    """Clouds in the upper third."""
    for _ in range(count):
        x, y = rng.uniform(80, WIDTH - 200), rng.uniform(90, 360)
        for step in range(4):
            canvas.disc(x + step * 48, y - 22 * math.sin(step * 1.1), rng.uniform(30, 52), colour)
        canvas.box(x - 40, y, x + 190, y + 40, colour, r=20)


def hills(canvas: Canvas, rng: np.random.Generator, base: float, colour: Colour) -> None:
    """Hills with their feet at the lower edge."""
    phase, waves = rng.uniform(0, 6), rng.uniform(1.2, 2.2)
    top = [
        (x, base - 70 * math.sin(phase + waves * x / 260) - 40 * math.sin(phase + x / 95))
        for x in range(0, WIDTH + 21, 20)
    ]
    canvas.shape([*top, (WIDTH, HEIGHT), (0, HEIGHT)], colour)


def skyline(
    canvas: Canvas,
    rng: np.random.Generator,
    base: float,
    colours: Sequence[Colour],
    lit: Colour,
    tallest: float = 330,
) -> None:
    """Houses side by side that stand on ``base``, with windows in the colour ``lit``."""
    x = -20.0
    while x < WIDTH:
        width, height = rng.uniform(70, 150), rng.uniform(120, tallest)
        colour = colours[int(rng.integers(len(colours)))]
        canvas.box(x, base - height, x + width, base, colour, r=4)
        canvas.box(x + width * 0.75, base - height, x + width, base, darker(colour, 0.9))
        for row in np.arange(base - height + 22, base - 30, 34):
            for column in np.arange(x + 14, x + width - 22, 28):
                if rng.random() < 0.75:
                    canvas.box(column, row, column + 14, row + 18, lit, r=2)
        x += width + rng.uniform(4, 34)


def tree(canvas: Canvas, x: float, y: float, size: float, leaf: Colour) -> None:
    """A tree that stands at (x, y)."""
    canvas.box(x - size * 0.07, y - size * 0.6, x + size * 0.07, y, (110, 78, 54))
    for dx, dy, r in ((0, -1.05, 0.42), (-0.3, -0.78, 0.34), (0.3, -0.78, 0.34)):
        canvas.disc(x + dx * size, y + dy * size, r * size, leaf)
    canvas.disc(x + 0.12 * size, y - 1.1 * size, 0.26 * size, darker(leaf, 1.14))


def person(canvas: Canvas, x: float, y: float, size: float, coat: Colour) -> None:
    """Somebody small who stands at (x, y), too small for a face."""
    canvas.box(x - 0.16 * size, y - 0.42 * size, x - 0.02 * size, y, (52, 58, 74), r=6)
    canvas.box(x + 0.02 * size, y - 0.42 * size, x + 0.16 * size, y, (52, 58, 74), r=6)
    canvas.box(x - 0.22 * size, y - 0.86 * size, x + 0.22 * size, y - 0.36 * size, coat, r=18)
    canvas.disc(x, y - 1.02 * size, 0.16 * size, (238, 202, 172))
    canvas.disc(x, y - 1.08 * size, 0.155 * size, (62, 48, 42), flat=0.7)


def walker(
    canvas: Canvas, x: float, y: float, size: float, coat: Colour, raised: bool = False
) -> None:
    """Somebody near who stands at (x, y), with a face; ``raised`` arms show a stretch."""
    skin, trousers, shoes = (238, 202, 172), (58, 66, 92), (244, 244, 246)
    for side in (-1, 1):
        leg = x + side * 0.10 * size
        canvas.box(leg - 0.06 * size, y - 0.46 * size, leg + 0.06 * size, y, trousers, r=10)
        canvas.box(leg - 0.08 * size, y - 0.05 * size, leg + 0.08 * size, y, shoes, r=10)
        shoulder, hand = (x + side * 0.17 * size, y - 0.76 * size), side * 0.30 * size
        end = (x + hand, y - 1.10 * size) if raised else (x + hand, y - 0.48 * size)
        canvas.line([shoulder, end], 0.075 * size, darker(coat, 0.88))
        canvas.disc(*end, 0.05 * size, skin)
    canvas.box(x - 0.19 * size, y - 0.83 * size, x + 0.19 * size, y - 0.40 * size, coat, r=34)
    canvas.disc(x, y - 0.97 * size, 0.135 * size, skin)
    canvas.disc(x, y - 1.065 * size, 0.13 * size, (62, 48, 42), flat=0.52)
    for side in (-1, 1):
        canvas.disc(x + side * 0.05 * size, y - 0.965 * size, 0.016 * size, (52, 42, 40))
    canvas.disc(x, y - 0.905 * size, 0.035 * size, (198, 92, 88), flat=0.45)
