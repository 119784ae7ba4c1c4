"""Made-up payments of a city's budget (가상 지출), by seed, some of them made twice.

Beside those stands what only looks like it: rents of the same amount every month, and bills that
two projects of a department share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike

import numpy as np

from data_analysis.synthetic.expenditures import RENT, Line, status
from groundwork.files import write_whole

COLUMNS = ("지출번호", "지출일", "부서", "세부사업", "통계목", "거래처", "적요", "지급액(원)")
TWICE = 4  # how many were made twice, and how many bills are shared

_SUPPLIERS = ("가람", "누리", "다온", "마루", "바른", "새길", "아라", "한빛")
_TRADES = ("건설", "산업", "기획")


@dataclass(frozen=True)
class Payment:
    """A payment in won; ``twice`` where it was made a second time under another number."""

    day: date
    line: Line
    supplier: str
    text: str
    won: int
    twice: bool = False


def payments(rows: int, year: int, holidays: Sequence[str] = (), seed: int = 1) -> list[Payment]:
    """Payments of the third quarter in order of their days, some of them made twice.

    Nothing is paid on weekends, nor on ``holidays`` ("2026-09-25").
    """
    random = np.random.default_rng(seed + 1)
    lines = [line for line in status(rows, seed).lines if line.budget and not line.thousandfold]

    def working(day: np.datetime64) -> date:
        moved = np.busday_offset(day, 0, roll="backward", holidays=list(holidays))
        return date.fromisoformat(str(moved))

    made = []
    for line in lines:
        supplier = f"{random.choice(_SUPPLIERS)}{random.choice(_TRADES)}(가상)"
        days = [np.datetime64(f"{year}-07-02") + int(random.integers(0, 88))]
        won, text = int(line.spent * random.uniform(0.1, 0.4)) // 1000 * 1000 + 1000, line.item
        if line.item == RENT:
            days = [np.datetime64(f"{year}-{month:02d}-10") for month in (7, 8, 9)]
            won, text = int(random.integers(30, 300)) * 10_000, "장비 임차료"
        made += [Payment(working(day), line, supplier, f"{text} 지급", won) for day in days]
    single = [number for number, one in enumerate(made) if one.line.item != RENT]
    chosen = random.choice(single, 2 * TWICE, replace=False)
    for number in chosen[:TWICE]:
        made[number] = replace(made[number], twice=True)
    for number in chosen[TWICE:]:
        made.append(replace(made[number], line=_neighbour(made[number].line, lines)))
    return sorted(made, key=lambda one: (one.day, one.line.names))


def write_payments(
    path: str | PathLike[str], rows: int, year: int, holidays: Sequence[str] = (), seed: int = 1
) -> None:
    """Write the payments as a cp949 csv; what was paid twice stands there twice, far apart."""
    listed = payments(rows, year, holidays, seed)
    for one in [one for one in listed if one.twice]:
        first = next(place for place, other in enumerate(listed) if other is one)
        listed.insert(min(first + len(listed) // 5, len(listed)), one)
    lines = [",".join(COLUMNS)]
    for number, one in enumerate(listed, start=1):
        names = (one.line.unit.department, one.line.project, one.line.item)
        cells = (f"지출-{number:04d}", str(one.day), *names, one.supplier, one.text, str(one.won))
        lines.append(",".join(cells))
    write_whole(path, ("\r\n".join(lines) + "\r\n").encode("cp949"))


def _neighbour(line: Line, lines: Sequence[Line]) -> Line:
    """A line of another project of the same department, with which it shares a bill."""
    own = line.unit.department
    return next(one for one in lines if one.unit.department == own and one.project != line.project)
