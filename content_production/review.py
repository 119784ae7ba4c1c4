"""Findings as a notebook shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content_production.display import escaped
from content_production.messages import say
from groundwork.findings import Finding, Level
from groundwork.messages import Message

_LEVELS = {Level.REQUIRED: say("고칠 곳"), Level.ADVISED: say("권장"), Level.NOTE: say("참고")}


@dataclass(frozen=True)
class Review:
    """What was noticed; true when nothing has to be fixed."""

    findings: tuple[Finding, ...]

    @property
    def required(self) -> tuple[Finding, ...]:
        """The findings that have to be fixed; advice left out."""
        return tuple(f for f in self.findings if f.level is Level.REQUIRED)

    def __bool__(self) -> bool:
        return not self.required

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def _repr_html_(self) -> str:
        return _review_html(self.findings)


def _review_html(findings: Sequence[Finding]) -> str:
    """Findings as a list: where, what, why, how to fix it."""
    if not findings:
        return f"<p>✔ {escaped(say('고칠 곳이 없습니다.'))}</p>"
    items = "".join(_finding_html(finding) for finding in findings)
    return f"<ul style='line-height:1.6;padding-left:1.2em'>{items}</ul>"


def _finding_html(finding: Finding) -> str:
    lines = [f"<b>[{escaped(_LEVELS[finding.level])}] {escaped(finding.where)}</b>"]
    lines.append(escaped(finding.what))
    reasons: list[tuple[Message, Message]] = [
        (say("이유"), finding.why),
        (say("고치는 법"), finding.mend),
    ]
    lines += [f"<b>{escaped(label)}</b> {escaped(text)}" for label, text in reasons if text]
    return f"<li style='margin-bottom:.5em'>{'<br>'.join(lines)}</li>"
