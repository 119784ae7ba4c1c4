"""Claims that need a proof: superlatives that a text makes and its source does not."""

from __future__ import annotations

import re

_SUPERLATIVES = re.compile(r"(?:(?:전국|국내|세계)\s*)?(?:최초|최고|최대|유일)|세계적|으뜸")


def unfounded(text: str, source: str) -> str | None:
    """The first superlative of a text that its source does not have, as it stands there."""
    for match in _SUPERLATIVES.finditer(text):
        if match[0] not in source:
            return match[0]
    return None
