"""Made-up lines of a city's budget (가상 세출) after three quarters, by seed.

Planted: more spent than budgeted, spending without a budget, won typed among thousands, slow lines,
transfers without a counterpart, subtotals that miss a line. Beside them stand lines that only look
slow, because their money is planned for next year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data_analysis.synthetic.complaints import DISTRICTS

GENERAL, SPECIAL = "일반회계", "특별회계"

# How many of each are planted, and how many of what only looks like it.
OVER, WITHOUT, THOUSANDFOLD, SLOW, PLANNED = 3, 2, 2, 6, 6
UNBALANCED = 2

_WORKS = ("시설비", "감리비", "시설부대비")
_UPKEEP = ("공공운영비", "재료비", "사무관리비")
_EVENT = ("행사운영비", "사무관리비", "공공운영비")
_SUPPORT = ("민간위탁금", "민간경상사업보조", "사무관리비")
RENT = "공공운영비"  # paid every month


@dataclass(frozen=True)
class Unit:
    """A 단위사업 of a department and 정책사업: what its projects are called and spend on."""

    account: str
    department: str
    policy: str
    name: str
    kinds: tuple[str, ...]
    items: tuple[str, ...]


_BUDGET = (
    Unit(
        GENERAL, "도로과", "안전한 도로망 확충", "도로 개설", ("소로 개설", "교차로 개선"), _WORKS
    ),
    Unit(GENERAL, "도로과", "안전한 도로망 확충", "도로 유지", ("보도 정비", "재포장"), _WORKS),
    Unit(GENERAL, "도로과", "밝은 거리 조성", "가로등 관리", ("가로등 교체",), _UPKEEP),
    Unit(GENERAL, "교통정책과", "편리한 대중교통", "버스 이용", ("승강장 정비",), _WORKS),
    Unit(GENERAL, "교통정책과", "편리한 대중교통", "교통 약자", ("이동 지원",), _SUPPORT),
    Unit(GENERAL, "복지정책과", "촘촘한 복지망", "복지 시설", ("복지관 운영",), _SUPPORT),
    Unit(GENERAL, "복지정책과", "촘촘한 복지망", "경로당", ("경로당 보수",), _WORKS),
    Unit(GENERAL, "문화예술과", "일상 속 문화", "지역 축제", ("마을 축제",), _EVENT),
    Unit(GENERAL, "문화예술과", "일상 속 문화", "문화 공간", ("작은 도서관",), _SUPPORT),
    Unit(GENERAL, "체육진흥과", "함께하는 체육", "체육 시설", ("체육관 보수",), _WORKS),
    Unit(GENERAL, "체육진흥과", "함께하는 체육", "생활 체육", ("체육 교실",), _EVENT),
    Unit(GENERAL, "농업정책과", "활력 있는 농촌", "농업 기반", ("용수로 정비",), _WORKS),
    Unit(GENERAL, "농업정책과", "활력 있는 농촌", "판로 지원", ("직거래 장터",), _EVENT),
    Unit(GENERAL, "공원녹지과", "푸른 도시", "공원 조성", ("어린이공원 정비",), _WORKS),
    Unit(GENERAL, "공원녹지과", "푸른 도시", "녹지 관리", ("가로수 관리",), _UPKEEP),
    Unit(SPECIAL, "교통정책과", "주차 걱정 없는 도시", "주차장", ("공영주차장 조성",), _WORKS),
    Unit(SPECIAL, "하수과", "맑은 물", "하수관로", ("하수관로 정비",), _WORKS),
    Unit(SPECIAL, "하수과", "맑은 물", "처리 시설", ("처리장 운영",), _UPKEEP),
)


@dataclass
class Line:
    """A line of the status (세부사업 and 통계목); amounts in won.

    ``thousandfold`` is a line whose 지출액 was typed in won among thousands.
    """

    unit: Unit
    project: str
    item: str
    budget: int
    carried_in: int = 0
    transferred: int = 0
    spent: int = 0
    planned: int = 0
    thousandfold: bool = False

    @property
    def current(self) -> int:
        """예산현액."""
        return self.budget + self.carried_in + self.transferred

    @property
    def names(self) -> tuple[str, ...]:
        unit = self.unit
        return (unit.department, unit.policy, unit.name, self.project, self.item)

    @property
    def amounts(self) -> tuple[int, ...]:
        """The amounts as they stand in the status, in won."""
        spent = self.spent * (1000 if self.thousandfold else 1)
        return (self.budget, self.carried_in, self.transferred, self.current, spent, self.planned)


@dataclass(frozen=True)
class Status:
    """A whole status: its lines, and what is wrong with it.

    ``planted`` has the names of lines or groups by kind; ``missed`` the line that each of the
    wrong subtotals leaves out.
    """

    lines: tuple[Line, ...]
    planted: dict[str, set[tuple[str, ...]]]
    missed: dict[tuple[str, ...], Line]


def status(rows: int, seed: int = 1) -> Status:
    """Lines of a budget after three quarters, faults planted; ``rows`` lines and two more."""
    random = np.random.default_rng(seed)
    lines = list(_lines(rows, random))
    order = [lines[number] for number in random.permutation(len(lines))]
    general = [line for line in order if line.unit.account == GENERAL]
    planted = {"unbalanced": _transfer(lines, random), "slow": _make_slow(order, random)}
    rest = [line for line in general if not line.planned and line.names not in planted["slow"]]
    over, rest = rest[:OVER], sorted(rest[OVER:], key=lambda line: line.current)
    for line in over:
        line.spent = _rounded(line.current * random.uniform(1.04, 1.3), line)
    thousandfold = _type_in_won(rest, random)
    without = [
        replace(line, item="자산취득비", budget=0, carried_in=0, transferred=0, planned=0)
        for line in rest[-WITHOUT:]
    ]
    for line in without:
        line.spent = _rounded(random.uniform(2e6, 9e6), line)
        lines.insert(1 + max(n for n, one in enumerate(lines) if one.project == line.project), line)
    missed = _missed(lines, [*over, *thousandfold], random)
    planted |= {
        "over": {line.names for line in over},
        "thousandfold": {line.names for line in thousandfold},
        "without": {line.names for line in without},
        "subtotal": set(missed),
    }
    return Status(tuple(lines), planted, missed)


def _lines(rows: int, random: np.random.Generator) -> Iterator[Line]:
    """Lines in the order of the budget, with nothing wrong and nothing slow."""
    shares = np.array_split(np.arange(rows), len(_BUDGET))
    for unit, share in zip(_BUDGET, shares, strict=True):
        names = [f"{place} {kind}" for place in DISTRICTS for kind in unit.kinds]
        per_project = len(unit.items)
        for number in range(len(share)):
            if number % per_project == 0:
                project = names.pop(int(random.integers(0, len(names))))
            item = unit.items[number % per_project]
            budget = int(random.lognormal(4.2 if number % per_project == 0 else 2.6, 0.7) * 10)
            line = Line(unit, project, item, (budget + 20) * 100_000)
            if unit.items is _WORKS and random.random() < 0.2:
                line.carried_in = int(random.integers(1, 40)) * 500_000
            line.spent = _rounded(line.current * random.uniform(0.62, 0.93), line)
            yield line


def _make_slow(order: Sequence[Line], random: np.random.Generator) -> set[tuple[str, ...]]:
    """Slow lines, and lines that look slow because their money is planned for next year."""
    works = [line for line in order if line.unit.items is _WORKS and not line.transferred]
    slow, planned = works[:SLOW], works[SLOW : SLOW + PLANNED]
    for number, line in enumerate(slow):
        line.spent = _rounded(line.current * random.uniform(0.06, 0.34), line)
        if number % 3 == 0:  # some is carried over, and even so it is slow
            line.planned = _rounded(line.current * 0.1, line)
    for line in planned:
        line.spent = _rounded(line.current * random.uniform(0.15, 0.33), line)
        line.planned = _rounded(line.current - line.spent / random.uniform(0.72, 0.9), line)
    return {line.names for line in slow}


def _type_in_won(lines: Sequence[Line], random: np.random.Generator) -> list[Line]:
    """Small lines of two departments, typed in won: a thousandfold that hides in the totals."""
    fit = [line for line in lines if line.current == line.budget and line.unit.items is not _WORKS]
    smallest = {line.unit.department: line for line in reversed(fit)}
    chosen = sorted(smallest.values(), key=lambda line: line.current)[:THOUSANDFOLD]
    for line in chosen:
        line.budget = int(random.integers(3, 6)) * 100_000
        line.spent = _rounded(line.budget * random.uniform(0.7, 0.95), line)
        line.thousandfold = True
    return chosen


def _transfer(lines: Sequence[Line], random: np.random.Generator) -> set[tuple[str, ...]]:
    """Transfers between lines of one 정책사업; two of them lost their counterpart."""
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault(line.names[:2], []).append(line)
    chosen = [list(groups)[n] for n in random.permutation(len(groups))[: UNBALANCED + 4]]
    for number, group in enumerate(chosen):
        giver, taker = (groups[group][int(n)] for n in random.choice(len(groups[group]), 2, False))
        won = max(giver.budget // 10 // 100_000, 3) * 100_000
        for line, amount in ((giver, -won), (taker, won)):
            if number >= UNBALANCED or line is taker:
                line.transferred = amount
                line.spent = _rounded(line.current * random.uniform(0.62, 0.9), line)
    return set(chosen[:UNBALANCED])


def _missed(
    lines: Sequence[Line], unfit: Sequence[Line], random: np.random.Generator
) -> dict[tuple[str, ...], Line]:
    """Subtotals, by their labels, that miss a line: one of a 정책사업, one of a department."""
    fit = [line for line in lines if line.current > 5_000_000 and line not in unfit]
    first, second = (fit[int(n)] for n in random.choice(len(fit), 2, replace=False))
    return {first.names[:2]: first, (second.unit.account, second.unit.department): second}


def _rounded(won: float, line: Line) -> int:
    """Whole thousands in the general account, tens of won in the special one."""
    step = 1000 if line.unit.account == GENERAL else 10
    return int(won) // step * step
