"""Checks of a2-2-draft: an internal decision and the letter sent after it, made of one memo.

What has to be in either, and who sends what to whom, is read from the materials: the memo and the
chief's note. Nothing is compared with a stored key.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.facts import Fact, Kind, find, of_document
from graders.documents import rules as articles
from graders.documents.attached import attached
from graders.documents.clauses import clauses_of
from graders.documents.requested_facts import (
    RequestedFact,
    Source,
    all_facts_present,
    holds,
    part_of_note,
    requested_facts,
)
from graders.documents.sources import nothing_new
from graders.outcome import Criterion, Judgement, judge, not_yet, unknown
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

from .clues import ASKED
from .promises import nothing_promised

say = catalog(__package__)

PLAN, REQUEST = "plan.txt", "request.txt"
_FRAME = re.compile(r"^- 시행문의 (?P<part>수신|발신명의): ‘(?P<value>[^’]+)’$", re.MULTILINE)
_FRAME_WEIGHT = 2.0
# "- 시행 번호: 내부결재는 환경정책과-3101(2026. 9. 8.), 시행문은 …"
_NUMBER = {
    "internal": re.compile(r"시행 번호: .*?내부결재는 (\S+-\d+)"),
    "outgoing": re.compile(r"시행 번호: .*?시행문은 (\S+-\d+)"),
}
_ASKING = re.compile(r"바랍니다|바람|요청|부탁|협조")
# "내부결재는 행사 계획 1부", "시행문은 행사 계획 1부, 참가 신청서 1부"
_ATTACHED = {
    "internal": re.compile(r"내부결재는 (.+)"),
    "outgoing": re.compile(r"시행문은 (.+)"),
}
_QUANTITY = re.compile(r"([가-힣][가-힣 ]*?) (\d+[가-힣])")
_PARTS = (("internal", "[내부결재에 넣을 것]"), ("outgoing", "[시행문에 넣을 것]"))
_MEMO = say("메모")
_NAMES: dict[str, Message] = {"internal": say("내부결재"), "outgoing": say("시행문")}


def internal(submission: Submission) -> Judgement:
    """An internal decision: 수신 says so, no sender, and every rule that binds it."""
    letter = _letter(submission, "internal")
    met = letter.frame.is_internal
    finding = _address("내부결재", letter.frame.receiver)
    addressed = Criterion(met, () if met else (finding,), say("수신이 내부결재임"), _FRAME_WEIGHT)
    return judge(
        addressed,
        # The rule says why; this is its price, for it is what the lab is about.
        Criterion(not letter.frame.sender, weight=_FRAME_WEIGHT),
        _numbered(submission, "internal"),
        _attached(submission, "internal"),
        articles.criteria(letter, submission.day),
    )


def outgoing(submission: Submission) -> Judgement:
    """A letter to whom the note says, in the name the note says, and every rule that binds it."""
    letter = _letter(submission, "outgoing")
    right = dict(_FRAME.findall(documents.read_text(submission.materials / REQUEST)))
    written = {"수신": letter.frame.receiver, "발신명의": letter.frame.sender}
    frame = (
        Criterion(
            met := spaceless(value) in spaceless(written[part]),
            () if met else (_address(value, written[part]),),
            weight=_FRAME_WEIGHT,
        )
        for part, value in right.items()
    )
    asking = any(map(_ASKING.search, letter.sentences()))
    return judge(
        frame,
        _numbered(submission, "outgoing"),
        _attached(submission, "outgoing"),
        () if asking else unknown(say("무엇을 요청하는지 찾지 못해 강사가 확인합니다.")),
        articles.criteria(letter, submission.day),
    )


def facts(submission: Submission) -> Judgement:
    """Every fact the note asks for stands in the document it is asked for.

    What is decided inside and what a school has to know are not the same.
    """
    asked = submission.once(asked_in, submission.materials)
    letters = {name: _letter(submission, name) for name in asked}
    return judge(
        criterion
        for name, letter in letters.items()
        for criterion in all_facts_present(
            asked[name], of_document(letter), list(clauses_of(letter)), _NAMES[name]
        )
    )


def invented(submission: Submission) -> Judgement:
    """Nothing the memo does not say, and no amount in the outgoing letter."""
    stated = {name: of_document(_letter(submission, name)) for name, _ in _PARTS}
    asked = submission.once(asked_in, submission.materials)
    wanted = [(name, one) for name, facts in asked.items() for one in facts]
    if 2 * sum(holds(stated[name], one) for name, one in wanted) < len(wanted):
        return not_yet(
            say("아직 대조할 사실이 거의 없습니다."),
            say("과장 쪽지의 [넣을 것]을 두 문서에 옮긴 뒤 다시 검사하세요."),
        )
    texts = [documents.read_text(submission.materials / name) for name in (PLAN, REQUEST)]
    source = [fact for text in texts for fact in find(text)]
    grounded = (
        nothing_new(facts, source, group=_NAMES[n], document=_NAMES[n], source_name=_MEMO)
        for n, facts in stated.items()
    )
    letters = ((_NAMES[name], _letter(submission, name)) for name in stated)
    return judge(
        grounded, _no_amount(stated["outgoing"]), nothing_promised(letters, "\n".join(texts))
    )


def asked_in(materials: Path) -> dict[str, tuple[RequestedFact, ...]]:
    """What the note asks for in each document, with the first fact behind its clue in the memo."""
    plan, request = (documents.read_text(materials / name) for name in (PLAN, REQUEST))
    return {
        name: requested_facts(part_of_note(request, heading), Source(_MEMO, plan), ASKED)
        for name, heading in _PARTS
    }


def _numbered(submission: Submission, name: str) -> Criterion:
    """Whether a document bears the number the note gives it, and not the other one's."""
    asked = _NUMBER[name].search(documents.read_text(submission.materials / REQUEST))
    assert asked is not None
    written = _letter(submission, name).frame.number
    met = not written or spaceless(written).startswith(spaceless(asked[1]))
    return Criterion(met, () if met else (_address(asked[1], written),))


