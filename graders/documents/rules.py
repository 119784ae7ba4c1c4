"""The articles that bind a document, as criteria of a check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from automation import rules
from automation.documents import Document
from automation.rules.form import GIST, KEYWORDS
from automation.rules.rule import Rule
from graders.outcome import Criterion
from groundwork.messages import catalog

say = catalog("graders")


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


def findable(document: Document) -> Iterator[Criterion]:
    """Gist and keywords, by which people and programs find the document later (영 제5조제2항)."""
    for rule in (GIST, KEYWORDS):
        found = rule.check(document)
        yield Criterion(not found, found, say("{name} 있음", name=rule.name))
