"""Claims that need a proof: superlatives and offers that a text makes and its source does not."""

from __future__ import annotations

import re

from groundwork.negation import NONE, NOT_AHEAD, NOT_DONE

_SUPERLATIVES = re.compile(r"(?:(?:전국|국내|세계)\s*)?(?:최초|최고|최대|유일)|세계적|으뜸")

_OFFERS = re.compile(
    r"(?:할인|쿠폰|경품|추첨|사은품|선착순|증정)"
    rf"(?![^.!?\n]{{0,12}}(?:{NONE}|{NOT_AHEAD}|{NOT_DONE}))"  # "할인은 없습니다" promises nothing
)


def unfounded(text: str, source: str) -> str | None:
    """The first superlative of a text that its source does not have, as it stands there."""
    for match in _SUPERLATIVES.finditer(text):
        if match[0] not in source:
            return match[0]
    return None


def offered(text: str, source: str) -> str | None:
    """The first gift or discount that a text promises and its source does not name."""
    for match in _OFFERS.finditer(text):
        if match[0] not in source:
            return match[0]
    return None
