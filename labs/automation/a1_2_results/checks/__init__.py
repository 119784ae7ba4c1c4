"""Checks of a1-2-results: a results report whose table, chart and sentences say what the data say.

The truth is worked out from the given workbook (subtotals and what was sent twice left out);
the chief's note says what is to be attached. Nothing is compared with a stored key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from automation import documents
from automation.dates import find_dates
from automation.documents import Document, Picture, Table
from automation.documents.captions import FIGURE, words
from automation.documents.tables import is_total
from automation.facts import Fact, Kind, find, of_document, same
from graders.documents import rules as articles
from graders.documents.attached import asked_attachments
from graders.documents.attached import attached as _attached
from graders.documents.cells import Place, labelled, numbers
from graders.documents.clauses import clauses_of
from graders.documents.reading import filled_report
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import Submission
from graders.tables.event_figures import ANSWERED, Figures, can_be_counted, read_figures, rounds_to
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .event_claims import out_of_place

say = catalog(__package__)

EVENT, REQUEST = "event.xlsx", "request.txt"
_OVERALL = "전반적인 만족"
_FIGURES_WEIGHT = 2.0
_BEFORE = r"(?:지난\s?해|전년|작년|예년|지난\s?번|전\s?회)"
_COMPARED = re.compile(
    rf"{_BEFORE}[가-힣\s(]{{0,14}}\d[\d,.]*\s?[가-힣%]*"
    rf"|{_BEFORE}(?:보다|에\s?비해|에\s?견주어|\s?대비|과\s?비교)[^.,;\n]{{0,20}}"
)
_SUBJECTS = re.compile("참여|인원|만족|설문|예산|집행|프로그램|일자|날짜|방문|관람")


@dataclass(frozen=True)
class Wanted:
    """A figure the note asks for in a sentence: its name, value, unit and how to work it out."""

    label: Message
    value: float
    unit: str
    way: Message


def table(submission: Submission) -> Judgement:
    """The table of people by day: each day once, with the data's figure, and the right sum."""
    report, truth = (
        filled_report(submission),
        submission.once(read_figures, submission.materials / EVENT),
    )
    days = [t for t in report.tables if _days_in(t, truth)]
    if not days:
        return not_yet(
            say("일자별 참여 인원 표를 찾지 못했습니다."),
            say("본문에 [표 1] 한 줄을 두고, 날짜와 참여 인원이 있는 표를 넣으세요."),
        )
    best = max(days, key=lambda t: len(_days_in(t, truth)))
    places = _days_in(best, truth)
    return judge(
        [
            *(_day_row(day, people, places.get(day, [])) for day, people in truth.by_day.items()),
            _sum_row(best, truth.visitors),
        ]
    )


def sentences(submission: Submission) -> Judgement:
    """The sentences say what the note asks for, and nothing that the workbook does not."""
    report, truth = (
        filled_report(submission),
        submission.once(read_figures, submission.materials / EVENT),
    )
    stated = [fact for line in report.sentences() for fact in find(line)]
    asked = list(_wanted(truth))
    misplaced = [f for clause in out_of_place(clauses_of(report), truth) for f in find(clause)]
    met = [_said_more_often(one, stated, misplaced) for one in asked]
    if 3 * sum(met) < len(asked):
        return not_yet(
            say("아직 문장에 견줄 수가 거의 없습니다."),
            say("request.txt의 [꼭 넣을 것]을 문장으로 쓴 뒤 다시 검사하세요."),
        )
    note = find(documents.read_text(submission.materials / REQUEST))
    # The table of the days has a check of its own; one fault does not cost twice.
    others = (p for p in report.body if not (isinstance(p, Table) and _days_in(p, truth)))
    rest = replace(report, body=tuple(others))
    return judge(
        [
            *map(_said, asked, met),
            *(_grounded(group, of_document(rest), truth, note) for group in _GROUPS),
            _no_comparison(report),
            _in_place(rest, truth),
        ]
    )


def figure(submission: Submission) -> Judgement:
    """A chart is there, and its caption says what it shows."""
    report = filled_report(submission)
    if not report.pictures:
        return not_yet(
            say("보고서에 그림이 없습니다."),
            say("본문에 [그림 1] 한 줄을 두거나, 엑셀에서 그린 그래프를 붙이세요."),
        )
    best = max(report.pictures, key=lambda p: bool(_SUBJECTS.search(words(FIGURE, p.caption))))
    return judge([_captioned(best), _described(best)])


def attached(submission: Submission) -> Judgement:
    """What the note wants attached is listed, each with its quantity."""
    report = filled_report(submission)
    asked = asked_attachments(documents.read_text(submission.materials / REQUEST))
    return judge(_attached(report, name, quantity) for name, quantity in asked)


