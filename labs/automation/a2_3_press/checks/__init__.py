"""Checks of a2-3-press: a press release and a text for a card, made of one event's data.

What has to be in either, what may be quoted and what must stay inside is read from the materials:
the event's data and the chief's note. Nothing is compared with a stored key.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from automation import documents
from automation.documents import Document
from automation.documents.kinds import DocumentKind
from automation.facts import Fact, Kind, find, of_document, same
from automation.rules import press as newsroom
from graders.documents import rules as articles
from graders.documents.clauses import clauses, clauses_of
from graders.documents.reading import expect
from graders.documents.requested_facts import all_facts_present, few
from graders.documents.sources import VALUES, nothing_new_by_group
from graders.outcome import Criterion, Judgement, criterion, judge, not_yet
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .card_text import CARD, card_criteria
from .chief_note import EVENT_DATA, ChiefNote, read_note
from .forbidden_words import nothing_unfounded, nothing_withheld
from .quotations import only_confirmed
from .unsourced import day_of_applying, figures_of_their_year, nothing_unsettled

say = catalog(__package__)

_PRESS = say("보도자료")
_FEWEST_PARAGRAPHS = 2
_FEWEST_LETTERS = 20
_COMING = re.compile(r"(?:오는|이달)\s?(\d{1,2})일")
_LABELS: dict[str, tuple[str, Message]] = {
    "보도일시": ("release", say("보도일시")),
    "담당 부서": ("department", say("담당 부서")),
    "담당자": ("person", say("담당자")),
    "연락처": ("phone", say("연락처")),
}


def form(submission: Submission) -> Judgement:
    """Every field a newsroom looks for, and the rules of official writing that bind a release.

    A release without its contact is not printed.
    """
    press = _press(submission)
    asked = (newsroom.CONTACT, newsroom.FIELDS)
    missing = [finding for rule in asked for finding in rule.check(press)]
    filled = [Criterion(True)] * (newsroom.FIELD_COUNT - len(missing))
    binding = articles.criteria(press, submission.day, leaving_out=(*asked, newsroom.LEAD))
    return judge(filled, map(_to_fill_in, missing), binding)


def lead(submission: Submission) -> Judgement:
    """The first paragraph alone says who, when and what: a newspaper cuts from the end.

    It is written first, and judged before the others are there.
    """
    first, note = _press(submission, fewest=1).lead, _note(submission)
    who, what = note.lead
    day = note.facts_for("보도자료")[0].fact
    dated = any(same(fact, day) for fact in find(first)) or _names_day(first, day)
    return judge(
        _says(first, say("누가"), spaceless(who) in spaceless(first), who),
        _says(first, say("언제"), dated, day.text),
        _says(first, say("무엇을"), spaceless(what) in spaceless(first), what),
    )


def card(submission: Submission) -> Judgement:
    """Short enough for a card, with the event's name and place."""
    text, press = _card(submission), _press(submission)
    return judge(card_criteria(text, _note(submission), press.written))


def facts(submission: Submission) -> Judgement:
    """Every fact the note asks for stands in the document it is asked for; so does the contact."""
    press, text, note = _press(submission), _card(submission), _note(submission)
    known = (*of_document(press), *_days_to_come(press))
    in_press, in_card = note.facts_for("보도자료"), note.facts_for("카드뉴스 문안")
    return judge(
        all_facts_present(in_press, known, list(clauses_of(press)), _PRESS),
        all_facts_present(in_card, find(text), list(clauses(text)), CARD),
        figures_of_their_year(press.text, note.event),
        day_of_applying(_PRESS, press.text, in_card),
        day_of_applying(CARD, text, in_card),
        _contact(press, note),
    )


