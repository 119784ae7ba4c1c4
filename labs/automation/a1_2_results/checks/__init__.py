"""Checks of a1-2-results: a results report whose table, chart and sentences say what the data say.

The truth is worked out from the given workbook (subtotals and what was sent twice left out);
the chief's note says what is to be attached. Nothing is compared with a stored key.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from automation import documents
from automation.document_model.document import Part
from automation.documents import Document, Item, Picture, Table
from automation.documents.captions import FIGURE, words
from automation.facts import find
from graders.documents import rules as articles
from graders.documents.attached import asked_attachments
from graders.documents.attached import attached as listed
from graders.documents.causes import causes_read_by_a_person
from graders.documents.clauses import clauses_of
from graders.documents.reading import filled_report
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import Submission
from groundwork.findings import Finding, Level
from groundwork.messages import catalog

from .day_table import counts_twice, day_table, day_table_criteria, days_in
from .event_figures import Figures, read_figures
from .requested_figures import requested_figures
from .unfounded_figures import all_in_place, no_comparison, nothing_invented, out_of_place

say = catalog(__package__)

EVENT, REQUEST = "event.xlsx", "request.txt"
_SUBJECTS = re.compile("참여|인원|만족|설문|예산|집행|프로그램|일자|날짜|방문|관람")


def table(submission: Submission) -> Judgement:
    """The table of people by day: each day once, with the data's figure, and the right sum.

    The workbook has subtotals and rows that were sent twice: added up as it is, it says too much.
    The table nobody chose a key for is the notebook's own.
    """
    report, truth = _with_table(submission), _figures(submission)
    days = day_table(report, truth)
    if days and not report.items and counts_twice(days, truth):
        return not_yet(
            say("중복 행이 들어 있는 표 그대로입니다."),
            say("‘기준이 되는 열’을 고르고 일자별 표 만들기를 다시 누르세요."),
        )
    if days is None:
        return not_yet(
            say("일자별 참여 인원 표를 찾지 못했습니다."),
            say("본문에 [표 1] 한 줄을 두고, 날짜와 참여 인원이 있는 표를 넣으세요."),
        )
    return judge(day_table_criteria(days, truth))


def sentences(submission: Submission) -> Judgement:
    """The sentences say what the note asks for, and nothing that the workbook does not."""
    report, truth = filled_report(submission), _figures(submission)
    stated = [fact for line in report.sentences() for fact in find(line)]
    misplaced = [fact for _, fact in out_of_place(clauses_of(report), truth)]
    requested = [one.as_stated(stated, misplaced) for one in requested_figures(truth)]
    if 3 * sum(criterion.met is True for criterion in requested) < len(requested):
        return not_yet(
            say("아직 문장에 대조할 수치가 거의 없습니다."),
            say("과장 쪽지의 [꼭 넣을 것]을 문장으로 쓴 뒤 다시 검사하세요."),
        )
    # The table of the days has a check of its own; one fault does not cost twice.
    others = (p for p in report.body if not (isinstance(p, Table) and days_in(p, truth)))
    rest = replace(report, body=tuple(others))
    return judge(
        requested,
        nothing_invented(rest, truth, find(_request(submission))),
        no_comparison(report),
        all_in_place(rest, truth),
        causes_read_by_a_person(report.sentences(), _request(submission), say("보고서")),
    )


def figure(submission: Submission) -> Judgement:
    """A chart is there, and its caption says what it shows to who reads nothing else."""
    report = filled_report(submission)
    if not report.pictures:
        return not_yet(
            say("보고서에 그래프가 없습니다."),
            say("본문에 [그림 1] 한 줄을 두거나, 엑셀에서 그린 그래프를 붙이세요."),
        )
    pictures = [_with_line_beside(p, report.body) for p in report.pictures]
    best = max(pictures, key=lambda p: bool(_SUBJECTS.search(words(FIGURE, p.caption))))
    return judge(_captioned(best), _described(best))


def attached(submission: Submission) -> Judgement:
    """What the note wants attached is listed, each with its quantity."""
    report = filled_report(submission)
    asked = asked_attachments(_request(submission))
    return judge(listed(report, name, quantity) for name, quantity in asked)


def rules(submission: Submission) -> Judgement:
    """The required rules of official writing that bind a report on its own date."""
    return judge(articles.criteria(filled_report(submission), submission.day))


def _with_table(submission: Submission) -> Document:
    """The report; its table is saved by itself before there is a chart or a word."""
    report = filled_report(submission, fewest_lines=0)
    return filled_report(submission) if report.pictures else report


def _figures(submission: Submission) -> Figures:
    return submission.once(read_figures, submission.materials / EVENT)


def _request(submission: Submission) -> str:
    return documents.read_text(submission.materials / REQUEST)


def _with_line_beside(picture: Picture, body: Sequence[Part]) -> Picture:
    """A picture without a caption takes the unmarked line beside it that has no figures."""
    if words(FIGURE, picture.caption):
        return picture
    place = body.index(picture)
    beside = (*body[place + 1 : place + 2], *body[max(place - 1, 0) : place])
    titles = (
        part.text
        for part in beside
        if isinstance(part, Item) and part.mark is None and not re.search(r"\d", part.text)
    )
    return replace(picture, caption=next(filter(_SUBJECTS.search, titles), picture.caption))


def _captioned(picture: Picture) -> Criterion:
    said = words(FIGURE, picture.caption)
    if _SUBJECTS.search(said):
        return Criterion(True, good=say("그래프 제목: {caption}", caption=picture.caption))
    finding = Finding(
        what=say("제목만 보아서는 무엇을 그린 그래프인지 알 수 없습니다: ‘{said}’.", said=said)
        if said
        else say("그래프에 제목(캡션)이 없습니다."),
        where=say("보고서의 그래프"),
        why=say("본문을 읽지 않고 그래프만 보는 사람도 알 수 있어야 합니다(과장 쪽지)."),
        mend=say("그래프 바로 아래에 ‘[그림 1] 프로그램별 참여 인원’처럼 한 줄을 쓰세요."),
        rule="figure",
    )
    return Criterion(False, (finding,))


def _described(picture: Picture) -> Criterion:
    """Alternative text is advice: it costs nothing."""
    if picture.alternative:
        return Criterion(True, good=say("그래프를 글로도 설명함"), weight=0.0)
    finding = Finding(
        what=say("그래프를 글로 설명한 대체 텍스트가 없습니다."),
        where=say("보고서의 그래프"),
        why=say("화면을 보지 못하는 사람은 대체 텍스트로 그래프를 읽습니다."),
        mend=say("한글에서는 개체 속성의 설명문에, 워드에서는 ‘대체 텍스트 보기’에 적습니다."),
        level=Level.ADVISED,
        rule="figure",
    )
    return Criterion(True, (finding,), weight=0.0)