def _attached(submission: Submission, name: str) -> Iterator[Criterion]:
    """What the memo wants attached to one of the two documents."""
    asked = _ATTACHED[name].search(documents.read_text(submission.materials / PLAN))
    assert asked is not None
    letter = _letter(submission, name)
    for what, quantity in _QUANTITY.findall(asked[1]):
        yield attached(letter, what, quantity, say("메모의 [붙임]"))


def _letter(submission: Submission, name: str) -> Document:
    """One of the two documents; one without a body is not submitted yet.

    Under names of somebody's own the internal decision is known by its receiver.
    """
    reads = {"internal": _read_internal, "outgoing": _read_outgoing}[name]
    letter = submission.once(documents.read, submission.find_readable(name, reads))
    if not letter.body:
        raise NotSubmitted(
            say("{name} 본문이 비어 있습니다.", name=_NAMES[name]),
            say("‘본문’을 적고 {name} 만들기를 다시 누르세요.", name=_NAMES[name]),
        )
    if not letter.is_letter or not letter.frame.receiver:
        raise NotSubmitted(
            say("{name:은} 아직 공문 형식이 아닙니다.", name=_NAMES[name]),
            say("수신과 제목, 시행 번호를 갖추어 다시 저장하세요."),
        )
    return letter


def _read_internal(path: Path) -> Document:
    letter = documents.read(path)
    if not letter.frame.is_internal:
        raise Problem(say("내부결재가 아닙니다."))
    return letter


def _read_outgoing(path: Path) -> Document:
    letter = documents.read(path)
    if letter.frame.is_internal or not letter.is_letter:
        raise Problem(say("시행문이 아닙니다."))
    return letter


def _address(right: str, written: str) -> Finding:
    return Finding(
        what=say("과장 쪽지와 다릅니다. 올바른 표기는 ‘{right}’입니다.", right=right),
        where=say("‘{written}’ 부분", written=written) if written else say("두문과 결문"),
        why=say("과장 쪽지의 [두문과 결문]"),
        mend=say("쪽지에 적힌 그대로 쓰세요: ‘{right}’.", right=right),
        rule="frame",
    )


def _no_amount(stated: tuple[Fact, ...]) -> Criterion:
    amounts = [fact.text for fact in stated if fact.kind is Kind.AMOUNT]
    findings = tuple(
        Finding(
            what=say("시행문에 금액이 있습니다: ‘{text}’.", text=text),
            where=say("{name}의 ‘{text}’", name=_NAMES["outgoing"], text=text),
            why=say("금액은 내부에서만 검토하기로 했습니다(계획 메모의 [예산])."),
            mend=say("금액이 있는 줄을 지우고 항목 기호를 차례로 맞추세요."),
            rule="invented",
        )
        for text in amounts
    )
    return Criterion(not amounts, findings, say("시행문에 금액 없음"))