def invented(submission: Submission) -> Judgement:
    """No figure, quotation or claim without a source, and nothing that is to stay inside.

    What is printed is the city's promise.
    """
    press, text, note = _press(submission), _card(submission), _note(submission)
    stated = of_document(press)
    texts = ((_PRESS, press.everything), (CARD, text))
    if few(stated, note.facts_for("보도자료")):
        return not_yet(
            say("아직 대조할 사실이 거의 없습니다."),
            say("과장 쪽지의 [보도자료에 넣을 것]을 옮긴 뒤 다시 검사하세요."),
        )
    return judge(
        nothing_new_by_group(stated, note.facts, _PRESS, EVENT_DATA, VALUES),
        nothing_new_by_group(find(text), note.facts, CARD, EVENT_DATA, VALUES),
        only_confirmed(texts, note.event, EVENT_DATA),
        nothing_unfounded(texts, note.unfounded),
        nothing_withheld(texts, note.withheld),
        nothing_unsettled(((_PRESS, press.text), (CARD, text)), note.event),
    )


def _note(submission: Submission) -> ChiefNote:
    return submission.once(read_note, submission.materials)


def _press(submission: Submission, fewest: int = _FEWEST_PARAGRAPHS) -> Document:
    """The release submitted; one without a text is not submitted yet."""
    press = submission.once(documents.read, submission.find("press"))
    if submission.files:
        expect(press, DocumentKind.PRESS)
    if press.press is None:
        raise NotSubmitted(
            say("아직 보도자료 형식이 아닙니다."),
            say("맨 위에 ‘보도자료’와 보도일시를 쓰고 다시 저장하세요."),
        )
    if len(press.items) < fewest:
        raise NotSubmitted(
            say("보도자료 본문이 아직 비어 있습니다."),
            say("‘본문’을 적고 보도자료 만들기를 다시 누르세요."),
        )
    return press


def _card(submission: Submission) -> str:
    text = submission.once(documents.read_text, submission.find("card")).strip()
    if len(text) < _FEWEST_LETTERS:
        raise NotSubmitted(
            say("카드뉴스 문안이 아직 비어 있습니다."),
            say("‘카드뉴스 문안’을 적고 문안 저장하기를 다시 누르세요."),
        )
    return text


def _to_fill_in(finding: Finding) -> Criterion:
    """Custom only advises; here the chief's note asks for every field."""
    if finding.level is Level.REQUIRED:
        return Criterion(False, (finding,))
    why = say("기자와 시민이 찾는 항목입니다(보도자료 관행). 이 실습에서는 모두 채웁니다.")
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
    return criterion(
        is_said,
        say("첫 문단에 ‘{name}’에 해당하는 내용이 있음", name=name),
        say("첫 문단에 ‘{name}’에 해당하는 내용이 없습니다.", name=name),
        where=say("첫 문단 ‘{text}’", text=first[:40]),
        why=say("신문은 뒷부분부터 잘라 냅니다. 첫 문단만 남아도 뜻이 통해야 합니다."),
        mend=say("첫 문단에 ‘{right}’에 관한 내용을 넣으세요.", right=right),
    )


def _contact(press: Document, note: ChiefNote) -> Iterator[Criterion]:
    """Date of release, department, person and telephone are those of the note."""
    for label, right in note.fields:
        field, name = _LABELS[label]
        written = getattr(press.press, field)
        met = _agrees(field, right, written)
        finding = Finding(
            what=say("‘{name}’ 항목이 비었거나 쪽지와 다릅니다.", name=name),
            where=say("보도자료의 ‘{text}’", text=written) if written else _PRESS,
            why=say("과장 쪽지의 [형식]에 있습니다. 연락처가 틀리면 기자가 확인하지 못합니다."),
            mend=say("쪽지에 적힌 그대로 쓰세요: ‘{right}’.", right=right),
            rule="facts",
        )
        yield Criterion(met, () if met else (finding,))


def _agrees(field: str, right: str, written: str) -> bool:
    if field == "release":
        return any(same(fact, known) for fact in find(written) for known in find(right))
    if field == "phone":
        return re.sub(r"\D", "", right) in re.sub(r"\D", "", written)
    return spaceless(right) in spaceless(written)
