"""The rules of official writing, each with its article and the days it is in force.

::

    rules.check(report)      # what to mend, article by article

A document is judged by the rules of its own date. Margins, fonts and taste are never judged.
"""

from dataclasses import dataclass
from datetime import date

from automation import display
from automation.document_model.asides import left_out
from automation.document_model.document import Document
from automation.messages import say
from automation.rules import closing, figures, form, framing, items, press, style
from automation.rules.rule import Rule
from groundwork.findings import Finding, Level
from groundwork.messages import Message

__all__ = ["ALL", "Checked", "Rule", "check", "in_force", "not_judged"]

ALL: tuple[Rule, ...] = (
    items.ORDER,
    items.SINGLE,
    figures.AMOUNTS,
    figures.DATES,
    figures.ZEROS,
    figures.TIMES,
    figures.WEEKDAY,
    closing.ATTACHMENTS,
    closing.SINGLE_ATTACHMENT,
    closing.END,
    closing.TABLE_END,
    framing.NO_SENDER,
    framing.PARTS,
    framing.CONTACT,
    framing.DELEGATED,
    form.PAPER,
    form.GIST,
    form.KEYWORDS,
    form.SHORT_GIST,
    form.MANY_KEYWORDS,
    press.CONTACT,
    press.FIELDS,
    press.LEAD,
    style.LANGUAGE,
    style.SPACING,
    style.ENDINGS,
    style.SHORT_YEARS,
)

_LEVELS: dict[Level, Message] = {
    Level.REQUIRED: say("고칠 곳"),
    Level.ADVISED: say("권장"),
    Level.NOTE: say("참고"),
}


@dataclass(frozen=True)
class Checked:
    """What the rules found in a document, required faults first."""

    findings: tuple[Finding, ...]

    @property
    def required(self) -> tuple[Finding, ...]:
        """The findings that an article demands; advice left out."""
        return tuple(f for f in self.findings if f.level is Level.REQUIRED)

    def _repr_html_(self) -> str:
        count = len(self.required)
        heading = (
            say("규정에 맞지 않는 곳이 {count}곳 있습니다.", count=count)
            if count
            else say("규정에 어긋난 곳을 찾지 못했습니다.")
        )
        head = (say("구분"), say("어디"), say("무엇"), say("이렇게"), say("근거"))
        rows = [(_LEVELS[f.level], f.where, f.what, f.mend, f.why) for f in self.findings]
        return display.card(heading, display.table(head, rows))


def in_force(document: Document, today: date) -> tuple[Rule, ...]:
    """The rules that bind a document on its own date, or on ``today`` where it bears none."""
    day = document.written or today
    return tuple(rule for rule in ALL if rule.in_force(day) and rule.applies(document))


def check(document: Document, today: date | None = None) -> Checked:
    """Judge a document by the rules of its own date; by those of today where it bears none."""
    binding = in_force(document, today or date.today())
    found = [finding for rule in binding for finding in rule.check(document)]
    found += not_judged(document)
    return Checked(tuple(sorted(found, key=lambda f: list(Level).index(f.level))))


def not_judged(document: Document) -> tuple[Finding, ...]:
    """Notes of what no rule looks at: headers, footers and memos, and what nobody sees."""
    return tuple(Finding(told, level=Level.NOTE) for told in left_out(document.asides))
