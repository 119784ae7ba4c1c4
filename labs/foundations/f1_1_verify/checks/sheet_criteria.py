"""A check sheet (확인표) against the papers: verdict, evidence and correction of each row."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from automation.facts import find, supported
from automation.verification import CheckSheet, Entry, Papers, Verdict
from automation.verification.papers import squeezed
from automation.verification.review import correction_findings, evidence_findings, place
from automation.verification.sheet import COLUMNS
from graders.documents.reading import table_rows
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .statement_truth import PaperLine, Truth, facts_of

say = catalog(__package__)

# Finding a fault is more than leaving a right statement alone.
_FAULT, _SOUND = 2.0, 1.0
_WHY: dict[Verdict, Message] = {
    Verdict.RIGHT: say("자료에 같은 내용이 있습니다."),
    Verdict.WRONG: say("자료에 이와 다른 내용이 있습니다."),
    Verdict.UNFOUNDED: say("자료 어디에도 이 내용이 없습니다."),
}


def read_sheet(path: Path) -> CheckSheet:
    """The sheet in a workbook, or in a table of a document. Raises `Problem`."""
    return CheckSheet.of_rows(table_rows(path, COLUMNS), path.name)


def row_of(sheet: CheckSheet, given: Entry) -> Entry | None:
    """The row on a given statement: by its words, else by its number."""
    words = squeezed(given.statement)
    by_words = (e for e in sheet.entries if squeezed(e.statement) in words and e.statement)
    by_number = (e for e in sheet.entries if e.number == given.number)
    return next(by_words, None) or next(by_number, None)


def verdict_criterion(
    given: Entry, row: Entry | None, truth: Truth, good: bool = False
) -> Criterion:
    """Whether the verdict on a statement is the right one; said of right ones where ``good``."""
    weight = _SOUND if truth.verdict is Verdict.RIGHT else _FAULT
    if row is not None and row.verdict is truth.verdict:
        right = say("‘{subject}’의 판정이 맞습니다.", subject=truth.subject)
        return Criterion(True, good=right if good else None, weight=weight)
    if row is None or row.verdict is Verdict.OPEN:
        what, why = say("판정이 없습니다."), say("확인하지 않은 내용은 맞는지 알 수 없습니다.")
    else:
        what = say("판정이 ‘{word}’입니다. 자료와 다시 대조해 보세요.", word=row.judged)
        why = _WHY[truth.verdict]
    mend = say("‘{subject}’의 낱말이 모두 든 줄을 자료에서 찾으세요.", subject=truth.subject)
    return Criterion(False, (Finding(what, place(given), why, mend, rule="verdict"),), None, weight)


def evidence_criterion(given: Entry, row: Entry | None, papers: Papers) -> Criterion:
    """Whether a statement the papers speak of has words of a paper behind its verdict."""
    if row is None or row.verdict in (Verdict.OPEN, Verdict.UNFOUNDED):
        finding = Finding(
            say("근거를 적지 않았습니다."),
            place(given),
            say("자료에 이 내용이 있습니다. 판정에는 자료의 문구가 근거로 있어야 합니다."),
            say("자료에서 그 줄을 찾아 판정하고, 자료 이름과 문구를 옮기세요."),
            rule="evidence",
        )
        return Criterion(False, (finding,))
    return faultless(evidence_findings(replace(row, statement=given.statement), papers))


def correction_criterion(
    given: Entry, row: Entry | None, truth: Truth, lines: tuple[PaperLine, ...]
) -> Criterion:
    """Whether what is wrong carries the right value now, and what is right was left alone."""
    weight = _FAULT if truth.verdict is Verdict.WRONG else _SOUND
    if row is None:
        missing = Finding(say("이 항목이 확인표에 없습니다."), place(given), rule="correction")
        return Criterion(False, (missing,), weight=weight)
    found = [*_miscorrected(replace(row, statement=given.statement), truth, lines)]
    return faultless(found, weight=weight)


def _miscorrected(row: Entry, truth: Truth, lines: tuple[PaperLine, ...]) -> Iterator[Finding]:
    if truth.verdict is not Verdict.WRONG:
        asked = Entry(row.number, truth.statement, truth.verdict.value, corrected=row.corrected)
        yield from correction_findings(asked)
        return
    if row.verdict is not Verdict.WRONG and (against := (*correction_findings(row),)):
        yield from against  # 맞음, and another value beside it
        return
    known = facts_of(lines)
    foreign = [fact.text for fact in find(row.correction) if not supported(fact, known)]
    if truth.is_corrected_by(row.correction) and not foreign:
        return
    what = (
        say("바로잡은 내용의 {text:은} 자료에 없습니다.", text=f"‘{foreign[0]}’")
        if foreign
        else say("바로잡은 내용에 자료의 값이 없습니다.")
    )
    yield Finding(
        what,
        place(row),
        say("틀린 내용을 다른 틀린 내용으로 바꾸면 바로잡은 것이 아닙니다."),
        say("‘{subject}’의 낱말이 모두 든 줄에서 값과 단위를 옮기세요.", subject=truth.subject),
        rule="correction",
    )
