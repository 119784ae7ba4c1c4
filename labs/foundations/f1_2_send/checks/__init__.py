"""Checks of f1-2-send: what of twelve papers may be sent to an AI, and why.

The truth about each paper comes from the marks it bears (공개 구분, 결재) and from the personal
data in it; nothing is compared with a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from automation.sending import Desk, DeskPaper, Ruling, SendingLedger, open_desk
from automation.sending.review import findings
from graders.outcome import Criterion, Judgement, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .desk_papers import (
    grade_criterion,
    masked_criterion,
    read_ledger,
    reason_criterion,
    row_of,
    service_criterion,
)

say = catalog(__package__)

DESK = "desk.txt"


def grades(submission: Submission) -> Judgement:
    """Each paper bears the grade that its marks and its contents give it."""
    return judge(grade_criterion(paper, row) for paper, row in _rows(submission))


def services(submission: Submission) -> Judgement:
    """Each paper goes where its grade lets it go, and what is public is not held back."""
    if submission.files:
        return judge(_own_rows(submission))
    return judge(service_criterion(paper, row) for paper, row in _rows(submission))


def masked(submission: Submission) -> Judgement:
    """Every kind of personal data in a paper that is sent is masked."""
    rows = [(paper, row) for paper, row in _rows(submission) if paper.personal]
    return judge(masked_criterion(paper, row) for paper, row in rows)


def reasons(submission: Submission) -> Judgement:
    """Each paper that is not open has its article."""
    return judge(c for paper, row in _rows(submission) if (c := reason_criterion(paper, row)))


def _own_rows(submission: Submission) -> Iterator[Criterion]:
    ledger: SendingLedger = submission.once(read_ledger, submission.find("ledger"))
    return (faultless(findings(ruling)) for ruling in ledger.rulings)


def _rows(submission: Submission) -> list[tuple[DeskPaper, Ruling | None]]:
    """Each given paper with the row on it; a ledger with less than half ruled is none yet."""
    desk = submission.once(_desk, submission.materials)
    ledger = submission.once(read_ledger, submission.find_readable("ledger", read_ledger))
    ruled = sum(bool(ruling.grade) for ruling in ledger.rulings)
    if 2 * ruled < len(desk.papers):
        raise NotSubmitted(
            say("대장의 등급이 아직 절반도 차지 않았습니다."),
            say("서류를 하나씩 보고 등급과 보낼 곳을 적은 뒤, 저장하는 칸을 다시 실행하세요."),
        )
    return [(paper, row_of(ledger, paper)) for paper in desk]


def _desk(materials: Path) -> Desk:
    return open_desk(materials / DESK)
