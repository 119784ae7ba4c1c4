"""The shapes a clip is made in, with the places where text may stand."""

from __future__ import annotations

from dataclasses import dataclass

from content_production.messages import problem
from content_production.standards import SAFE_MARGIN


@dataclass(frozen=True)
class Shape:
    """A frame size in pixels (both even) and where text stands in it, as parts of the height.

    ``title_top`` is the upper edge of the title, ``lower_third_bottom`` and ``caption_bottom``
    are the lower edges of the name band and of the captions. In the upright shape both stay
    above the buttons that phone apps lay over the lower part.
    """

    name: str
    width: int
    height: int
    title_top: float
    lower_third_bottom: float
    caption_bottom: float

    @property
    def short_side(self) -> int:
        """In pixels."""
        return min(self.width, self.height)

    @property
    def text_width(self) -> int:
        """Pixels a line of text may take: the safe area and a little air."""
        return round(self.width * (1 - 2 * (SAFE_MARGIN + 0.01)))

    def scaled(self, factor: float) -> Shape:
        """The same shape with fewer pixels, as for a preview."""
        width, height = (max(2, round(side * factor / 2) * 2) for side in (self.width, self.height))
        return Shape(
            self.name,
            width,
            height,
            self.title_top,
            self.lower_third_bottom,
            self.caption_bottom,
        )


WIDE = Shape("16:9", 1920, 1080, 0.09, 0.80, 0.93)
TALL = Shape("9:16", 1080, 1920, 0.11, 0.66, 0.79)
SQUARE = Shape("1:1", 1080, 1080, 0.08, 0.78, 0.93)
SHAPES = {shape.name: shape for shape in (WIDE, TALL, SQUARE)}


def shape_named(name: str | Shape) -> Shape:
    """The shape called "16:9", "9:16" or "1:1"; raises `Problem` for another name."""
    if isinstance(name, Shape):
        return name
    try:
        return SHAPES[str(name).strip()]
    except KeyError:
        raise problem(
            "화면 비율 {name!r:은} 만들 수 없습니다. {known} 가운데 하나를 적어 주세요.",
            name=str(name),
            known=", ".join(SHAPES),
        ) from None
