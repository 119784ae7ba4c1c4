"""Answers that look filled in and settle nothing: a dash, 미정, 추후 검토."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"^[\s\-–—?.]*$|미정|추후|나중에|모름|미확인|확인\s*(?:중|필요|후|예정)|검토(?!\s*(?:완료|마[침친]|끝))|협의\s*(?:중|예정)"
    r"|(?:받을|참고|기재|작성)\s*예정|\b(?:undecided|unknown|to be decided|tbd)\b",
    re.IGNORECASE,
)


def is_unsettled(text: str) -> bool:
    """Whether a text leaves its question open."""
    return _OPEN.search(text) is not None
