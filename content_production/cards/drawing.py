"""A card drawn: a picture above, the text below it on a plain colour, as large as it fits.

Text never lies on a picture (but for the notice, on its own band), so that it can be read whatever
the picture shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps

from content_production.cards.card import Card, CardKind
from content_production.colours import Colour, colour_named, contrast, luminance
from content_production.fonts import font
from content_production.legibility import letters_contrast
from content_production.pictures.ai_marks import letter_notice
from content_production.pictures.stills import open_still
from content_production.wrapping import require_letters, wrapped
from groundwork.comparing_text import one_spaced
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("content_production")

Size = tuple[int, int]  # width and height in pixels

CARD_SIZE: Size = (1080, 1080)
SMALLEST_SIDE, LARGEST_SIDE = 320, 4096

# Parts of the shorter side.
MARGIN = 0.085
COVER_TITLE, TITLE = (0.125, 0.078), (0.092, 0.064)
COVER_BODY, BODY = (0.056, 0.042), (0.062, 0.042)
NOTICE = 0.036
RULE_WIDTH, RULE_HEIGHT = 0.12, 0.009
LINE_HEIGHT, PARAGRAPH = 1.36, 1.58
GAP = 0.042
STEPS = 6
MOST_TITLE_LINES = 2
# Parts of the card's height.
COVER_PICTURE, PICTURE = 0.50, 0.40
# The wheel carries one weight of the font; a stroke in the letters' own colour makes it bold.
BOLD_STROKE = 0.022
# The colour grows a little darker downwards.
SHADE = 0.93


@dataclass(frozen=True)
class Lettering:
    """Text as it was drawn: its contrast with what is behind it and its letters' height (px)."""

    kind: Message
    contrast: float
    height: int


@dataclass(frozen=True)
class DrawnCard:
    """A card as a picture (RGB), and what was measured of its text."""

    image: Image.Image
    letterings: tuple[Lettering, ...]


@dataclass(frozen=True)
class _Block:
    """Lines of text in one size; ``paragraphs`` are the lines each line of the card became."""

    kind: Message
    paragraphs: tuple[tuple[str, ...], ...]
    size: int
    bold: bool

    @property
    def steps(self) -> list[tuple[str, float]]:
        """Each line with the pixels it takes downwards."""
        found = []
        for lines in self.paragraphs:
            found += [(line, self.size * LINE_HEIGHT) for line in lines[:-1]]
            found.append((lines[-1], self.size * (LINE_HEIGHT if self.bold else PARAGRAPH)))
        return found

    @property
    def height(self) -> float:
        return sum(step for _, step in self.steps)


def draw_card(card: Card, size: Size = CARD_SIZE) -> DrawnCard:
    """Draw a card. Raises `Problem` for a picture, a letter or a length that cannot be drawn."""
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in size):
        raise Problem(
            say(
                "카드 크기 {width}×{height:은} 만들 수 없습니다. {least}부터 {most}픽셀까지로 "
                "적어 주세요.",
                width=size[0],
                height=size[1],
                least=SMALLEST_SIDE,
                most=LARGEST_SIDE,
            )
        )
    colour = colour_named(card.colour)
    image = _ground(colour, size)
    top = _paste_picture(card, image) if card.picture else 0
    ink_colour = colour_named(card.text_colour) if card.text_colour else _readable_on(colour)
    blocks = _fitted(card, size, size[1] - top)
    return DrawnCard(image, tuple(_draw_blocks(image, card, blocks, top, ink_colour)))


def _ground(colour: Colour, size: Size) -> Image.Image:
    shade = np.linspace(1.0, SHADE, size[1])[:, None, None]
    column = np.rint(np.array(colour) * shade).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(np.broadcast_to(column, (size[1], size[0], 3))))


def _readable_on(colour: Colour) -> Colour:
    """White or black, whichever stands out more."""
    choices = (colour_named("흰색"), colour_named("검정"))
    return max(choices, key=lambda one: float(contrast(luminance(one), luminance(colour))))


def _paste_picture(card: Card, image: Image.Image) -> int:
    """Put the card's picture on its upper part; returns where the picture ends."""
    assert card.picture is not None
    part = COVER_PICTURE if card.kind is CardKind.COVER else PICTURE
    place = (image.width, round(image.height * part))
    picture = ImageOps.fit(open_still(card.picture), place, Image.Resampling.LANCZOS)
    if card.notice:
        require_letters(card.notice, say("표시"))
        letter_notice(picture, card.notice, round(min(image.size) * NOTICE))
    image.paste(picture, (0, 0))
    return place[1]


