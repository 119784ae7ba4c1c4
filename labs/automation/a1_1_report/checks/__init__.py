"""Checks of a1-1-report: what was sent to the assistant, and the report made of the answer.

What has to be in the report, and what must not be sent, is read from the materials: the notes and
the chief's request. Nothing is compared with a stored key.
"""

import re
from pathlib import Path

from automation import documents, privacy
from automation.documents import Document
from automation.facts import Fact, find, of_document, same
from automation.rules.form import GIST, KEYWORDS
from graders.documents import rules as articles
from graders.documents.attached import asked_attachments, attached
from graders.documents.clauses import clauses_of
from graders.documents.confidential import reads
from graders.documents.reading import filled_report, written_from
from graders.documents.requested_facts import (
    RequestedFact,
    Source,
    all_facts_present,
    few,
    requested_fact,
    requested_facts,
)
from graders.documents.sources import nothing_new_by_group
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import Submission
from groundwork.findings import Finding
from groundwork.law import claim
from groundwork.messages import catalog

from .clues import ASKED, PRICE, REPORTED_BY, TOTAL
from .payers import payers_as_noted

say = catalog(__package__)

NOTES, REQUEST = "notes.txt", "request.txt"
# Words the guard does not know weigh more: finding them is the learner's own work.
_OWN_WORK = 3.0
_AS_MONEY = re.compile(r"금\s?([\d,]+\s?원)")
_REPORT, _NOTES = say("보고서"), say("메모")


def sent(submission: Submission) -> Judgement:
    """Nothing personal and nothing confidential was sent, and what was sent can be worked with.

    What an outside AI has read cannot be taken back; some of it no tool knows to be confidential.
    """
    text = submission.once(documents.read_text, submission.find("sent"))
    notes = submission.once(documents.read_text, submission.materials / NOTES)
    if text.strip() == privacy.mask(notes).text.strip():
        return not_yet(
            say("도구가 찾은 것만 가렸습니다. 담당자가 판단해 가릴 말이 남아 있습니다."),
            say(
                "과장 쪽지의 [AI에 보내지 말 것]에 해당하는 말을 메모에서 찾아 "
                "‘더 가릴 말’에 적고 다시 저장하세요."
            ),
        )
    secret = submission.once(_secret_words, submission.materials)
    # In what was sent only what its shape gives away: any word may look like a name there.
    by_shape = (found for found in privacy.find(text) if found.kind is not privacy.Kind.NAME)
    private = dict.fromkeys(found.text for found in (*privacy.find(notes), *by_shape))
    hidden = [_hidden(word, text, 1.0) for word in private if word not in secret]
    hidden += [_hidden(word, text, _OWN_WORK) for word in secret]
    if few(find(text), submission.once(asked_in, submission.materials)):
        # What is not these notes, or nothing of them, hides their secrets without any work.
        return judge((one for one in hidden if not one.met), _nothing_to_work_with())
    useful = Criterion(True, good=say("업무에 필요한 숫자와 날짜는 남아 있음"), weight=_OWN_WORK)
    return judge(hidden, useful)


def facts(submission: Submission) -> Judgement:
    """Every fact the request asks for is in the report, with its unit and in its own place."""
    report = written_from(submission, NOTES)
    asked = submission.once(asked_in, submission.materials)
    return judge(all_facts_present(asked, of_document(report), list(clauses_of(report)), _REPORT))


def invented(submission: Submission) -> Judgement:
    """Every amount, date, time, count and article of the report comes from the notes; so does who
    pays.

    An AI makes up what it does not know, in the same voice.
    """
    report = written_from(submission, NOTES)
    stated = of_document(report)
    if few(stated, submission.once(asked_in, submission.materials)):
        return not_yet(
            say("아직 대조할 사실이 거의 없습니다."),
            say("과장 쪽지의 [꼭 넣을 것]을 보고서에 넣은 뒤 다시 검사하세요."),
        )
    source = submission.once(_source_facts, submission.materials)
    notes = submission.once(documents.read_text, submission.materials / NOTES)
    return judge(
        nothing_new_by_group(stated, source, _REPORT, _NOTES), payers_as_noted(report, notes)
    )


def rules(submission: Submission) -> Judgement:
    """The required rules of official writing that bind a report on its own date.

    The chief's note asks for the total as 금…원; how that is written is one of the rules.
    """
    report = filled_report(submission)
    found = articles.criteria(report, submission.day, leaving_out=(GIST, KEYWORDS))
    if submission.files:
        return judge(found)
    note = documents.read_text(submission.materials / REQUEST)
    return judge(
        found,
        _total_written(report, submission.once(asked_in, submission.materials)),
        (attached(report, name, quantity) for name, quantity in asked_attachments(note)),
        _nothing_secret(report, submission.once(_secret_words, submission.materials)),
    )


