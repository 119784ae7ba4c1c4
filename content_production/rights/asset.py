"""An asset (자료) of the rights ledger: a picture, song or font, its terms and what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from content_production.answers import says_yes
from content_production.rights.licences import terms_of


class Decision(StrEnum):
    """Whether an asset may be used (판정)."""

    YES = "가능"
    AFTER_CHANGE = "고치면 가능"
    NO = "불가"
    OPEN = ""


_NO = ("불가", "금지", "제외", "안 됨", "안됨", "못 씀", "쓰지 않", "사용하지 않", "미사용", "no")
_AFTER_CHANGE = ("고치면", "고친 뒤", "바꾸면", "바꾼 뒤", "가리면", "받으면", "조건부", "수정 후")
_YES = ("가능", "사용", "이용", "쓴다", "씀", "허용", "ok", "yes")


def decision_of(text: str) -> Decision:
    """What a cell decides, in whatever words: 사용 불가, 조건부, 가능."""
    plain = text.lower()
    for words, decision in (
        (_AFTER_CHANGE, Decision.AFTER_CHANGE),
        (_NO, Decision.NO),
        (_YES, Decision.YES),
    ):
        if any(word in plain for word in words):
            return decision
    return Decision.OPEN


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
