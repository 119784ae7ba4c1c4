"""A letter of the official's own: the articles alone judge it, for nothing was planted in it."""

from collections.abc import Iterable, Iterator

from automation import documents
from automation.documents import Document
from automation.documents.kinds import DocumentKind
from automation.facts import Kind, of_document
from automation.rules import closing, items
from automation.rules.rule import Rule
from graders.documents.reading import expect
from graders.outcome import Criterion, faultless
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

say = catalog(__package__)

_FIGURES = (Kind.AMOUNT, Kind.DATE, Kind.TIME)


def own_letter(submission: Submission) -> Document | None:
    """The letter of somebody's own; None where the lab's is judged.

    Raises `NotSubmitted` for a document of another kind.
    """
    if "letter" not in submission.files:
        return None
    letter: Document = submission.once(documents.read, submission.find("letter"))
    expect(letter, DocumentKind.LETTER, DocumentKind.INTERNAL)
    return letter


def own_marks(letter: Document, rules: Iterable[Rule]) -> Iterator[Criterion]:
    """What each rule finds; it is praised only where there is something to look at."""
    there = {
        items.ORDER.id: any(item.mark for item in letter.items),
        closing.ATTACHMENTS.id: bool(letter.attachments),
        closing.END.id: letter.ended,
    }
    for rule in rules:
        good = say("{name}: 어긋난 곳을 찾지 못함", name=rule.name)
        yield faultless(rule.check(letter), good if there.get(rule.id) else None)


def own_figures(letter: Document, rules: Iterable[Rule]) -> Criterion:
    """What the rules find in amounts, dates and times; not submitted where there are none."""
    count = sum(fact.kind in _FIGURES for fact in of_document(letter))
    if not count:
        raise NotSubmitted(
            say("이 공문에는 금액, 날짜, 시각이 없습니다."),
            say("금액이나 날짜, 시각이 있는 공문을 선택해 다시 검사하세요."),
        )
    found = (finding for rule in rules for finding in rule.check(letter))
    return faultless(
        found, say("금액, 날짜, 시각 {count}곳에서 어긋난 곳을 찾지 못함", count=count)
    )
