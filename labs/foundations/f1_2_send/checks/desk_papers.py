"""A submitted sending ledger: each row against the marks of its paper.

What a mark means: 국가 망 보안체계(N2SF) 1.0 grades what is 비공개 by the 호 of
정보공개법 제9조제1항, 제1호 to 제4호 as C and 제5호 to 제8호 as S; of mixed grades the higher
counts. A draft before its approval is under internal review (제5호), personal data is 제6호.
"""

from __future__ import annotations

import re
from pathlib import Path

from automation import documents
from automation.privacy.kinds import KIND_NAMES
from automation.sending import DeskPaper, Grade, Ruling, SendingLedger, Service, open_ledger
from automation.sending.ledger import COLUMNS
from automation.sending.review import place
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.law import claim
from groundwork.messages import Message, catalog
from groundwork.sheets import find_header

say = catalog(__package__)

_TABLES = {".xlsx", ".csv"}
_CLAUSE = re.compile(r"(?:비|부분)공개[^\d]*(?P<clause>\d)\s*호")
_NOT_YET = re.compile(r"결재\s?전|미결|검토\s?중")
_LAST_SECRET, _REVIEW, _PERSONAL = 4, 5, 6
_MEANINGS: dict[int, str] = {
    _REVIEW: r"결재|검토|의사 ?결정|입찰|예정가격|인사|승진|평정|감사",
    _PERSONAL: r"개인정보|사생활",
}


def read_ledger(path: Path) -> SendingLedger:
    """The ledger in a workbook, or in a table of a document. Raises `Problem`."""
    if path.suffix.lower() in _TABLES:
        return open_ledger(path)
    tables = [table.rows for table in documents.read(path).tables]
    rows = next((rows for rows in tables if find_header(rows, COLUMNS)), ())
    return SendingLedger.of_rows(rows, path.name)


def row_of(ledger: SendingLedger, paper: DeskPaper) -> Ruling | None:
    """The row on a paper: by its title, else by its number."""
    title = _bare(paper.title)
    by_title = (r for r in ledger.rulings if _bare(r.title) and _bare(r.title) in title)
    by_number = (r for r in ledger.rulings if r.number == paper.number)
    return next(by_title, None) or next(by_number, None)


def clause_of(paper: DeskPaper) -> int | None:
    """The 호 by which a paper is not open; None for an open one."""
    marked = _CLAUSE.search(paper.disclosure)
    if marked:
        return int(marked["clause"])
    if _NOT_YET.search(paper.stage):
        return _REVIEW
    return _PERSONAL if paper.personal else None


def grade_of(paper: DeskPaper) -> Grade:
    """What a paper's marks and contents make it."""
    clause = clause_of(paper)
    if clause is None:
        return Grade.OPEN
    return Grade.SECRET if clause <= _LAST_SECRET else Grade.SENSITIVE


def services_for(paper: DeskPaper) -> tuple[Service, ...]:
    """Where a paper may go; the first is the usual one."""
    clause = clause_of(paper)
    if clause is None:
        return (Service.ANY, Service.APPROVED)
    return (Service.APPROVED,) if clause == _PERSONAL else (Service.NONE,)


def grade_criterion(paper: DeskPaper, row: Ruling | None) -> Criterion:
    """Whether a paper has the right grade."""
    right = grade_of(paper)
    if row is not None and row.grade is right:
        return Criterion(True)
    what = (
        say("등급이 ‘{word}’입니다. 서류의 표시와 본문을 다시 보세요.", word=row.graded)
        if row and row.grade
        else say("등급이 없습니다.")
    )
    return _fault(paper, what, _why(paper), "grade")


def service_criterion(paper: DeskPaper, row: Ruling | None) -> Criterion:
    """Whether a paper goes where it may go."""
    right = services_for(paper)
    if row is not None and row.service in right:
        return Criterion(True)
    if row is None or row.service is Service.UNRULED:
        what = say("보낼 곳이 없습니다.")
    elif row.service is Service.NONE:
        what = say("보내도 되는 서류를 막았습니다.")
    else:
        what = say("‘{service}’에 보내면 안 되는 서류입니다.", service=row.sent_to)
    return _fault(paper, what, _why(paper), "service")


def masked_criterion(paper: DeskPaper, row: Ruling | None) -> Criterion:
    """Whether the personal data of a paper is masked before it is sent; not sent is as good."""
    if row is not None and row.service is Service.NONE:
        return Criterion(True)
    kinds = [f for f in paper.personal if row is None or not row.masks(f.kind, f.text)]
    named = ", ".join(dict.fromkeys(str(KIND_NAMES[found.kind]) for found in kinds))
    if not named:
        return Criterion(True)
    return _fault(
        paper,
        say("가릴 것에 빠진 것이 있습니다: {kinds}", kinds=named),
        say(
            "개인정보는 외부 AI에 넣지 않습니다(국가정보원 {basis}). 한 번 보내면 되돌릴 수 "
            "없습니다.",
            basis=claim("ai-input").cited,
        ),
        "masked",
    )


def reason_criterion(paper: DeskPaper, row: Ruling | None) -> Criterion | None:
    """Whether a paper that is not open has its article; None for an open one."""
    clause = clause_of(paper)
    if clause is None:
        return None
    reason = row.reason if row else ""
    named = {int(digit) for digit in re.findall(r"(\d)\s*호", reason)}
    meant = not named and bool(re.search(_MEANINGS.get(clause, r"(?!)"), reason))
    if clause in named or meant:
        return Criterion(True)
    what = say("까닭이 이 서류의 까닭이 아닙니다.") if reason else say("까닭이 없습니다.")
    return _fault(paper, what, _why(paper), "reason")


def _why(paper: DeskPaper) -> Message:
    clause = clause_of(paper)
    if clause is None:
        return say("공개 표시가 있고 개인정보가 없습니다. 겁이 나서 막으면 일이 더뎌집니다.")
    if _CLAUSE.search(paper.disclosure):
        return say("공개 구분이 ‘{mark}’입니다.", mark=paper.disclosure)
    if clause == _REVIEW:
        return say("결재 전입니다. 내부 검토 중인 문서는 제5호로 봅니다.")
    return say("표시는 공개지만 본문에 개인정보가 있습니다. 등급이 섞이면 높은 쪽을 따릅니다.")


def _fault(paper: DeskPaper, what: Message, why: Message, rule: str) -> Criterion:
    mend = say("rules.txt의 [등급]과 [보낼 곳]에서 이 표시를 찾아 고치세요.")
    return Criterion(
        False, (Finding(what, place(Ruling(paper.number, paper.title)), why, mend, rule=rule),)
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
