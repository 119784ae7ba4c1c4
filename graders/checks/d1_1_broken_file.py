"""Checks of d1-1-broken-file: two spoiled exports made into workbooks one can work with.

The truth is computed here from the given files, in its own plain way, not with the repair the
learners use: two computations that agree prove more than one that agrees with itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data_analysis.cells import Change, tidy
from data_analysis.columns import Role, guess_role
from data_analysis.sheets import read_sheets
from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Criterion, Judgement, judge
from graders.workbooks import Grid, as_text, read_grids
from groundwork.files import writing
from groundwork.findings import Finding
from groundwork.messages import NOTHING, Message, catalog
from groundwork.problem import Problem

say = catalog("graders")

COUNTER_FILE = "민원_창구.csv"
WHOLE_FILE = "민원_전체.xlsx"
_COLUMNS = ("number", "received", "district", "field", "place", "phone", "office", "finished")
_AMOUNTS = ("estimate", "spent")
_NAMES = {
    "number": ("접수번호", "민원번호", "receipt number", "number"),
    "received": ("접수일", "접수일자", "received"),
    "district": ("읍면동", "행정동", "동", "district"),
    "phone": ("연락처", "전화번호", "phone"),
    "finished": ("처리완료일", "완료일", "처리일", "finished"),
    "estimate": ("비용산정액", "산정액", "estimate"),
    "spent": ("비용집행액", "집행액", "spent"),
}
_MONTH = ("월", "접수월", "연월", "년월", "month")
_COUNT = ("건수", "접수건수", "민원건수", "count", "cases")
_TOTALS = re.compile(r"소\s*계|합\s*계|총\s*계|total", re.IGNORECASE)
_PER_THOUSAND = {"원": 1000.0, "천원": 1.0, "백만원": 0.001, "만원": 0.1, "억원": 0.00001}
_SHOWN = 3


# --- The truth, from the given files -----------------------------------------------------------


@dataclass(frozen=True)
class Given:
    """A given export, read plainly: ``complaints`` has amounts in 천원, null where unknown."""

    complaints: pl.DataFrame
    copies: int
    subtotals: int

    @property
    def unknown(self) -> int:
        """How many amounts nobody knows yet (미정)."""
        return sum(self.complaints[name].null_count() for name in _AMOUNTS)

    @property
    def numbers(self) -> Counter[str]:
        """How often each receipt number stands among the complaints."""
        return Counter(self.complaints["number"].to_list())


def read_given(path: Path) -> Given:
    """Read a given export: subtotals and copies out, every other row kept."""
    sheets = []
    for sheet in read_sheets(path):
        cells = sheet.cells.rename(
            dict(zip(sheet.cells.columns, (*_COLUMNS, *_AMOUNTS), strict=True))
        )
        is_header = cells["number"].str.starts_with("GM").fill_null(False).not_()
        is_total = cells["number"].str.contains("계$").fill_null(False)
        sheets.append((cells.filter(~is_header), int(is_total.sum())))
    rows = pl.concat(cells for cells, _ in sheets)
    readings: dict[str, tuple[Callable[[str], Any], pl.DataType]] = {
        "received": (_day, pl.Date()),
        "finished": (_day, pl.Date()),
        "phone": (lambda text: re.sub(r"\D", "", text).lstrip("0"), pl.String()),
        **{name: (_thousands, pl.Float64()) for name in _AMOUNTS},
    }
    plain: tuple[Callable[[str], Any], pl.DataType] = (_plain, pl.String())
    content = rows.select(
        _read_distinct(rows[name], *readings.get(name, plain)) for name in rows.columns
    )
    kept = content.unique(maintain_order=True)
    return Given(kept, len(rows) - len(kept), sum(total for _, total in sheets))


def _read_distinct(cells: pl.Series, read: Callable[[str], Any], kind: pl.DataType) -> pl.Series:
    texts = cells.drop_nulls().unique().to_list()
    return cells.replace_strict(texts, [read(text) for text in texts], return_dtype=kind)


def _plain(text: str) -> str:
    return text.strip().translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def _day(text: str) -> date | None:
    parts = re.findall(r"\d+", text.split(" 00:")[0])
    if len(parts) >= 3:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    digits = "".join(parts)
    if len(digits) == 8:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return date(1899, 12, 30) + timedelta(days=int(digits)) if len(digits) == 5 else None


def _thousands(text: str) -> float | None:
    plain = _plain(text)
    if plain == "-":
        return 0.0
    digits = re.sub(r"[^\d.]", "", plain)
    if not digits:
        return None
    value = float(digits)
    if plain.endswith("원") and not plain.endswith("천원"):
        value /= 1000
    return -value if plain[0] in "△▲(-" else value


@dataclass(frozen=True)
class Tally:
    """Complaints and money spent (천원) of one month in one 읍면동."""

    count: int
    spent: float


def read_tallies(path: Path) -> dict[tuple[int, str], Tally]:
    """Tallies of the whole year by month (1 to 12) and 읍면동; remembered beside the file.

    Reading 1.2 million rows takes some ten seconds: it is done once for a file and this code.
    """
    digest = hashlib.sha256(Path(__file__).read_bytes())
    with path.open("rb") as stream:
        digest.update(hashlib.file_digest(stream, "sha256").digest())
    memory = path.parent.parent / f"tallies-{digest.hexdigest()[:16]}.json"
    if memory.exists():
        rows = json.loads(memory.read_text(encoding="utf-8"))
    else:
        complaints = read_given(path).complaints
        by = (pl.col("received").dt.month(), pl.col("district"))
        rows = complaints.group_by(by).agg(pl.len(), pl.col("spent").sum()).rows()
        with suppress(Problem), writing(memory) as temporary:
            temporary.write_text(json.dumps(rows), encoding="utf-8")
    return {(month, district): Tally(count, spent) for month, district, count, spent in rows}


# --- The hand-ins ------------------------------------------------------------------------------


def _rows_grid(hand_in: HandIn) -> Grid:
    """The table of single complaints, in whichever workbook and sheet it stands."""
    grids = _grids(hand_in, "rows")
    fitting = [g for g in grids if g.column(*_NAMES["number"]) is not None]
    fitting = [g for g in fitting if any(g.column(*_NAMES[a]) is not None for a in _AMOUNTS)]
    if not fitting:
        raise NotHandedIn(
            say("정리한 민원 자료에서 ‘접수번호’와 금액 열이 있는 표를 찾지 못했습니다."),
            say("열 이름을 원본과 같게 두고 다시 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _summary_grid(hand_in: HandIn) -> Grid:
    """The table of counts by month and 읍면동."""
    fitting = [
        grid
        for grid in _grids(hand_in, "summary")
        if grid.column(*_NAMES["district"]) is not None and grid.column(*_COUNT) is not None
    ]
    if not fitting:
        raise NotHandedIn(
            say("집계표에서 ‘읍면동’과 ‘건수’ 열을 찾지 못했습니다."),
            say("월, 읍면동, 건수, 집행액 열이 있는 표로 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _grids(hand_in: HandIn, artefact: str) -> Sequence[Grid]:
    return hand_in.once(read_grids, _workbook(hand_in, artefact))


def _workbook(hand_in: HandIn, artefact: str) -> Path:
    """The workbook of an artefact: by its usual name, else by what stands in it."""
    entry = hand_in.lab.artefact(artefact)
    if hand_in.files or (hand_in.folder / entry.files[0]).is_file():
        return hand_in.find(artefact)
    taken = {hand_in.folder / name for other in hand_in.lab.artefacts for name in other.files}
    free = [path for path in hand_in.candidates(artefact) if path not in taken]
    wanted = artefact == "summary"
    fitting = [path for path in free if _is_summary(hand_in.once(read_grids, path)) == wanted]
    if len(fitting) == 1:
        return fitting[0]
    if hand_in.candidates(artefact) and not fitting:
        raise NotHandedIn(
            say("{title} 파일이 아직 없습니다.", title=entry.title),
            say("위 칸을 실행해 {usual:을} 만들어 주세요.", usual=entry.files[0]),
        )
    return hand_in.find(artefact)


def _is_summary(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds counts by 읍면동, and is not the one of single complaints."""
    return any(
        grid.column(*_NAMES["district"]) is not None
        and grid.column(*_COUNT) is not None
        and grid.column(*_NAMES["number"]) is None
        for grid in grids
    )


