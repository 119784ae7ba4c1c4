"""Checks of a1-3-options: a review report that holds three options against the same criteria.

The options, the criteria and what the notes say of each are read from the materials. Nothing is
compared with a stored key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.facts import Fact, Kind, find, of_document, same
from graders.documents import rules as articles
from graders.documents.reading import written_from
from graders.documents.requested_facts import RequestedFact, Source, few, requested_facts
from graders.documents.sources import nothing_new_by_group
from graders.outcome import Criterion, Judgement, judge, not_yet
from graders.submission import Submission
from groundwork.findings import Finding
from groundwork.messages import catalog

from .options import Aspect, Option, description_of

say = catalog(__package__)

NOTES, REQUEST = "notes.txt", "request.txt"
_REPORT, _NOTES = say("보고서"), say("메모")
_OPTION = re.compile(r"(?m)^\[(\d)안\] .+ \((.+)\)$")
# One row for both kinds of costs; not the row of only one of them.
_COST = r"^(?:총\s?|소요\s?)?(?:비용|예산|사업비)(?!\s?[가-힣])"
ASPECTS = (
    Aspect("처음 드는 비용", "처음|초기|설치비|공사비|구축비|투자비|제작비", _COST),
    Aspect("해마다 드는 비용", "해마다|연간|매년|운영비|유지|임차료", _COST),
    Aspect("기간", "기간|일정|시기"),
    Aspect("효과", "효과|면수|확보|늘어나는|기대|주차 대수"),
    Aspect("위험", "위험|우려|단점|문제|리스크|한계|걱정|유의"),
)
_RISK = ASPECTS[-1]
_RECOMMENDS = re.compile(
    r"(?<![부불])(?:추천|건의|채택|선정|타당|적합|바람직|최적|최선|우선\s?추진|제안|권고|추진하고자|"
    r"시행하고자)(?!하지|\s?여부|\s?기준|\s?곤란)"
)
_OTHER = r"\s?(?:\([^()]*\))?\s?(?:보다|에\s?비해|대신|대비|은\s?제외|는\s?제외)"
_CLAUSE = re.compile(r"[,;(){}]|(?<=[며고나만])\s")
_YEARS = range(1, 11)


@dataclass(frozen=True)
class Case:
    """The options, and for each what the notes say under each criterion that has a figure."""

    options: tuple[Option, ...]
    asked: tuple[RequestedFact, ...]

    def fact(self, option: Option, aspect: Aspect) -> RequestedFact | None:
        """What is asked for, as ``1안 기간`` in the note; None for a criterion without figures."""
        label = f"{option.number}안 {aspect.name}"
        return next((one for one in self.asked if one.label == label), None)

    def pairs(self) -> Iterator[tuple[Option, Aspect]]:
        return ((option, aspect) for option in self.options for aspect in ASPECTS)


def criteria(submission: Submission) -> Judgement:
    """Every option is described under every criterion, its risk among them.

    Options are compared by the same criteria, or not at all: a hole reads well or ill at will.
    """
    report, case = _report(submission), submission.once(read_case, submission.materials)
    said = {pair: description_of(report, *pair, case.options) for pair in case.pairs()}
    if 3 * sum(map(bool, said.values())) < len(said):
        return not_yet(
            say("세 안을 같은 기준으로 견준 곳을 찾지 못했습니다."),
            say("본문에 [표 1] 한 줄을 두고, 비교표의 칸을 채우세요."),
        )
    return judge(_filled(*pair, text) for pair, text in said.items())


def figures(submission: Submission) -> Judgement:
    """What is said of each option is what the notes say of this option, not of another one."""
    report, case = _report(submission), submission.once(read_case, submission.materials)
    said = [
        (option, aspect, one, text)
        for option, aspect in case.pairs()
        if (one := case.fact(option, aspect))
        and (text := description_of(report, option, aspect, case.options))
    ]
    if 3 * len(said) < len(case.asked):
        return _too_few_values()
    return judge(_as_noted(*each) for each in said)


def recommendation(submission: Submission) -> Judgement:
    """Exactly one option is recommended, the same throughout: who decides has to choose one."""
    report, case = _report(submission), submission.once(read_case, submission.materials)
    named = dict.fromkeys(
        option
        for line in report.sentences()
        if _RECOMMENDS.search(line)
        for option in _recommended(line, case.options)
    )
    if len(named) == 1:
        (option,) = named
        good = say("추천: {option}({name})", option=option.label, name=option.name)
        return judge([Criterion(True, good=good)])
    finding = Finding(
        what=say("추천한 안이 {count}개입니다.", count=len(named))
        if named
        else say("어느 안을 추천하는지 찾지 못했습니다."),
        where=say("검토 의견과 문서 요지"),
        why=say("결정하는 사람이 하나를 고를 수 있어야 합니다(과장 쪽지)."),
        mend=say("검토 의견에 ‘2안을 추천함’처럼 한 안만 적고, 나머지는 왜 아닌지 쓰세요."),
        rule="recommendation",
    )
    return judge([Criterion(False, (finding,))])


def invented(submission: Submission) -> Judgement:
    """Every figure and date of the report is in the notes, or follows from what they say.

    What an option costs over some years may be added up.
    """
    report, case = _report(submission), submission.once(read_case, submission.materials)
    known = of_document(report)
    if few(known, case.asked):
        return _too_few_values()
    texts = (documents.read_text(submission.materials / name) for name in (NOTES, REQUEST))
    source = [*(fact for text in texts for fact in find(text)), *_over_years(case)]
    return judge(nothing_new_by_group(known, source, _REPORT, _NOTES))


def rules(submission: Submission) -> Judgement:
    """The required rules of official writing that bind a report on its own date."""
    return judge(articles.criteria(_report(submission), submission.day))


def _too_few_values() -> Judgement:
    return not_yet(
        say("아직 메모와 견줄 값이 거의 없습니다."),
        say("request.txt의 [자료 찾기]를 따라 비교표를 채운 뒤 다시 검사하세요."),
    )


def _report(submission: Submission) -> Document:
    """The report; its comparison is the learner's own work, so one line beside it will do."""
    return written_from(submission, NOTES, fewest_lines=1)


