"""The table of people by day: each day once, with the figure of the workbook, and the right sum."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from automation.dates import find_dates
from automation.documents import Document, Table
from automation.documents.tables import is_total
from graders.documents.cells import Place, labelled, numbers
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .event_figures import Figures

say = catalog(__package__)


def day_table(report: Document, truth: Figures) -> Table | None:
    """The table of a report in which the most days of the event have a row or a column."""
    tables = [table for table in report.tables if days_in(table, truth)]
    return max(tables, key=lambda table: len(days_in(table, truth)), default=None)


def days_in(table: Table, truth: Figures) -> dict[date, list[Place]]:
    """The labels of the event's days in a table."""
    found = {
        day: labelled(table, partial(_names, number=n, day=day))
        for n, day in enumerate(truth.by_day, 1)
    }
    return {day: places for day, places in found.items() if places}


def day_table_criteria(table: Table, truth: Figures) -> Iterator[Criterion]:
    """A criterion a day, and one for the sum."""
    places = days_in(table, truth)
    for day, people in truth.by_day.items():
        yield _day_right(f"{day.month}. {day.day}.", people, places.get(day, []))
    yield _sum_right(table, truth.visitors)


def counts_twice(table: Table, truth: Figures) -> bool:
    """Whether a day of the table has all its people twice."""
    return any(
        2 * truth.by_day[day] in set(numbers(place.beside()))
        for day, places in days_in(table, truth).items()
        for place in places
    )


def _names(text: str, number: int, day: date) -> bool:
    """Whether a label names a day of the event: 10. 17.(토), 17일, 2일차."""
    dates = [(d.month, d.day_of_month) for d in find_dates(text)]
    if dates:
        return dates == [(day.month, day.day)]
    alone = re.match(r"(\d{1,2})\s?일(\s?차)?(?![가-힣])", text.strip())
    return alone is not None and int(alone[1]) == (number if alone[2] else day.day)


def _day_right(day: str, people: int, places: Sequence[Place]) -> Criterion:
    if len(places) == 1 and people in set(numbers(places[0].beside())):
        return Criterion(True)
    if len(places) > 1:
        what = say("표에 {day:이} 두 번 들어 있습니다.", day=day)
        mend = say("집계번호가 같은 행은 한 번만 세세요.")
    else:
        what = say("표의 {day} 참여 인원이 엑셀과 다릅니다.", day=day)
        mend = say("집계번호가 같은 중복 행을 빼고, 소계 행을 더하지 않은 값을 넣으세요.")
    return _wrong(what, say("표의 ‘{day}’", day=day), mend)


def _sum_right(table: Table, visitors: int) -> Criterion:
    sums = labelled(table, is_total)
    if any(visitors in set(numbers(place.beside())) for place in sums):
        return Criterion(True, good=say("표의 합계가 자료와 같음"))
    what = say("표의 합계가 자료의 합과 다릅니다.") if sums else say("표에 합계(계)가 없습니다.")
    return _wrong(what, say("표의 ‘계’"), say("마지막 행에 ‘계’를 두고 일자별 값을 더하세요."))


def _wrong(what: Message, where: Message, mend: Message) -> Criterion:
    why = say("표의 값은 엑셀(event.xlsx)의 ‘참여 인원’ 시트와 같아야 합니다.")
    return Criterion(False, (Finding(what, where, why, mend, rule="table"),))
