"""Checks of d1-1-broken-file: two spoiled exports made into workbooks one can work with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.tables.cell_types import well_typed
from graders.tables.change_logs import figures_beside, logged
from graders.tables.complaint_exports import Given, Tally, read_given, read_tallies
from graders.tables.plain_cells import (
    PER_THOUSAND_WON,
    as_number,
    as_text,
    examples,
    is_total,
    month_of,
)
from graders.tables.row_criteria import Keys, no_totals, none_doubled, none_invented, none_lost
from graders.tables.workbooks import Grid, grids_of
from groundwork.findings import Finding
from groundwork.messages import NOTHING, Message, catalog

say = catalog("graders")

COUNTER_FILE = "민원_창구.csv"
WHOLE_FILE = "민원_전체.xlsx"
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


# --- The hand-ins ------------------------------------------------------------------------------


def _rows_grid(hand_in: HandIn) -> Grid:
    """The table of single complaints, in whichever workbook and sheet it stands."""
    fitting = [g for g in _rows_book(hand_in) if g.column(*_NAMES["number"]) is not None]
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
        for grid in grids_of(hand_in, "summary", _is_summary)
        if grid.column(*_NAMES["district"]) is not None and grid.column(*_COUNT) is not None
    ]
    if not fitting:
        raise NotHandedIn(
            say("집계표에서 ‘읍면동’과 ‘건수’ 열을 찾지 못했습니다."),
            say("월, 읍면동, 건수, 집행액 열이 있는 표로 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _rows_book(hand_in: HandIn) -> tuple[Grid, ...]:
    return grids_of(hand_in, "rows", lambda grids: not _is_summary(grids))


def _is_summary(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds counts by 읍면동, and is not the one of single complaints."""
    return any(
        grid.column(*_NAMES["district"]) is not None
        and grid.column(*_COUNT) is not None
        and grid.column(*_NAMES["number"]) is None
        for grid in grids
    )


# --- The checks --------------------------------------------------------------------------------


def rows(hand_in: HandIn) -> Judgement:
    """One row a complaint: no subtotal, no copy, and nothing lost, re-filed complaints included."""
    grid = _rows_grid(hand_in)
    wanted = hand_in.once(read_given, hand_in.materials / COUNTER_FILE).numbers
    keys = Keys.of(grid, *_NAMES["number"])
    how_to_keep_one = say('repair(key="접수번호")처럼 무엇이 한 건의 번호인지 알려 주세요.')
    return judge(
        [
            no_totals(keys),
            none_doubled(keys, wanted, how_to_keep_one),
            _none_merged(keys, wanted),
            none_lost(keys, wanted),
            none_invented(keys, wanted),
            _has_columns(grid),
        ]
    )


def _none_merged(keys: Keys, wanted: Counter[str]) -> Criterion:
    """Complaints that share their number and differ otherwise are all kept."""
    merged = sorted(n for n, times in wanted.items() if 0 < keys.times[n] < times)
    return criterion(
        not merged,
        say("번호는 같지만 내용이 다른 민원을 지우지 않고 남겼습니다."),
        say("번호만 같고 내용이 다른 민원 {count:,}건이 지워졌습니다.", count=len(merged)),
        examples(merged),
        say("내용이 다르면 다른 민원일 수 있습니다. 사람이 확인하기 전에는 지울 수 없습니다."),
        say("접수번호만 보고 중복을 지우지 말고, 모든 열이 같은 행만 빼 주세요."),
        weight=2,
    )


def _has_columns(grid: Grid) -> Criterion:
    missing = [names[0] for names in _NAMES.values() if grid.column(*names) is None]
    return criterion(
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
        (str(row[numbers]).strip(), as_number(row[column], grid.unit(column))) for row in grid.rows
    ]
    known = [(number, value) for number, value in handed if number in truth]
    declared = grid.unit(column)
    unit = declared or _likely_unit(known, truth)
    scale = PER_THOUSAND_WON.get(unit, 1.0)
    wrong = [n for n, value in known if None not in truth[n] and not _is_in(value, truth[n], scale)]
    guessed = [n for n, value in known if truth[n] == {None} and value is not None]
    return [
        criterion(
            bool(known) and not wrong,
            say("{column:이} 모두 원본과 맞습니다.", column=title),
            say(
                "{column:이} 원본과 다른 민원이 {count:,}건 있습니다.",
                column=title,
                count=len(wrong),
            ),
            examples(wrong),
            say(
                "‘-’는 0, △와 괄호는 음수, ‘천원’은 단위입니다. 글자를 그냥 지우면 값이 달라집니다."
            ),
            say("repair()로 다시 고치고, 변경 내역의 예를 원본과 견주어 보세요."),
            weight=3,
        ),
        criterion(
            not guessed,
            say("{column:을} 모르는 칸은 비워 두었습니다.", column=title),
            say(
                "아직 모르는 {column} {count:,}칸에 숫자가 들어 있습니다.",
                column=title,
                count=len(guessed),
            ),
            examples(guessed),
            say("‘미정’은 0원이 아닙니다. 모르는 값을 지어내면 합계가 틀립니다."),
            say("그 칸은 비워 두고, 변경 내역에 남겨 주세요."),
        ),
        criterion(
            declared is not None or unit == "원",
            say("{column}의 단위가 분명합니다.", column=title),
            say("{column:이} 천원인지 원인지 적혀 있지 않습니다.", column=title),
            why=say("단위를 모르면 천 배 다른 금액으로 읽힙니다."),
            mend=say("열 이름에 (천원) 또는 (원)을 적어 주세요."),
        ),
    ]