def _fitted(card: Card, size: Size, room: int) -> list[_Block]:
    """Title and body as large as both fit into ``room`` pixels of height. Raises `Problem`."""
    short = min(size)
    width = size[0] - 2 * round(short * MARGIN)
    is_cover = card.kind is CardKind.COVER
    texts = (
        (say("제목"), card.title, COVER_TITLE if is_cover else TITLE, True),
        (say("본문"), card.body, COVER_BODY if is_cover else BODY, False),
    )
    for kind, text, _, _ in texts:
        require_letters(text, kind)
    free = room - short * (2 * MARGIN if card.picture is None else 1.2 * MARGIN)
    for step in range(STEPS):
        blocks = [
            _laid_out(kind, text, round(short * _stepped(sizes, step)), bold, width)
            for kind, text, sizes, bold in texts
            if text.strip()
        ]
        laid = [block for block in blocks if block is not None]
        if len(laid) == len(blocks) and _height(laid, short) <= free:
            return laid
    text = one_spaced(card.written)
    raise Problem(
        say(
            "카드에 글이 다 들어가지 않습니다: ‘{text}’ 더 짧게 줄이거나 두 장으로 나눠 주세요.",
            text=text if len(text) <= 40 else f"{text[:40]}…",
        )
    )


def _stepped(sizes: tuple[float, float], step: int) -> float:
    largest, smallest = sizes
    return largest + (smallest - largest) * step / (STEPS - 1)


def _laid_out(kind: Message, text: str, size: int, bold: bool, width: int) -> _Block | None:
    """A text in lines of a width; None where it does not go in."""
    lines = [wrapped(line, font(size), width) for line in text.splitlines() if line.strip()]
    if not all(lines) or (bold and sum(map(len, lines)) > MOST_TITLE_LINES):
        return None
    return _Block(kind, tuple(map(tuple, lines)), size, bold)


def _height(blocks: list[_Block], short: int) -> float:
    return sum(block.height for block in blocks) + (len(blocks) - 1) * 2 * GAP * short


def _draw_blocks(
    image: Image.Image, card: Card, blocks: list[_Block], top: int, colour: Colour
) -> Iterator[Lettering]:
    """Draw the blocks in the middle of what is left below ``top``, with a rule between them."""
    short = min(image.size)
    margin = round(short * MARGIN)
    centred = card.kind is CardKind.CLOSING
    across = image.width / 2 if centred else margin
    down = top + (image.height - top - _height(blocks, short)) / 2
    for index, block in enumerate(blocks):
        if index:
            _draw_rule(image, across, down + GAP * short, colour, centred)
            down += 2 * GAP * short
        yield _draw_block(image, block, across, down, colour, centred)
        down += block.height


def _draw_rule(
    image: Image.Image, across: float, down: float, colour: Colour, centred: bool
) -> None:
    short = min(image.size)
    width, height = short * RULE_WIDTH, max(2, round(short * RULE_HEIGHT))
    left = across - width / 2 if centred else across
    ImageDraw.Draw(image).rectangle(
        (round(left), round(down) - height, round(left + width), round(down)), fill=colour
    )


def _draw_block(
    image: Image.Image, block: _Block, across: float, down: float, colour: Colour, centred: bool
) -> Lettering:
    """Draw one block and measure it against the pixels that were there before."""
    face = font(block.size)
    ink = Image.new("RGBA", image.size, (*colour, 0))
    draw = ImageDraw.Draw(ink)
    stroke = round(block.size * BOLD_STROKE) if block.bold else 0
    at = down
    for line, step in block.steps:
        draw.text(
            (across, at + block.size * LINE_HEIGHT / 2),
            line,
            font=face,
            fill=(*colour, 255),
            anchor="mm" if centred else "lm",
            stroke_width=stroke,
        )
        at += step
    above, below = max(0, round(down)), min(image.height, round(at))
    place = (0, above, image.width, below)
    behind = image.crop(place)
    ratio = letters_contrast(np.asarray(behind), np.asarray(ink.crop(place)))
    image.paste(ink, (0, 0), ink)
    return Lettering(block.kind, ratio, _letters_height(block, face))


def _letters_height(block: _Block, face: ImageFont.FreeTypeFont) -> int:
    """Pixels of the highest letter; brackets and dashes reach further and are none."""
    letters = {letter for line, _ in block.steps for letter in line if letter.isalnum()}
    boxes = [face.getbbox(letter) for letter in letters]
    return round(max((bottom - top for _, top, _, bottom in boxes), default=0))
