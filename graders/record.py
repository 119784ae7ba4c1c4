"""Outcomes as plain data, both languages written out: what travels between processes."""

from typing import Any

from graders.outcome import Judgement, Outcome, Verdict
from groundwork.findings import Finding, Level
from groundwork.language import LANGUAGES
from groundwork.messages import NOTHING, Message

Record = dict[str, Any]


def to_record(outcome: Outcome) -> Record:
    """An outcome as a tree of dicts, lists, strings and numbers, ready for JSON."""
    judgement = outcome.judgement
    return {
        "lab": outcome.lab,
        "check": outcome.check,
        "title": _texts(outcome.title),
        "max_points": outcome.max_points,
        "verdict": judgement.verdict.value,
        "share": judgement.share,
        "waiting": judgement.waiting,
        "findings": [_finding_record(finding) for finding in judgement.findings],
        "good": [_texts(message) for message in judgement.good],
    }


def from_record(record: Record) -> Outcome:
    """The outcome again, saying the same sentences in both languages.

    Raises KeyError, TypeError or ValueError for data that is no record.
    """
    verdict = Verdict(record["verdict"])
    judgement = Judgement(
        verdict=verdict,
        share=float(record["share"]),
        findings=tuple(_finding(finding) for finding in record["findings"]),
        good=tuple(_message(texts) for texts in record["good"]),
        # An earlier edition had no criteria that wait, only whole checks.
        waiting=float(record.get("waiting", verdict is Verdict.CANT_TELL)),
    )
    return Outcome(
        lab=str(record["lab"]),
        check=str(record["check"]),
        title=_message(record["title"]),
        max_points=float(record["max_points"]),
        judgement=judgement,
    )


def _finding_record(finding: Finding) -> Record:
    return {
        "what": _texts(finding.what),
        "where": _texts(finding.where),
        "why": _texts(finding.why),
        "mend": _texts(finding.mend),
        "level": finding.level.value,
        "rule": finding.rule,
    }


def _finding(record: Record) -> Finding:
    return Finding(
        what=_message(record["what"]),
        where=_message(record["where"]),
        why=_message(record["why"]),
        mend=_message(record["mend"]),
        level=Level(record["level"]),
        rule=str(record["rule"]),
    )


def _texts(message: Message) -> dict[str, str]:
    return {language: message.render(language) for language in LANGUAGES} if message else {}


def _message(texts: dict[str, str]) -> Message:
    """A message whose template is only a place for the text, so that braces in it stay braces."""
    if not texts:
        return NOTHING
    return Message("{ko}", {language: texts[language] for language in LANGUAGES}, english="{en}")
