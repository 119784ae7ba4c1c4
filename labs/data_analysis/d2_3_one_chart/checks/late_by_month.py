"""What given complaints say of each month: how many there were, and how many of them were late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graders.tables.given_tables import given_day, read_given_table
from graders.tables.late_shares import Share

_SOURCE, _AS_OF = "자료:", "기준일:"


@dataclass(frozen=True)
class LateByMonth:
    """The complaints of some months in order, where they are from, the day they were judged on."""

    months: Mapping[int, Share]
    source: str
    as_of: date

    @property
    def periods(self) -> list[Share]:
        """Every month, and every run of months taken together."""
        shares = list(self.months.values())
        runs = [shares[a:b] for a in range(len(shares)) for b in range(a + 1, len(shares) + 1)]
        return [Share(sum(s.judged for s in run), sum(s.late for s in run)) for run in runs]


def read_late_by_month(path: Path) -> LateByMonth:
    """Count the rows of the given file, and read what stands above its header."""
    table = read_given_table(path)
    late: dict[int, list[int]] = {}
    for row in table.rows:
        late.setdefault(given_day(row["접수일"]).month, []).append(int(row["지연"]))
    months = {month: Share(len(marks), sum(marks)) for month, marks in sorted(late.items())}
    return LateByMonth(months, _after(table.above, _SOURCE), given_day(_after(table.above, _AS_OF)))


def _after(lines: Sequence[str], label: str) -> str:
    return next(line.partition(label)[2].strip() for line in lines if line.startswith(label))
