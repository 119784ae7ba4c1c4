"""What the marks of a paper and its contents make it: its grade, and where it may be sent.

국가 망 보안체계(N2SF) 1.0 grades what is 비공개 by the 호 of 정보공개법 제9조제1항, 제1호 to 제4호
as C and 제5호 to 제8호 as S; of mixed grades the higher counts. A draft before its approval is
under internal review (제5호), personal data is 제6호.
"""

import re

from automation.sending import DeskPaper, Grade, Service
from groundwork.messages import Message, catalog

say = catalog(__package__)

REVIEW, PERSONAL = 5, 6
_LAST_SECRET = 4
_CLAUSE = re.compile(r"(?:비|부분)공개[^\d]*(?P<clause>\d)\s*호")
_NOT_YET = re.compile(r"결재\s?전|미결|검토\s?중")


def clause_of(paper: DeskPaper) -> int | None:
    """The 호 by which a paper is not open; None for an open one."""
    marked = _CLAUSE.search(paper.disclosure)
    if marked:
        return int(marked["clause"])
    if _NOT_YET.search(paper.stage):
        return REVIEW
    return PERSONAL if paper.personal else None


def grade_of(paper: DeskPaper) -> Grade:
    """Its grade: open, sensitive or secret."""
    clause = clause_of(paper)
    if clause is None:
        return Grade.OPEN
    return Grade.SECRET if clause <= _LAST_SECRET else Grade.SENSITIVE


def services_for(paper: DeskPaper) -> tuple[Service, ...]:
    """Where a paper may go; the first is the usual one."""
    clause = clause_of(paper)
    if clause is None:
        return (Service.ANY, Service.APPROVED)
    return (Service.APPROVED,) if clause == PERSONAL else (Service.NONE,)


def reason_for(paper: DeskPaper) -> Message:
    """Why it has this grade, in words."""
    clause = clause_of(paper)
    if clause is None:
        return say(
            "공개 표시가 있고 개인정보가 없습니다. "
            "지나치게 제한하면 AI를 활용할 수 있는 업무가 줄어듭니다."
        )
    if _CLAUSE.search(paper.disclosure):
        return say("공개 구분이 ‘{mark}’입니다.", mark=paper.disclosure)
    if clause == REVIEW:
        return say("결재 전입니다. 내부 검토 중인 문서는 제5호로 봅니다.")
    return say("표시는 공개지만 본문에 개인정보가 있습니다. 등급이 섞이면 높은 쪽을 따릅니다.")
