"""Checks of a2-2-draft: an internal decision and the letter sent after it, made of one memo.

What has to be in either, and who sends what to whom, is read from the materials: the memo and the
chief's note. Nothing is compared with a stored key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation import documents
from automation import rules as writing
from automation.documents import Document
from automation.documents.frame import squeezed
from automation.facts import Fact, Kind, find, of_document, same, supported
from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Criterion, Judgement, judge, not_yet
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog("graders")

PLAN, REQUEST = "plan.txt", "request.txt"
_ASKED = re.compile(r"^- (?P<label>.+?) \(메모의 ‘(?P<clue>[^’]+)’ 뒤\)$")
_FRAME = re.compile(r"^- 보내는 공문의 (?P<part>수신|발신명의): ‘(?P<value>[^’]+)’$", re.MULTILINE)
_FRAME_WEIGHT = 2.0
_PARTS = (("internal", "[내부결재에 넣을 것]"), ("outgoing", "[보내는 공문에 넣을 것]"))
_NAMES: dict[str, Message] = {"internal": say("내부결재"), "outgoing": say("보내는 공문")}


@dataclass(frozen=True)
class Asked:
    """A fact the note asks for in one of the two documents, and what the memo says."""

    document: str
    label: str
    clue: str
    fact: Fact


def internal(hand_in: HandIn) -> Judgement:
    """An internal decision: 수신 says so, no sender, and every rule that binds it."""
    letter = _letter(hand_in, "internal")
    addressed = Criterion(
        letter.frame.is_internal,
        () if letter.frame.is_internal else (_address("내부결재", letter.frame.receiver),),
        say("수신이 내부결재임"),
        _FRAME_WEIGHT,
    )
    return judge([addressed, *_rules(letter)])


def outgoing(hand_in: HandIn) -> Judgement:
    """A letter to whom the note says, in the name the note says, and every rule that binds it."""
    letter = _letter(hand_in, "outgoing")
    right = dict(_FRAME.findall(documents.read_text(hand_in.materials / REQUEST)))
    written = {"수신": letter.frame.receiver, "발신명의": letter.frame.sender}
    frame = (
        Criterion(
            met := squeezed(value) in squeezed(written[part]),
            () if met else (_address(value, written[part]),),
            weight=_FRAME_WEIGHT,
        )
        for part, value in right.items()
    )
    return judge([*frame, *_rules(letter)])


def facts(hand_in: HandIn) -> Judgement:
    """Every fact the note asks for stands in the document it is asked for."""
    known = {name: of_document(_letter(hand_in, name)) for name, _ in _PARTS}
    asked = hand_in.once(asked_facts, hand_in.materials)
    return judge(_kept(one, known[one.document]) for one in asked)


def invented(hand_in: HandIn) -> Judgement:
    """Nothing the memo does not say, and no amount in the letter that leaves the house."""
    stated = {name: of_document(_letter(hand_in, name)) for name, _ in _PARTS}
    asked = hand_in.once(asked_facts, hand_in.materials)
    held = sum(any(same(fact, one.fact) for fact in stated[one.document]) for one in asked)
    if 2 * held < len(asked):
        return not_yet(
            say("아직 견줄 사실이 거의 없습니다."),
            say("request.txt의 [넣을 것]을 두 공문에 옮긴 뒤 다시 검사하세요."),
        )
    source = [
        f for name in (PLAN, REQUEST) for f in find(documents.read_text(hand_in.materials / name))
    ]
    return judge(
        [*(_nothing_new(n, stated[n], source) for n in stated), _no_amount(stated["outgoing"])]
    )


def asked_facts(materials: Path) -> tuple[Asked, ...]:
    """What the note asks for in each document, with the first fact behind its clue in the memo."""
    plan, request = (documents.read_text(materials / name) for name in (PLAN, REQUEST))
    return tuple(
        Asked(name, row["label"], row["clue"], _first_behind(plan, row["clue"]))
        for name, heading in _PARTS
        for line in request.partition(heading)[2].partition("\n\n")[0].splitlines()
        if (row := _ASKED.match(line.strip()))
    )


def _first_behind(plan: str, clue: str) -> Fact:
    behind = plan.index(clue) + len(clue)
    return next(fact for fact in find(plan) if fact.start >= behind)


def _letter(hand_in: HandIn, name: str) -> Document:
    """One of the two documents; one without a body is not handed in yet."""
    letter = hand_in.once(documents.read, hand_in.find(name))
    if not letter.body:
        raise NotHandedIn(
            say("{name} 본문이 비어 있습니다.", name=_NAMES[name]),
            say("items에 본문을 적고 칸을 다시 실행하세요."),
        )
    if not letter.is_letter:
        raise NotHandedIn(
            say("{name:은} 아직 공문의 꼴이 아닙니다.", name=_NAMES[name]),
            say("수신과 제목, 시행 번호를 갖추어 다시 저장하세요."),
        )
    return letter


def _rules(letter: Document) -> Iterator[Criterion]:
    """Each rule in force; one that is required is met without faults, advice weighs nothing."""
    for rule in writing.in_force(letter):
        found = rule.check(letter)
        if rule.is_required:
            yield Criterion(not found, found)
        else:
            yield Criterion(True, found, weight=0.0)


def _address(right: str, written: str) -> Finding:
    return Finding(
        what=say("과장 쪽지와 다릅니다. 맞는 것은 ‘{right}’입니다.", right=right),
        where=say("‘{written}’ 자리", written=written) if written else say("두문과 결문"),
        why=say("과장 쪽지의 [두문과 결문]"),
        mend=say("‘{right}’ 그대로 쓰세요.", right=right),
        rule="frame",
    )


def _kept(one: Asked, known: tuple[Fact, ...]) -> Criterion:
    if any(same(fact, one.fact) for fact in known):
        return Criterion(True)
    finding = Finding(
        what=say(
            "{name}에 ‘{label}’ 자리가 비었거나 메모와 다릅니다.",
            name=_NAMES[one.document],
            label=one.label,
        ),
        where=say("메모의 ‘{clue}’ 뒤", clue=one.clue),
        why=say("과장 쪽지의 [넣을 것]"),
        mend=say("메모에서 그 자리를 찾아 숫자와 단위를 그대로 옮기세요."),
        rule="facts",
    )
    return Criterion(False, (finding,))


def _nothing_new(name: str, stated: tuple[Fact, ...], source: list[Fact]) -> Criterion:
    new = dict.fromkeys(fact.text for fact in stated if not supported(fact, source))
    findings = tuple(
        Finding(
            what=say("‘{text}’의 근거가 메모에 없습니다.", text=text),
            where=say("{name}의 ‘{text}’", name=_NAMES[name], text=text),
            why=say("AI는 그럴듯한 숫자를 지어냅니다. 계획에 없는 것은 약속할 수 없습니다."),
            mend=say("메모에서 맞는 값을 찾아 고치고, 없으면 지우세요."),
            rule="invented",
        )
        for text in new
    )
    return Criterion(not new, findings, say("{name}: 모두 메모에 있음", name=_NAMES[name]))


def _no_amount(stated: tuple[Fact, ...]) -> Criterion:
    amounts = [fact.text for fact in stated if fact.kind is Kind.AMOUNT]
    findings = tuple(
        Finding(
            what=say("밖으로 나가는 공문에 금액이 있습니다: ‘{text}’.", text=text),
            where=say("{name}의 ‘{text}’", name=_NAMES["outgoing"], text=text),
            why=say("금액은 안에서만 보기로 했습니다(계획 메모)."),
            mend=say("금액이 있는 줄을 지우고 항목 기호를 다시 이으세요."),
            rule="invented",
        )
        for text in amounts
    )
    return Criterion(not amounts, findings, say("밖으로 나가는 공문에 금액 없음"))
