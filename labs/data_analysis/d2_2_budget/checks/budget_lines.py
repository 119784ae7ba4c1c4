"""What a given 세출 집행현황 and its payments say: read plainly, and asked the scene's questions.

Computed in its own plain way, not with the rules the learners' library has: two computations that
agree prove more than one that agrees with itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from data_analysis.reading.sheets import Sheet, read_sheets
from graders.tables.given_tables import read_given_table
from graders.tables.plain_cells import thousand_won

SLOW = 0.4  # of what may be spent this year, as the scene says
THOUSANDFOLD = 100  # times the budget
_LABELS = 5
_WON = {"천원": 1000, "원": 1}


class Kind(StrEnum):
    """What there is to ask about, as the scene lists it."""

    OVER = "over"
    WITHOUT = "without"
    THOUSANDFOLD = "thousandfold"
    SLOW = "slow"
    TRANSFER = "transfer"
    SUBTOTAL = "subtotal"
    TWICE = "twice"


@dataclass(frozen=True)
class Line:
    """A line of the status, in 천원: 세부사업 and 통계목 of a department and its 정책사업."""

    department: str
    policy: str
    project: str
    item: str
    transferred: float
    current: float
    spent: float
    planned: float

    @property
    def thousandfold(self) -> bool:
        """Whether 지출액 was surely typed in won."""
        return 0 < THOUSANDFOLD * self.current <= self.spent


@dataclass(frozen=True)
class Suspect:
    """One thing to ask about: its kind, whose it is, and the words by which it is known.

    ``words`` are of a line its project and item, of transfers the 정책사업, of a subtotal the
    정책사업 or nothing, of payments their numbers, the project and the amount. ``line`` is the
    line it is about, if it is one.
    """

    kind: Kind
    department: str
    words: tuple[str, ...]
    line: Line | None = None


@dataclass(frozen=True)
class Sums:
    """예산현액 and 지출액 of a group in 천원; ``corrected``: won typed as thousands set right."""

    current: float
    spent: float
    corrected: float

    @property
    def rates(self) -> tuple[float, ...]:
        """집행률 in per cent, as given and set right; none without a budget."""
        if not self.current:
            return ()
        return tuple(100 * spent / self.current for spent in (self.spent, self.corrected))


@dataclass(frozen=True)
class Status:
    """Everything given: the lines, and what there is to ask about."""

    lines: tuple[Line, ...]
    suspects: tuple[Suspect, ...]

    @cached_property
    def departments(self) -> Mapping[str, Sums]:
        return self._by("department")

    @cached_property
    def projects(self) -> Mapping[str, Sums]:
        return self._by("project")

    @cached_property
    def whole(self) -> Sums:
        return _sums(self.lines)

    @cached_property
    def items(self) -> frozenset[str]:
        return frozenset(line.item for line in self.lines)

    @cached_property
    def policies(self) -> frozenset[str]:
        return frozenset(line.policy for line in self.lines)

    def transferring(self, policy: str) -> frozenset[str]:
        """The projects of a 정책사업 that gave or got something by transfer."""
        lines = (line for line in self.lines if line.policy == policy and line.transferred)
        return frozenset(line.project for line in lines)

    def _by(self, name: str) -> dict[str, Sums]:
        groups: dict[str, list[Line]] = {}
        for line in self.lines:
            groups.setdefault(getattr(line, name), []).append(line)
        return {group: _sums(lines) for group, lines in groups.items()}


def read_status(folder: Path) -> Status:
    """The given status and payments, in a folder of materials."""
    lines: list[Line] = []
    suspects: list[Suspect] = []
    for sheet in read_sheets(folder / "세출_집행현황.xlsx"):
        own, wrong = _read_sheet(sheet)
        lines += own
        suspects += wrong
    suspects += [s for line in lines if (s := _suspected(line))]
    suspects += [*_unbalanced(lines), *_paid_twice(folder / "지출_내역.csv")]
    return Status(tuple(lines), tuple(suspects))


def _read_sheet(sheet: Sheet) -> tuple[list[Line], list[Suspect]]:
    """The lines of a sheet, and its subtotals that are not their sum."""
    rows = [tuple((cell or "").strip() for cell in row) for row in sheet.cells.iter_rows()]
    (top,) = (number for number, row in enumerate(rows) if row[0] == "부서")
    text = " ".join(cell for row in rows[:top] for cell in row)
    per_unit = _WON[text.split("단위:")[1].split(")")[0].strip()] / 1000
    columns = {name: rows[top].index(name) for name in rows[top]}
    lines: list[Line] = []
    wrong: list[Suspect] = []
    for row in rows[top + 1 :]:
        amounts = {
            name: (thousand_won(row[column]) or 0) * per_unit
            for name, column in columns.items()
            if column >= _LABELS
        }
        labels = row[:_LABELS]
        if any(label.endswith("계") for label in labels[:3]):
            above = [label for label in labels if label and not label.endswith("계")]
            parts = [one for one in lines if above == [one.department, one.policy][: len(above)]]
            if abs(sum(one.spent for one in parts) - amounts["지출액"]) > 1:
                wrong.append(Suspect(Kind.SUBTOTAL, above[0], tuple(above[1:])))
            continue
        department, policy, _, project, item = labels
        line = Line(
            department=department,
            policy=policy,
            project=project,
            item=item,
            transferred=amounts["전용증감액"],
            current=amounts["예산현액"],
            spent=amounts["지출액"],
            planned=amounts["이월예정액"],
        )
        lines.append(line)
    return lines, wrong


def _suspected(line: Line) -> Suspect | None:
    """What a line is to be asked about, if anything."""
    if line.spent > line.current:
        kind = (
            Kind.THOUSANDFOLD if line.thousandfold else Kind.OVER if line.current else Kind.WITHOUT
        )
    elif line.spent < SLOW * (line.current - line.planned):
        kind = Kind.SLOW
    else:
        return None
    return Suspect(kind, line.department, (line.project, line.item), line)


def _unbalanced(lines: Sequence[Line]) -> Iterator[Suspect]:
    """정책사업 in which the transfers do not come to nothing."""
    sums: dict[tuple[str, str], float] = {}
    for line in lines:
        group = (line.department, line.policy)
        sums[group] = sums.get(group, 0) + line.transferred
    for (department, policy), total in sums.items():
        if abs(total) > 1:
            yield Suspect(Kind.TRANSFER, department, (policy,))


def _paid_twice(path: Path) -> Iterator[Suspect]:
    """Payments that agree in everything but their number."""
    numbers: dict[tuple[str, ...], list[str]] = {}
    for number, *rest in (row.values() for row in read_given_table(path).rows):
        numbers.setdefault(tuple(rest), []).append(number)
    for (_, department, project, _, _, _, won), same in numbers.items():
        if len(same) > 1:
            yield Suspect(Kind.TWICE, department, (*same, project, f"{int(won):,}"))


def _sums(lines: Sequence[Line]) -> Sums:
    spent = sum(line.spent for line in lines)
    slips = sum(line.spent * 0.999 for line in lines if line.thousandfold)
    return Sums(sum(line.current for line in lines), spent, spent - slips)
