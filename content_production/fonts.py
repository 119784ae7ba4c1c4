"""The Korean font that text is set in, and whether it has a letter."""

from functools import cache

from PIL import ImageFont
from pylopdf_fonts_ko import sans_path

# A code point that no font has: what is drawn for it is drawn for every missing letter.
_NONCHARACTER = "\U0010fffe"


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Noto Sans KR (OFL 1.1, all 11,172 syllables) at a size in pixels."""
    return ImageFont.truetype(str(sans_path()), size)


@cache
def _has_glyph(letter: str) -> bool:
    probe = font(32)
    return bytes(probe.getmask(letter)) != bytes(probe.getmask(_NONCHARACTER))


def missing_letters(text: str) -> list[str]:
    """The letters of a text that the font cannot draw (emoji, rare signs), each once."""
    return [letter for letter in dict.fromkeys(text) if letter.strip() and not _has_glyph(letter)]
