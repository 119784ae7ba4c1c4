"""Which kind of office document one is, as far as its form says."""

import re
from enum import StrEnum

from automation.document_model.document import Document
from automation.documents.structure import FORM
from automation.messages import say
from groundwork.messages import Message


class DocumentKind(StrEnum):
    """A report is what nothing says to be anything else."""

    REPORT = "report"
    LETTER = "letter"
    INTERNAL = "internal"
    PRESS = "press"
    STATUTE = "statute"
    FORM = "form"


NAMES: dict[DocumentKind, Message] = {
    DocumentKind.REPORT: say("보고서"),
    DocumentKind.LETTER: say("공문(시행문)"),
    DocumentKind.INTERNAL: say("내부결재 문서"),
    DocumentKind.PRESS: say("보도자료"),
    DocumentKind.STATUTE: say("조례나 규칙"),
    DocumentKind.FORM: say("법정 서식"),
}
_ARTICLE = re.compile(r"제\s?\d+조(?:의\s?\d+)?\s?\(")


def kind_of(document: Document) -> DocumentKind:
    """The kind of a document: what it is sent as, or what its lines are."""
    if document.press:
        return DocumentKind.PRESS
    if document.is_letter:
        return DocumentKind.INTERNAL if document.frame.is_internal else DocumentKind.LETTER
    above = (document.title, *document.preface, *(item.text for item in document.items[:1]))
    if any(map(FORM.search, above)):
        return DocumentKind.FORM
    articles = sum(_ARTICLE.match(item.text) is not None for item in document.items)
    return (
        DocumentKind.STATUTE
        if articles > 1 and 3 * articles > len(document.items)
        else DocumentKind.REPORT
    )
