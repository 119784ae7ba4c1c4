"""The letters on a card: told from the pixels, whatever the card was made with.

Where no letters can be told from the picture, nothing is said about them: a person looks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from content_production.pictures.lettering import TextLine, text_lines
from content_production.pictures.stills import open_still
from content_production.standards import (
    LARGE_LETTERS,
    LARGE_TEXT_CONTRAST,
    SMALLEST_LETTERS,
    TEXT_CONTRAST,
)
from graders.clips.screen import part_of_screen
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .card_pictures import CardPicture

say = catalog(__package__)

# Edges are softened by whatever saved the picture.
CONTRAST_MEASURED = 0.93
# Digits are three quarters as high as Hangul; a line of digits gets the benefit of the doubt.
LOW_LETTERS = 0.75
# Two letters side by side may be a part of a drawing.
SURELY_A_LINE = 3

_KNOWN: dict[str, tuple[TextLine, ...]] = {}
_MOST_KNOWN = 64


def letters_of(path: Path) -> tuple[TextLine, ...]:
    """The lines of letters on a picture, remembered by its content. Raises `Problem`."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest not in _KNOWN:
        found = tuple(text_lines(open_still(path)))
        while len(_KNOWN) >= _MOST_KNOWN:
            del _KNOWN[next(iter(_KNOWN))]
        _KNOWN[digest] = found
    return _KNOWN[digest]


def untold(cards: Sequence[CardPicture]) -> Finding:
    """Why nothing can be said of the letters on some cards."""
    return Finding(
        say(
            "{names}에서 글자를 구별하지 못했습니다.",
            names=", ".join(card.path.name for card in cards),
        ),
        why=say("글자가 복잡한 그림 위에 있거나, 글자가 없는 카드입니다."),
        mend=say("강사가 직접 확인합니다. 글자 뒤에 단색 바탕을 깔면 더 잘 읽힙니다."),
        level=Level.NOTE,
        rule="untold",
    )


def letter_criteria(card: CardPicture, lines: Sequence[TextLine]) -> list[Criterion]:
    """Contrast (WCAG 2.1, 1.4.3) and height of the letters on one card."""
    return [
        faultless(_faint(card, lines), say("{card}: 글자가 또렷합니다.", card=card.label)),
        faultless(_small(card, lines), say("{card}: 글자가 큽니다.", card=card.label)),
    ]


def _faint(card: CardPicture, lines: Sequence[TextLine]) -> Iterator[Finding]:
    """The faintest line, held against what letters of its height need."""
    worst = min(lines, key=lambda line: line.contrast / _needed(line))
    if worst.contrast < _needed(worst) * CONTRAST_MEASURED:
        yield Finding(
            say(
                "글자 대비 {ratio:.2f}:1, {least:.1f}:1 이상 필요",
                ratio=worst.contrast,
                least=_needed(worst),
            ),
            _place(card, worst),
            say(
                "이보다 흐리면 햇빛 아래에서나 시력이 약한 사람에게는 보이지 않습니다"
                "(WCAG 2.1, 1.4.3)."
            ),
            say("글자 색이나 바탕 색을 더 밝거나 더 어둡게 바꾸고 다시 저장하세요."),
            rule="contrast",
        )


def _needed(line: TextLine) -> float:
    is_large = line.height >= LARGE_LETTERS * LOW_LETTERS
    return LARGE_TEXT_CONTRAST if is_large else TEXT_CONTRAST


def _small(card: CardPicture, lines: Sequence[TextLine]) -> Iterator[Finding]:
    short = min(card.size)
    shape = card.width / card.height
    wide = [
        line
        for line in lines
        if (line.right - line.left) * max(shape, 1) >= SURELY_A_LINE * line.height
    ]
    lowest = min(wide, key=lambda line: line.height, default=None)
    if lowest is not None and lowest.height < SMALLEST_LETTERS * LOW_LETTERS:
        yield Finding(
            say(
                "글자 높이 {height:.0f}픽셀, {least:.0f}픽셀 이상 필요",
                height=lowest.height * short,
                least=SMALLEST_LETTERS * short,
            ),
            _place(card, lowest),
            say("카드는 휴대전화에서 봅니다. 이보다 작으면 확대해야 읽힙니다."),
            say("글을 줄이고 글자를 키우세요."),
            rule="letters",
        )


def _place(card: CardPicture, line: TextLine) -> Message:
    return say("{card} {part}", card=card.label, part=part_of_screen(line.top, line.bottom))
