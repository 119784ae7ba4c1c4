"""The card a check shows: what is right, what to mend, and a number that nbgrader reads.

nbgrader takes the points of a graded cell from a float in the ``text/plain`` of its result
(nbgrader 0.9.6, ``determine_grade``), so the plain text of a card is its points and nothing else.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from graders.outcome import Outcome, Verdict
from groundwork.findings import Finding, Level
from groundwork.messages import NOTHING, Message, catalog

say = catalog("graders")

VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.PASS: say("통과"),
    Verdict.FIX: say("고칠 곳이 있습니다"),
    Verdict.NOT_YET: say("아직 제출 전입니다"),
    Verdict.CANT_TELL: say("판정 불가 — 강사가 직접 확인합니다"),
}
# Dark text on a light ground: at least 7:1, readable on a projector and without colour.
_COLOURS = {
    Verdict.PASS: ("#0b4f2e", "#e9f7ef"),
    Verdict.FIX: ("#6b3a00", "#fff4e0"),
    Verdict.NOT_YET: ("#33415c", "#eef2f8"),
    Verdict.CANT_TELL: ("#4a2a6b", "#f4edfb"),
}
SIGNS = {Verdict.PASS: "✔", Verdict.FIX: "✎", Verdict.NOT_YET: "…", Verdict.CANT_TELL: "?"}
LEVEL_WORDS: dict[Level, Message] = {
    Level.REQUIRED: say("고칠 곳"),
    Level.ADVISED: say("권장"),
    Level.NOTE: say("참고"),
}
_SHOWN = 12


class Card:
    """One outcome as a notebook shows it."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def __float__(self) -> float:
        return float(self.outcome.points)

    def __repr__(self) -> str:
        return repr(float(self))

    def _repr_html_(self) -> str:
        return card_html(self.outcome)


class Cards:
    """Several outcomes, as for a file of one's own; no points are counted.

    ``note`` says why there are none yet.
    """

    def __init__(self, outcomes: Sequence[Outcome], note: Message = NOTHING) -> None:
        self.outcomes = tuple(outcomes)
        self.note = note

    def __repr__(self) -> str:
        texts = [card_text(outcome, points=False) for outcome in self.outcomes]
        return "\n\n".join([*([str(self.note)] if self.note else []), *texts])

    def _repr_html_(self) -> str:
        note = f"<p><b>{_escaped(self.note)}</b></p>" if self.note else ""
        return note + "".join(card_html(outcome, points=False) for outcome in self.outcomes)


def card_html(outcome: Outcome, points: bool = True) -> str:
    """An outcome as a piece of HTML with its styles inside, every text escaped."""
    ink, ground = _COLOURS[outcome.verdict]
    head = (
        f"<div style='font-weight:700'>{SIGNS[outcome.verdict]} {_escaped(outcome.title)} · "
        f"{_escaped(VERDICT_WORDS[outcome.verdict])}"
        + (f" · {_escaped(_points(outcome))}" if points and outcome.is_told else "")
        + "</div>"
    )
    good = "".join(
        f"<li style='list-style:none'>✔ {_escaped(message)}</li>"
        for message in outcome.judgement.good
    )
    findings = outcome.judgement.findings
    shown = "".join(_finding_html(finding) for finding in findings[:_SHOWN])
    more = _more_html(len(findings) - _SHOWN)
    body = (
        f"<ul style='margin:.4em 0 0;padding-left:1.1em'>{good}{shown}{more}</ul>"
        if good or shown
        else ""
    )
    return (
        f"<div style='border-left:6px solid {ink};background:{ground};color:#1a1a1a;"
        f"padding:.7em 1em;margin:.4em 0;border-radius:4px;line-height:1.6'>{head}{body}</div>"
    )


def card_text(outcome: Outcome, points: bool = True) -> str:
    """An outcome as plain lines, for a terminal or a mail."""
    head = f"{SIGNS[outcome.verdict]} {outcome.title} · {VERDICT_WORDS[outcome.verdict]}"
    lines = [head + (f" · {_points(outcome)}" if points and outcome.is_told else "")]
    lines += [f"  ✔ {message}" for message in outcome.judgement.good]
    for finding in outcome.judgement.findings:
        place = f" ({finding.where})" if finding.where else ""
        lines.append(f"  [{LEVEL_WORDS[finding.level]}] {finding.what}{place}")
        lines += [f"      {label}: {text}" for label, text in _reasons(finding)]
    return "\n".join(lines)


def _points(outcome: Outcome) -> Message:
    points = say("{got:g}/{of:g}점", got=outcome.points, of=outcome.max_points)
    if not outcome.waiting:
        return points
    return say(
        "{points} · {waiting:g}점은 강사가 확인한 뒤 더합니다",
        points=points,
        waiting=outcome.waiting,
    )


def _reasons(finding: Finding) -> list[tuple[Message, Message]]:
    pairs = [(say("이유"), finding.why), (say("고치는 법"), finding.mend)]
    return [(label, text) for label, text in pairs if text]


def _finding_html(finding: Finding) -> str:
    place = f" <i>({_escaped(finding.where)})</i>" if finding.where else ""
    reasons = "".join(
        f"<div style='margin-left:1em'><b>{_escaped(label)}</b> {_escaped(text)}</div>"
        for label, text in _reasons(finding)
    )
    return (
        f"<li style='margin-top:.3em'><b>[{_escaped(LEVEL_WORDS[finding.level])}]</b> "
        f"{_escaped(finding.what)}{place}{reasons}</li>"
    )


def _more_html(count: int) -> str:
    if count <= 0:
        return ""
    return f"<li>{_escaped(say('이 밖에 {count}곳이 더 있습니다.', count=count))}</li>"


def _escaped(message: Message) -> str:
    return html.escape(str(message))
