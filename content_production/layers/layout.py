"""Text laid out anew for every shape: titles, name bands, captions as transparent layers."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from content_production.colours import colour_named, luminance
from content_production.fonts import font
from content_production.messages import problem, say
from content_production.pictures.stills import open_logo
from content_production.scenes.scene import Plate, Scene
from content_production.shapes import Shape
from content_production.standards import SAFE_MARGIN
from content_production.wrapping import require_letters, wrapped
from groundwork.messages import Message
from groundwork.problem import Problem

# Parts of the short side of the frame.
TITLE_SIZE, SMALLEST_TITLE = 0.085, 0.050
LOWER_THIRD_SIZE, SMALLEST_LOWER_THIRD = 0.037, 0.028
CAPTION_SIZE, SMALLEST_CAPTION = 0.046, 0.036
LINE_HEIGHT = 1.28
NOTICE_SIZE = 0.028
CREDITS_TOP, MOST_CREDITS = 0.56, 8
LOGO_SIZE = 0.09
# The wheel carries one weight of the font; a stroke in the letters' own colour makes it bold.
BOLD_STROKE = 0.022
# A card has nothing else to look at: its title stands in the middle.
CARD_TITLE_TOP = 0.38
CITY_BLUE = (16, 58, 112)


class Side(Enum):
    """Where a block of text stands across the frame."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


@dataclass(frozen=True)
class Layer:
    """A transparent picture with its place: left and top in pixels, both even.

    ``ink`` is only the letters and ``plate`` only what lies under them, both of the same size:
    contrast is measured between the two.
    """

    ink: Image.Image
    plate: Image.Image
    left: int
    top: int

    @property
    def image(self) -> Image.Image:
        """The letters on their plate, RGBA."""
        return Image.alpha_composite(self.plate, self.ink)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of what is drawn, in pixels."""
        left, top, right, bottom = self.image.getbbox() or (0, 0, 0, 0)
        return self.left + left, self.top + top, self.left + right, self.top + bottom


def title_layer(scene: Scene, shape: Shape) -> Layer | None:
    """The title of a scene, in its colour, on its plate. Raises `Problem` if it cannot fit."""
    if not scene.title:
        return None
    colour = colour_named(scene.title_colour)
    lines, size = _fitted(scene.title, shape, TITLE_SIZE, SMALLEST_TITLE, say("제목"), most=2)
    plate = _plate_colour(scene.plate, colour)
    block = _Block(lines, size, colour, plate, corner=0.25)
    is_card = scene.picture is None and scene.clip is None
    top = CARD_TITLE_TOP if is_card else shape.title_top
    return block.layer(shape, top=round(shape.height * top))


def _plate_colour(plate: Plate, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    if plate is Plate.NONE:
        return None
    bright = float(luminance(colour)) > 0.3
    dark_plate = plate is Plate.DARK or (plate is Plate.AUTO and bright)
    return (10, 22, 44, 190) if dark_plate else (255, 255, 255, 215)


def lower_third_layer(scene: Scene, shape: Shape) -> Layer | None:
    """The name band at the left (하단 띠): place, name or office."""
    if not scene.lower_third:
        return None
    lines, size = _fitted(
        scene.lower_third, shape, LOWER_THIRD_SIZE, SMALLEST_LOWER_THIRD, say("하단 띠"), most=2
    )
    block = _Block(lines, size, (255, 255, 255), (*CITY_BLUE, 235), corner=0.12)
    bottom = round(shape.height * shape.lower_third_bottom)
    return block.layer(shape, side=Side.LEFT, bottom=bottom)


def notice_layer(scene: Scene, shape: Shape) -> Layer | None:
    """What is said of an AI, at the right, above the height of the name band and clear of it."""
    if not scene.ai_notice:
        return None
    lines, size = _fitted(scene.ai_notice, shape, NOTICE_SIZE, NOTICE_SIZE, say("AI 표시"), most=1)
    block = _Block(lines, size, (255, 255, 255), (20, 20, 20, 200), corner=0.12)
    band = lower_third_layer(scene, shape)
    bottom = band.top - size // 2 if band else round(shape.height * shape.lower_third_bottom)
    return block.layer(shape, side=Side.RIGHT, bottom=bottom)


def credits_layer(scene: Scene, shape: Shape) -> Layer | None:
    """Small lines in the middle of the frame, each broken where it is too long."""
    if not scene.credits.strip():
        return None
    require_letters(scene.credits, say("크레딧"))
    for step in range(5):
        size = _stepped(shape, LOWER_THIRD_SIZE, SMALLEST_LOWER_THIRD, step)
        room = shape.text_width - size
        lines = [wrapped(line, font(size), room) for line in scene.credits.splitlines() if line]
        if all(lines) and sum(map(len, lines)) <= MOST_CREDITS:
            block = _Block(
                [part for line in lines for part in line], size, (255, 255, 255), None, 0
            )
            return block.layer(shape, top=round(shape.height * CREDITS_TOP))
    raise too_long(scene.credits, say("크레딧"), shape)


def logo_layer(path: Path, shape: Shape) -> Layer:
    """A logo in the upper right corner, inside the safe area. Raises `Problem` as pictures do."""
    picture = open_logo(path)
    side = LOGO_SIZE * shape.short_side
    scale = min(side / picture.height, 2.5 * side / picture.width)
    width, height = (max(2, round(s * scale / 2) * 2) for s in picture.size)
    ink = picture.resize((width, height), Image.Resampling.LANCZOS)
    margin = SAFE_MARGIN + 0.01
    left = round(shape.width * (1 - margin)) - width
    return Layer(
        ink,
        Image.new("RGBA", ink.size, (0, 0, 0, 0)),
        left // 2 * 2,
        round(shape.height * margin) // 2 * 2,
    )


def caption_layer(text: str, shape: Shape) -> Layer:
    """One caption, white on a dark band, at most two lines (three where the frame is narrow)."""
    most = 3 if shape.width < shape.height else 2
    lines, size = _fitted(text, shape, CAPTION_SIZE, SMALLEST_CAPTION, say("자막"), most)
    block = _Block(lines, size, (255, 255, 255), (0, 0, 0, 185), corner=0.18)
    return block.layer(shape, bottom=round(shape.height * shape.caption_bottom))


def _fitted(
    text: str, shape: Shape, largest: float, smallest: float, kind: Message, most: int
) -> tuple[list[str], int]:
    """Lines and the size in pixels at which the text fits; raises `Problem` when none does."""
    require_letters(text, kind)
    for step in range(5):
        size = _stepped(shape, largest, smallest, step)
        lines = wrapped(text, font(size), shape.text_width - size)
        if lines and len(lines) <= most:
            return lines, size
    raise too_long(text, kind, shape)


def _stepped(shape: Shape, largest: float, smallest: float, step: int) -> int:
    """The size in pixels at a step (0 to 4) from the largest to the smallest."""
    return max(8, round(shape.short_side * (largest + (smallest - largest) * step / 4)))


def too_long(text: str, kind: Message, shape: Shape) -> Problem:
    """What to say of a text that fits a shape at no size."""
    return problem(
        "{kind:이} {shape} 화면에 들어가지 않습니다: '{text}' 더 짧게 줄여 주세요.",
        kind=kind,
        text=text if len(text) <= 40 else f"{text[:40]}…",
        shape=shape.name,
    )


def _left(side: Side, width: int, shape: Shape) -> int:
    """The left edge of a block in pixels, inside the safe area."""
    margin = round(shape.width * (SAFE_MARGIN + 0.01))
    match side:
        case Side.LEFT:
            return margin
        case Side.CENTRE:
            return (shape.width - width) // 2
        case Side.RIGHT:
            return shape.width - margin - width


@dataclass(frozen=True)
class _Block:
    """Lines of text, on a plate where there is one."""

    lines: list[str]
    size: int
    colour: tuple[int, int, int]
    plate: tuple[int, int, int, int] | None
    corner: float

    def layer(
        self,
        shape: Shape,
        *,
        side: Side = Side.CENTRE,
        top: int | None = None,
        bottom: int | None = None,
    ) -> Layer:
        face = font(self.size)
        padding = round(self.size * 0.45)
        step = round(self.size * LINE_HEIGHT)
        inner = max(round(face.getlength(line)) for line in self.lines)
        width, height = inner + 2 * padding, step * len(self.lines) + padding
        left = _left(side, width, shape)
        upper = top if top is not None else (bottom or shape.height) - height
        left, upper = left // 2 * 2, upper // 2 * 2
        size = (width + width % 2, height + height % 2)
        ink = self._letters(size, face, step, padding, side is not Side.LEFT)
        plate = Image.new("RGBA", size, (0, 0, 0, 0))
        if self.plate:
            radius = round(height * self.corner / len(self.lines))
            edge = (0, 0, size[0] - 1, size[1] - 1)
            ImageDraw.Draw(plate).rounded_rectangle(edge, radius, fill=self.plate)
        return Layer(ink, plate, left, upper)

    def _letters(
        self,
        size: tuple[int, int],
        face: ImageFont.FreeTypeFont,
        step: int,
        padding: int,
        centre: bool,
    ) -> Image.Image:
        # Letters' own colour at alpha 0 keeps the edges clean when planes are made smaller.
        ink = Image.new("RGBA", size, (*self.colour, 0))
        draw = ImageDraw.Draw(ink)
        for index, line in enumerate(self.lines):
            across = size[0] / 2 if centre else padding
            down = padding / 2 + step * (index + 0.5)
            draw.text(
                (across, down),
                line,
                font=face,
                fill=(*self.colour, 255),
                anchor="mm" if centre else "lm",
                stroke_width=max(0, round(self.size * BOLD_STROKE)),
                stroke_fill=(*self.colour, 255),
            )
        return ink
