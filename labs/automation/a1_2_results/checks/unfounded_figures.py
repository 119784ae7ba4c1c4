"""Figures of a report without ground: made up, compared with no year at all, or another day's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from automation.dates import find_dates
from automation.documents import Document
from automation.facts import Fact, Kind, of_document, same
from graders.documents.clauses import clauses_of, told
from graders.outcome import Criterion
from graders.tables.numbers_in_text import rounds_to
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NOT

from .event_figures import Figures, can_be_counted

say = catalog(__package__)

_WEIGHT = 2.0
_BEFORE = r"(?:지난\s?해|전년|작년|예년|지난\s?번|전\s?회)"
_COMPARED = re.compile(
    rf"{_BEFORE}[가-힣\s(]{{0,14}}\d[\d,.]*\s?[가-힣%]*"
    r"|역대\s?(?:최|가장)[가-힣\s]{0,8}|사상\s?최[가-힣]+|(?:축제|개최)\s?(?:이래|이후)\s?(?:최|가장)[가-힣]*"
    rf"|{_BEFORE}(?:보다|에\s?비해|에\s?견주어|\s?대비|과\s?비교)[^.,;\n]{{0,20}}"
)
_OF_ALL = re.compile(r"(?:^|[^가-힣])(?:총|모두|연인원|누적|합계)|전체")
_OF_BUSIEST = re.compile(r"가장 많|최다|제일 많|최고")
_HIGHEST, _LOWEST = re.compile(r"가장\s?높|제일\s?높|최고"), re.compile(r"가장\s?낮|제일\s?낮|최저")
_DISSATISFIED = re.compile(rf"불만족(?![^\d]{{0,6}}(?:{BARRED}|뺀|빼))|만족하지\s?(?:{NOT})")
_PARTICLE = re.compile(r"(?:와|과|인|적인)$")
_GROUPS: tuple[tuple[Message, tuple[Kind, ...], str], ...] = (
    (say("참여 인원과 응답 수"), (Kind.COUNT,), "명"),
    (say("비율"), (Kind.COUNT,), "%"),
    (say("금액"), (Kind.AMOUNT,), "원"),
    (say("날짜와 시각"), (Kind.DATE, Kind.TIME), ""),
)


def nothing_invented(report: Document, truth: Figures, note: Sequence[Fact]) -> Iterator[Criterion]:
    """A criterion a kind of figure: each is in the note, or can be counted from the workbook."""
    stated = of_document(report)
    for name, kinds, unit in _GROUPS:
        new = dict.fromkeys(
            fact.text
            for fact in stated
            if fact.kind in kinds
            and fact.unit == unit
            and not any(same(fact, one) for one in note)
            and not can_be_counted(fact, truth)
        )
        good = say("{name}: 모두 엑셀과 쪽지에 있음", name=name)
        yield Criterion(not new, tuple(map(_invented, new)), good, _WEIGHT)


def no_comparison(report: Document) -> Criterion:
    """No figure is set against another year's: the note says that there are none yet."""
    found = [match[0] for line in report.sentences() if (match := _COMPARED.search(line))]
    return Criterion(not found, tuple(map(_invented, found)), weight=_WEIGHT)


def all_in_place(report: Document, truth: Figures) -> Criterion:
    """No figure of the workbook is said of another day or question than its own."""
    findings = tuple(
        Finding(
            what=say("맞는 수치를 다른 항목에 썼습니다: ‘{clause}’.", clause=clause),
            where=say("보고서의 ‘{text}’", text=clause),
            why=say("엑셀에 있는 수치라도 다른 날이나 다른 문항의 것이면 틀린 문장이 됩니다."),
            mend=say("엑셀에서 그 날짜와 그 문항의 수치를 다시 찾아 넣으세요."),
            rule="sentences",
        )
        for clause in dict.fromkeys(words for words, _ in out_of_place(clauses_of(report), truth))
    )
    return Criterion(not findings, findings, weight=_WEIGHT)


def _invented(text: str) -> Finding:
    return Finding(
        what=say("‘{text}’의 근거가 엑셀과 쪽지에 없습니다.", text=text),
        where=say("보고서의 ‘{text}’", text=text),
        why=say(
            "AI는 소계까지 더하거나, 단위를 바꾸거나, 없는 비교를 지어냅니다. "
            "엑셀로 다시 계산할 수 없는 수치는 보고서에 쓸 수 없습니다."
        ),
        mend=say("엑셀로 다시 계산해 고치고, 근거가 없으면 지우세요."),
        rule="sentences",
    )


def out_of_place(clauses: Iterable[str], truth: Figures) -> Iterator[tuple[str, Fact]]:
    """What is said of a day, a question or the whole and is another one's figure, with its words.

    Where they name several of them, or none, is left to the reader.
    """
    said = list(clauses)
    for unit, is_wrong in (
        ("명", (_is_of_another_day, _is_of_another_programme)),
        ("%", (_is_of_another_question, _is_turned)),
    ):
        for words, fact in told(said, Kind.COUNT, unit):
            if any(one(fact, words, truth) for one in is_wrong):
                yield words, fact


def _is_of_another_day(fact: Fact, clause: str, truth: Figures) -> bool:
    days = list(_days_in(clause, truth))
    counts = set(truth.by_day.values())
    if len(days) == 1:
        return fact.value in counts - {truth.by_day[days[0]]}
    if days:
        return False
    of_all, of_busiest = _OF_ALL.search(clause), _OF_BUSIEST.search(clause)
    if of_busiest and not of_all:
        return fact.value == truth.visitors
    return bool(of_all and not of_busiest) and fact.value in counts


def _days_in(clause: str, truth: Figures) -> Iterator[date]:
    named = {(found.month, found.day_of_month) for found in find_dates(clause)}
    for number, day in enumerate(truth.by_day, 1):
        alone = re.search(rf"(?<![\d.])(?:{day.day}일(?!간)|{number}일\s?차)", clause)
        if (day.month, day.day) in named or alone:
            yield day


def _is_of_another_question(fact: Fact, clause: str, truth: Figures) -> bool:
    named = [question for question in truth.survey if _names(clause, question)]
    if len(named) != 1:
        return False
    others = (truth.satisfied(question) for question in truth.survey if question not in named)
    own = truth.satisfied(named[0])
    return not rounds_to(fact, own) and any(rounds_to(fact, share) for share in others)


def _is_of_another_programme(fact: Fact, clause: str, truth: Figures) -> bool:
    named = [people for name, people in truth.by_programme.items() if name in clause]
    others = {*truth.by_programme.values()} - {*named, *truth.single}
    return len(named) == 1 and fact.value in others


def _is_turned(fact: Fact, clause: str, truth: Figures) -> bool:
    """Whether a share is said of the opposite: the satisfied as dissatisfied, the lowest as the
    highest, the rate of the budget as satisfaction, and the other way round.
    """
    shares = [share for q in truth.survey if rounds_to(fact, share := truth.satisfied(q))]
    if not shares:
        return "만족" in clause and rounds_to(fact, truth.execution)
    lowest, *_, highest = sorted(map(truth.satisfied, truth.survey))
    return (
        bool(_DISSATISFIED.search(clause))
        or bool(_HIGHEST.search(clause) and highest not in shares)
        or bool(_LOWEST.search(clause) and lowest not in shares)
        or ("집행" in clause and "만족" not in clause)
    )


def _names(clause: str, question: str) -> bool:
    """Whether a clause names a question by a word of its own: 화장실 for 화장실과 주차."""
    words = (_PARTICLE.sub("", word) for word in question.split())
    return any(word in clause for word in words if word != "만족")
