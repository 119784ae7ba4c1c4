"""Pictures of an imaginary city (가상), drawn by seeded code, CC BY 4.0.

They are given to learners, so no photograph, no face and no licence of anybody stands in the way.
"""

import math
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from content_production.pictures.drawing import (
    HEIGHT,
    WIDTH,
    Canvas,
    clouds,
    hills,
    person,
    skyline,
    tree,
    walker,
)
from groundwork.files import writing

LICENCE = "CC BY 4.0"
SOURCE = "실습용 가상 그림"


def river(rng: np.random.Generator) -> Image.Image:
    """Morning over a river with a bridge and a skyline."""
    canvas = Canvas((112, 178, 228), (236, 226, 204))
    canvas.disc(1230, 330, 96, (255, 240, 196))
    clouds(canvas, rng, (248, 250, 252))
    hills(canvas, rng, 640, (150, 184, 186))
    city = [(92, 122, 158), (124, 146, 172), (158, 132, 120), (86, 108, 132)]
    skyline(canvas, rng, 800, city, (226, 236, 242))
    canvas.box(0, 790, WIDTH, HEIGHT, (64, 132, 172))
    for _ in range(60):
        x, y = rng.uniform(0, WIDTH), rng.uniform(830, HEIGHT)
        canvas.box(x, y, x + rng.uniform(50, 190), y + 6, (104, 168, 202), r=3)
    for x in range(60, WIDTH, 370):
        canvas.box(x - 18, 690, x + 18, 960, (214, 220, 226))
        canvas.line([(x, 560), (x - 185, 705)], 7, (196, 72, 58))
        canvas.line([(x, 560), (x + 185, 705)], 7, (196, 72, 58))
        canvas.box(x - 9, 540, x + 9, 720, (196, 72, 58))
    canvas.box(0, 696, WIDTH, 726, (232, 236, 240))
    return canvas.finished()


def library(rng: np.random.Generator) -> Image.Image:
    """The front of a library under a very bright sky."""
    canvas = Canvas((222, 238, 250), (250, 252, 252))
    clouds(canvas, rng, (255, 255, 255))
    hills(canvas, rng, 720, (190, 214, 190))
    canvas.box(0, 900, WIDTH, HEIGHT, (206, 204, 194))
    canvas.box(250, 480, 1350, 920, (188, 106, 82), r=6)
    canvas.box(210, 440, 1390, 500, (120, 64, 52), r=8)
    for x in (290, 420, 550, 958, 1088, 1218):
        canvas.box(x, 560, x + 92, 860, (74, 92, 112), r=8)
        canvas.box(x + 8, 568, x + 84, 852, (172, 212, 232), r=6)
        canvas.box(x + 42, 560, x + 50, 860, (74, 92, 112))
    canvas.box(690, 640, 910, 920, (66, 48, 42), r=8)
    canvas.box(704, 656, 796, 920, (228, 206, 150))
    canvas.box(804, 656, 896, 920, (228, 206, 150))
    for step in range(4):
        canvas.box(
            620 - step * 24, 916 + step * 20, 980 + step * 24, 940 + step * 20, (226, 224, 216)
        )
    for x in (110, 190, 1440, 1540):
        tree(canvas, x, 950, rng.uniform(190, 260), (82, 148, 92))
    for x, coat in ((480, (208, 92, 62)), (560, (58, 108, 168)), (1130, (98, 132, 78))):
        person(canvas, x, 1070, 150, coat)
    return canvas.finished()


def reading(rng: np.random.Generator) -> Image.Image:
    """A reading room in the evening: shelves, a long desk, lamps."""
    canvas = Canvas((84, 62, 54), (126, 92, 70))
    spines = [(176, 68, 58), (58, 104, 142), (222, 178, 88), (92, 132, 94), (206, 196, 178)]
    for row in range(4):
        base = 250 + row * 160
        canvas.box(60, base, WIDTH - 60, base + 18, (160, 116, 78))
        x = 80.0
        while x < WIDTH - 110:
            width, height = rng.uniform(16, 34), rng.uniform(88, 134)
            colour = spines[int(rng.integers(len(spines)))]
            canvas.box(x, base - height, x + width, base, colour, r=3)
            canvas.box(
                x + 4, base - height + 16, x + width - 4, base - height + 24, (240, 232, 212)
            )
            x += width + (rng.uniform(18, 60) if rng.random() < 0.12 else 3)
    canvas.box(0, 900, WIDTH, HEIGHT, (62, 44, 38))
    canvas.box(100, 930, WIDTH - 100, 990, (198, 148, 96), r=10)
    canvas.box(160, 990, 200, HEIGHT, (150, 106, 66))
    canvas.box(WIDTH - 200, 990, WIDTH - 160, HEIGHT, (150, 106, 66))
    for x in (360, 800, 1240):
        canvas.shape([(x - 70, 820), (x + 70, 820), (x + 44, 760), (x - 44, 760)], (60, 128, 98))
        canvas.disc(x, 826, 62, (255, 232, 160), flat=0.18)
        canvas.box(x - 6, 820, x + 6, 930, (196, 168, 92))
        canvas.shape([(x - 70, 930), (x, 916), (x, 936), (x - 70, 948)], (250, 246, 236))
        canvas.shape([(x + 70, 930), (x, 916), (x, 936), (x + 70, 948)], (238, 232, 218))
    return canvas.finished()


