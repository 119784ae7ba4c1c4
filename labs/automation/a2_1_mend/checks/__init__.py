"""Checks of a2-1-mend: an official letter with planted faults, mended and otherwise unchanged.

What was wrong in it is what the rules find in the given letter; what has to stay is all the rest of
it. The chief's note says what a calendar or a rule cannot know. Nothing is compared with a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.documents.frame import squeezed
from automation.facts import Fact, Kind, find, of_document, same
from automation.rules import closing, form, framing, items
from automation.rules import figures as figure_rules
from automation.rules.rule import Rule
from graders.documents.attached import asked_attachments, attached
from graders.documents.sources import of_kinds
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

LETTER, REQUEST = "letter.hwpx", "request.txt"
_MARKS = (items.ORDER, closing.ATTACHMENTS, closing.END, closing.TABLE_END)
_FIGURES = (
    figure_rules.AMOUNTS,
    figure_rules.DATES,
    figure_rules.ZEROS,
    figure_rules.TIMES,
    figure_rules.WEEKDAY,
)
_FRAME = (framing.PARTS, framing.NO_SENDER, form.PAPER)
_GROUPS: tuple[tuple[Message, tuple[Kind, ...]], ...] = (
    (say("금액"), (Kind.AMOUNT,)),
    (say("날짜와 시각"), (Kind.DATE, Kind.TIME)),
    (say("수량"), (Kind.COUNT,)),
)
_SENDER = re.compile(r"발신명의: ‘([^’]+)’")
_SENDER_WEIGHT = 3.0
# 전결 among the signers is a mark, not a person.
_DELEGATED = "전결"
# Shorter words, as in 08:00부터, may come with another way of writing the same thing.
_SHORTEST_ADDED = 4


def marks(submission: Submission) -> Judgement:
    """Item marks, attachments and 끝 as the articles have them."""
    letter, given = _mended(submission), _given(submission)
    asked = asked_attachments(documents.read_text(submission.materials / REQUEST))
    return judge(
        [
            *(c for rule in _MARKS for c in _gone(rule, letter, given)),
            *(attached(letter, name, quantity) for name, quantity in asked),
        ]
    )


def figures(submission: Submission) -> Judgement:
    """Amounts, dates, times and weekdays as articles, manual and calendar have them."""
    letter, given = _mended(submission), _given(submission)
    return judge(c for rule in _FIGURES for c in _gone(rule, letter, given))


def frame(submission: Submission) -> Judgement:
    """Heading and closing are whole, name the sender the note names, and are as given elsewhere."""
    letter, given = _mended(submission), _given(submission)
    found = [finding for rule in _FRAME for finding in rule.check(letter)]
    sender = submission.once(_asked_sender, submission.materials)
    signers = [word for word in given.frame.signers.split() if word != _DELEGATED]
    kept = (
        (say("행정기관명"), given.frame.agency, letter.frame.agency, 1.0),
        (say("수신"), given.frame.receiver, letter.frame.receiver, 1.0),
        (say("시행 번호와 날짜"), given.frame.number, letter.frame.number, 1.0),
        (say("발신명의"), sender, letter.frame.sender, _SENDER_WEIGHT),
        *((say("기안자와 결재자"), name, letter.frame.signers, 1.0) for name in signers),
    )
    whole = Criterion(not found, tuple(found), say("두문과 결문이 갖추어짐"), _SENDER_WEIGHT)
    return judge([whole, *(_as_it_should_be(*part) for part in kept)])


def unchanged(submission: Submission) -> Judgement:
    """Every right fact and sentence of the given letter is still there, and nothing was added."""
    letter, given = _mended(submission), _given(submission)
    if 2 * _faults(letter) > _faults(given):
        return not_yet(
            say("아직 고치지 않은 곳이 더 많습니다."),
            say("열두 군데 가운데 절반 넘게 고친 뒤 다시 검사하세요."),
        )
    return judge(
        [
            *(_facts_kept(name, kinds, given, letter) for name, kinds in _GROUPS),
            _sentences_kept(given, letter),
            _nothing_added(
                given, letter, find(documents.read_text(submission.materials / REQUEST))
            ),
        ]
    )


def _given(submission: Submission) -> Document:
    return submission.once(documents.read, submission.materials / LETTER)


def _mended(submission: Submission) -> Document:
    """The letter submitted; the given one unchanged, or another document, is none yet."""
    path = submission.find("letter")
    letter = submission.once(documents.read, path)
    if not letter.body:
        raise NotSubmitted(
            say("공문 본문이 비어 있습니다."), say("받은 공문을 고쳐 다시 저장하세요.")
        )
    if "letter" in submission.files:
        return letter
    given = _given(submission)
    if squeezed(letter.text) == squeezed(given.text):
        raise NotSubmitted(
            say("받은 공문 그대로입니다."),
            say("따옴표 안의 글에서 틀린 곳을 고치고, 저장하는 칸까지 다시 실행하세요."),
        )
    lines = list(_lines(given))
    if 2 * sum(not _lost(line, _body_text(letter)) for line in lines) < len(lines):
        raise NotSubmitted(
            say("받은 공문을 고친 글이 아닌 것 같습니다."),
            say("받은 공문을 바탕으로 틀린 곳만 고쳐 저장하세요."),
        )
    return letter


def _gone(rule: Rule, letter: Document, given: Document) -> Iterator[Criterion]:
    """One point of weight for each planted fault, and for each fault that is there now."""
    left, planted = rule.check(letter), len(rule.check(given))
    mended = max(planted - len(left), 0)
    if mended:
        good = say("{name}: {count}군데 고침", name=rule.name, count=mended)
        yield Criterion(True, good=good, weight=mended)
    if left:
        yield Criterion(False, left, weight=len(left))


def _faults(letter: Document) -> int:
    return sum(len(rule.check(letter)) for rule in (*_MARKS, *_FIGURES, *_FRAME))


def _asked_sender(materials: Path) -> str:
    """The sender the chief's note names."""
    found = _SENDER.search(documents.read_text(materials / REQUEST))
    assert found
    return found[1]


