"""One card of card news (카드뉴스): what stands on it and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class CardKind(StrEnum):
    """What a card is for; it decides the size of the title and where the text stands."""

    COVER = "표지"
    CONTENTS = "내용"
    CLOSING = "마무리"


@dataclass(frozen=True)
class Card:
    """One card.

    ``body`` is lines, broken by newlines. ``picture`` fills the upper part. ``colour`` lies behind
    the text; ``text_colour`` is chosen by its contrast where it is "". ``alternative`` says the
    same to who cannot see the card (대체 텍스트). ``notice`` stands small on the picture: its
    source, or that an AI made it (``made_by_ai``, also written into the file).
    """

    title: str
    body: str = ""
    kind: CardKind = CardKind.CONTENTS
    picture: Path | None = None
    colour: str = "남색"
    text_colour: str = ""
    alternative: str = ""
    notice: str = ""
    made_by_ai: bool = False

    @property
    def written(self) -> str:
        """All words on the card, in reading order."""
        return "\n".join(text for text in (self.title, self.body, self.notice) if text)