def rules(submission: Submission) -> Judgement:
    """The required rules of official writing that bind a report on its own date."""
    return judge(articles.criteria(filled_report(submission), submission.day))


def _days_in(table: Table, truth: Figures) -> dict[date, list[Place]]:
    """The labels of the event's days in a table."""
    found = {
        day: labelled(table, partial(_names, number=n, day=day))
        for n, day in enumerate(truth.by_day, 1)
    }
    return {day: places for day, places in found.items() if places}


def _names(text: str, number: int, day: date) -> bool:
    """Whether a label names a day of the event: 10. 17.(토), 17일, 2일차."""
    dates = [(d.month, d.day_of_month) for d in find_dates(text)]
    if dates:
        return dates == [(day.month, day.day)]
    said = re.match(r"(\d{1,2})\s?일(\s?차)?(?![가-힣])", text.strip())
    return said is not None and int(said[1]) == (number if said[2] else day.day)


def _day_row(day: date, people: int, places: list[Place]) -> Criterion:
    if len(places) == 1 and people in set(numbers(places[0].beside())):
        return Criterion(True)
    name = f"{day.month}. {day.day}."
    if len(places) > 1:
        what = say("표에 {day:이} 두 번 들어 있습니다.", day=name)
        mend = say("같은 집계번호로 두 번 보낸 행은 한 번만 세세요.")
    else:
        what = say("표의 {day} 참여 인원이 엑셀과 다릅니다.", day=name)
        mend = say("집계번호를 key로 적어 중복을 빼고, 소계 행은 더하지 않은 값을 넣으세요.")
    return Criterion(False, (_table_finding(what, say("표의 ‘{day}’ 칸", day=name), mend),))


def _sum_row(table: Table, visitors: int) -> Criterion:
    sums = labelled(table, is_total)
    if any(visitors in set(numbers(place.beside())) for place in sums):
        return Criterion(True, good=say("표의 합계가 자료와 같음"))
    what = say("표의 합계가 자료의 합과 다릅니다.") if sums else say("표에 합계(계)가 없습니다.")
    mend = say("마지막 행에 ‘계’를 두고 날마다의 값을 더하세요.")
    return Criterion(False, (_table_finding(what, say("표의 ‘계’ 칸"), mend),))


def _table_finding(what: Message, where: Message, mend: Message) -> Finding:
    why = say("표의 수는 엑셀(event.xlsx)의 ‘참여 인원’ 시트와 같아야 합니다.")
    return Finding(what, where, why, mend, rule="table")


def _wanted(truth: Figures) -> Iterator[Wanted]:
    answered = truth.survey[_OVERALL][ANSWERED]
    lowest = min(truth.survey, key=truth.satisfied)
    spent, planned = sum(truth.spent.values()), sum(truth.planned.values())
    add = say("‘매우 만족’과 ‘만족’을 더해 응답 수로 나눕니다.")
    yield Wanted(
        say("총 참여 인원"), truth.visitors, "명", say("표의 합계를 문장에도 그대로 씁니다.")
    )
    busiest = say("표에서 가장 큰 날의 값을 씁니다.")
    yield Wanted(say("가장 많이 찾은 날의 인원"), max(truth.by_day.values()), "명", busiest)
    column = say("‘만족도’ 시트의 ‘응답 수’ 열을 봅니다.")
    yield Wanted(say("전반적인 만족의 응답 수"), answered, "명", column)
    yield Wanted(say("전반적인 만족의 만족 비율"), truth.satisfied(_OVERALL), "%", add)
    yield Wanted(say("만족 비율이 가장 낮은 문항의 비율"), truth.satisfied(lowest), "%", add)
    unit = say("‘예산’ 시트는 천원 단위입니다. 1,000천원은 100만원입니다.")
    yield Wanted(say("예산 집행액"), spent, "원", unit)
    rate = say("집행의 합을 계획의 합으로 나눕니다.")
    yield Wanted(say("예산 집행률"), 100 * spent / planned, "%", rate)


def _says(fact: Fact, wanted: Wanted) -> bool:
    if fact.unit != wanted.unit or not isinstance(fact.value, float):
        return False
    if wanted.unit == "%":
        return rounds_to(fact, wanted.value)
    kind = Kind.AMOUNT if wanted.unit == "원" else Kind.COUNT
    return same(fact, Fact(kind, "", float(wanted.value), wanted.unit))


def _said_more_often(wanted: Wanted, stated: list[Fact], misplaced: list[Fact]) -> bool:
    """Whether a figure is stated otherwise than of another day or question."""
    return sum(_says(f, wanted) for f in stated) > sum(_says(f, wanted) for f in misplaced)


