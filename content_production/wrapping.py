"""Korean text broken between words into lines of about the same length."""

from PIL import ImageFont

from content_production.fonts import missing_letters
from content_production.messages import problem
from groundwork.messages import Message


def require_letters(text: str, kind: Message) -> None:
    """Raises `Problem` where the font cannot draw a text; ``kind`` says what the text is."""
    if missing := missing_letters(text):
        raise problem(
            "{kind} '{text}'에 글꼴에 없는 글자({letters})가 있습니다. 지우거나 바꿔 주세요.",
            kind=kind,
            text=text,
            letters=" ".join(missing[:5]),
        )


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines of about the same length, at most ``width`` pixels; empty when a word is too wide.

    A particle (조사) is written to its word, so none ever stands alone at the head of a line.
    """
    lines = _greedy(text.split(), face, width)
    if len(lines) < 2:
        return lines
    # The narrowest width that needs no further line gives lines of about the same length.
    low, high = width // 2, width
    while high - low > 8:
        middle = (low + high) // 2
        balanced = _greedy(text.split(), face, middle)
        if balanced and len(balanced) == len(lines):
            high, lines = middle, balanced
        else:
            low = middle
    return lines


def _greedy(words: list[str], face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if face.getlength(longer) <= width:
            line = longer
            continue
        if not line or face.getlength(word) > width:
            return []
        lines.append(line)
        line = word
    return [*lines, line] if line else lines