def _numbers(grid: Grid) -> tuple[Counter[str], int]:
    """How often each receipt number stands in a table, and how many rows are 소계 or 합계."""
    column = grid.column(*_NAMES["number"]) or 0
    texts = [as_text(cell) or "" for cell in grid.values(column)]
    totals = [text for text in texts if not text or _TOTALS.search(text)]
    return Counter(text.strip() for text in texts if text not in totals), len(totals)


# --- The checks --------------------------------------------------------------------------------


def rows(hand_in: HandIn) -> Judgement:
    """One row a complaint: no subtotal, no copy, and nothing lost, re-filed complaints included."""
    grid = _rows_grid(hand_in)
    given = hand_in.once(read_given, hand_in.materials / COUNTER_FILE)
    wanted = given.numbers
    found, totals = _numbers(grid)
    copies = sorted(n for n, times in found.items() if 0 < wanted[n] < times)
    merged = sorted(n for n, times in wanted.items() if 0 < found[n] < times)
    lost = sorted(n for n in wanted if not found[n])
    unknown = sorted(n for n in found if not wanted[n])
    where = say("‘{sheet}’ 시트", sheet=grid.sheet)
    return judge(
        [
            _criterion(
                not totals,
                say("소계·합계 행이 자료에 섞여 있지 않습니다."),
                say("소계·합계 행 {count:,}개가 자료 사이에 남아 있습니다.", count=totals),
                where,
                say("자료와 합계를 함께 더하면 금액이 몇 배로 불어납니다."),
                say("소계·합계 행을 빼고 저장해 주세요. repair()를 거치면 빠집니다."),
                weight=2,
            ),
            _criterion(
                not copies,
                say("완전히 같은 중복 행이 없습니다."),
                say("같은 민원이 두 번 들어간 접수번호가 {count:,}개 있습니다.", count=len(copies)),
                _listed(copies),
                say("한 건이 두 번 세어져 건수와 금액이 부풀려집니다."),
                say('repair(key="접수번호")처럼 무엇이 한 건의 번호인지 알려 주세요.'),
                weight=2,
            ),
            _criterion(
                not merged,
                say("번호는 같지만 내용이 다른 민원을 지우지 않고 남겼습니다."),
                say("번호만 같고 내용이 다른 민원 {count:,}건이 지워졌습니다.", count=len(merged)),
                _listed(merged),
                say(
                    "내용이 다르면 다른 민원일 수 있습니다. "
                    "사람이 확인하기 전에는 지울 수 없습니다."
                ),
                say("접수번호만 보고 중복을 지우지 말고, 모든 열이 같은 행만 빼 주세요."),
                weight=2,
            ),
            _criterion(
                not lost,
                say("빠진 민원이 없습니다."),
                say("원본에 있는 접수번호 {count:,}개가 보이지 않습니다.", count=len(lost)),
                _listed(lost),
                say("이유를 적지 않고 빠진 행은 누락입니다."),
                say("필터를 풀고 원본 전체로 다시 저장해 주세요."),
                weight=2,
            ),
            _criterion(
                not unknown,
                say("원본에 없는 민원이 없습니다."),
                say("원본에 없는 접수번호가 {count:,}개 있습니다.", count=len(unknown)),
                _listed(unknown),
                mend=say("다른 파일의 행이 섞였는지 확인해 주세요."),
            ),
            _has_columns(grid),
        ]
    )


