"""What the terms of a picture, a piece of music or a font allow (이용 조건).

공공누리 types 1 to 4 as its mark says them (kogl.or.kr), type 0 as the ministry announced it on 28
January 2026; its AI type stands beside 1 to 4, frees training only and changes nothing here.
Creative Commons as in the licences' own summaries.
Terms that are nobody's standard (a contract, "free for personal use") are not guessed at: a person
reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundwork.messages import Message, catalog

say = catalog("content_production")


@dataclass(frozen=True)
class Terms:
    """What a licence asks for and allows."""

    credit: bool
    commercial: bool
    changes: bool

    @property
    def words(self) -> Message:
        """The terms as an office would say them."""
        return say(
            "{credit}, {commercial}, {changes}",
            credit=say("출처 표시") if self.credit else say("출처 표시 없어도 됨"),
            commercial=say("상업적 이용 가능") if self.commercial else say("상업적 이용 금지"),
            changes=say("변경 가능") if self.changes else say("변경 금지"),
        )


_KOGL = {
    "0": Terms(credit=False, commercial=True, changes=True),
    "1": Terms(credit=True, commercial=True, changes=True),
    "2": Terms(credit=True, commercial=False, changes=True),
    "3": Terms(credit=True, commercial=True, changes=False),
    "4": Terms(credit=True, commercial=False, changes=False),
}
_KOGL_TYPE = re.compile(r"공공누리\D{0,4}([0-4])|KOGL\D{0,8}([0-4])", re.IGNORECASE)
_CREATIVE_COMMONS = re.compile(r"\b(CC\s*0|CC[\s-]*BY(?:[\s-]*(?:NC|ND|SA))*)", re.IGNORECASE)
_OWN = re.compile(
    r"(?:자체|직접)\s*(?:제작|촬영)|(?:우리\s*)?시\s*(?:소유|촬영|제작)|저작권\s*(?:양도|보유)"
)
_OPEN_FONT = re.compile(r"\bOFL\b|SIL Open Font", re.IGNORECASE)
_NOTHING_ALLOWED = re.compile(
    r"(?:허락|허가|조건|라이선스|표시)\s*없음|무단|모든\s*권리\s*보유|불명"
)


def terms_of(text: str) -> Terms | None:
    """The terms that a text names, or None where no standard licence is named in it."""
    if _NOTHING_ALLOWED.search(text):
        return None
    if kind := _KOGL_TYPE.search(text):
        return _KOGL[kind[1] or kind[2]]
    if kind := _CREATIVE_COMMONS.search(text):
        name = kind[1].upper()
        return Terms("BY" in name, "NC" not in name, "ND" not in name)
    if _OWN.search(text) or _OPEN_FONT.search(text):
        return Terms(credit=False, commercial=True, changes=True)
    return None


def allows_nothing(text: str) -> bool:
    """Whether a text says outright that nothing is allowed, or says nothing at all."""
    return not text.strip() or _NOTHING_ALLOWED.search(text) is not None
