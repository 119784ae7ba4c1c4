"""Checks of f1-1-verify: what an AI said, held against papers, and the reply written after it.

Which statement is right is worked out from the papers each time; nothing is compared with a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from automation import documents
from automation.documents import Document
from automation.facts import Fact, find, of_document
from automation.verification import CheckSheet, Entry, Papers, Verdict, open_papers, start
from automation.verification.review import findings
from graders.documents.reading import filled_report
from graders.documents.requested_facts import part_of_note
from graders.documents.sources import GROUPS, nothing_new, of_kinds
from graders.outcome import Judgement, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .check_sheets import (
    correction_criterion,
    evidence_criterion,
    read_sheet,
    row_of,
    verdict_criterion,
)
from .replies import ai_told, not_repeated, sources_named, told
from .settled import Line, Truth, facts_of, settled_lines, truths

say = catalog(__package__)

ANSWER, REQUEST = "answer.txt", "request.txt"
PAPERS = ("공고문.txt", "조례.txt", "통계표.xlsx", "회의록.txt", "지난_공고문.txt")
_ASKED = "[꼭 넣을 것]"


class Case(NamedTuple):
    """What was given: the AI's statements with the truth about each, the papers, what is asked."""

    given: tuple[Entry, ...]
    truths: tuple[Truth, ...]
    papers: Papers
    lines: tuple[Line, ...]
    subjects: tuple[str, ...]
    request: tuple[Fact, ...]


def verdicts(submission: Submission) -> Judgement:
    """Each statement is judged, and judged as the papers have it."""
    case, sheet = _case(submission), _sheet(submission)
    return judge(verdict_criterion(given, row, truth) for given, row, truth in _rows(case, sheet))


def evidence(submission: Submission) -> Judgement:
    """Behind each verdict stand words that are in a paper in force, and carry the value."""
    if submission.files:
        sheet: CheckSheet = submission.once(read_sheet, submission.find("sheet"))
        return judge(faultless(findings(entry, None)) for entry in sheet.entries)
    case, sheet = _case(submission), _sheet(submission)
    return judge(
        evidence_criterion(given, row, case.papers)
        for given, row, truth in _rows(case, sheet)
        if truth.verdict is not Verdict.UNFOUNDED
    )


def corrections(submission: Submission) -> Judgement:
    """What is wrong carries the right value now; what is right was left as it is."""
    case, sheet = _case(submission), _sheet(submission)
    return judge(
        correction_criterion(given, row, truth, case.lines)
        for given, row, truth in _rows(case, sheet)
    )


def reply(submission: Submission) -> Judgement:
    """The reply says what the chief asked for, and nothing that the papers do not say."""
    case, written = _case(submission), _reply(submission)
    stated = of_document(written)
    source = (*facts_of(case.lines), *case.request)
    return judge(
        [
            *told(written, case.subjects, case.lines),
            *not_repeated(written, case.truths, case.lines),
            *(
                nothing_new(
                    of_kinds(stated, kinds),
                    source,
                    group=group,
                    document=say("답변"),
                    source_name=say("자료"),
                )
                for group, kinds in GROUPS
            ),
        ]
    )


def notice(submission: Submission) -> Judgement:
    """The reply names its sources, and says that an AI was used and a person has checked."""
    case, written = _case(submission), _reply(submission)
    return judge(
        [*sources_named(written, case.subjects, case.lines, case.papers), *ai_told(written)]
    )


def read_case(materials: Path) -> Case:
    """What the course's own copy of the materials says."""
    papers = open_papers(*(materials / name for name in PAPERS))
    answer = start(documents.read_text(materials / ANSWER))
    request = documents.read_text(materials / REQUEST)
    asked = (line.removeprefix("- ") for line in part_of_note(request, _ASKED).splitlines())
    lines = settled_lines(papers)
    return Case(
        answer.entries,
        truths(answer, lines),
        papers,
        lines,
        tuple(filter(None, asked)),
        find(request),
    )


def _case(submission: Submission) -> Case:
    return submission.once(read_case, submission.materials)


def _sheet(submission: Submission) -> CheckSheet:
    """The sheet submitted; one with less than half of its verdicts is none yet."""
    sheet: CheckSheet = submission.once(read_sheet, submission.find_readable("sheet", read_sheet))
    judged = sum(bool(entry.verdict) for entry in sheet.entries)
    if 2 * judged < len(_case(submission).given):
        raise NotSubmitted(
            say("확인표의 판정이 아직 절반도 차지 않았습니다."),
            say("AI의 말을 하나씩 자료와 맞춰 보고 판정을 적은 뒤, 저장하는 칸을 다시 실행하세요."),
        )
    return sheet


def _rows(case: Case, sheet: CheckSheet) -> Iterator[tuple[Entry, Entry | None, Truth]]:
    """Each given statement with the row on it and the truth about it."""
    for given, truth in zip(case.given, case.truths, strict=True):
        yield given, row_of(sheet, given), truth


def _reply(submission: Submission) -> Document:
    return filled_report(submission, "reply")
