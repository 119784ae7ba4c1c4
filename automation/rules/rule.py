"""What a rule of official writing is: an article, when it holds, and what it looks for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from automation.document_model.document import Document
from automation.messages import say
from groundwork.comparing_text import one_spaced
from groundwork.findings import Finding, Level
from groundwork.law import Claim
from groundwork.messages import NOTHING, Message

_SHOWN = 40


@dataclass(frozen=True)
class Fault:
    """One place where a document breaks a rule: the fault, the line it is in, how to mend it."""

    what: Message
    mend: Message
    where: Message = NOTHING


@dataclass(frozen=True)
class Rule:
    """A rule of official writing.

    ``basis`` is the claim it rests on, an article or custom (관행), with its level and the days it
    is in force; ``applies`` picks the documents it binds.
    """

    id: str
    name: Message
    basis: Claim
    look: Callable[[Document], Iterable[Fault]]
    applies: Callable[[Document], bool] = lambda _: True

    @property
    def level(self) -> Level:
        """How binding it is, by its basis."""
        return self.basis.level

    @property
    def is_required(self) -> bool:
        """Whether it has a basis that binds."""
        return self.level is Level.REQUIRED

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day; both ends are included."""
        return self.basis.in_force(day)

    def check(self, document: Document) -> tuple[Finding, ...]:
        """What the rule finds in a document, whatever the document's date."""
        if not self.applies(document):
            return ()
        return tuple(
            Finding(fault.what, fault.where, self.basis.cited, fault.mend, self.level, self.id)
            for fault in self.look(document)
        )


def is_no_press(document: Document) -> bool:
    """Whether an article of letters and reports binds it; newspapers write 오전 and 오후."""
    return document.press is None


def quoted(line: str) -> Message:
    """A line as a place to find, shortened."""
    text = one_spaced(line)
    return say("‘{line}’ 줄", line=text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
