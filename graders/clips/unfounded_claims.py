"""Claims that need a proof, made by a text and not by its source: superlatives and offers.

``unfounded_superlative("전국 최초의 축제", order)`` is "전국 최초", and
``unfounded_offer("선착순 100명", order)`` is "선착순", where the order has no such word.
"""

import re
from collections.abc import Iterable

from groundwork.negation import NONE, NOT_AHEAD, NOT_DONE

_SUPERLATIVES = re.compile(r"(?:(?:전국|국내|세계)\s*)?(?:최초|최고|최대|유일)|세계적|으뜸")

_OFFERS = re.compile(
    r"(?:할인|반값|반액|깎아|쿠폰|경품|추첨|사은품|선착순|증정|기념품|상품권|선물"
    r"|(?:나눠|나누어)\s*(?:드|줍|준)[가-힣]*)"
    rf"(?![^.!?\n]{{0,12}}(?:{NONE}|{NOT_AHEAD}|{NOT_DONE}))"  # "할인은 없습니다" promises nothing
)


def unfounded_superlative(text: str, source: str) -> str | None:
    """The first superlative of a text that its source does not have, as it stands there."""
    return _not_in(source, _SUPERLATIVES.finditer(text))


def unfounded_offer(text: str, source: str) -> str | None:
    """The first gift or discount that a text promises and its source does not name."""
    return _not_in(source, _OFFERS.finditer(text))


def _not_in(source: str, found: Iterable[re.Match[str]]) -> str | None:
    return next((match[0] for match in found if match[0] not in source), None)
