"""Made-up spending of a city's budget (가상 세출), by seed: a status by line, and payments.

Planted in the status: more spent than budgeted, spending without a budget, won typed among
thousands, slow lines, transfers without a counterpart, subtotals that miss a line. In the payments:
some that were made twice. Beside each stands what only looks like it: lines whose money is planned
for next year, rents of the same amount every month, two projects that pay the same bill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from typing import Any

import numpy as np
import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from data_analysis.synthetic import DISTRICTS
from groundwork.files import writing

COLUMNS = (
    *("부서", "정책사업", "단위사업", "세부사업", "통계목"),
    *("예산액", "전년도이월액", "전용증감액", "예산현액", "지출액", "이월예정액"),
)
PAYMENT_COLUMNS = (
    "지출번호",
    "지출일",
    "부서",
    "세부사업",
    "통계목",
    "거래처",
    "적요",
    "지급액(원)",
)
GENERAL, SPECIAL = "일반회계", "특별회계"
UNITS = {GENERAL: ("천원", 1000), SPECIAL: ("원", 1)}

# How many of each are planted, and how many of what only looks like it.
OVER, WITHOUT, THOUSANDFOLD, SLOW, PLANNED = 3, 2, 2, 6, 6
UNBALANCED, WRONG_SUBTOTALS, TWICE = 2, 2, 4

_WORKS = ("시설비", "감리비", "시설부대비")
_UPKEEP = ("공공운영비", "재료비", "사무관리비")
_EVENT = ("행사운영비", "사무관리비", "공공운영비")
_SUPPORT = ("민간위탁금", "민간경상사업보조", "사무관리비")
_RENT = "공공운영비"
_SUPPLIERS = ("가람", "누리", "다온", "마루", "바른", "새길", "아라", "한빛")
_LAST_DAY = (9, 30)


@dataclass(frozen=True)
class _Unit:
    """A 단위사업 of a department and 정책사업: what its projects are called and spend on."""

    account: str
    department: str
    policy: str
    name: str
    kinds: tuple[str, ...]
    items: tuple[str, ...]


_BUDGET = (
    _Unit(
        GENERAL, "도로과", "안전한 도로망 확충", "도로 개설", ("소로 개설", "교차로 개선"), _WORKS
    ),
    _Unit(GENERAL, "도로과", "안전한 도로망 확충", "도로 유지", ("보도 정비", "재포장"), _WORKS),
    _Unit(GENERAL, "도로과", "밝은 거리 조성", "가로등 관리", ("가로등 교체",), _UPKEEP),
    _Unit(GENERAL, "교통정책과", "편리한 대중교통", "버스 이용", ("승강장 정비",), _WORKS),
    _Unit(GENERAL, "교통정책과", "편리한 대중교통", "교통 약자", ("이동 지원",), _SUPPORT),
    _Unit(GENERAL, "복지정책과", "촘촘한 복지망", "복지 시설", ("복지관 운영",), _SUPPORT),
    _Unit(GENERAL, "복지정책과", "촘촘한 복지망", "경로당", ("경로당 보수",), _WORKS),
    _Unit(GENERAL, "문화예술과", "일상 속 문화", "지역 축제", ("마을 축제",), _EVENT),
    _Unit(GENERAL, "문화예술과", "일상 속 문화", "문화 공간", ("작은 도서관",), _SUPPORT),
    _Unit(GENERAL, "체육진흥과", "함께하는 체육", "체육 시설", ("체육관 보수",), _WORKS),
    _Unit(GENERAL, "체육진흥과", "함께하는 체육", "생활 체육", ("체육 교실",), _EVENT),
    _Unit(GENERAL, "농업정책과", "활력 있는 농촌", "농업 기반", ("용수로 정비",), _WORKS),
    _Unit(GENERAL, "농업정책과", "활력 있는 농촌", "판로 지원", ("직거래 장터",), _EVENT),
    _Unit(GENERAL, "공원녹지과", "푸른 도시", "공원 조성", ("어린이공원 정비",), _WORKS),
    _Unit(GENERAL, "공원녹지과", "푸른 도시", "녹지 관리", ("가로수 관리",), _UPKEEP),
    _Unit(SPECIAL, "교통정책과", "주차 걱정 없는 도시", "주차장", ("공영주차장 조성",), _WORKS),
    _Unit(SPECIAL, "하수과", "맑은 물", "하수관로", ("하수관로 정비",), _WORKS),
    _Unit(SPECIAL, "하수과", "맑은 물", "처리 시설", ("처리장 운영",), _UPKEEP),
)


@dataclass
class Line:
    """A line of the status (세부사업 and 통계목); amounts in won.

    ``thousandfold`` is a line whose 지출액 was typed in won among thousands.
    """

    unit: _Unit
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


@dataclass(frozen=True)
class Payment:
    """A payment in won; ``twice`` where it was made a second time under another number."""

    day: date
    line: Line
    supplier: str
    text: str
    won: int
    twice: bool = False


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
        supplier = f"{random.choice(_SUPPLIERS)}{random.choice(['건설', '산업', '기획'])}(가상)"
        days = [np.datetime64(f"{year}-07-02") + int(random.integers(0, 88))]
        won, text = int(line.spent * random.uniform(0.1, 0.4)) // 1000 * 1000 + 1000, line.item
        if line.item == _RENT:
            days = [np.datetime64(f"{year}-{month:02d}-10") for month in (7, 8, 9)]
            won, text = int(random.integers(30, 300)) * 10_000, "장비 임차료"
        made += [Payment(working(day), line, supplier, f"{text} 지급", won) for day in days]
    single = [number for number, one in enumerate(made) if one.line.item != _RENT]
    chosen = random.choice(single, 2 * TWICE, replace=False)
    for number in chosen[:TWICE]:
        made[number] = replace(made[number], twice=True)
    for number in chosen[TWICE:]:
        made.append(replace(made[number], line=_neighbour(made[number].line, lines)))
    return sorted(made, key=lambda one: (one.day, one.line.names))


def write_status(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write the status: a sheet in 천원 and one in won, with subtotals between the lines."""
    made = status(rows, seed)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for account, (unit, won) in UNITS.items():
        sheet = book.create_sheet(account)
        lines = [line for line in made.lines if line.unit.account == account]
        _head(sheet, f"{year}년도 {account} 세출예산 집행현황 (3분기, 가상 자료)", year, unit)
        for row in _rows(lines, made.missed):
            sheet.append([*row[:5], *(_cell(n, amount, won) for n, amount in enumerate(row[5:]))])
        _format(sheet)
    with writing(path) as temporary:
        book.save(temporary)


