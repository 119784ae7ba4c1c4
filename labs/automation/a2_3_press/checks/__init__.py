"""Checks of a2-3-press: a press release and a text for a card, made of one event's data.

What has to be in either, what may be quoted and what must stay inside is read from the materials:
the event's data and the chief's note. Nothing is compared with a stored key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.documents.frame import squeezed
from automation.facts import Fact, Kind, find, of_document, same
from automation.rules import figures
from automation.rules import press as newsroom
from graders.documents import rules as articles
from graders.documents.clauses import clauses, clauses_of
from graders.documents.confidential import not_let_out, quoted
from graders.documents.requested_facts import (
    RequestedFact,
    Source,
    all_facts_present,
    few,
    part_of_note,
    requested_facts,
)
from graders.documents.sources import GROUPS, nothing_new, of_kinds
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from . import speeches

say = catalog(__package__)

EVENT, REQUEST = "event.txt", "request.txt"
_EVENT, _PRESS, _CARD = say("행사 자료"), say("보도자료"), say("카드 글")
_FEWEST_PARAGRAPHS = 2
_FEWEST_LETTERS = 20
_VALUE = re.compile(
    r"^- (?P<label>보도일시|담당 부서|담당자|연락처): ‘(?P<value>[^’]+)’", re.MULTILINE
)
_LEAD = re.compile(r"^- 첫 문단: 누가 ‘(?P<who>[^’]+)’.*무엇을 ‘(?P<what>[^’]+)’", re.MULTILINE)
_CARD_FORM = re.compile(
    r"^- 카드 글: .*?(?P<letters>\d+)자, (?P<lines>\d+)줄(?P<rest>.*)", re.MULTILINE
)
_COMING = re.compile(r"(?:오는|이달)\s?(\d{1,2})일")
_BOASTS = re.compile(r"^- (?P<words>‘.+’)처럼 근거 없는 자랑", re.MULTILINE)
_LABELS: dict[str, tuple[str, Message]] = {
    "보도일시": ("release", say("보도일시")),
    "담당 부서": ("department", say("담당 부서")),
    "담당자": ("person", say("담당자")),
    "연락처": ("phone", say("연락처")),
}


@dataclass(frozen=True)
class Note:
    """The chief's note and the event's data as the checks need them."""

    request: str
    event: str

    @property
    def source(self) -> Source:
        return Source(_EVENT, self.event)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*find(self.event), *find(self.request))

    def asked(self, heading: str) -> tuple[RequestedFact, ...]:
        return requested_facts(part_of_note(self.request, heading), self.source)


def form(submission: Submission) -> Judgement:
    """Every field a newsroom looks for, and the rules of official writing that bind a release."""
    press = _press(submission)
    asked = (newsroom.CONTACT, newsroom.FIELDS)
    missing = [finding for rule in asked for finding in rule.check(press)]
    filled = [Criterion(True)] * (newsroom.FIELD_COUNT - len(missing))
    binding = articles.criteria(press, submission.day, leaving_out=(*asked, newsroom.LEAD))
    return judge([*filled, *map(_to_fill_in, missing), *binding])


def lead(submission: Submission) -> Judgement:
    """The first paragraph alone says who, when and what."""
    first = _press(submission).lead
    note = submission.once(read_note, submission.materials)
    names = _LEAD.search(note.request)
    assert names is not None
    day = note.asked("[보도자료에 넣을 것]")[0].fact
    dated = any(same(fact, day) for fact in find(first)) or _names_day(first, day)
    return judge(
        [
            _says(first, say("누가"), squeezed(names["who"]) in squeezed(first), names["who"]),
            _says(first, say("언제"), dated, day.text),
            _says(first, say("무엇을"), squeezed(names["what"]) in squeezed(first), names["what"]),
        ]
    )


def card(submission: Submission) -> Judgement:
    """Short enough for a card, with the event's name and place."""
    text, press = _card(submission), _press(submission)
    form = _CARD_FORM.search(submission.once(read_note, submission.materials).request)
    assert form is not None
    letters = len("".join(text.splitlines()))
    lines = sum(1 for line in text.splitlines() if line.strip())
    return judge(
        [
            _at_most(letters, int(form["letters"]), say("글자 수")),
            _at_most(lines, int(form["lines"]), say("줄 수")),
            *(_named(word, text) for word in quoted(form["rest"])),
            _right_weekdays(text, press.written),
        ]
    )