def read_case(materials: Path) -> Case:
    """The options the notes name, and what the request asks for of each."""
    notes, request = (documents.read_text(materials / name) for name in (NOTES, REQUEST))
    options = tuple(Option(int(number), name) for number, name in _OPTION.findall(notes))
    return Case(options, requested_facts(request, Source(_NOTES, notes)))


def _filled(option: Option, aspect: Aspect, text: str) -> Criterion:
    if text:
        return Criterion(True)
    finding = Finding(
        what=say(
            "{option}의 ‘{aspect}’ 자리가 비었습니다.", option=option.label, aspect=aspect.name
        ),
        where=say("비교표, 또는 {option:을} 쓴 곳", option=option.label),
        why=say(
            "기준이 다르면 견줄 수 없습니다. 빈칸은 유리하게도 불리하게도 읽힙니다(과장 쪽지)."
        ),
        mend=say("위험이 없는 안은 없습니다. 메모에서 걱정되는 점을 찾아 채우세요.")
        if aspect is _RISK
        else say("메모에서 찾아 채우고, 없으면 ‘확인 필요’와 물을 곳을 적으세요."),
        rule="criteria",
    )
    return Criterion(False, (finding,))


def _as_noted(option: Option, aspect: Aspect, asked: RequestedFact, text: str) -> Criterion:
    if any(same(fact, asked.fact) for fact in find(text)):
        return Criterion(True)
    quoted = f"‘{aspect.name}’"
    finding = Finding(
        what=say("{option}의 {aspect:이} 메모와 다릅니다.", option=option.label, aspect=quoted),
        where=say("보고서의 ‘{text}’", text=text),
        why=say("메모의 ‘{clue}’ 뒤에 적힌 값이어야 합니다.", clue=asked.clue),
        mend=say(
            "다른 안의 값이나 다달이 드는 값을 옮기지 않았는지 보고, 단위까지 그대로 옮기세요."
        ),
        rule="figures",
    )
    return Criterion(False, (finding,))


def _recommended(line: str, options: tuple[Option, ...]) -> list[Option]:
    """The options a line recommends: those in the clause that says so, else those in the line."""
    clauses = [clause for clause in _CLAUSE.split(line) if _RECOMMENDS.search(clause)]
    for text in (" ".join(clauses), line):
        found = [o for o in options if o.named_in(text) and not o.set_aside_in(text, _OTHER)]
        if found:
            return found
    return []


def _over_years(case: Case) -> Iterator[Fact]:
    """What an option costs over some years: the first cost and so many yearly ones."""
    first, yearly = ASPECTS[:2]
    for option in case.options:
        start, each = case.fact(option, first), case.fact(option, yearly)
        if start and each:
            once, year = start.fact.value, each.fact.value
            assert isinstance(once, float) and isinstance(year, float)
            for years in _YEARS:
                yield Fact(Kind.AMOUNT, "", year * years, "원")
                yield Fact(Kind.AMOUNT, "", once + year * years, "원")