def gist(submission: Submission) -> Judgement:
    """The gist and the keywords by which the report is found later."""
    asked = say("과장 쪽지의 [지킬 것]이 정한 것입니다. 규정에는 개수가 없습니다.")
    return judge(articles.findable(filled_report(submission), asked))


def asked_in(materials: Path) -> tuple[RequestedFact, ...]:
    """What the request asks for, each with the first fact behind its clue in the notes."""
    request, notes = (documents.read_text(materials / name) for name in (REQUEST, NOTES))
    return requested_facts(request, Source(_NOTES, notes), ASKED)


def _secret_words(materials: Path) -> tuple[str, ...]:
    """The shop that reported, and the price before the tender, as the notes have them."""
    notes = documents.read_text(materials / NOTES)
    shop = notes.partition(REPORTED_BY)[2].split()[0]
    return shop, requested_fact(PRICE, Source(_NOTES, notes), PRICE).fact.text


def _source_facts(materials: Path) -> tuple[Fact, ...]:
    """Facts of the notes and of the request, the day the report is for among them."""
    return tuple(
        f for name in (NOTES, REQUEST) for f in find(documents.read_text(materials / name))
    )


def _hidden(word: str, text: str, weight: float) -> Criterion:
    if not reads(word, text):
        return Criterion(True, weight=weight)
    line = next((line.strip() for line in text.splitlines() if reads(word, line)), word)
    finding = Finding(
        what=say("{word:이} 그대로 남아 있습니다.", word=f"‘{word}’"),
        where=say("보낼 글의 ‘{line}’", line=line[:40]),
        why=say(
            "개인정보와 비공개 정보는 외부 AI에 보낼 수 없습니다(국가정보원 {basis}).",
            basis=claim("ai-input").cited,
        ),
        mend=say("이 말을 메모에서 복사해 ‘더 가릴 말’에 적고 다시 저장하세요."),
        rule="sent",
    )
    return Criterion(False, (finding,), weight=weight)


def _nothing_to_work_with() -> Criterion:
    """Masking is not deleting: figures and dates are no secret, and the work is done with them."""
    finding = Finding(
        what=say("보고서에 쓸 숫자와 날짜가 거의 없습니다. 지나치게 가렸거나 다른 글입니다."),
        why=say(
            "가릴 것은 개인정보와 비공개 정보입니다. 나머지가 있어야 AI가 초안을 쓸 수 있습니다."
        ),
        mend=say("회의 메모에서 가릴 말만 ‘더 가릴 말’에 적고 다시 저장하세요."),
        rule="sent",
    )
    return Criterion(False, (finding,), weight=_OWN_WORK)


def _nothing_secret(report: Document, secret: tuple[str, ...]) -> Criterion:
    """Who reported it and the price before the tender stand nowhere, not even unseen."""
    found = tuple(
        Finding(
            what=say("보고서에 공개하면 안 되는 말이 있습니다: ‘{word}’.", word=word),
            where=_REPORT,
            why=say("제보한 사람이 드러나거나 입찰 전 예정가격이 새면 되돌릴 수 없습니다."),
            mend=say("보고서에서 지우세요. 문서 정보와 숨긴 글에도 없어야 합니다."),
            rule="secret",
        )
        for word in secret
        if reads(word, report.everything)
    )
    return Criterion(not found, found, weight=_OWN_WORK)


def _total_written(report: Document, asked: tuple[RequestedFact, ...]) -> Criterion:
    """Whether the total, where it stands at all, stands once behind 금."""
    total = next(one.fact for one in asked if one.label == TOTAL)
    stated = [fact for fact in of_document(report) if same(fact, total)]
    behind = find("\n".join(_AS_MONEY.findall(report.text)))
    finding = Finding(
        what=say("총사업비를 ‘금…원(금…원)’으로 쓰지 않았습니다."),
        where=_REPORT,
        why=say("과장 쪽지의 [지킬 것]이 정한 것입니다. 금액의 숫자를 고치지 못하게 합니다."),
        mend=say("숫자 앞에 ‘금’을 붙이고 괄호 안에 한글로 함께 쓰세요."),
        rule="total",
    )
    met = not stated or any(same(fact, total) for fact in behind)
    return Criterion(met, () if met else (finding,))