def facts(submission: Submission) -> Judgement:
    """Every fact the note asks for stands in the document it is asked for; so does the contact."""
    press, text = _press(submission), _card(submission)
    note = submission.once(read_note, submission.materials)
    known = (*of_document(press), *_days_to_come(press))
    in_press, in_card = (note.asked(f"[{name}에 넣을 것]") for name in ("보도자료", "카드 글"))
    return judge(
        [
            *all_facts_present(in_press, known, list(clauses_of(press)), _PRESS),
            *all_facts_present(in_card, find(text), list(clauses(text)), _CARD),
            *_contact(press, note.request),
        ]
    )


def invented(submission: Submission) -> Judgement:
    """No figure, speech or boast without a source, and nothing that is to stay inside."""
    press, text = _press(submission), _card(submission)
    note = submission.once(read_note, submission.materials)
    stated = of_document(press)
    texts = ((_PRESS, press.text), (_CARD, text))
    if few(stated, note.asked("[보도자료에 넣을 것]")):
        return not_yet(
            say("아직 견줄 사실이 거의 없습니다."),
            say("request.txt의 [보도자료에 넣을 것]을 옮긴 뒤 다시 검사하세요."),
        )
    return judge(
        [
            *_nothing_new(_PRESS, stated, note.facts),
            *_nothing_new(_CARD, find(text), note.facts),
            speeches.only_confirmed(texts, note.event, _EVENT),
            _no_boast(texts, note),
            *not_let_out(texts, quoted(part_of_note(note.event, "[아직 밖에 알리지 않는 것]"))),
        ]
    )


def read_note(materials: Path) -> Note:
    """The chief's note and the event's data."""
    return Note(*(documents.read_text(materials / name) for name in (REQUEST, EVENT)))


def _press(submission: Submission) -> Document:
    """The release submitted; one without a text is not submitted yet."""
    press = submission.once(documents.read, submission.find("press"))
    if press.press is None:
        raise NotSubmitted(
            say("아직 보도자료의 형식이 아닙니다."),
            say("맨 위에 ‘보도자료’와 보도일시를 두고 다시 저장하세요."),
        )
    if len(press.items) < _FEWEST_PARAGRAPHS:
        raise NotSubmitted(
            say("보도자료 본문이 아직 비어 있습니다."),
            say("body에 본문을 적고 칸을 다시 실행하세요."),
        )
    return press


def _card(submission: Submission) -> str:
    text = submission.once(documents.read_text, submission.find("card")).strip()
    if len(text) < _FEWEST_LETTERS:
        raise NotSubmitted(
            say("카드 글이 아직 비어 있습니다."),
            say("card에 글을 적고 칸을 다시 실행하세요."),
        )
    return text


def _to_fill_in(finding: Finding) -> Criterion:
    """Custom only advises; here the chief's note asks for every field."""
    if finding.level is Level.REQUIRED:
        return Criterion(False, (finding,))
    why = say("기자와 시민이 찾는 자리입니다(보도자료 관행). 이 실습에서는 모두 채웁니다.")
    return Criterion(False, (replace(finding, why=why, level=Level.REQUIRED),))


def _names_day(text: str, day: Fact) -> bool:
    """오는 24일, as newspapers write it."""
    assert isinstance(day.value, tuple)
    return re.search(rf"(?<!\d){day.value[-1]}일", text) is not None


def _days_to_come(press: Document) -> Iterator[Fact]:
    """오는 24일 is that day of the month of the release."""
    assert press.press is not None
    released = next((f.value for f in find(press.press.release) if f.kind is Kind.DATE), None)
    if isinstance(released, tuple):
        for match in _COMING.finditer(press.text):
            yield Fact(Kind.DATE, match[0], (*released[:2], int(match[1])), start=match.start())


