"""Whether a statement is true: what the lines of the papers in force say on its subject.

A statement names its subject before a colon ("월세 지원 금액: 월 25만원"), and a line of a paper is
on that subject where it holds all of its words. So the truth about a statement is worked out from
the papers, and no key is stored. A replaced paper proves nothing, nor does an opinion (의견).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from automation.facts import Fact, find, same, supported
from automation.verification import CheckSheet, Papers, Verdict
from automation.verification.papers import squeezed

_OPINION = re.compile(r"의견|건의|검토 중|미정")


@dataclass(frozen=True)
class PaperLine:
    """A line of a paper in force, and the name of its paper."""

    paper: str
    text: str


@dataclass(frozen=True)
class Truth:
    """A statement, the lines on its subject, and its facts that those do not hold."""

    statement: str
    lines: tuple[PaperLine, ...]
    refuted: tuple[Fact, ...]

    @property
    def subject(self) -> str:
        return subject_of(self.statement)

    @property
    def verdict(self) -> Verdict:
        if not self.lines:
            return Verdict.UNFOUNDED
        return Verdict.WRONG if self.refuted else Verdict.RIGHT

    def is_corrected_by(self, text: str) -> bool:
        """Whether a text puts a value of the papers in the place of each kind that is refuted."""
        known, before = facts_of(self.lines), find(self.statement)
        new = [f for f in find(text) if supported(f, known) and not any(same(f, b) for b in before)]
        return all(any(_alike(fact, refuted) for fact in new) for refuted in self.refuted)


def lines_in_force(papers: Papers) -> tuple[PaperLine, ...]:
    """The lines that hold now, in the order of the papers; opinions are none."""
    return tuple(
        PaperLine(paper.name, line)
        for paper in papers.in_force
        for line in paper.lines
        if not _OPINION.search(line)
    )


def lines_on(subject: str, lines: Sequence[PaperLine]) -> tuple[PaperLine, ...]:
    """The lines that hold every word of a subject."""
    return tuple(line for line in lines if subject and names_subject(line.text, subject))


def names_subject(text: str, subject: str) -> bool:
    """Whether a text holds every word of a subject, in any order."""
    plain = squeezed(text)
    return all(squeezed(word) in plain for word in subject.split())


def truths(answer: CheckSheet, lines: Sequence[PaperLine]) -> tuple[Truth, ...]:
    """The truth about each statement of an answer."""
    return tuple(_truth(entry.statement, lines) for entry in answer.entries)


def subject_of(statement: str) -> str:
    """What a statement is about: the words before its colon."""
    return statement.partition(":")[0].strip()


def facts_of(lines: Sequence[PaperLine]) -> tuple[Fact, ...]:
    return tuple(fact for line in lines for fact in find(line.text))


def _truth(statement: str, lines: Sequence[PaperLine]) -> Truth:
    on = lines_on(subject_of(statement), lines)
    known = facts_of(on)
    return Truth(statement, on, tuple(f for f in find(statement) if not supported(f, known)))


def _alike(fact: Fact, other: Fact) -> bool:
    return (fact.kind, fact.unit) == (other.kind, other.unit)
