"""A submitted report of results: its figures worked out again, and what was missed said openly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from automation.documents import Document
from automation.facts import Fact, Kind, find, of_document, same, with_unit
from graders.clips.order import Order
from graders.outcome import Criterion, criterion, unknown
from graders.tables.numbers_in_text import rounds_to
from groundwork.findings import Finding
from groundwork.messages import Message, catalog, plain
from groundwork.negation import NONE, NOT

from .release_figures import NAMED, Measure, Release

say = catalog(__package__)

_MISSED = re.compile(
    r"(?:미달|못 ?(?:미|이루|채|했|함|하|한)|이르지|미치지|그침|그쳤|모자|부족|밑돌|△)"
    r"(?!\S*지\s*않|\s*것\S{0,2}\s*아|[은이]?\s*없)"
)
_CAUSE = re.compile(
    r"덕분|덕택|덕에(?!서)|힘입|때문|효과|영향|로 인[해하]|이끌|이끈|이끎|견인|기여|"
    r"끌어 ?[들모올]|불러 ?[들모]"
)
_OF_WHAT = re.compile(r"영상|홍보|방문|찾은|관람|손님")
# The cause is denied or looked into, in its own clause: "때문이라고 할 수 없음", "효과를 조사함",
# "때문인지 모름"; or it is hoped for: "효과를 높이기 위해".
_DENIES = rf"(?:수\s*{NONE}|어렵|어려|{NOT}|모르|모름|{NONE}음)"
_NOT_CLAIMED = re.compile(
    r"^\S*(?:인지|는지|여부)"
    r"|^(?:[을를은는도]|이었는지)?\s*(?:따로\s*|별도로\s*)?(?:조사|설문|파악|확인|분석|알아보|측정|물어보)"
    r"|^[을를이가]?\s*(?:높|키우|거두|극대)"
    rf"|{_DENIES}(?!게|은\s)\S*(?:\s*(?:다고|라고)\s*\S+)?$"
)
_AFFIRMED = re.compile(
    r"(?:부정|부인|의심)\S*\s+(?:\S+\s+)?(?:못|없)|(?:부정|부인)하지\s*못|틀림\s*없"
)
_CLAUSE_END = re.compile(r"[,.;]|(?<=[으지]나|지만|는데)\s|(?<=[고며])\s")
# Whatever else is denied or looked into beside a cause, a person reads.
_SAID_BESIDE = re.compile(rf"{_DENIES}|조사|설문|파악|분석")
_SHRINKS = re.compile(r"[^\d.]{0,6}(?:감소|줄|하락|떨어)")
_LEAST = 100  # people or views: a smaller number is a way of speaking


@dataclass(frozen=True)
class WantedFigure:
    """A figure that a report has to state: a count, or a growth in per cent."""

    label: Message
    measure: str
    value: float
    unit: str

    def stated_by(self, fact: Fact) -> bool:
        if fact.unit != self.unit or fact.kind is not Kind.COUNT:
            return False
        if self.unit == "%":
            return rounds_to(fact, self.value)
        return same(fact, Fact(Kind.COUNT, "", self.value, self.unit))


def wanted_figures(release: Release) -> Iterator[WantedFigure]:
    """This year's result of every measure, and the growth of those that have a goal."""
    for name, measure in release.measures.items():
        yield WantedFigure(say("올해 {name}", name=name), name, measure.result, measure.unit)
        if name in release.goals:
            yield WantedFigure(say("{name}의 증가율", name=name), name, measure.growth, "%")


def states(
    wanted: WantedFigure, stated: Sequence[Fact], release: Release, report: Document
) -> Criterion:
    """A report, whose facts these are, states the figure; a growth where its measure is named."""
    is_stated = any(wanted.stated_by(fact) for fact in stated)
    if wanted.unit == "%":
        measure = release.measures[wanted.measure]
        is_stated = any(_grows(wanted, measure, text) for text in _passages(report))
    return criterion(
        is_stated,
        say("{label}: 있습니다.", label=wanted.label),
        say("{label:이} 없거나 엑셀과 다릅니다.", label=wanted.label),
        say("결과 보고"),
        say("요청서에서 적으라고 한 수치입니다."),
        say("올해에서 지난해를 뺀 수를 지난해로 나누세요.")
        if wanted.unit == "%"
        else say("성과 수치(figures.xlsx)의 ‘합계’를 확인하세요."),
    )


def _grows(wanted: WantedFigure, measure: Measure, passage: str) -> bool:
    """Whether a passage names the measure, or its result, and gives its growth, as a growth."""
    return _is_about(measure, passage) and any(
        wanted.stated_by(fact) and not _SHRINKS.match(passage, fact.start + len(fact.text))
        for fact in find(passage)
    )


def _is_about(measure: Measure, passage: str) -> bool:
    """Whether a passage names what was counted, or states its result: no other has that figure."""
    result = Fact(Kind.COUNT, "", measure.result, measure.unit)
    named = NAMED[measure.name].search(passage)
    return bool(named) or any(same(fact, result) for fact in find(passage))


def unfounded_figures(stated: Sequence[Fact], release: Release, order: Order) -> Iterator[Finding]:
    """Figures that neither the order gives nor anybody can work out from the workbook."""
    known = [fact for line in order.lines.values() for fact in find(line)]
    for fact in {fact.text: fact for fact in stated}.values():
        founded = fact.value != 0 and release.holds(fact)
        if _is_figure(fact) and not founded and not any(same(fact, k) for k in known):
            yield Finding(
                say("{text:은} 엑셀에서 나오지 않는 수치입니다.", text=fact.text),
                say("결과 보고의 ‘{text}’", text=fact.text),
                _why_unfounded(fact, release),
                say("엑셀에서 다시 계산해 고치고, 근거가 없으면 지우세요."),
                rule="results",
            )


def _is_figure(fact: Fact) -> bool:
    """People, views and percentages; "세 번" is a way of speaking, a zero is none."""
    if fact.kind is not Kind.COUNT or not isinstance(fact.value, float):
        return False
    return fact.unit == "%" or (fact.unit in ("명", "회") and not 0 < fact.value < _LEAST)


def _why_unfounded(fact: Fact, release: Release) -> Message:
    if fact.value == 0:
        return say("전광판의 ‘-’는 0이 아니라 측정하지 못했다는 뜻입니다.")
    for measure in release.measures.values():
        if fact.unit == "%" and rounds_to(fact, measure.growth_on_result):
            return say(
                "{name}의 늘어난 수를 올해 수치로 나눈 값입니다. "
                "증가율은 기준인 지난해로 나눕니다.",
                name=measure.name,
            )
    return say("무엇을 무엇으로 나누었는지, 같은 해의 수치끼리인지 다시 확인하세요.")


def admitted(measure: Measure, release: Release, report: Document) -> Iterator[Criterion]:
    """A goal that was missed is said to be missed, and how high it was."""
    goal = Fact(Kind.COUNT, "", release.goals[measure.name], measure.unit)
    yield criterion(
        any(
            _is_about(measure, text) and _MISSED.search(text) for text in _about_goals(report, goal)
        ),
        say("달성하지 못한 목표를 적었습니다."),
        say("{name} 목표를 달성하지 못했다는 내용이 없습니다.", name=measure.name),
        say("결과 보고"),
        say(
            "올해 {name:은} {result:,.0f}{unit}입니다. 빠뜨린 미달성은 다음 해에 되풀이됩니다.",
            name=measure.name,
            result=measure.result,
            unit=measure.unit,
        ),
        say("목표와 결과, 부족한 만큼을 한 줄에 적으세요."),
        weight=6,
    )
    yield criterion(
        any(same(fact, goal) for fact in of_document(report)),
        say("그 목표가 얼마였는지 적었습니다."),
        say("{name} 목표가 얼마였는지 없습니다.", name=measure.name),
        say("결과 보고"),
        say("목표를 적지 않으면 얼마나 부족했는지 알 수 없습니다."),
        say("요청서의 목표를 옮겨 적으세요."),
        weight=2,
    )


def claims_cause(report: Document) -> Criterion:
    """What brought the visitors is said nowhere: nobody asked them why they came."""
    told = (*report.sentences(), *(text for text in report.cells() if text))
    claims = [text for text in told if _OF_WHAT.search(text) and _gives_cause(text)]
    surely = next((text for text in claims if not _SAID_BESIDE.search(text)), "")
    if claims and not surely:
        what = say("원인을 적은 문장인지 사람이 읽고 판단합니다: {text}", text=claims[0])
        return unknown(what, say("결과 보고"), weight=3)
    return criterion(
        not claims,
        say("방문객이 늘어난 원인을 단정한 표현을 찾지 못했습니다."),
        say("자료에 없는 원인을 적었습니다."),
        plain(surely),
        say("날씨도 행사 내용도 지난해와 달랐고, 영상을 보고 온 사람을 따로 세지 않았습니다."),
        say("‘영상을 공개한 뒤’처럼 시기만 적으세요."),
        weight=3,
    )


def _gives_cause(text: str) -> bool:
    """Whether a cause is named in a clause that does not deny it or look into it."""
    return any(
        _AFFIRMED.search(text, found.end())
        or not _NOT_CLAIMED.search(_CLAUSE_END.split(text[found.end() :])[0].strip())
        for found in _CAUSE.finditer(text)
    )


def _about_goals(report: Document, goal: Fact) -> Iterator[str]:
    """The passages of a report that speak of a goal, by its name or by its figure."""
    for text in _passages(report):
        if "목표" in text or any(same(fact, goal) for fact in find(text)):
            yield text


def _passages(report: Document) -> Iterator[str]:
    """Each line with the lines it stands under, each row of a table with the table's head."""
    above: list[tuple[int, str]] = []
    for item in report.items:
        level = item.mark.level if item.mark else 0
        above = [(outer, text) for outer, text in above if outer < level] + [(level, item.text)]
        yield " ".join(text for _, text in above)
    for table in report.tables:
        heads = table.rows[0] if table.rows else ()
        for row in table.rows[1:]:
            cells = (
                with_unit(cell, (head,)) for head, cell in zip_longest(heads, row, fillvalue="")
            )
            yield " ".join((*heads, *cells))
