"""What somebody noticed in a file: where, what, why (the article or reason) and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from groundwork.messages import NOTHING, Message


class Level(StrEnum):
    """How binding a finding is; only `REQUIRED` (a rule with a basis) ever costs points."""

    REQUIRED = "required"
    ADVISED = "advised"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing noticed.

    ``what`` says the fault in one sentence, with the words or figure found; ``where`` says the
    place as a person finds it (a quoted line, a sheet and column name, a time in the video);
    ``why`` names the article or the reason; ``mend`` says what to do. ``rule`` is a stable id.
    """

    what: Message
    where: Message = NOTHING
    why: Message = NOTHING
    mend: Message = NOTHING
    level: Level = Level.REQUIRED
    rule: str = ""