def park(rng: np.random.Generator) -> Image.Image:
    """A park with a path, trees and people out for a walk."""
    canvas = Canvas((140, 200, 232), (222, 238, 226))
    clouds(canvas, rng, (250, 252, 252), count=3)
    hills(canvas, rng, 600, (122, 172, 140))
    hills(canvas, rng, 700, (98, 158, 106))
    canvas.box(0, 780, WIDTH, HEIGHT, (128, 184, 96))
    canvas.shape([(700, 780), (780, 780), (1180, HEIGHT), (420, HEIGHT)], (230, 212, 176))
    for x in np.linspace(60, WIDTH - 60, 9):
        if abs(x - 760) > 130:
            tree(canvas, float(x), rng.uniform(800, 880), rng.uniform(170, 250), (58, 128, 78))
    for _ in range(90):
        x, y = rng.uniform(0, WIDTH), rng.uniform(960, HEIGHT)
        if not 330 < x < 1250:
            petal = ((240, 120, 140), (252, 214, 92), (250, 250, 250))[int(rng.integers(3))]
            canvas.disc(x, y, 9, petal)
    canvas.box(1200, 930, 1420, 950, (146, 98, 62), r=6)
    canvas.box(1200, 880, 1420, 900, (146, 98, 62), r=6)
    for x in (1220, 1394):
        canvas.box(x, 880, x + 12, 1000, (92, 92, 98))
    for x, y, coat in ((690, 980, (206, 78, 66)), (800, 1010, (70, 96, 160))):
        person(canvas, x, y, 150, coat)
    return canvas.finished()


def night(rng: np.random.Generator) -> Image.Image:
    """The library at night with every window lit, a moon, street lamps."""
    canvas = Canvas((14, 24, 58), (58, 66, 118))
    for _ in range(110):
        x, y = rng.uniform(0, WIDTH), rng.uniform(0, 520)
        canvas.disc(x, y, rng.uniform(1.2, 3.4), (236, 236, 250))
    canvas.disc(1300, 210, 78, (250, 240, 206))
    canvas.disc(1334, 190, 70, (22, 31, 69))
    skyline(canvas, rng, 860, [(34, 42, 82), (42, 50, 94)], (112, 112, 130), tallest=260)
    canvas.box(0, 850, WIDTH, HEIGHT, (36, 40, 62))
    canvas.box(330, 500, 1270, 900, (96, 62, 62), r=6)
    canvas.box(294, 462, 1306, 520, (66, 42, 46), r=8)
    for x in (372, 484, 596, 912, 1024, 1136):
        canvas.box(x, 570, x + 92, 840, (255, 220, 132), r=8)
        canvas.box(x + 42, 570, x + 50, 840, (150, 104, 70))
        canvas.box(x, 690, x + 92, 698, (150, 104, 70))
    canvas.box(716, 650, 884, 900, (255, 236, 176), r=8)
    canvas.shape([(716, 900), (884, 900), (1080, HEIGHT), (520, HEIGHT)], (88, 82, 82))
    for x in (140, 1460):
        canvas.box(x - 7, 640, x + 7, 1010, (20, 22, 36))
        canvas.disc(x, 630, 60, (122, 112, 108))
        canvas.disc(x, 630, 34, (255, 236, 170))
    for x, coat in ((600, (150, 66, 60)), (990, (66, 92, 146)), (1070, (88, 110, 72))):
        person(canvas, x, 1090, 150, coat)
    return canvas.finished()


def exercise(rng: np.random.Generator) -> Image.Image:
    """An instructor shows a stretch on a lawn by the river."""
    canvas = Canvas((150, 206, 236), (232, 240, 222))
    clouds(canvas, rng, (250, 252, 252), count=3)
    skyline(canvas, rng, 640, [(148, 172, 192), (170, 186, 196)], (228, 236, 240), tallest=210)
    canvas.box(0, 636, WIDTH, 740, (96, 158, 190))
    canvas.box(0, 730, WIDTH, HEIGHT, (132, 190, 102))
    for x in (120, 300, 1330, 1500):
        tree(canvas, x, 790, rng.uniform(170, 230), (66, 138, 84))
    walker(canvas, 800, 1120, 560, (222, 96, 66), raised=True)
    return canvas.finished()


def walkers(rng: np.random.Generator) -> Image.Image:
    """Citizens walk along the river, near enough that each face is seen."""
    canvas = Canvas((134, 194, 234), (238, 232, 212))
    clouds(canvas, rng, (250, 252, 252))
    hills(canvas, rng, 620, (132, 178, 150))
    canvas.box(0, 640, WIDTH, 800, (82, 148, 184))
    canvas.box(0, 790, WIDTH, HEIGHT, (226, 208, 176))
    coats = [(206, 84, 70), (66, 104, 166), (92, 138, 88), (226, 168, 72), (130, 92, 150)]
    for index, coat in enumerate(coats):
        size = rng.uniform(430, 500)
        walker(canvas, 230 + index * 285, 1130 + (index % 2) * 30, size, coat)
    return canvas.finished()