def _as_it_should_be(name: Message, right: str, written: str, weight: float) -> Criterion:
    """A part of the frame says what it should; one that is missing is a fault of R12 already."""
    if squeezed(right) in squeezed(written):
        return Criterion(True, weight=weight)
    finding = Finding(
        what=say("{name:이} 다릅니다. 맞는 것은 ‘{right}’입니다.", name=name, right=right),
        where=say("‘{written}’ 자리", written=written) if written else name,
        why=say("과장 쪽지와 받은 공문"),
        mend=say("‘{right}’ 그대로 쓰세요.", right=right),
        rule="frame",
    )
    return Criterion(False, (finding,) if written else (), weight=weight)


def _lines(letter: Document) -> Iterator[str]:
    yield letter.title
    yield from (item.text for item in (*letter.items, *letter.attachments))
    yield from letter.cells()


def _body_text(letter: Document) -> str:
    return squeezed("\n".join(_lines(letter)))


def _words(line: str) -> tuple[str, ...]:
    """The runs of Hangul of a line, without spaces and without its figures and dates."""
    for fact in reversed(find(line)):
        line = f"{line[: fact.start]}|{line[fact.start + len(fact.text) :]}"
    return tuple(word for word in re.findall("[가-힣]+", squeezed(line)) if word != "끝")


def _lost(line: str, text: str) -> list[str]:
    """The words of a line that a text does not hold, in whatever layout."""
    return _lost_words(_words(line), text)


def _lost_words(words: Sequence[str], text: str) -> list[str]:
    return [word for word in words if word not in text]