def write_payments(
    path: str | PathLike[str], rows: int, year: int, holidays: Sequence[str] = (), seed: int = 1
) -> None:
    """Write the payments as a cp949 csv; what was paid twice stands there twice, far apart."""
    listed = payments(rows, year, holidays, seed)
    for one in [one for one in listed if one.twice]:
        first = next(place for place, other in enumerate(listed) if other is one)
        listed.insert(min(first + len(listed) // 5, len(listed)), one)
    lines = [",".join(PAYMENT_COLUMNS)]
    for number, one in enumerate(listed, start=1):
        names = (one.line.unit.department, one.line.project, one.line.item)
        cells = (f"지출-{number:04d}", str(one.day), *names, one.supplier, one.text, str(one.won))
        lines.append(",".join(cells))
    with writing(path) as temporary:
        temporary.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp949"))


def _neighbour(line: Line, lines: Sequence[Line]) -> Line:
    """A line of another project of the same department, with which it shares a bill."""
    own = line.unit.department
    return next(one for one in lines if one.unit.department == own and one.project != line.project)


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


def _rows(lines: Sequence[Line], missed: dict[tuple[str, ...], Line]) -> Iterator[tuple[Any, ...]]:
    """The lines with a 소계 after each 정책사업 and department, and a 합계 at the end."""
    for number, line in enumerate(lines):
        yield (*line.names, *line.amounts)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or following.names[:2] != line.names[:2]:
            members = [one for one in lines if one.names[:2] == line.names[:2]]
            left_out = missed.get(line.names[:2])
            yield (*line.names[:2], "소계", None, None, *_sums(members, left_out))
        if following is None or following.names[0] != line.names[0]:
            members = [one for one in lines if one.names[0] == line.names[0]]
            left_out = missed.get((line.unit.account, line.names[0]))
            yield (line.names[0], "소계", None, None, None, *_sums(members, left_out))
    yield ("합계", None, None, None, None, *_sums(lines, None))


def _sums(lines: Sequence[Line], left_out: Line | None) -> tuple[int, ...]:
    counted = [line.amounts for line in lines if line is not left_out]
    return tuple(sum(amounts) for amounts in zip(*counted, strict=True))


def _cell(column: int, won: int, unit: int) -> int | str:
    """An amount as offices write it: - for no transfer, △ for what was given away."""
    amount = won // unit
    if column == 2 and amount <= 0:
        return f"△{-amount:,}" if amount else "-"
    return f"{amount:,}" if amount % 41 == 0 and amount else amount


def _head(sheet: Any, title: str, year: int, unit: str) -> None:
    month, day = _LAST_DAY
    sheet.append([title])
    sheet.append([f"기준일: {year}. {month}. {day}.", *[None] * 9, f"(단위: {unit})"])
    sheet.append(COLUMNS)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(COLUMNS))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment("center")


def _format(sheet: Any) -> None:
    thin = Side(style="thin", color="BFBFBF")
    for cells in sheet.iter_rows(min_row=3):
        is_total = any(str(cell.value).endswith("계") for cell in cells[:3])
        for cell in cells:
            cell.border = Border(thin, thin, thin, thin)
            cell.number_format = "#,##0"
            if is_total or cell.row == 3:
                cell.fill = PatternFill("solid", fgColor="E8EEF4")
    for letter, width in zip("ABCDEFGHIJK", (12, 22, 12, 24, 16, *[15] * 6), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "F4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "3:3"