def _says(first: str, name: Message, is_said: bool, right: str) -> Criterion:
    finding = Finding(
        what=say("첫 문단에 ‘{name}’ 자리가 없습니다.", name=name),
        where=say("첫 문단 ‘{text}’", text=first[:40]),
        why=say("신문은 아래부터 잘라 냅니다. 첫 문단만 남아도 뜻이 통해야 합니다."),
        mend=say("본문의 첫 줄에 ‘{right}’에 관한 말을 넣으세요.", right=right),
        rule="lead",
    )
    good = say("첫 문단에 ‘{name}’ 자리가 있음", name=name)
    return Criterion(is_said, () if is_said else (finding,), good)


def _at_most(number: int, most: int, name: Message) -> Criterion:
    finding = Finding(
        what=say("카드 글의 {name:이} {number}입니다.", name=name, number=number),
        where=_CARD,
        why=say("카드 한 장과 문자 한 통에 들어가야 바쁜 시민이 끝까지 읽습니다."),
        mend=say("{most} 안으로 줄이세요. 꾸미는 말부터 지웁니다.", most=most),
        rule="card",
    )
    met = number <= most
    good = say("{name} {number}(한도 {most})", name=name, number=number, most=most)
    return Criterion(met, () if met else (finding,), good)


def _named(word: str, text: str) -> Criterion:
    met = squeezed(word) in squeezed(text)
    finding = Finding(
        what=say("카드 글에 ‘{word}’ 자리가 비었습니다.", word=word),
        where=_CARD,
        why=say("무엇이 어디서 열리는지 모르면 올 수 없습니다."),
        mend=say("‘{word:을}’ 넣으세요.", word=word),
        rule="card",
    )
    return Criterion(met, () if met else (finding,))


def _right_weekdays(text: str, released: date | None) -> Criterion:
    """Its weekdays are those of the calendar: who reads a card reads nothing else."""
    found = figures.WEEKDAY.check(replace(documents.typed(text), written=released))
    return Criterion(not found, found)


def _contact(press: Document, request: str) -> Iterator[Criterion]:
    """Date of release, department, person and telephone are those of the note."""
    for label, right in _VALUE.findall(request):
        field, name = _LABELS[label]
        written = getattr(press.press, field)
        met = _agrees(field, right, written)
        finding = Finding(
            what=say("‘{name}’ 자리가 비었거나 쪽지와 다릅니다.", name=name),
            where=say("보도자료의 ‘{text}’", text=written) if written else _PRESS,
            why=say("과장 쪽지의 [형식]입니다. 연락처가 틀리면 기자가 확인하지 못합니다."),
            mend=say("‘{right}’ 그대로 쓰세요.", right=right),
            rule="facts",
        )
        yield Criterion(met, () if met else (finding,))


def _agrees(field: str, right: str, written: str) -> bool:
    if field == "release":
        return any(same(fact, known) for fact in find(written) for known in find(right))
    if field == "phone":
        return re.sub(r"\D", "", right) in re.sub(r"\D", "", written)
    return squeezed(right) in squeezed(written)


def _nothing_new(
    document: Message, stated: tuple[Fact, ...], source: tuple[Fact, ...]
) -> Iterator[Criterion]:
    for group, kinds in GROUPS:
        if Kind.ARTICLE not in kinds:
            yield nothing_new(
                of_kinds(stated, kinds), source, group=group, document=document, source_name=_EVENT
            )


def _no_boast(texts: tuple[tuple[Message, str], ...], note: Note) -> Criterion:
    """The words the note forbids, unless they only limit a number (최대 3권)."""
    line = _BOASTS.search(note.request)
    assert line is not None
    found = [
        (name, word)
        for name, text in texts
        for word in quoted(line["words"])
        if re.search(rf"{word}(?!\s?\d|한)", text)
    ]
    findings = tuple(
        Finding(
            what=say("근거 없는 자랑이 있습니다: ‘{word}’.", word=word),
            where=say("{name}의 ‘{word}’", name=name, word=word),
            why=say("견줄 자료가 없으면 거짓말이 되고, 기자가 가장 먼저 되묻습니다."),
            mend=say("지우고, 자료에 있는 숫자로 말하세요."),
            rule="invented",
        )
        for name, word in found
    )
    return Criterion(not found, findings, say("근거 없는 자랑이 없음"))
