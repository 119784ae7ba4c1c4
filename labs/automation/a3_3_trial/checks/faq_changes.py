"""What was changed in the FAQ base that was given: answers as replied, ways of asking added.

For ways of asking the measure of likeness is the share of letters and letter pairs two texts have
in common; sentences in one's own words share less than half of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from automation.chatbot import Entry, FaqBase, Question, Questions
from automation.chatbot.retrieval import letters
from graders.outcome import Criterion, criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

_COPIED, _SAME_MEANING, _CLEARLY_MORE = 0.8, 0.5, 0.2
_RIGHT, _WRONG = re.compile("‘([^’]+)’"), re.compile("“([^”]+)”")


def in_quotes(text: str) -> str:
    """Words of a file in quotation marks, so that a particle can follow them."""
    return f"‘{text}’"


def copied_from(way: str, question: str) -> bool:
    """Whether a way of asking repeats a question, whole or all but whole."""
    asked, written = Counter(letters(question)), Counter(letters(way))
    return bool(asked) and (asked & written).total() >= _COPIED * asked.total()


def same_entry(base: FaqBase, given: Entry) -> Entry | None:
    """A given entry in a base submitted: by its question, else by its number."""
    by_question = [e for e in base if letters_only(e.question) == letters_only(given.question)]
    by_number = [e for e in base if e.number == given.number]
    return next(iter((*by_question, *by_number)), None)


def as_replied(base: FaqBase, given: Entry, office: str, reply: str) -> Criterion:
    """What a reply quotes ‘so’ stands in the entry, and what it quotes “so” no longer does."""
    entry = same_entry(base, given)
    may_go = "지우" in reply
    if entry is None and may_go:
        return Criterion(True, good=say("{number}번: 회신대로 지움", number=given.number))
    text = letters_only(f"{entry.answer} {entry.source}") if entry else ""
    right = all(letters_only(word) in text for word in _RIGHT.findall(reply))
    stale = any(letters_only(word) in text for word in _WRONG.findall(reply))
    return criterion(
        right and not stale,
        say("{number}번: 회신대로 고침", number=given.number),
        say("{number}번이 부서 회신과 다릅니다.", number=given.number),
        where=_place(given),
        why=say("{office}의 회신 내용입니다. 챗봇은 목록의 글자를 그대로 답합니다.", office=office),
        mend=say("부서 회신을 다시 읽고 답과 근거를 그대로 옮기세요."),
    )


def nothing_lost(base: FaqBase, given: FaqBase, replied: set[int]) -> Criterion:
    """No entry is gone but one with a reply (``replied``, by number); none lost its answer."""
    gone = [e for e in given if e.number not in replied and same_entry(base, e) is None]
    blank = [
        e
        for e in given
        if e.answer and (kept := same_entry(base, e)) is not None and not kept.answer
    ]
    findings = tuple(
        Finding(
            say("{number}번이 없어졌거나 답이 비었습니다.", number=entry.number),
            _place(entry),
            say("쪽지에서 지우라고 한 것 말고는 질문을 빼지 말라고 했습니다."),
            say("처음 목록에서 그 줄을 되살리세요."),
        )
        for entry in (*gone, *blank)
    )
    return Criterion(not findings, findings, say("빠진 질문 없음"))


def added_ways(entry: Entry, given: FaqBase) -> list[str]:
    """The ways of an entry that the given base does not hold."""
    before = same_entry(given, entry)
    known = {letters_only(way) for way in before.asked} if before else set()
    return [way for way in entry.asked if letters_only(way) not in known]


def changed_answer(entry: Entry, given: FaqBase) -> list[str]:
    """The answer of an entry, where it is not the given one: it is searched like the ways."""
    before = same_entry(given, entry)
    return [entry.answer] if before is None or before.answer != entry.answer else []


def alike(one: str, other: str) -> float:
    """The share of letters and pairs two texts have in common (Dice), 0 to 1."""
    left, right = Counter(letters(one)), Counter(letters(other))
    both = left.total() + right.total()
    return 2 * (left & right).total() / both if both else 0.0


def belongs_elsewhere(
    entry: Entry, way: str, given: FaqBase, practice: Questions
) -> Iterator[Finding]:
    """A way all but equal to a practice question that means another entry."""
    before = same_entry(given, entry) or entry
    own = [q.text for q in practice if q.expected == before.number]
    elsewhere = [q for q in practice if q.expected != before.number]
    nearest = max(elsewhere, key=lambda q: alike(way, q.text))
    likeness = alike(way, nearest.text)
    to_own = max(alike(way, text) for text in (*before.asked, *own))
    if likeness >= _SAME_MEANING and likeness - to_own >= _CLEARLY_MORE:
        yield Finding(
            say(
                "{way:은} {number}번의 질문 표현이 아닙니다.",
                way=in_quotes(way),
                number=entry.number,
            ),
            _place(entry),
            say(
                "연습 문제 {question:과} 거의 같은 표현인데, 그 답은 {expected}번입니다.",
                question=in_quotes(nearest.text),
                expected=nearest.expected,
            ),
            say("이 줄을 지우거나 맞는 번호로 옮기세요."),
        )


def copied_finding(entry: Entry, way: str, question: Question) -> Finding:
    """A way of asking that was copied from the validation questions."""
    return Finding(
        say("{way:은} 검증 문제를 옮긴 표현입니다.", way=in_quotes(way)),
        _place(entry),
        say(
            "검증 {number}번 {question:과} 거의 같습니다. 문제를 외우면 정답률은 오르지만 "
            "다른 시민의 질문에는 도움이 되지 않습니다.",
            number=question.number,
            question=in_quotes(question.text),
        ),
        say("지우고, 같은 뜻을 묻는 다른 표현을 적으세요."),
    )


def without_copies(base: FaqBase, given: FaqBase, validation: Questions) -> FaqBase:
    """The base without what was copied from validation questions, into answers too."""

    def copied(way: str) -> bool:
        return any(copied_from(way, question.text) for question in validation)

    def clean(entry: Entry) -> Entry:
        before = same_entry(given, entry) or entry
        added = set(added_ways(entry, given))
        return replace(
            entry,
            question=before.question if copied(entry.question) else entry.question,
            ways=tuple(w for w in entry.ways if w not in added or not copied(w)),
            answer=before.answer if copied(entry.answer) else entry.answer,
        )

    return replace(base, entries=tuple(clean(entry) for entry in base))


def _place(entry: Entry) -> Message:
    return say("{number}번 ‘{question}’", number=entry.number, question=entry.question)
