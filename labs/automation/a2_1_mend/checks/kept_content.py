"""What the given letter says, compared with the corrected one: its values, its words, no more."""

import re
from collections.abc import Iterator, Mapping, Sequence

from automation.document_model.content import Place
from automation.documents import Document
from automation.facts import Fact, Kind, find, of_document, same
from graders.documents.sources import VALUES, of_kinds
from graders.outcome import Criterion
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

# Shorter words, as in 08:00부터, may come with another way of writing the same thing.
_SHORTEST_ADDED = 4


def has_most_lines(given: Document, letter: Document) -> bool:
    """Whether half of the given lines are there: else it is another letter."""
    text, lines = _body_text(letter), list(_lines(given))
    return 2 * sum(not _lost(_words(line), text) for line in lines) >= len(lines)


def values_kept(given: Document, letter: Document) -> Iterator[Criterion]:
    """A criterion a kind of value: each is still there, in its own line and order."""
    known, stated = of_document(given), of_document(letter)
    for name, kinds in VALUES:
        now_there = of_kinds(stated, kinds)
        gone = [f for f in of_kinds(known, kinds) if not any(same(f, one) for one in now_there)]
        now = {spaceless(line): of_kinds(find(line), kinds) for line in _lines(letter)}
        moved = [line for line in _lines(given) if _is_moved(line, kinds, now, gone)]
        findings = (*(_changed(fact.text) for fact in gone), *map(_moved, moved))
        yield Criterion(not findings, findings, say("{name}: 값이 그대로임", name=name))


def sentences_kept(given: Document, letter: Document) -> Criterion:
    """No word of the given letter is gone."""
    text = _body_text(letter)
    changed = [(line, lost) for line in _lines(given) if (lost := _lost(_words(line), text))]
    findings = (
        *(_rewritten(line, ", ".join(lost)) for line, lost in changed),
        *map(_moved, _exchanged(given, letter)),
    )
    return Criterion(not findings, findings, say("바른 문장이 그대로임"))


def nothing_added(given: Document, letter: Document, note: Sequence[Fact]) -> Criterion:
    """No fact but those of the given letter and the note, no words but those of the letter."""
    known, text = (*of_document(given), *note), _body_text(given)
    # A hidden name is what is missing, a hidden sentence what was added.
    asides = (aside.text.strip() for aside in letter.asides if aside.place is Place.HIDDEN)
    hidden = [text for text in asides if " " in text]
    lines = [
        line
        for line in (*_lines(letter), *hidden)
        if any(len(word) >= _SHORTEST_ADDED for word in _lost(_words(line), text))
    ]
    facts = [fact.text for fact in of_document(letter) if not any(same(fact, k) for k in known)]
    # A fact of a line that was added is said with its line.
    alone = [fact for fact in facts if not any(fact in line for line in lines)]
    findings = tuple(_added(text) for text in dict.fromkeys((*alone, *lines)))
    return Criterion(not findings, findings, say("덧붙인 말과 숫자 없음"))


def _exchanged(given: Document, letter: Document) -> Iterator[str]:
    """The given lines whose label now stands before the words of another line."""
    lines = {label: (value, line) for line in _lines(given) for label, value in _labelled(line)}
    values = {value for value, _ in lines.values()}
    for line in _lines(letter):
        for label, value in _labelled(line):
            if label in lines and value != lines[label][0] and value in values:
                yield lines[label][1]


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """The label of a line and its words behind the colon, where it has both."""
    label, _, value = line.partition(":")
    if words := "".join(_words(value)):
        yield spaceless(label), words


def _lines(letter: Document) -> Iterator[str]:
    yield letter.title
    yield from (item.text for item in (*letter.items, *letter.attachments))
    yield from letter.notes
    yield from letter.cells()


def _body_text(letter: Document) -> str:
    return spaceless("\n".join(_lines(letter)))


def _words(line: str) -> tuple[str, ...]:
    """The runs of Hangul of a line, without spaces and without its figures and dates."""
    for fact in reversed(find(line)):
        line = f"{line[: fact.start]}|{line[fact.start + len(fact.text) :]}"
    return tuple(word for word in re.findall("[가-힣]+", spaceless(line)) if word != "끝")


def _lost(words: Sequence[str], text: str) -> list[str]:
    """The words that a text does not hold, in whatever layout."""
    return [word for word in words if word not in text]


def _is_moved(
    line: str, kinds: Sequence[Kind], now: Mapping[str, Sequence[Fact]], gone: Sequence[Fact]
) -> bool:
    """Whether the values of a line stand in none of the lines that have its words."""
    facts, words = of_kinds(find(line), kinds), _words(line)
    if not facts or not words or any(same(fact, one) for fact in facts for one in gone):
        return False
    beside = [found for text, found in now.items() if not _lost(words, text)]
    return bool(beside) and not any(_holds_in_order(found, facts) for found in beside)


def _holds_in_order(found: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    rest = iter(found)
    return all(any(same(fact, one) for one in rest) for fact in facts)


def _moved(line: str) -> Finding:
    return _different(
        say("값이 서로 뒤바뀌었습니다: ‘{line}’.", line=line),
        line,
        say("값이 남아 있어도 자리가 바뀌면 다른 내용이 됩니다."),
        say("이 줄의 값을 반려된 공문과 같게 되돌리고, 형식만 고치세요."),
    )


def _changed(text: str) -> Finding:
    return _different(
        say("반려된 공문에 있던 값이 없어졌거나 바뀌었습니다: ‘{text}’.", text=text),
        text,
        say("표기 형식만 고치고 값은 그대로 두어야 합니다(과장 쪽지)."),
        say("반려된 공문을 보고 값을 되돌리고, 형식만 고치세요."),
    )


def _rewritten(line: str, lost: str) -> Finding:
    return _different(
        say("바른 문장이 바뀌었거나 없어졌습니다: ‘{lost}’.", lost=lost),
        line,
        say("틀린 곳만 고쳐야 합니다(과장 쪽지)."),
        say("이 줄을 반려된 공문과 같게 되돌리세요."),
    )


def _different(what: Message, given: str, why: Message, mend: Message) -> Finding:
    where = say("반려된 공문의 ‘{text}’", text=given)
    return Finding(what, where, why, mend, rule="unchanged")


def _added(text: str) -> Finding:
    return Finding(
        what=say("반려된 공문에 없던 내용입니다: ‘{text}’.", text=text),
        where=say("고친 공문의 ‘{text}’", text=text),
        why=say("없던 약속이나 요청을 덧붙이면 다른 공문이 됩니다(과장 쪽지)."),
        mend=say("덧붙인 말을 지우거나 반려된 공문의 말로 되돌리세요."),
        rule="unchanged",
    )
