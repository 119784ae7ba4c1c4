"""The articles that bind a document, as criteria of a check."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from automation import rules
from automation.documents import Document
from automation.rules.form import GIST, KEYWORDS, MANY_KEYWORDS, SHORT_GIST
from automation.rules.rule import Rule
from graders.messages import say
from graders.outcome import Criterion
from groundwork.findings import Level
from groundwork.messages import Message


def criteria(
    document: Document, day: date, leaving_out: tuple[Rule, ...] = ()
) -> Iterator[Criterion]:
    """Each rule in force on the document's own date, or on the day of submission.

    A required rule is met where it finds nothing; advice is shown and weighs nothing.
    """
    for rule in rules.in_force(document, day):
        if rule in leaving_out:
            continue
        found = rule.check(document)
        met = not found or not rule.is_required
        yield Criterion(met, found, weight=1.0 if rule.is_required else 0.0)
    yield Criterion(True, rules.not_judged(document), weight=0.0)


def findable(document: Document, asked: Message) -> Iterator[Criterion]:
    """Gist and keywords, by which people and programs find the document later (영 제5조제2항).

    How long and how many no article says: ``asked`` is who asks for it here.
    """
    for rule, number in ((GIST, SHORT_GIST), (KEYWORDS, MANY_KEYWORDS)):
        wanted = (replace(f, why=asked, level=Level.REQUIRED) for f in number.check(document))
        found = (*rule.check(document), *wanted)
        yield Criterion(not found, found, say("{name} 있음", name=rule.name))