def _said(wanted: Wanted, met: bool) -> Criterion:
    if met:
        return Criterion(True)
    finding = Finding(
        what=say("문장에 ‘{label}’ 자리가 비었거나 엑셀과 다릅니다.", label=wanted.label),
        where=say("본문의 문장"),
        why=say("과장 쪽지에서 꼭 넣으라고 한 사실입니다."),
        mend=wanted.way,
        rule="sentences",
    )
    return Criterion(False, (finding,))


_GROUPS: tuple[tuple[Message, frozenset[str], Kind | None], ...] = (
    (say("참여 인원과 응답 수"), frozenset(("명",)), Kind.COUNT),
    (say("비율"), frozenset(("%",)), Kind.COUNT),
    (say("금액"), frozenset(("원",)), Kind.AMOUNT),
    (say("날짜와 시각"), frozenset(("",)), None),
)


def _grounded(
    group: tuple[Message, frozenset[str], Kind | None],
    stated: tuple[Fact, ...],
    truth: Figures,
    note: tuple[Fact, ...],
) -> Criterion:
    """Every figure of a kind, in sentences and tables, is in the workbook or the note."""
    name, units, kind = group
    kinds = (Kind.DATE, Kind.TIME) if kind is None else (kind,)
    chosen = [fact for fact in stated if fact.kind in kinds and fact.unit in units]
    new = dict.fromkeys(fact.text for fact in chosen if not _has_basis(fact, truth, note))
    findings = tuple(_invented(text) for text in new)
    good = say("{name}: 모두 엑셀과 쪽지에 있음", name=name)
    return Criterion(not findings, findings, good, _FIGURES_WEIGHT)


def _no_comparison(report: Document) -> Criterion:
    """No figure is set against another year's: the note says that there are none yet."""
    found = [match[0] for line in report.sentences() if (match := _COMPARED.search(line))]
    return Criterion(not found, tuple(map(_invented, found)), weight=_FIGURES_WEIGHT)


def _in_place(report: Document, truth: Figures) -> Criterion:
    """No figure of the workbook is said of another day or question than its own."""
    findings = tuple(
        Finding(
            what=say("맞는 수가 다른 것의 자리에 있습니다: ‘{clause}’.", clause=clause),
            where=say("보고서의 ‘{text}’", text=clause),
            why=say("수는 엑셀에 있어도 다른 날이나 다른 문항의 수이면 틀린 문장이 됩니다."),
            mend=say("엑셀에서 그 날과 그 문항의 수를 다시 찾아 넣으세요."),
            rule="sentences",
        )
        for clause in dict.fromkeys(out_of_place(clauses_of(report), truth))
    )
    return Criterion(not findings, findings, weight=_FIGURES_WEIGHT)


def _has_basis(fact: Fact, truth: Figures, note: tuple[Fact, ...]) -> bool:
    return any(same(fact, one) for one in note) or can_be_counted(fact, truth)


def _invented(text: str) -> Finding:
    return Finding(
        what=say("‘{text}’의 근거가 엑셀과 쪽지에 없습니다.", text=text),
        where=say("보고서의 ‘{text}’", text=text),
        why=say(
            "AI는 소계까지 더하거나, 단위를 바꾸거나, 없는 비교를 지어냅니다. "
            "엑셀에서 다시 셀 수 없는 수는 보고서에 쓸 수 없습니다."
        ),
        mend=say("엑셀에서 다시 계산해 고치고, 근거가 없으면 지우세요."),
        rule="sentences",
    )


def _captioned(picture: Picture) -> Criterion:
    said = words(FIGURE, picture.caption)
    if _SUBJECTS.search(said):
        return Criterion(True, good=say("그림 제목: {caption}", caption=picture.caption))
    finding = Finding(
        what=say("그림 제목이 무엇을 그렸는지 말하지 않습니다: ‘{said}’.", said=said)
        if said
        else say("그림에 제목(캡션)이 없습니다."),
        where=say("보고서의 그림"),
        why=say("본문을 읽지 않고 그림만 보는 사람도 알 수 있어야 합니다(과장 쪽지)."),
        mend=say("그림 바로 아래에 ‘[그림 1] 프로그램별 참여 인원’처럼 한 줄을 쓰세요."),
        rule="figure",
    )
    return Criterion(False, (finding,))


def _described(picture: Picture) -> Criterion:
    """Alternative text is advice: it costs nothing."""
    if picture.alternative:
        return Criterion(True, good=say("그림을 글로도 설명함"), weight=0.0)
    finding = Finding(
        what=say("그림을 글로 설명한 대체 텍스트가 없습니다."),
        where=say("보고서의 그림"),
        why=say("화면을 보지 못하는 사람은 대체 텍스트로 그림을 읽습니다."),
        mend=say("한글에서는 개체 속성의 설명문, 워드에서는 ‘대체 텍스트 보기’에 적습니다."),
        level=Level.ADVISED,
        rule="figure",
    )
    return Criterion(True, (finding,), weight=0.0)
