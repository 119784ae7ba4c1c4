"""Checks of a2-1-mend: an official letter with planted faults, corrected and otherwise unchanged.

What was wrong in it is what the rules find in the given letter; what has to stay is all the rest of
it. The chief's note says what a calendar or a rule cannot know. Nothing is compared with a key.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.facts import find
from automation.rules import closing, form, framing, items
from automation.rules import figures as figure_rules
from automation.rules.rule import Rule
from graders.documents.attached import asked_attachments, attached
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .kept_content import has_most_lines, nothing_added, sentences_kept, values_kept
from .own_letter import own_figures, own_letter, own_marks

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
_SENDER = re.compile(r"발신명의: ‘([^’]+)’")
_SENDER_WEIGHT = 3.0
# 전결 among the signers is a mark, not a person.
_DELEGATED = "전결"


def marks(submission: Submission) -> Judgement:
    """Item marks, attachments and 끝 as the articles have them, and as the note wants them."""
    if own := own_letter(submission):
        return judge(own_marks(own, _MARKS))
    letter, given = _corrected(submission), _given(submission)
    asked = asked_attachments(documents.read_text(submission.materials / REQUEST))
    return judge(
        (c for rule in _MARKS for c in _gone(rule, letter, given)),
        (attached(letter, name, quantity) for name, quantity in asked),
    )


def figures(submission: Submission) -> Judgement:
    """Amounts, dates, times and weekdays as articles, manual and calendar have them."""
    if own := own_letter(submission):
        return judge(own_figures(own, _FIGURES))
    letter, given = _corrected(submission), _given(submission)
    return judge(c for rule in _FIGURES for c in _gone(rule, letter, given))


def frame(submission: Submission) -> Judgement:
    """Heading and closing are whole, name the sender the note names, and are as given elsewhere."""
    letter, given = _corrected(submission), _given(submission)
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
    return judge(whole, (_as_it_should_be(*part) for part in kept))


def unchanged(submission: Submission) -> Judgement:
    """Every right value and sentence of the given letter is still there, and nothing was added.

    A letter that was decided says the same after its form was corrected.
    """
    letter, given = _corrected(submission), _given(submission)
    if 2 * _faults(letter) > _faults(given):
        return not_yet(
            say("아직 고치지 않은 곳이 더 많습니다."),
            say("열두 군데 중 절반 넘게 고친 뒤 다시 검사하세요."),
        )
    note = find(documents.read_text(submission.materials / REQUEST))
    return judge(
        values_kept(given, letter),
        sentences_kept(given, letter),
        nothing_added(given, letter, note),
    )


def _given(submission: Submission) -> Document:
    return submission.once(documents.read, submission.materials / LETTER)


def _corrected(submission: Submission) -> Document:
    """The letter submitted; the given one unchanged, or another document, is none yet."""
    path = submission.find("letter")
    letter = submission.once(documents.read, path)
    if not letter.body:
        raise NotSubmitted(
            say("공문 본문이 비어 있습니다."), say("반려된 공문을 고쳐 다시 저장하세요.")
        )
    given = _given(submission)
    if spaceless(letter.text) == spaceless(given.text):
        raise NotSubmitted(
            say("반려된 공문 그대로입니다."),
            say("틀린 곳을 고친 다음 다시 저장하세요."),
        )
    if not has_most_lines(given, letter):
        raise NotSubmitted(
            say("반려된 공문을 고친 글이 아닌 것 같습니다."),
            say("반려된 공문을 바탕으로 틀린 곳만 고쳐 저장하세요."),
        )
    return letter


def _gone(rule: Rule, letter: Document, given: Document) -> Iterator[Criterion]:
    """One point of weight for each planted fault, and for each fault that is there now."""
    left, planted = rule.check(letter), len(rule.check(given))
    fixed = max(planted - len(left), 0)
    if fixed:
        good = say("{name}: {count}군데 고침", name=rule.name, count=fixed)
        yield Criterion(True, good=good, weight=fixed)
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
    if spaceless(right) in spaceless(written):
        return Criterion(True, weight=weight)
    finding = Finding(
        what=say("{name:이} 다릅니다. 맞는 것은 ‘{right}’입니다.", name=name, right=right),
        where=say("‘{written}’ 부분", written=written) if written else name,
        why=say("과장 쪽지와 반려된 공문"),
        mend=say("‘{right}’ 그대로 적으세요.", right=right),
        rule="frame",
    )
    return Criterion(False, (finding,) if written else (), weight=weight)