def _has_columns(grid: Grid) -> Criterion:
    missing = [names[0] for names in _NAMES.values() if grid.column(*names) is None]
    return _criterion(
        not missing,
        say("원본의 열이 모두 있습니다."),
        say("원본의 열 가운데 보이지 않는 것이 있습니다: {names}", names=", ".join(missing)),
        mend=say("열을 지우거나 이름을 바꾸지 말고 저장해 주세요."),
    )


def amounts(hand_in: HandIn) -> Judgement:
    """Every amount is the given one, in the unit the column says; unknown ones stay empty."""
    grid = _rows_grid(hand_in)
    given = hand_in.once(read_given, hand_in.materials / COUNTER_FILE)
    criteria = []
    for name in _AMOUNTS:
        criteria += _amount_criteria(grid, given, name)
    return judge(criteria)


def _amount_criteria(grid: Grid, given: Given, name: str) -> list[Criterion]:
    title = _NAMES[name][0]
    column, numbers = grid.column(*_NAMES[name]), grid.column(*_NAMES["number"])
    if column is None or numbers is None:
        what = say("‘{column}’ 열이 없습니다.", column=title)
        return [
            Criterion(False, (Finding(what, mend=say("원본의 금액 열을 남겨 주세요.")),), weight=5)
        ]
    truth: dict[str, set[float | None]] = {}
    for number, amount in given.complaints.select("number", name).iter_rows():
        truth.setdefault(number, set()).add(amount)
    handed = [
        (str(row[numbers]).strip(), _amount(row[column], grid.unit(column))) for row in grid.rows
    ]
    known = [(number, value) for number, value in handed if number in truth]
    declared = grid.unit(column)
    unit = declared or _likely_unit(known, truth)
    scale = _PER_THOUSAND.get(unit, 1.0)
    wrong = [n for n, value in known if None not in truth[n] and not _is_in(value, truth[n], scale)]
    guessed = [n for n, value in known if truth[n] == {None} and value is not None]
    return [
        _criterion(
            bool(known) and not wrong,
            say("{column:이} 모두 원본과 맞습니다.", column=title),
            say(
                "{column:이} 원본과 다른 민원이 {count:,}건 있습니다.",
                column=title,
                count=len(wrong),
            ),
            _listed(wrong),
            say(
                "‘-’는 0, △와 괄호는 음수, ‘천원’은 단위입니다. 글자를 그냥 지우면 값이 달라집니다."
            ),
            say("repair()로 다시 고치고, 변경 내역의 예를 원본과 견주어 보세요."),
            weight=3,
        ),
        _criterion(
            not guessed,
            say("{column:을} 모르는 칸은 비워 두었습니다.", column=title),
            say(
                "아직 모르는 {column} {count:,}칸에 숫자가 들어 있습니다.",
                column=title,
                count=len(guessed),
            ),
            _listed(guessed),
            say("‘미정’은 0원이 아닙니다. 모르는 값을 지어내면 합계가 틀립니다."),
            say("그 칸은 비워 두고, 변경 내역에 남겨 주세요."),
        ),
        _criterion(
            declared is not None or unit == "원",
            say("{column}의 단위가 분명합니다.", column=title),
            say("{column:이} 천원인지 원인지 적혀 있지 않습니다.", column=title),
            why=say("단위를 모르면 천 배 다른 금액으로 읽힙니다."),
            mend=say("열 이름에 (천원) 또는 (원)을 적어 주세요."),
        ),
    ]