def market(rng: np.random.Generator) -> Image.Image:
    """A night market by a river: stalls under strings of lamps, a full moon."""
    canvas = Canvas((22, 26, 66), (86, 62, 104))
    for _ in range(70):
        canvas.disc(rng.uniform(0, WIDTH), rng.uniform(0, 420), rng.uniform(1, 3), (232, 232, 246))
    canvas.disc(1180, 320, 105, (252, 240, 200))
    skyline(canvas, rng, 700, [(44, 46, 92), (54, 54, 104)], (190, 170, 120), tallest=240)
    canvas.box(0, 690, WIDTH, 800, (46, 60, 110))
    for _ in range(40):
        x, y = rng.uniform(0, WIDTH), rng.uniform(705, 790)
        canvas.box(x, y, x + rng.uniform(40, 130), y + 5, (132, 116, 130), r=3)
    canvas.box(0, 790, WIDTH, HEIGHT, (72, 58, 62))
    awnings = [(206, 66, 58), (232, 150, 52), (62, 132, 120), (196, 84, 120)]
    for index, awning in enumerate(awnings):
        x = 40 + index * 390
        canvas.box(x + 20, 760, x + 350, 980, (58, 44, 50))
        canvas.box(x + 34, 780, x + 336, 930, (255, 214, 130))
        person(canvas, x + 185, 965, 150, (92, 96, 110))
        canvas.box(x + 20, 890, x + 350, 990, (150, 104, 72), r=6)
        canvas.shape([(x, 770), (x + 370, 770), (x + 330, 670), (x + 40, 670)], awning)
        for stripe in range(5):
            left = x + stripe * 74
            canvas.disc(left + 37, 770, 37, awning if stripe % 2 else (246, 238, 226), flat=0.6)
    for x in range(0, WIDTH, 80):
        drop = 56 * math.sin(x / WIDTH * math.pi)
        canvas.disc(x, 520 + drop, 15, (255, 226, 150))
        canvas.disc(x + 40, 575 - drop, 12, (255, 190, 110))
    for x, coat in ((395, (176, 84, 70)), (790, (74, 102, 160)), (1200, (100, 132, 88))):
        person(canvas, x, 1040, 190, coat)
    return canvas.finished()


def sunset(rng: np.random.Generator) -> Image.Image:
    """The sun going down behind hills, its light on a river."""
    canvas = Canvas((74, 52, 112), (255, 176, 92))
    for r, glow in ((330, (236, 128, 92)), (240, (246, 150, 88)), (165, (255, 190, 100))):
        canvas.disc(800, 610, r, glow)
    canvas.disc(800, 610, 110, (255, 236, 160))
    for _ in range(9):
        x, y = rng.uniform(0, WIDTH - 300), rng.uniform(140, 470)
        canvas.box(x, y, x + rng.uniform(200, 460), y + rng.uniform(10, 20), (206, 104, 112), r=9)
    hills(canvas, rng, 640, (120, 66, 104))
    hills(canvas, rng, 730, (72, 44, 84))
    canvas.box(0, 780, WIDTH, HEIGHT, (122, 72, 112))
    for _ in range(110):
        y = rng.uniform(790, HEIGHT)
        half, away = rng.uniform(30, 110), rng.normal(0, 50 + (y - 780) * 0.35)
        canvas.box(800 + away - half, y, 800 + away + half, y + 6, (255, 190, 110), r=3)
    canvas.shape([(0, 1090), (460, 1130), (760, HEIGHT), (0, HEIGHT)], (40, 28, 54))
    for x in (70, 190, 330):
        tree(canvas, x, 1120, rng.uniform(150, 230), (46, 34, 60))
    return canvas.finished()


PICTURES: dict[str, Callable[[np.random.Generator], Image.Image]] = {
    "river": river,
    "library": library,
    "reading": reading,
    "park": park,
    "night": night,
    "exercise": exercise,
    "walkers": walkers,
    "market": market,
    "sunset": sunset,
}


def write_picture(path: str | os.PathLike[str], name: str, seed: int = 7) -> Path:
    """Draw one picture (2000 × 1500) into a file; the suffix chooses JPEG or PNG.

    Raises KeyError for a name not in `PICTURES`.
    """
    image = PICTURES[name](np.random.default_rng([seed, len(name), *name.encode()]))
    with writing(path) as temporary:
        image.save(temporary, quality=85, optimize=True)
    return Path(path)


def draw_pictures(folder: str | os.PathLike[str], seed: int = 7) -> list[Path]:
    """Draw all pictures as JPEG files into a folder."""
    return [write_picture(Path(folder) / f"{name}.jpg", name, seed) for name in PICTURES]
