"""What given complaints say of delays: counted day by day, with a calendar and no formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from statistics import median

from graders.tables.given_tables import given_day, read_given_table
from graders.tables.late_shares import Share

_SATURDAY = 5
_MOST_OFF = 0.51
FEW = 30  # complaints, below which a rate says little
Group = tuple[str, ...]


@dataclass(frozen=True)
class Handled:
    """A complaint: who handled it, whether on site, its working days, and whether it was late.

    ``days`` are without those that do not count (민원처리법 시행령 제20조), None where it is not
    finished; late is what took longer than the limit as extended (시행령 제21조제1항), and None
    where nobody can say yet.
    """

    department: str
    on_site: str
    days: int | None
    late: bool | None


@dataclass(frozen=True)
class Rate(Share):
    """Of how many how many were late, and the median of the working days."""

    days: float

    def is_meant(self, per_cent: float) -> bool:
        """Whether a per cent in a sentence is this rate, rounded to whole ones at most."""
        return abs(per_cent - self.percent) <= _MOST_OFF


@dataclass(frozen=True)
class Delays:
    """All given complaints, and their rates by department, by visit, and by both."""

    complaints: tuple[Handled, ...]

    @cached_property
    def all(self) -> Rate:
        return _rate(list(self.complaints))

    @cached_property
    def departments(self) -> Mapping[Group, Rate]:
        return self._by("department")

    @cached_property
    def visits(self) -> Mapping[Group, Rate]:
        return self._by("on_site")

    @cached_property
    def both(self) -> Mapping[Group, Rate]:
        return self._by("on_site", "department")

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """Every rate that a sentence may name."""
        tables = (self.departments, self.visits, self.both)
        return (self.all, *(rate for table in tables for rate in table.values()))

    def _by(self, *names: str) -> dict[Group, Rate]:
        groups: dict[Group, list[Handled]] = {}
        for one in self.complaints:
            groups.setdefault(tuple(getattr(one, name) for name in names), []).append(one)
        return {group: _rate(members) for group, members in groups.items()}


def read_delays(folder: Path) -> Delays:
    """The delays of the given complaints on the last day of their year, as the scene says."""
    holidays = {
        given_day(day)
        for row in read_given_table(folder / "공휴일.csv").rows
        for day in row.values()
    }
    rows = read_given_table(folder / "민원_처리.csv").rows
    judged_on = date(max(given_day(row["접수일"]) for row in rows).year, 12, 31)
    return Delays(tuple(_handled(row, judged_on, holidays) for row in rows))


def _handled(row: Mapping[str, str], judged_on: date, holidays: set[date]) -> Handled:
    finished = given_day(row["완료일"]) if row["완료일"] else None
    waited, extended = (int(row.get(name) or 0) for name in ("보완일수", "연장일수"))
    days = _working_days(given_day(row["접수일"]), finished or judged_on, holidays) - waited
    late = days > int(row["처리기한"]) + extended
    return Handled(
        row["부서"],
        row["현장확인"],
        days if finished else None,
        late if finished or late else None,
    )


def _working_days(first: date, last: date, holidays: set[date]) -> int:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(day.weekday() < _SATURDAY and day not in holidays for day in days)


def _rate(members: list[Handled]) -> Rate:
    judged = [one.late for one in members if one.late is not None]
    return Rate(len(judged), sum(judged), median(o.days for o in members if o.days is not None))