def _facts_kept(
    name: Message, kinds: tuple[Kind, ...], given: Document, letter: Document
) -> Criterion:
    """Every value is still there, in its own line and order."""
    stated = of_kinds(of_document(letter), kinds)
    facts = of_kinds(of_document(given), kinds)
    gone = [fact for fact in facts if not any(same(fact, one) for one in stated)]
    now = {squeezed(line): of_kinds(find(line), kinds) for line in _lines(letter)}
    moved = [line for line in _lines(given) if _is_moved(line, kinds, now, gone)]
    findings = (*(_changed(fact.text) for fact in gone), *map(_moved, moved))
    return Criterion(not findings, findings, say("{name}: 값이 그대로임", name=name))


def _is_moved(
    line: str, kinds: tuple[Kind, ...], now: Mapping[str, Sequence[Fact]], gone: Sequence[Fact]
) -> bool:
    """Whether the values of a line stand in none of the lines that have its words."""
    facts, words = of_kinds(find(line), kinds), _words(line)
    if not facts or not words or any(same(fact, one) for fact in facts for one in gone):
        return False
    beside = [found for text, found in now.items() if not _lost_words(words, text)]
    return bool(beside) and not any(_holds_in_order(found, facts) for found in beside)


def _holds_in_order(found: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    rest = iter(found)
    return all(any(same(fact, one) for one in rest) for fact in facts)


def _moved(line: str) -> Finding:
    return Finding(
        what=say("값의 자리가 뒤바뀌었습니다: ‘{line}’.", line=line),
        where=say("받은 공문의 ‘{line}’", line=line),
        why=say("값이 남아 있어도 자리가 바뀌면 다른 약속이 됩니다."),
        mend=say("이 줄의 값을 받은 공문과 같게 되돌리고, 형식만 고치세요."),
        rule="unchanged",
    )


def _changed(text: str) -> Finding:
    return Finding(
        what=say("받은 공문에 있던 값이 없어졌거나 바뀌었습니다: ‘{text}’.", text=text),
        where=say("받은 공문의 ‘{text}’", text=text),
        why=say("쓰는 형식만 고치고 값은 그대로 두어야 합니다(과장 쪽지)."),
        mend=say("받은 공문을 다시 열어 값을 되돌리고, 형식만 고치세요."),
        rule="unchanged",
    )


def _sentences_kept(given: Document, letter: Document) -> Criterion:
    text = _body_text(letter)
    changed = [(line, lost) for line in _lines(given) if (lost := _lost(line, text))]
    findings = tuple(_rewritten(line, ", ".join(lost)) for line, lost in changed)
    return Criterion(not findings, findings, say("맞던 문장이 그대로임"))


def _rewritten(line: str, lost: str) -> Finding:
    return Finding(
        what=say("맞던 글이 바뀌었거나 없어졌습니다: ‘{lost}’.", lost=lost),
        where=say("받은 공문의 ‘{line}’", line=line),
        why=say("틀린 곳만 고치기로 했습니다(과장 쪽지)."),
        mend=say("이 줄을 받은 공문과 같게 되돌리세요."),
        rule="unchanged",
    )


def _nothing_added(given: Document, letter: Document, asked: tuple[Fact, ...]) -> Criterion:
    """No fact but those of the given letter and the note, no words but those of the letter."""
    known, text = (*of_document(given), *asked), _body_text(given)
    facts = [fact.text for fact in of_document(letter) if not any(same(fact, k) for k in known)]
    lines = [
        line
        for line in _lines(letter)
        if any(len(word) >= _SHORTEST_ADDED for word in _lost(line, text))
    ]
    findings = tuple(_added(text) for text in dict.fromkeys((*facts, *lines)))
    return Criterion(not findings, findings, say("보탠 말과 숫자 없음"))


def _added(text: str) -> Finding:
    return Finding(
        what=say("받은 공문에 없던 말입니다: ‘{text}’.", text=text),
        where=say("고친 공문의 ‘{text}’", text=text),
        why=say("없던 약속이나 부탁을 보태면 다른 공문이 됩니다(과장 쪽지)."),
        mend=say("보탠 말을 지우거나 받은 공문의 말로 되돌리세요."),
        rule="unchanged",
    )
