"""Checks of a1-1-report: what was sent to the assistant, and the report made of the answer.

What has to be in the report, and what must not be sent, is read from the materials: the notes and
the chief's request. Nothing is compared with a stored key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation import documents, privacy
from automation import rules as writing
from automation.documents import Document
from automation.facts import Fact, Kind, find, of_document, same, supported
from automation.rules.form import GIST, KEYWORDS
from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Criterion, Judgement, judge, not_yet
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog("graders")

NOTES, REQUEST = "notes.txt", "request.txt"
_QUOTED = re.compile(r"‘([^’]+)’")
_ASKED = re.compile(r"^- (?P<label>.+?) \(메모의 ‘(?P<clue>[^’]+)’ 뒤\)$")
# Words the guard does not know weigh more: finding them is the learner's own work.
_OWN_WORK = 3.0
_FEWEST_LINES = 3
_GROUPS: tuple[tuple[Message, tuple[Kind, ...]], ...] = (
    (say("금액"), (Kind.AMOUNT,)),
    (say("날짜와 시각"), (Kind.DATE, Kind.TIME)),
    (say("수량"), (Kind.COUNT,)),
    (say("법령 조문과 문서 번호"), (Kind.ARTICLE, Kind.NOTICE)),
)


@dataclass(frozen=True)
class Asked:
    """A fact the request asks for: its name there, where it is in the notes, what it is."""

    label: str
    clue: str
    fact: Fact


def sent(hand_in: HandIn) -> Judgement:
    """Nothing personal and nothing confidential was sent, and what was sent can be worked with."""
    text = hand_in.once(documents.read_text, hand_in.find("sent"))
    notes = hand_in.once(documents.read_text, hand_in.materials / NOTES)
    if text.strip() == privacy.mask(notes).text.strip():
        return not_yet(
            say("도구가 찾아 가린 것뿐입니다. 사람 눈으로 가릴 말이 남아 있습니다."),
            say(
                "request.txt의 [AI에 보내지 말 것]을 읽고, "
                "그 말을 hide에 적고 칸을 다시 실행하세요."
            ),
        )
    secret = hand_in.once(_secret_words, hand_in.materials)
    private = dict.fromkeys(found.text for found in (*privacy.find(notes), *_certain(text)))
    return judge(
        [
            *(_hidden(word, text, 1.0) for word in private if word not in secret),
            *(_hidden(word, text, _OWN_WORK) for word in secret),
            _still_useful(text, hand_in.once(asked_facts, hand_in.materials)),
        ]
    )


def facts(hand_in: HandIn) -> Judgement:
    """Every fact the request asks for is in the report, with its unit."""
    known = of_document(_report(hand_in))
    asked = hand_in.once(asked_facts, hand_in.materials)
    return judge(_kept(one, known) for one in asked)


def invented(hand_in: HandIn) -> Judgement:
    """Every amount, date, time, count and article of the report comes from the notes."""
    report = _report(hand_in)
    stated = of_document(report)
    asked = hand_in.once(asked_facts, hand_in.materials)
    if 2 * sum(_holds(stated, one) for one in asked) < len(asked):
        return not_yet(
            say("아직 견줄 사실이 거의 없습니다."),
            say("request.txt의 [꼭 넣을 것]을 보고서에 옮긴 뒤 다시 검사하세요."),
        )
    source = hand_in.once(_source_facts, hand_in.materials)
    return judge(_nothing_new(name, kinds, stated, source) for name, kinds in _GROUPS)


def rules(hand_in: HandIn) -> Judgement:
    """The required rules of official writing that bind a report on its own date."""
    report = _report(hand_in)
    return judge(_rule(rule, report) for rule in _other_rules(report))


def gist(hand_in: HandIn) -> Judgement:
    """The gist and the keywords by which the report is found later."""
    report = _report(hand_in)
    return judge(
        Criterion(not (found := rule.check(report)), found, say("{name} 있음", name=rule.name))
        for rule in (GIST, KEYWORDS)
    )


def asked_facts(materials: Path) -> tuple[Asked, ...]:
    """What the request asks for, each with the first fact behind its clue in the notes."""
    notes = documents.read_text(materials / NOTES)
    return tuple(
        Asked(row["label"], row["clue"], _first_behind(notes, row["clue"]))
        for line in documents.read_text(materials / REQUEST).splitlines()
        if (row := _ASKED.match(line.strip()))
    )


def _first_behind(notes: str, clue: str) -> Fact:
    behind = notes.index(clue) + len(clue)
    return next(fact for fact in find(notes) if fact.start >= behind)


def _secret_words(materials: Path) -> tuple[str, ...]:
    """The words the request quotes under [AI에 보내지 말 것]."""
    request = documents.read_text(materials / REQUEST)
    return tuple(_QUOTED.findall(request.partition("[AI에 보내지 말 것]")[2]))


def _source_facts(materials: Path) -> tuple[Fact, ...]:
    """Facts of the notes and of the request, the day the report is for among them."""
    return tuple(
        f for name in (NOTES, REQUEST) for f in find(documents.read_text(materials / name))
    )


def _report(hand_in: HandIn) -> Document:
    """The report handed in; one without a body is not handed in yet."""
    report = hand_in.once(documents.read, hand_in.find("report"))
    lines = len(report.items) + sum(len(table.rows) for table in report.tables)
    if lines < _FEWEST_LINES:
        raise NotHandedIn(
            say("보고서 본문이 아직 비어 있습니다."),
            say("items에 본문을 적고 칸을 다시 실행하세요."),
        )
    return report


def _certain(text: str) -> Iterator[privacy.Found]:
    """Personal data of a text that its shape alone gives away, however the notes spell it."""
    return (found for found in privacy.find(text) if found.kind is not privacy.Kind.NAME)


def _hidden(word: str, text: str, weight: float) -> Criterion:
    if not _reads(word, text):
        return Criterion(True, weight=weight)
    finding = Finding(
        what=say("{word:이} 그대로 남아 있습니다.", word=_in_quotes(word)),
        why=say("개인정보와 비공개 정보는 외부 AI에 보낼 수 없습니다(국가정보원 보안 지침)."),
        mend=say("이 말을 메모에서 복사해 hide에 적고 칸을 다시 실행하세요."),
        rule="sent",
    )
    return Criterion(False, (finding,), weight=weight)


def _reads(word: str, text: str) -> bool:
    """Whether a word can be read in a text, an amount in any spelling of it."""
    amounts = [fact for fact in find(word) if fact.kind is Kind.AMOUNT]
    if amounts:
        return any(same(fact, amounts[0]) for fact in find(text))
    return _squeezed(word) in _squeezed(text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.\-–]", "", text)


def _in_quotes(word: str) -> str:
    return f"‘{word}’"


def _still_useful(text: str, asked: tuple[Asked, ...]) -> Criterion:
    """Masking is not deleting: figures and dates are no secret, and the work is done with them."""
    known = find(text)
    kept = sum(any(same(fact, one.fact) for fact in known) for one in asked)
    if 2 * kept >= len(asked):
        return Criterion(True, good=say("일에 필요한 숫자와 날짜는 남아 있음"), weight=_OWN_WORK)
    finding = Finding(
        what=say("보고서에 쓸 숫자와 날짜까지 지워졌습니다."),
        why=say("가릴 것은 사람과 비공개 정보입니다. 나머지가 있어야 AI가 일할 수 있습니다."),
        mend=say("메모를 다시 열어, 가릴 말만 가리고 저장하세요."),
        rule="sent",
    )
    return Criterion(False, (finding,), weight=_OWN_WORK)


def _holds(known: tuple[Fact, ...], one: Asked) -> bool:
    return any(same(fact, one.fact) for fact in known)


def _kept(one: Asked, known: tuple[Fact, ...]) -> Criterion:
    if _holds(known, one):
        return Criterion(True)
    finding = Finding(
        what=say("{label:이} 보고서에 없거나 메모와 다릅니다.", label=_in_quotes(one.label)),
        where=say("메모의 ‘{clue}’ 뒤", clue=one.clue),
        why=say("과장 쪽지의 [꼭 넣을 것]"),
        mend=say("메모에서 그 자리를 찾아 숫자와 단위를 그대로 옮기세요."),
        rule="facts",
    )
    return Criterion(False, (finding,))


def _nothing_new(
    name: Message, kinds: tuple[Kind, ...], stated: tuple[Fact, ...], source: tuple[Fact, ...]
) -> Criterion:
    new = [fact for fact in stated if fact.kind in kinds and not supported(fact, source)]
    findings = tuple(_unsupported(fact) for fact in dict.fromkeys(fact.text for fact in new))
    return Criterion(not findings, findings, say("{name}: 모두 메모에 있음", name=name))


def _unsupported(text: str) -> Finding:
    return Finding(
        what=say("‘{text}’의 근거가 메모에 없습니다.", text=text),
        where=say("보고서의 ‘{text}’", text=text),
        why=say(
            "AI는 그럴듯한 숫자와 조문을 지어냅니다. 근거 없는 사실은 보고서에 쓸 수 없습니다."
        ),
        mend=say("메모에서 맞는 값을 찾아 고치고, 없으면 지우세요."),
        rule="invented",
    )


def _other_rules(report: Document) -> Iterator[writing.Rule]:
    return (rule for rule in writing.in_force(report) if rule not in (GIST, KEYWORDS))


def _rule(rule: writing.Rule, report: Document) -> Criterion:
    """A required rule is met without faults; advice weighs nothing."""
    found = rule.check(report)
    if not rule.is_required:
        return Criterion(True, found, weight=0.0)
    return Criterion(not found, found)