def _likely_unit(
    known: Sequence[tuple[str, float | None]], truth: dict[str, set[float | None]]
) -> str:
    """The unit most amounts are right in, where none is written."""

    def right(unit: str) -> int:
        scale = PER_THOUSAND_WON[unit]
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
        grid = max(_rows_book(hand_in), key=lambda one: len(one.rows))
    else:
        grid = _rows_grid(hand_in)
    return judge(well_typed(grid))


def log(hand_in: HandIn) -> Judgement:
    """The log in the workbook says how many rows were taken out and what could not be read."""
    grid = _rows_grid(hand_in)
    given = hand_in.once(read_given, hand_in.materials / COUNTER_FILE)
    # Lists of single complaints, such as those taken out, are no log: their figures are others.
    logs = [g for g in _rows_book(hand_in) if g.column("접수번호") is None]
    lines = [row for log_grid in logs for row in log_grid.cells]
    wanted = given.numbers
    keys = Keys.of(grid, *_NAMES["number"])
    copies_left = sum(t - wanted[n] for n, t in keys.times.items() if 0 < wanted[n] < t)
    marked = sum(times for times in wanted.values() if times > 1)
    same_number = figures_beside(lines, r"다른 내용|내용이 다른|겹쳐|겹치|differ|sharing")
    return judge(
        [
            logged(
                say("빼낸 중복 행"),
                {given.copies - copies_left},
                figures_beside(lines, r"중복|duplicate", but=r"다른|겹|differ|sharing"),
            ),
            logged(
                say("빼낸 소계·합계 행"),
                {given.subtotals - keys.totals},
                figures_beside(lines, r"소\s*계|합\s*계|total", but=r"금액 합계"),
            ),
            logged(
                say("읽지 못해 비워 둔 칸"),
                {given.unknown},
                figures_beside(
                    lines, r"미정|읽지 못|못 읽|확인이 필요|확인 필요|could not be read|unread"
                ),
            ),
            logged(say("번호가 같고 내용이 다른 행"), {marked, marked // 2}, same_number),
        ]
    )


def summary(hand_in: HandIn) -> Judgement:
    """Counts and money of the whole year by month and 읍면동, out of 1.2 million rows."""
    grid = _summary_grid(hand_in)
    truth = hand_in.once(read_tallies, hand_in.materials / WHOLE_FILE)
    handed = _handed_tallies(grid)
    spent = grid.column(*_NAMES["spent"])
    unit = (grid.unit(spent) or "원") if spent is not None else "원"
    scale = PER_THOUSAND_WON.get(unit, 1.0)
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
            criterion(
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
            criterion(
                not missing,
                say("열두 달과 모든 읍면동이 있습니다."),
                say("월·읍면동 {count:,}곳이 집계표에 없습니다.", count=len(missing)),
                _places(missing),
                mend=say('summarise에 month="접수일"과 "읍면동"을 함께 적어 주세요.'),
                weight=2,
            ),
            criterion(
                bool(handed) and not wrong_counts,
                say("월·읍면동별 건수가 맞습니다."),
                say("월·읍면동별 건수가 다른 곳이 {count:,}곳 있습니다.", count=len(wrong_counts)),
                _places(wrong_counts),
                mend=say("고치기(repair)를 먼저 하고 집계해 주세요."),
                weight=2,
            ),
            criterion(
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
            criterion(
                names <= districts,
                say("읍면동 이름이 스물다섯 곳 그대로입니다."),
                say("원본에 없는 읍면동 이름이 있습니다."),
                examples(sorted(names - districts)),
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
        number = None if month is None else month_of(row[month])
        if not name or number is None or is_total(name):
            continue
        cases = as_number(None if count is None else row[count], None) or 0
        money = as_number(None if spent is None else row[spent], None) or 0.0
        before = tallies.get((number, name), Tally(0, 0.0))
        tallies[number, name] = Tally(before.count + int(cases), before.spent + money)
    return tallies


def _places(keys: Sequence[tuple[int, str]]) -> Message:
    if not keys:
        return NOTHING
    month, district = min(keys)
    return say("예: {month}월 {district}", month=month, district=district)


def _which_rows(difference: int) -> Message:
    if difference > 0:
        return say("{count:,}건 많습니다.", count=difference)
    return say("{count:,}건 모자랍니다.", count=-difference)
