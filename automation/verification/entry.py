"""One row of a check sheet: a statement, the verdict on it, and what the verdict rests on."""

import re
from dataclasses import dataclass
from enum import StrEnum

from groundwork.comparing_text import spaceless
from groundwork.unsettled import says_nothing


class Verdict(StrEnum):
    """What a person found out about a statement."""

    RIGHT = "맞음"
    WRONG = "틀림"
    UNFOUNDED = "자료에 없음"
    OPEN = ""


# Looked for in this order: 근거 없음 is not 근거, 맞지 않음 is not 맞음.
_WORDS: tuple[tuple[Verdict, str], ...] = (
    (
        Verdict.UNFOUNDED,
        r"없음|없다|없는|확인불가|확인안|확인되지|미확인|찾을수없|△|notfound|unfounded",
    ),
    (Verdict.WRONG, r"틀|오류|거짓|불일치|다름|다르|잘못|맞지|사실아|[x×✗✕]|wrong|false"),
    (Verdict.RIGHT, r"맞|옳|사실|일치|정확|확인|[oㅇ○◯✓✔]|right|true"),
)
_TAKEN_OUT = re.compile(r"삭제.*|(?:.*\s)?(?:뺌|뺀다|빼기|지움|지운다)\.?")


@dataclass(frozen=True)
class Entry:
    """A statement and what was found out about it, each cell as it was written.

    ``paper`` names the paper, ``words`` are quoted from it, ``corrected`` is the statement as it
    ought to be.
    """

    number: int
    statement: str
    judged: str = ""
    paper: str = ""
    words: str = ""
    corrected: str = ""

    @property
    def verdict(self) -> Verdict:
        """The verdict in whatever word it was written; `Verdict.OPEN` for none, or another word."""
        word = spaceless(self.judged).casefold()
        return next((v for v, pattern in _WORDS if re.search(pattern, word)), Verdict.OPEN)

    @property
    def correction(self) -> str:
        """The corrected statement; "" where the cell says that there is none (-, 삭제)."""
        text = self.corrected.strip()
        return "" if says_nothing(text) or _TAKEN_OUT.fullmatch(text) else text
