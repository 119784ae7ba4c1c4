"""What given complaints say of each month: how many there were, and how many of them were late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_analysis.reading.sheets import read_sheets
from graders.tables.plain_cells import plain_day

_SOURCE, _AS_OF = "자료:", "기준일:"


@dataclass(frozen=True)
class Share:
    """Of how many how many were late."""

    judged: int
    late: int

    @property
    def percent(self) -> float:
        return 100 * self.late / self.judged


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
    (sheet,) = read_sheets(path)
    rows = [[(cell or "").strip() for cell in row] for row in sheet.cells.iter_rows()]
    top = next(number for number, row in enumerate(rows) if all(row))
    above = [row[0] for row in rows[:top]]
    received, late = rows[top].index("접수일"), rows[top].index("지연")
    counted: dict[int, list[int]] = {}
    for row in rows[top + 1 :]:
        day = plain_day(row[received])
        if day is None:
            raise ValueError(f"{row[received]} is no day")
        counted.setdefault(day.month, []).append(int(row[late]))
    as_of = plain_day(_after(above, _AS_OF))
    if as_of is None:
        raise ValueError(f"no reference date above {path.name}")
    months = {month: Share(len(rows), sum(rows)) for month, rows in sorted(counted.items())}
    return LateByMonth(months, _after(above, _SOURCE), as_of)


def _after(lines: list[str], label: str) -> str:
    return next(line.partition(label)[2].strip() for line in lines if line.startswith(label))
