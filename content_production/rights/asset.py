"""An asset (자료) of the rights ledger: a picture, song or font, its terms and what is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from content_production.answers import says_yes
from content_production.rights.licences import terms_of
from groundwork.comparing_text import spaceless
from groundwork.negation import BARRED, NOT


class Decision(StrEnum):
    """Whether an asset may be used (판정)."""

    YES = "가능"
    AFTER_CHANGE = "조건부 가능"
    NO = "불가"
    OPEN = ""


_SIGNS = {"○": Decision.YES, "o": Decision.YES, "△": Decision.AFTER_CHANGE, "x": Decision.NO}
_SAME_SIGN = str.maketrans("◯〇ㅇ×✕✗", "○○○xxx")
_WORDS = (
    (
        r"(?:고치|바꾸|가리|받으|지우|확인하|보완하)면|(?:고친|바꾼|가린|받은|지운|수정|확인)(?:뒤|후)"
        r"|후에?(?:사용|이용|가능|씀)|조건부",
        Decision.AFTER_CHANGE,
    ),
    (rf"{NOT}|{BARRED}|미사용|안[함됨씀]|^no", Decision.NO),
    (r"가능|사용|이용|쓴다|씀|허용|^ok|^yes", Decision.YES),
)


def decision_of(text: str) -> Decision:
    """What a cell decides, in whatever words or signs: 사용 불가, 조건부, 가능, ○."""
    plain = spaceless(text.lower().translate(_SAME_SIGN))
    if plain in _SIGNS:
        return _SIGNS[plain]
    said = (decision for words, decision in _WORDS if re.search(words, plain))
    return next(said, Decision.OPEN)


@dataclass(frozen=True)
class Asset:
    """One row of the ledger; every cell is text as it stands there."""

    name: str
    what: str = ""
    source: str = ""
    licence: str = ""
    faces: str = ""
    consent: str = ""
    evidence: str = ""
    made_by_ai: str = ""
    decision: str = ""
    reason: str = ""
    notice: str = ""

    @property
    def decided(self) -> Decision:
        """What the decision (판정) means, in whatever words."""
        return decision_of(self.decision)

    @property
    def shows_faces(self) -> bool:
        """Whether people can be recognised in it."""
        return says_yes(self.faces)

    @property
    def is_made_by_ai(self) -> bool:
        """Whether an AI made it."""
        return says_yes(self.made_by_ai)

    @property
    def needs_credit(self) -> bool:
        """Whether the terms ask for the source to be named."""
        terms = terms_of(self.licence)
        return terms is not None and terms.credit