def _amount(cell: Any, unit: str | None) -> float | None:
    """A handed-in amount; text is read as text is, for whether it is a number is another check."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str):
        return None
    value = _thousands(cell)
    if value is None or not cell.strip().endswith("원"):
        return value
    return value * _PER_THOUSAND.get(unit or "천원", 1.0)


def _likely_unit(
    known: Sequence[tuple[str, float | None]], truth: dict[str, set[float | None]]
) -> str:
    """The unit most amounts are right in, where none is written."""

    def right(unit: str) -> int:
        scale = _PER_THOUSAND[unit]
        return sum(bool(value) and _is_in(value, truth[number], scale) for number, value in known)

    return max(("원", "천원"), key=right)


def _is_in(value: float | None, wanted: set[float | None], scale: float) -> bool:
    return value is not None and any(
        amount is not None and abs(value - amount * scale) < 0.51 * max(scale / 1000, 0.001)
        for amount in wanted
    )


def types(hand_in: HandIn) -> Judgement:
    """Numbers are numbers, dates are dates, telephone numbers whole, texts without stray blanks."""
    if hand_in.files:
        grid = max(_grids(hand_in, "rows"), key=lambda one: len(one.rows))
    else:
        grid = _rows_grid(hand_in)
    faults: dict[Role, list[tuple[str, list[str]]]] = {role: [] for role in Role}
    for index, name in enumerate(grid.heading.names):
        cells = [cell for cell in grid.values(index) if cell is not None]
        role = guess_role(pl.Series(name, [as_text(cell) for cell in cells], dtype=pl.String))
        odd = [as_text(cell) or "" for cell in cells if _is_untyped(cell, role)]
        if odd:
            faults[role].append((name, odd))
    return judge(
        [
            _type_criterion(
                faults[Role.NUMBER],
                say("숫자가 모두 진짜 숫자입니다."),
                say("글자로 남은 숫자"),
                say("글자로 된 숫자는 엑셀이 더하지 않고 건너뜁니다."),
            ),
            _type_criterion(
                faults[Role.DATE],
                say("날짜가 모두 진짜 날짜입니다."),
                say("글자나 숫자로 남은 날짜"),
                say("글자로 된 날짜는 달로 묶거나 순서대로 늘어놓을 수 없습니다."),
            ),
            _type_criterion(
                faults[Role.PHONE],
                say("전화번호의 앞자리 0이 모두 있습니다."),
                say("앞자리 0이나 하이픈이 빠진 전화번호"),
                say("앞자리 0이 없으면 걸 수 없는 번호입니다."),
            ),
            _type_criterion(
                faults[Role.TEXT],
                say("글자에 남은 공백이나 전각 숫자가 없습니다."),
                say("앞뒤 공백이나 전각 숫자가 남은 글자"),
                say("‘송정동’과 ‘송정동 ’은 엑셀에서 서로 다른 동으로 세어집니다."),
            ),
        ]
    )


def _is_untyped(cell: Any, role: Role) -> bool:
    if role is Role.NUMBER:
        return isinstance(cell, str) and _thousands(cell) is not None
    if role is Role.DATE:
        return not isinstance(cell, date)
    if role is Role.PHONE:
        return not (
            isinstance(cell, str) and re.fullmatch(r"0\d{1,3}-\d{3,4}-\d{4}|1\d{3}-\d{4}", cell)
        )
    return isinstance(cell, str) and tidy(cell)[1] in (Change.SPACE, Change.WIDTH)


def _type_criterion(
    faults: list[tuple[str, list[str]]], good: Message, kind: Message, why: Message
) -> Criterion:
    count = sum(len(cells) for _, cells in faults)
    names = ", ".join(name for name, _ in faults)
    return _criterion(
        not faults,
        good,
        say("{kind}: {count:,}칸", kind=kind, count=count),
        say(
            "{names} 열. 예: {cells}",
            names=names,
            cells=", ".join(cell for _, cells in faults for cell in cells[:_SHOWN]),
        ),
        why,
        say("repair()가 그 열을 무엇으로 보았는지 look()에서 확인하고 다시 저장해 주세요."),
    )


def log(hand_in: HandIn) -> Judgement:
    """The log in the workbook says how many rows were taken out and what could not be read."""
    grid = _rows_grid(hand_in)
    given = hand_in.once(read_given, hand_in.materials / COUNTER_FILE)
    # Lists of single complaints, such as those taken out, are no log: their figures are others.
    logs = [g for g in _grids(hand_in, "rows") if g.column("접수번호") is None]
    lines = [row for log_grid in logs for row in log_grid.cells]
    wanted = given.numbers
    found, totals = _numbers(grid)
    copies_left = sum(times - wanted[n] for n, times in found.items() if 0 < wanted[n] < times)
    marked = sum(times for times in wanted.values() if times > 1)
    same_number = _logged(lines, r"다른 내용|내용이 다른|겹쳐|겹치|differ|sharing")
    return judge(
        [
            _log_criterion(
                say("빼낸 중복 행"),
                {given.copies - copies_left},
                _logged(lines, r"중복|duplicate", but=r"다른|겹|differ|sharing"),
            ),
            _log_criterion(
                say("빼낸 소계·합계 행"),
                {given.subtotals - totals},
                _logged(lines, r"소\s*계|합\s*계|total", but=r"금액 합계"),
            ),
            _log_criterion(
                say("읽지 못해 비워 둔 칸"),
                {given.unknown},
                _logged(
                    lines, r"미정|읽지 못|못 읽|확인이 필요|확인 필요|could not be read|unread"
                ),
            ),
            _log_criterion(say("번호가 같고 내용이 다른 행"), {marked, marked // 2}, same_number),
        ]
    )


def _logged(lines: Iterable[tuple[Any, ...]], words: str, but: str = "") -> set[int]:
    """The figures that stand beside certain words."""
    figures: set[int] = set()
    for line in lines:
        text = " ".join(cell for cell in line if isinstance(cell, str))
        if re.search(words, text, re.IGNORECASE) and not (but and re.search(but, text)):
            figures.update(int(cell) for cell in line if isinstance(cell, (int, float)))
            figures.update(int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text))
    return figures


def _log_criterion(what: Message, done: set[int], logged: set[int]) -> Criterion:
    right = max(done)
    return _criterion(
        bool(done & logged),
        say("변경 내역에 ‘{what}’ {count:,}개가 적혀 있습니다.", what=what, count=right),
        say("변경 내역에서 ‘{what}’ {count:,}개를 찾지 못했습니다.", what=what, count=right),
        say("자료가 아닌 시트(변경 내역)"),
        say("무엇을 얼마나 바꾸었는지 남아 있어야 다른 사람이 결과를 믿고 되짚을 수 있습니다."),
        say(
            "clean.save()로 저장하면 변경 내역이 함께 들어갑니다. "
            "자료를 더 고쳤으면 내역도 고쳐 주세요."
        ),
    )


def summary(hand_in: HandIn) -> Judgement:
    """Counts and money of the whole year by month and 읍면동, out of 1.2 million rows."""
    grid = _summary_grid(hand_in)
    truth = hand_in.once(read_tallies, hand_in.materials / WHOLE_FILE)
    handed = _handed_tallies(grid)
    spent = grid.column(*_NAMES["spent"])
    unit = (grid.unit(spent) or "원") if spent is not None else "원"
    scale = _PER_THOUSAND.get(unit, 1.0)
    districts = {district for _, district in truth}
    names = {district for _, district in handed}
    wrong_counts = [k for k, t in truth.items() if k in handed and handed[k].count != t.count]
    wrong_money = [
        key
        for key, tally in truth.items()
        if key in handed and abs(handed[key].spent - tally.spent * scale) > max(scale / 1000, 0.001)
    ]
    missing = [key for key in truth if key not in handed]
    total, right = sum(t.count for t in handed.values()), sum(t.count for t in truth.values())
    return judge(
        [
            _criterion(
                total == right,
                say("모두 {right:,}건으로, 원본과 맞습니다.", right=right),
                say(
                    "모두 {total:,}건으로 세었지만 {right:,}건이어야 합니다.",
                    total=total,
                    right=right,
                ),
                _which_rows(total - right),
                say("중복이나 합계 행이 섞이거나 시트 하나가 빠지면 건수가 달라집니다."),
                say('두 시트를 모두 읽었는지, key="접수번호"를 적었는지 확인해 주세요.'),
                weight=2,
            ),
            _criterion(
                not missing,
                say("열두 달과 모든 읍면동이 있습니다."),
                say("월·읍면동 {count:,}곳이 집계표에 없습니다.", count=len(missing)),
                _places(missing),
                mend=say('summarise에 month="접수일"과 "읍면동"을 함께 적어 주세요.'),
                weight=2,
            ),
            _criterion(
                bool(handed) and not wrong_counts,
                say("월·읍면동별 건수가 맞습니다."),
                say("월·읍면동별 건수가 다른 곳이 {count:,}곳 있습니다.", count=len(wrong_counts)),
                _places(wrong_counts),
                mend=say("고치기(repair)를 먼저 하고 집계해 주세요."),
                weight=2,
            ),
            _criterion(
                spent is not None and bool(handed) and not wrong_money,
                say("집행액 합계가 맞습니다({unit}).", unit=unit),
                say("집행액 합계가 다른 곳이 {count:,}곳 있습니다.", count=len(wrong_money))
                if spent is not None
                else say("집행액 열이 없습니다."),
                _places(wrong_money),
                say("단위가 천원인 열을 원으로 읽으면 천 배 차이가 납니다."),
                say('sums에 "비용 집행액"을 적고, 열 이름의 단위를 확인해 주세요.'),
                weight=3,
            ),
            _criterion(
                names <= districts,
                say("읍면동 이름이 스물다섯 곳 그대로입니다."),
                say("원본에 없는 읍면동 이름이 있습니다."),
                _listed(sorted(names - districts)),
                say("공백이나 전각 숫자가 남으면 같은 동이 둘로 나뉩니다."),
                say("읍면동 열을 고친 뒤에 집계해 주세요."),
            ),
        ]
    )


def _handed_tallies(grid: Grid) -> dict[tuple[int, str], Tally]:
    """The handed-in tallies; rows of totals and rows without a month are left aside."""
    month, district = grid.column(*_MONTH), grid.column(*_NAMES["district"])
    count, spent = grid.column(*_COUNT), grid.column(*_NAMES["spent"])
    tallies: dict[tuple[int, str], Tally] = {}
    for row in grid.rows:
        name = None if district is None else as_text(row[district])
        number = None if month is None else _month_of(row[month])
        if not name or number is None or _TOTALS.search(name):
            continue
        cases = _amount(None if count is None else row[count], None) or 0
        money = _amount(None if spent is None else row[spent], None) or 0.0
        before = tallies.get((number, name), Tally(0, 0.0))
        tallies[number, name] = Tally(before.count + int(cases), before.spent + money)
    return tallies


def _month_of(cell: Any) -> int | None:
    """The month of "2025-03", "3월", 202503, 3 or a date."""
    if isinstance(cell, (date, datetime)):
        return cell.month
    parts = re.findall(r"\d+", as_text(cell) or "")
    if not parts:
        return None
    last = parts[1] if len(parts) > 1 else parts[0][4:] if len(parts[0]) == 6 else parts[0]
    return int(last) if last and 1 <= int(last) <= 12 else None


# --- Words -------------------------------------------------------------------------------------


def _criterion(
    met: bool,
    good: Message,
    bad: Message,
    where: Message = NOTHING,
    why: Message = NOTHING,
    mend: Message = NOTHING,
    weight: float = 1,
) -> Criterion:
    findings = () if met else (Finding(bad, where, why, mend),)
    return Criterion(met, findings, good, weight)


def _listed(numbers: Sequence[str]) -> Message:
    """The first few of some receipt numbers or names, as the place to look at."""
    return say("예: {numbers}", numbers=", ".join(numbers[:_SHOWN])) if numbers else NOTHING


def _places(keys: Sequence[tuple[int, str]]) -> Message:
    if not keys:
        return NOTHING
    month, district = min(keys)
    return say("예: {month}월 {district}", month=month, district=district)


def _which_rows(difference: int) -> Message:
    if difference > 0:
        return say("{count:,}건 많습니다.", count=difference)
    return say("{count:,}건 모자랍니다.", count=-difference)
