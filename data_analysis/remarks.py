"""What was noticed about a table: what is sure, what was guessed and why, what a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from data_analysis.messages import say
from groundwork.messages import Message


class Certainty(StrEnum):
    """How far a remark may be relied on."""

    SURE = "sure"
    GUESSED = "guessed"
    TO_CHECK = "to_check"


HEADINGS: dict[Certainty, Message] = {
    Certainty.SURE: say("읽은 그대로인 내용"),
    Certainty.GUESSED: say("추정한 내용과 근거"),
    Certainty.TO_CHECK: say("담당자가 확인할 내용"),
}


@dataclass(frozen=True)
class Remark:
    """A sentence about a table that names its cells, and how far it may be relied on."""

    certainty: Certainty
    sentence: Message

    def __str__(self) -> str:
        return str(self.sentence)


def sure(sentence: Message) -> Remark:
    """What stands in the file and needs no judgement."""
    return Remark(Certainty.SURE, sentence)


def guessed(sentence: Message) -> Remark:
    """What was decided for the reader; the sentence says why."""
    return Remark(Certainty.GUESSED, sentence)


def to_check(sentence: Message) -> Remark:
    """What an official has to look at, as only they can tell."""
    return Remark(Certainty.TO_CHECK, sentence)


def first_of(texts: Sequence[str], shown: int = 5) -> str:
    """The first of some texts, and how many more there are."""
    more = len(texts) - shown
    listed = ", ".join(texts[:shown])
    return str(say("{listed} 외 {count:,}개", listed=listed, count=more)) if more > 0 else listed
