"""Checks of f1-2-send: what of twelve papers may be sent to an AI, and why.

The truth about each paper comes from the marks it bears (공개 구분, 결재) and from the personal
data in it; nothing is compared with a key.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from automation.privacy.kinds import KIND_NAMES
from automation.sending import DeskPaper, Ruling, SendingLedger, Service, open_desk
from automation.sending.ledger import COLUMNS
from automation.sending.review import findings, place
from graders.documents.reading import table_rows
from graders.outcome import Criterion, Judgement, faultless, judge, so_far
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.law import claim
from groundwork.messages import Message, catalog
from groundwork.negation import ISNT, NONE

from .paper_grades import PERSONAL, REVIEW, clause_of, grade_of, reason_for, services_for

say = catalog(__package__)

DESK = "desk.txt"
# A reason may be given in words instead of the number of its article.
_IN_WORDS: dict[int, str] = {
    REVIEW: r"결재|검토|의사 ?결정|입찰|예정가격|인사|승진|평정|감사",
    PERSONAL: r"개인정보|사생활",
}
# A clause that is named and denied: 제6호에 해당하지 않음, 제6호 개인정보가 없음.
_NO_DATA = rf"(?:개인정보|사생활|영업\s?비밀)[가이은는도]?\s*(?:{NONE}|{ISNT})"
_DENIED = re.compile(
    rf"\d\s*호\s*(?:에?\s*해당\s*(?:하지|되지|안|{NONE})|[가이은는도]?\s*(?:{ISNT})|\(?{_NO_DATA})|{_NO_DATA}"
)
# More clauses than a paper can have, or kinds it has not, are a list and no answer.
_CLAUSES, _OTHER_KINDS = 2, 1
_GO_ON = say("서류를 하나씩 보고 등급과 보낼 곳을 정한 뒤 다시 저장하세요.")


def grades(submission: Submission) -> Judgement:
    """Each paper bears the grade that its marks and its contents give it: all else rests on it.

    Of a ledger that is only begun it says what is right so far.
    """
    rows = [*_rows(submission, begun=True)]
    ruled = [(paper, row) for paper, row in rows if row and row.grade]
    if 2 * len(ruled) >= len(rows):
        return judge(_graded(paper, row) for paper, row in rows)
    left = say("아직 판단하지 않은 서류가 {count}건 있습니다.", count=len(rows) - len(ruled))
    return so_far((_graded(paper, row, good=True) for paper, row in ruled), left, _GO_ON)


def services(submission: Submission) -> Judgement:
    """Each paper goes where its grade lets it go, and what is public is not held back.

    Sending everything is a leak, sending nothing is no work.
    """
    if submission.files:
        own: SendingLedger = submission.once(read_ledger, submission.find("ledger"))
        return judge(faultless(findings(ruling)) for ruling in own.rulings)
    return judge(_sent_where_it_may(paper, row) for paper, row in _rows(submission))


def masked(submission: Submission) -> Judgement:
    """Every kind of personal data in a paper that is sent is masked: nothing sent comes back."""
    return judge(_masked(paper, row) for paper, row in _rows(submission) if paper.personal)


def reasons(submission: Submission) -> Judgement:
    """Each paper that is not open has its article: who holds it back must be able to say why."""
    rows = [(p, row, clause) for p, row in _rows(submission) if (clause := clause_of(p))]
    said = {(row.reason, clause) for _, row, clause in rows if row}
    times = Counter(reason for reason, _ in said)
    pasted = {reason for reason, count in times.items() if count > 1}
    return judge(_reasoned(*row, pasted) for row in rows)


def read_ledger(path: Path) -> SendingLedger:
    """The ledger in a workbook, or in a table of a document. Raises `Problem`."""
    return SendingLedger.of_rows(table_rows(path, COLUMNS), path.name)


def _rows(submission: Submission, begun: bool = False) -> Iterator[tuple[DeskPaper, Ruling | None]]:
    """Each paper with the row on it; a ledger less than half ruled is none yet, but ``begun``."""
    desk = submission.once(open_desk, submission.materials / DESK)
    ledger = submission.once(read_ledger, submission.find_readable("ledger", read_ledger))
    ruled = sum(bool(ruling.grade) for ruling in ledger.rulings)
    if 2 * ruled < (1 if begun else len(desk.papers)):
        raise NotSubmitted(say("대장의 등급이 아직 절반이 되지 않습니다."), _GO_ON)
    return ((paper, _row_of(ledger, paper)) for paper in desk)


def _row_of(ledger: SendingLedger, paper: DeskPaper) -> Ruling | None:
    """The row on a paper: by its title, else by its number."""
    title = spaceless(paper.title)
    by_title = (r for r in ledger.rulings if spaceless(r.title) and spaceless(r.title) in title)
    by_number = (r for r in ledger.rulings if r.number == paper.number)
    return next(by_title, None) or next(by_number, None)


def _graded(paper: DeskPaper, row: Ruling | None, good: bool = False) -> Criterion:
    """Whether a paper has its grade; said of right ones where ``good``."""
    if row is not None and row.grade is grade_of(paper):
        right = say("‘{title}’의 등급이 맞습니다.", title=paper.title)
        return Criterion(True, good=right if good else None)
    what = (
        say("등급이 ‘{word}’입니다. 서류의 표시와 본문을 다시 확인하세요.", word=row.graded)
        if row and row.grade
        else say("등급이 없습니다.")
    )
    return _fault(paper, what, reason_for(paper), "grade")


def _sent_where_it_may(paper: DeskPaper, row: Ruling | None) -> Criterion:
    if row is not None and row.service in services_for(paper):
        return Criterion(True)
    if row is None or row.service is Service.UNRULED:
        what = say("보낼 곳을 정하지 않았습니다.")
    elif row.service is Service.NONE:
        what = say("보내도 되는 서류를 보내지 않기로 했습니다.")
    else:
        what = say("‘{service}’에 보내면 안 되는 서류입니다.", service=row.sent_to)
    return _fault(paper, what, reason_for(paper), "service")


def _masked(paper: DeskPaper, row: Ruling | None) -> Criterion:
    """Masked before it is sent, and read for it; not sent is as good."""
    if row is not None and row.service is Service.NONE:
        return Criterion(True)
    kinds = [f.kind for f in paper.personal if row is None or not row.masks(f.kind, f.text)]
    if not kinds and row is not None:
        return _masked_what_is_there(paper, row)
    named = ", ".join(dict.fromkeys(str(KIND_NAMES[kind]) for kind in kinds))
    return _fault(
        paper,
        say("‘가릴 것’에 빠진 것이 있습니다: {kinds}", kinds=named),
        say(
            "개인정보는 외부 AI에 넣지 않습니다(국가정보원 {basis}). 한 번 보내면 되돌릴 수 "
            "없습니다.",
            basis=claim("ai-input").cited,
        ),
        "masked",
    )


def _masked_what_is_there(paper: DeskPaper, row: Ruling) -> Criterion:
    other = row.masked_kinds - {found.kind for found in paper.personal}
    if len(other) <= _OTHER_KINDS:
        return Criterion(True)
    return _fault(
        paper,
        say(
            "서류에 없는 것까지 적었습니다: {kinds}",
            kinds=", ".join(sorted(str(KIND_NAMES[kind]) for kind in other)),
        ),
        say("서류를 읽지 않고 늘어놓으면 무엇을 가렸는지 확인할 수 없습니다."),
        "masked",
    )


def _reasoned(
    paper: DeskPaper, row: Ruling | None, clause: int, pasted: Collection[str]
) -> Criterion:
    """The article by its number, or in words that mean it; not the same words for any article."""
    reason = row.reason if row else ""
    named = _clauses_named(reason)
    heaped = len(named) > (1 if reason in pasted else _CLAUSES)
    if clause in named and not heaped:
        return Criterion(True)
    if heaped:
        what = say("여러 호를 늘어놓아 어느 사유인지 알 수 없습니다.")
    else:
        what = say("이 서류에 해당하는 사유가 아닙니다.") if reason else say("사유가 없습니다.")
    return _fault(paper, what, reason_for(paper), "reason")


def _clauses_named(reason: str) -> set[int]:
    """The clauses a reason names by number, else those its words mean; denied ones are none."""
    said = _DENIED.sub("", reason)
    numbers = {int(digit) for digit in re.findall(r"(\d)\s*호", said)}
    return numbers or {clause for clause, words in _IN_WORDS.items() if re.search(words, said)}


def _fault(paper: DeskPaper, what: Message, why: Message, rule: str) -> Criterion:
    mend = say("지침의 [등급]과 [보낼 곳]에서 이 표시에 해당하는 줄을 찾아 고치세요.")
    where = place(Ruling(paper.number, paper.title))
    return Criterion(False, (Finding(what, where, why, mend, rule=rule),))
