"""Both sides: the untouched lab earns nothing, the solution everything, variants their due."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from courseware.authoring.variants import Variant
from courseware.messages import say
from courseware.reference import check_values, reference_submission, troubles, untouched_run
from graders import materials
from graders.card import VERDICT_WORDS
from graders.checking import check_submission
from graders.curriculum import LabEntry
from graders.outcome import Outcome, Verdict
from graders.submission import Submission
from groundwork.findings import Finding, Level
from groundwork.language import LANGUAGES, using
from groundwork.messages import Message

SOLUTIONS = {"ko": say("모범 답안"), "en": say("영어판 모범 답안")}


def untouched_faults(lab: LabEntry) -> Iterator[Message]:
    """Run the learner's notebook as it is: no error, no words on stderr, no points."""
    executed = untouched_run(lab)
    for trouble in troubles(executed):
        yield say(
            "{lab}: 빈 실습의 {cell} 칸에서 오류가 납니다: {text}",
            lab=lab.id,
            cell=trouble.cell,
            text=trouble.text[:500],
        )
    values = check_values(executed)
    for check in lab.checks:
        value = values.get(check.id)
        if value is None:
            yield say(
                "{lab}: 빈 실습에서 검사 {check}의 값이 숫자가 아닙니다.",
                lab=lab.id,
                check=check.id,
            )
        elif value != 0:
            yield say(
                "{lab}: 아무것도 하지 않은 제출물에 검사 {check}에서 {value:g}점을 줍니다.",
                lab=lab.id,
                check=check.id,
                value=value,
            )


def solution_faults(lab: LabEntry, language: str = LANGUAGES[0]) -> Iterator[Message]:
    """Judge what the solution notebook of a language wrote: everything passes."""
    expected = {check.id: Verdict.PASS for check in lab.checks}
    with using(language):
        outcomes = outcomes_of(lab, reference_submission(lab, language))
    yield from _differences(lab, SOLUTIONS[language], outcomes, expected)


def variant_faults(variant: Variant) -> Iterator[Message]:
    """Judge a variant: each check answers what its name promises."""
    if not variant.shows and not (variant.lab.folder / "variants" / variant.name).is_dir():
        yield say("{lab}: 변형 {name}에 설명이 없습니다.", lab=variant.lab.id, name=variant.name)
    with tempfile.TemporaryDirectory(prefix=f"{variant.name}-") as folder:
        variant.write(Path(folder))
        outcomes = outcomes_of(variant.lab, Path(folder))
    yield from _differences(
        variant.lab, say("변형 {name}", name=variant.name), outcomes, variant.expected
    )


def outcomes_of(lab: LabEntry, folder: Path) -> list[Outcome]:
    """The outcomes of a submission that stands in a folder."""
    return check_submission(Submission(lab, folder, materials.course_version(lab)))


def _differences(
    lab: LabEntry, what: Message, outcomes: list[Outcome], expected: Mapping[str, Verdict]
) -> Iterator[Message]:
    for outcome in outcomes:
        if outcome.verdict is not expected[outcome.check]:
            yield say(
                "{lab}: {what}, 검사 {check}: ‘{got}’(예상한 결과: ‘{expected}’). {reason}",
                lab=lab.id,
                what=what,
                check=outcome.check,
                got=VERDICT_WORDS[outcome.verdict],
                expected=VERDICT_WORDS[expected[outcome.check]],
                reason=" / ".join(map(_reason, outcome.judgement.findings[:3])),
            )


def _reason(finding: Finding) -> str:
    """What was found; of a check that failed by itself, the reason as well."""
    return (
        f"{finding.what} {finding.why}".strip()
        if finding.level is Level.NOTE
        else str(finding.what)
    )
