"""Checks of f1-1-verify: what an AI said, held against papers, and the reply written after it.

Which statement is right is worked out from the papers each time; nothing is compared with a key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation import documents
from automation.facts import Fact, find, of_document
from automation.verification import CheckSheet, Entry, Papers, Verdict, open_papers, start
from automation.verification.review import findings
from graders.documents.reading import filled_report
from graders.documents.requested_facts import part_of_note
from graders.documents.sources import nothing_new_by_group
from graders.outcome import Judgement, faultless, judge, so_far
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .reply_criteria import (
    ai_use_disclosed,
    no_value_exchanged,
    nothing_unfounded,
    sources_named,
    subjects_covered,
)
from .sheet_criteria import (
    correction_criterion,
    evidence_criterion,
    read_sheet,
    row_of,
    verdict_criterion,
)
from .statement_truth import PaperLine, Truth, lines_in_force, truths

say = catalog(__package__)

ANSWER, REQUEST = "answer.txt", "request.txt"
PAPERS = ("공고문.txt", "조례.txt", "통계표.xlsx", "회의록.txt", "지난_공고문.txt")
_ASKED = "[꼭 넣을 것]"
_ONCE = re.compile(r"한\s?번")  # may be told as 1회
_GO_ON = say("AI 답변을 항목별로 자료와 대조해 판정한 뒤 다시 저장하세요.")


@dataclass(frozen=True)
class Case:
    """What was given: the AI's statements with the truth about each, the papers, what is asked."""

    given: tuple[Entry, ...]
    truths: tuple[Truth, ...]
    papers: Papers
    lines: tuple[PaperLine, ...]
    subjects: tuple[str, ...]
    request: tuple[Fact, ...]


def verdicts(submission: Submission) -> Judgement:
    """Each statement is judged, and judged as the papers have it: what an AI says may be false.

    Of a sheet that is only begun it says what is right so far.
    """
    case, sheet = _case(submission), _sheet(submission, begun=True)
    rows = [*_rows(case, sheet)]
    judged = [row for row in rows if row[1] and row[1].verdict is not Verdict.OPEN]
    if 2 * len(judged) >= len(rows):
        return judge(verdict_criterion(*row) for row in rows)
    left = say("아직 판정하지 않은 항목이 {count}개 있습니다.", count=len(rows) - len(judged))
    return so_far((verdict_criterion(*row, good=True) for row in judged), left, _GO_ON)


def evidence(submission: Submission) -> Judgement:
    """Behind each verdict stand words of a paper in force that carry the value.

    A verdict without them is a feeling. Of a sheet of one's own the papers are not known.
    """
    if submission.files:
        own: CheckSheet = submission.once(read_sheet, submission.find("sheet"))
        return judge(faultless(findings(entry, None)) for entry in own.entries)
    case, sheet = _case(submission), _sheet(submission)
    return judge(
        evidence_criterion(given, row, case.papers)
        for given, row, truth in _rows(case, sheet)
        if truth.verdict is not Verdict.UNFOUNDED
    )


def corrections(submission: Submission) -> Judgement:
    """What is wrong carries the right value now, not another wrong one; the rest was left alone."""
    case, sheet = _case(submission), _sheet(submission)
    return judge(
        correction_criterion(given, row, truth, case.lines)
        for given, row, truth in _rows(case, sheet)
    )


def reply(submission: Submission) -> Judgement:
    """The reply says what the chief asked for, and nothing that the papers do not say.

    A value of the papers that is said of another scheme is a wrong answer too.
    """
    case, written = _case(submission), filled_report(submission, "reply")
    told = "\n".join(line.text for line in case.lines)
    source = (*find(told), *find(_ONCE.sub("1회", told)), *case.request)
    return judge(
        subjects_covered(written, case.subjects, case.lines),
        no_value_exchanged(written, case.truths, case.lines),
        nothing_unfounded(written, case.truths, case.lines),
        nothing_new_by_group(of_document(written), source, say("답변"), say("자료")),
    )


def notice(submission: Submission) -> Judgement:
    """The reply names its sources, and says that an AI was used and a person has checked.

    So a citizen can look it up, and knows who answers for it.
    """
    case, written = _case(submission), filled_report(submission, "reply")
    sources = sources_named(written, case.subjects, case.lines, case.papers)
    return judge(sources, ai_use_disclosed(written))


def read_case(materials: Path) -> Case:
    """What the course's own copy of the materials says."""
    papers = open_papers(*(materials / name for name in PAPERS))
    answer = start(documents.read_text(materials / ANSWER))
    request = documents.read_text(materials / REQUEST)
    asked = (line.removeprefix("- ") for line in part_of_note(request, _ASKED).splitlines())
    lines = lines_in_force(papers)
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


def _sheet(submission: Submission, begun: bool = False) -> CheckSheet:
    """The sheet submitted; one with less than half of its verdicts is none yet, but ``begun``."""
    sheet: CheckSheet = submission.once(read_sheet, submission.find_readable("sheet", read_sheet))
    judged = sum(bool(entry.verdict) for entry in sheet.entries)
    if 2 * judged < (1 if begun else len(_case(submission).given)):
        raise NotSubmitted(say("확인표의 판정이 아직 절반이 되지 않습니다."), _GO_ON)
    return sheet


def _rows(case: Case, sheet: CheckSheet) -> Iterator[tuple[Entry, Entry | None, Truth]]:
    """Each given statement with the row on it and the truth about it."""
    for given, truth in zip(case.given, case.truths, strict=True):
        yield given, row_of(sheet, given), truth
