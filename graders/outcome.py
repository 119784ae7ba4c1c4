"""What a check answers: one of four outcomes, with its points and its reasons.

A check looks at what was submitted and returns a `Judgement`; the lab's manifest knows the title
and the points of the check, and the two together are an `Outcome`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from groundwork.findings import Finding, Level
from groundwork.messages import NOTHING, Message


class Verdict(StrEnum):
    """The four outcomes. `CANT_TELL` goes to a person, whole or in part, and is never a zero."""

    PASS = "pass"
    FIX = "fix"
    NOT_YET = "not_yet"
    CANT_TELL = "cant_tell"


@dataclass(frozen=True)
class Criterion:
    """One thing a check asks for: whether it is so, how much it weighs, what to say if it is not.

    ``met`` is None where no rule can tell: its points wait for a person, the others count.
    ``good`` is what the learner is told when it is right. Findings that only advise cost nothing
    and may accompany a criterion that is met.
    """

    met: bool | None
    findings: tuple[Finding, ...] = ()
    good: Message | None = None
    weight: float = 1.0


def criterion(
    met: bool,
    good: Message,
    bad: Message,
    where: Message = NOTHING,
    why: Message = NOTHING,
    mend: Message = NOTHING,
    weight: float = 1,
) -> Criterion:
    """A criterion with one finding, said only where it is not met."""
    return Criterion(met, () if met else (Finding(bad, where, why, mend),), good, weight)


def faultless(
    findings: Iterable[Finding], good: Message | None = None, weight: float = 1.0
) -> Criterion:
    """A criterion that is met where nothing was found that has to be mended; advice may be."""
    found = tuple(findings)
    met = not any(finding.level is Level.REQUIRED for finding in found)
    return Criterion(met, found, good, weight)


def unknown(what: Message, where: Message = NOTHING, weight: float = 1) -> Criterion:
    """A criterion that a person decides; ``what`` says what to look at and why no rule can tell."""
    return Criterion(None, (Finding(what, where, level=Level.NOTE),), weight=weight)


@dataclass(frozen=True)
class Judgement:
    """The verdict of one check on one submission.

    ``share`` (0 to 1) is the part of its points that is earned, ``waiting`` the part that a person
    decides.
    """

    verdict: Verdict
    share: float
    findings: tuple[Finding, ...] = ()
    good: tuple[Message, ...] = ()
    waiting: float = 0.0


def judge(*criteria: Criterion | Iterable[Criterion]) -> Judgement:
    """Weigh criteria into a judgement: all met is a pass, else the weighted part is earned.

    They come one by one, several together, or both. Where none is unmet but some are unknown, a
    person decides.
    """
    asked = [c for some in criteria for c in ((some,) if isinstance(some, Criterion) else some)]
    total = sum(criterion.weight for criterion in asked)
    if not total:
        raise ValueError("a check must ask for something")
    met = sum(criterion.weight for criterion in asked if criterion.met)
    findings = tuple(finding for criterion in asked for finding in criterion.findings)
    good = tuple(c.good for c in asked if c.met and c.good is not None)
    waiting = sum(criterion.weight for criterion in asked if criterion.met is None)
    if any(criterion.met is False for criterion in asked):
        verdict = Verdict.FIX
    else:
        verdict = Verdict.CANT_TELL if waiting else Verdict.PASS
    return Judgement(verdict, met / total, findings, good, waiting / total)


def not_yet(what: Message, mend: Message) -> Judgement:
    """Nothing to judge so far: a file is missing, or is the given one, unchanged."""
    return Judgement(Verdict.NOT_YET, 0.0, (Finding(what, mend=mend, level=Level.NOTE),))


def cant_tell(finding: Finding) -> Judgement:
    """The check cannot read what was submitted; a person decides."""
    return Judgement(Verdict.CANT_TELL, 0.0, (finding,), waiting=1.0)


@dataclass(frozen=True)
class Outcome:
    """One check's answer on one submission, as shown on a card and kept in the records."""

    lab: str
    check: str
    title: Message
    max_points: float
    judgement: Judgement

    @property
    def points(self) -> float:
        """Points earned, to a tenth, never all of them unless the check passed."""
        if self.judgement.verdict is Verdict.PASS:
            return self.max_points
        return min(round(self.judgement.share * self.max_points, 1), self.max_points - 0.1)

    @property
    def waiting(self) -> float:
        """Points that a person decides, to a tenth."""
        return round(self.judgement.waiting * self.max_points, 1)

    @property
    def is_told(self) -> bool:
        """Whether the check could tell anything: where not, a zero would be a lie."""
        return self.judgement.waiting < 1

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict
