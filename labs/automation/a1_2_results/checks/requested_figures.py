"""The figures the chief's note asks for in sentences, worked out from the workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from automation.facts import Fact, Kind, same
from graders.outcome import Criterion
from graders.tables.numbers_in_text import rounds_to
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .event_figures import ANSWERED, Figures

say = catalog(__package__)

_OVERALL = "전반적인 만족"


@dataclass(frozen=True)
class RequestedFigure:
    """A figure the note asks for: its name, value, unit and how to work it out."""

    label: Message
    value: float
    unit: str
    way: Message

    def as_stated(self, stated: Iterable[Fact], misplaced: Iterable[Fact]) -> Criterion:
        """A criterion: a sentence states it, and not only of another day or question."""
        met = sum(map(self._is, stated)) > sum(map(self._is, misplaced))
        finding = Finding(
            what=say("문장에 이 수치가 없거나 엑셀과 다릅니다: {label}.", label=self.label),
            where=say("본문의 문장"),
            why=say("과장 쪽지에서 꼭 넣으라고 한 사실입니다."),
            mend=self.way,
            rule="sentences",
        )
        return Criterion(met, () if met else (finding,))

    def _is(self, fact: Fact) -> bool:
        if fact.unit != self.unit or not isinstance(fact.value, float):
            return False
        if self.unit == "%":
            return rounds_to(fact, self.value)
        kind = Kind.AMOUNT if self.unit == "원" else Kind.COUNT
        return same(fact, Fact(kind, "", float(self.value), self.unit))


def requested_figures(truth: Figures) -> Iterator[RequestedFigure]:
    """The figures under [꼭 넣을 것]."""
    answered = truth.survey[_OVERALL][ANSWERED]
    lowest = min(truth.survey, key=truth.satisfied)
    spent = sum(truth.spent.values())
    total = say("표의 합계를 문장에도 그대로 씁니다.")
    yield RequestedFigure(say("총 참여 인원"), truth.visitors, "명", total)
    busiest = say("표에서 가장 큰 날의 값을 씁니다.")
    most = max(truth.by_day.values())
    yield RequestedFigure(say("가장 많이 찾은 날의 인원"), most, "명", busiest)
    column = say("‘만족도’ 시트의 ‘응답 수’ 열을 봅니다.")
    yield RequestedFigure(say("전반적인 만족의 응답 수"), answered, "명", column)
    add = say("‘매우 만족’과 ‘만족’을 더해 응답 수로 나눕니다.")
    overall = truth.satisfied(_OVERALL)
    yield RequestedFigure(say("전반적인 만족의 만족 비율"), overall, "%", add)
    least = say("만족 비율이 가장 낮은 문항의 비율")
    yield RequestedFigure(least, truth.satisfied(lowest), "%", add)
    unit = say("‘예산’ 시트의 단위는 천원입니다. 1,000천원은 100만 원입니다.")
    yield RequestedFigure(say("예산 집행액"), spent, "원", unit)
    rate = say("집행 합계를 계획 합계로 나눕니다.")
    yield RequestedFigure(say("예산 집행률"), truth.execution, "%", rate)
