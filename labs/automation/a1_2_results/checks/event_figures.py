"""What an event's workbook says, and which figures of a report can be counted again from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from automation.facts import Fact, Kind, same, supported
from data_analysis import open_table
from graders.tables.numbers_in_text import rounds_to

_SATISFIED = ("매우 만족", "만족")
_DISSATISFIED = ("불만족", "매우 불만족")
ANSWERED = "응답 수"


@dataclass(frozen=True)
class Figures:
    """What the workbook says: people by day and programme, answers by question, won by item."""

    by_day: dict[date, int]
    by_programme: dict[str, int]
    single: tuple[int, ...]
    survey: dict[str, dict[str, int]]
    planned: dict[str, int]
    spent: dict[str, int]

    @property
    def visitors(self) -> int:
        return sum(self.by_day.values())

    @property
    def execution(self) -> float:
        """Per cent of the budget that was spent."""
        return 100 * sum(self.spent.values()) / sum(self.planned.values())

    def satisfied(self, question: str) -> float:
        """Per cent of the answers to a question that are satisfied or very satisfied."""
        answers = self.survey[question]
        return 100 * sum(answers[name] for name in _SATISFIED) / answers[ANSWERED]


def read_figures(event: Path) -> Figures:
    """The figures of a workbook: subtotals and rows that were sent twice are left out."""
    people = open_table(event, sheet="참여 인원").repair(key="집계번호").data
    by_day: dict[date, int] = {}
    by_programme: dict[str, int] = {}
    for day, programme, count in people.select("날짜", "프로그램", "참여 인원").iter_rows():
        by_day[day] = by_day.get(day, 0) + count
        by_programme[programme] = by_programme.get(programme, 0) + count
    answers = open_table(event, sheet="만족도").repair().data.to_dicts()
    money = open_table(event, sheet="예산").repair().data.to_dicts()
    return Figures(
        by_day,
        by_programme,
        tuple(people["참여 인원"]),
        {str(row.pop("문항")): row for row in answers},
        {row["항목"]: row["계획"] * 1000 for row in money},
        {row["항목"]: row["집행"] * 1000 for row in money},
    )


def can_be_counted(fact: Fact, truth: Figures) -> bool:
    """Whether people, a percentage, an amount or a date of a report follow from the workbook."""
    if fact.unit == "%":
        return any(rounds_to(fact, share) for share in _shares(truth))
    if fact.unit == "명":
        answers = [count for row in truth.survey.values() for count in row.values()]
        groups = (truth.by_day.values(), truth.by_programme.values(), answers)
        a_day = truth.visitors / len(truth.by_day)
        single = (truth.visitors, a_day, *truth.single)
        return any(same(fact, people(count)) for count in single) or any(
            supported(fact, [people(count) for count in group]) for group in groups
        )
    if fact.kind is Kind.AMOUNT:
        totals = (sum(truth.planned.values()), sum(truth.spent.values()))
        items = (*truth.planned.values(), *truth.spent.values(), *totals)
        return supported(fact, [Fact(Kind.AMOUNT, "", float(won), "원") for won in items])
    days = [(day.month, day.day) for day in truth.by_day]
    return isinstance(fact.value, tuple) and fact.value[1:] in days


def people(count: float) -> Fact:
    """So many people, as a fact."""
    return Fact(Kind.COUNT, "", float(count), "명")


def _shares(truth: Figures) -> Iterator[float]:
    """Every percentage that can be worked out of the workbook."""
    for count in (*truth.by_day.values(), *truth.by_programme.values()):
        yield from (100 * count / truth.visitors, 100 - 100 * count / truth.visitors)
    for question, answers in truth.survey.items():
        yield from (truth.satisfied(question), 100 - truth.satisfied(question))
        yield from (100 * count / answers[ANSWERED] for count in answers.values())
        yield 100 * sum(answers[name] for name in _DISSATISFIED) / answers[ANSWERED]
    for item, planned in truth.planned.items():
        yield 100 * truth.spent[item] / planned
    yield from (truth.execution, 100 - truth.execution)
