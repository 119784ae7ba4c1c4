"""Checks of d1-3-living-workbook: a cell is changed, and what should move has to move."""

from __future__ import annotations

import re

from openpyxl.utils import get_column_letter

from data_analysis.recalculation import Place, Values
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import Submission
from graders.tables.living_workbooks import Names, Table, alarms, is_close
from graders.tables.plain_cells import as_number, as_text, examples
from groundwork.messages import NOTHING, Message, catalog

from .choice_lists import chosen_from_a_list
from .pivots import pivots_over
from .subsidy_workbooks import (
    DEPARTMENT,
    GIVEN,
    GRANTED,
    NUMBER,
    SPENT,
    Found,
    Project,
    find,
    read_given,
)

say = catalog(__package__)

_DISTRICT: Names = ("읍면동", "행정동", "동", "district")
_SHARE: Names = ("집행률", "집행율", "집행비율", "share spent")
_STATE: Names = ("상태", "진행상태", "state")
_STATES = ("진행", "완료", "반납")
_THRESHOLD = re.compile(r"기준|목표|하한|최소|threshold|target|minimum", re.IGNORECASE)
_SIXTY_PER_CENT = (0.6, 60)
_LONGEST_LABEL = 30
_TOTAL = "합계"  # as the line is called in the workbook, like the departments
_NOWHERE = "새로 생긴 부서"
_FIVE_MILLION = 5_000  # 천원


def formulas(submission: Submission) -> Judgement:
    """The summary is right, and moves by as much as the data was changed."""
    found = find(submission)
    given = submission.once(read_given, submission.materials / GIVEN)
    project = max(given, key=lambda one: one.granted - one.spent)
    place = found.data.place(found.row_of(project.number), SPENT)
    changed = project.spent + _FIVE_MILLION
    after = found.workbook.changed({place: changed * found.scale})
    moved = [
        Project(p.number, p.department, p.granted, changed if p is project else p.spent)
        for p in given
    ]
    where = say(
        "‘{sheet}’ 시트. {cell} 칸을 바꾸어 보았습니다.",
        sheet=found.summary.sheet,
        cell=_cell(place),
    )
    pasted = [_cell(p) for p in found.amounts if p not in found.workbook.formulas]
    return judge(
        [
            _data_kept(found, given),
            criterion(
                not pasted,
                say("요약의 금액이 모두 수식입니다."),
                say("수식이 아니라 숫자로 적힌 요약 칸이 {count:,}개 있습니다.", count=len(pasted)),
                examples(pasted),
                say("붙여 넣은 숫자는 자료가 바뀌어도 그대로라서, 다음 달에는 틀린 표가 됩니다."),
                say("SUMIFS 같은 수식으로 자료에서 바로 더하게 해 주세요."),
                weight=2,
            ),
            _sums_right(found, given, found.workbook.now, say("지금 값")),
            _sums_right(found, moved, after, say("집행액 한 칸을 바꾼 뒤의 값"), where),
            _shares_right(found, moved, after),
        ]
    )


def _data_kept(found: Found, given: tuple[Project, ...]) -> Criterion:
    now, data = found.workbook.now, found.data
    handed = {
        as_text(now.at(data.place(row, NUMBER))): (
            as_number(now.at(data.place(row, GRANTED))),
            as_number(now.at(data.place(row, SPENT))),
        )
        for row in data.rows
    }
    wrong = [
        p.number
        for p in given
        if handed.get(p.number) != (p.granted * found.scale, p.spent * found.scale)
    ]
    extra = len(data.rows) - len(given)
    return criterion(
        not wrong and not extra,
        say("받은 사업 {count:,}건이 그대로 있습니다.", count=len(given)),
        say(
            "받은 자료와 다르거나 없는 사업이 {count:,}건, 더 있는 행이 {extra:,}개입니다.",
            count=len(wrong),
            extra=max(extra, 0),
        ),
        examples(wrong),
        say("합계 행이 자료에 섞이면 모든 금액이 두 배가 됩니다."),
        say("받은 자료를 repair로 읽어 그대로 두고, 합계는 요약에서 수식으로 내 주세요."),
    )


def _sums_right(
    found: Found,
    projects: list[Project] | tuple[Project, ...],
    values: Values,
    what: Message,
    where: Message = NOTHING,
) -> Criterion:
    wrong = []
    for department in {p.department for p in projects}:
        row = found.lines.get(department)
        own = [p for p in projects if p.department == department]
        right = _are(found, values, row, own)
        wrong += [] if right else [department]
    if found.total is None or not _are(found, values, found.total, list(projects)):
        wrong.append(_TOTAL)
    return criterion(
        not wrong,
        say("{what:이} 부서별로, 합계로 모두 맞습니다.", what=what),
        say("{what:이} 맞지 않는 줄이 {count:,}개 있습니다.", what=what, count=len(wrong)),
        where or examples(sorted(wrong)),
        say("수식이 자료의 일부만 더하거나, 숫자를 붙여 넣으면 자료를 따라가지 못합니다."),
        say("더하는 범위가 자료의 마지막 행까지 닿는지, 합계도 수식인지 확인해 주세요."),
        weight=3,
    )


def _are(found: Found, values: Values, row: int | None, projects: list[Project]) -> bool:
    if row is None:
        return False
    sums = {GRANTED: sum(p.granted for p in projects), SPENT: sum(p.spent for p in projects)}
    return all(
        is_close(values.at(found.summary.place(row, names)), right * found.scale, 0.5)
        for names, right in sums.items()
    )


def _shares_right(found: Found, projects: list[Project], after: Values) -> Criterion:
    tables = found.workbook.tables(DEPARTMENT, GRANTED, SPENT, _SHARE, without=NUMBER)
    table = next((t for t in tables if (t.sheet, t.header) == _top(found.summary)), None)
    wrong = []
    for label, row in [*found.lines.items(), (_TOTAL, found.total)]:
        own = [p for p in projects if row == found.total or p.department == label]
        granted = sum(p.granted for p in own)
        if table is None or row is None or not granted:
            wrong += [label] if table is None or row is None else []
            continue
        share = sum(p.spent for p in own) / granted
        value = after.at(table.place(row, _SHARE))
        # 62.3 % may be kept as 0.623 or as 62.3.
        if not is_close(value, share, 0.0006) and not is_close(value, share * 100, 0.06):
            wrong.append(label)
    return criterion(
        not wrong,
        say("집행률이 집행액 ÷ 교부액으로 모두 맞습니다."),
        say("바꾼 뒤의 집행률이 맞지 않는 줄이 {count:,}개 있습니다.", count=len(wrong))
        if table
        else say("요약에 ‘집행률’ 열이 없습니다."),
        examples(wrong),
        say("합계의 집행률은 부서 집행률의 평균이 아니라, 모두 더한 집행액 ÷ 교부액입니다."),
        say('열을 더할 때 "=[집행액]/[교부액]"처럼 같은 줄의 금액으로 나누어 주세요.'),
        weight=2,
    )


def _top(table: Table) -> tuple[str, int]:
    return table.sheet, table.header


def inputs(submission: Submission) -> Judgement:
    """The threshold stands in one cell of its own, and the verdicts depend on it."""
    found = find(submission)
    place = _threshold(found)
    if place is None:
        what = say("‘기준 집행률’이 적힌 칸을 찾지 못했습니다.")
        why = say("0.6을 수식마다 적어 두면, 기준이 바뀔 때 고치지 못한 수식이 남습니다.")
        mend = say('input("기준 집행률", "60%")로 따로 두고, 수식에서 [기준 집행률]을 쓰세요.')
        return judge([criterion(False, what, what, NOTHING, why, mend)])
    low, high = (found.workbook.changed({place: value}) for value in (0, 1000))
    still = [
        department
        for department, row in found.lines.items()
        if not any(
            low.at(p) != high.at(p)
            for p in found.workbook.formulas
            if p[0] == found.summary.sheet and p[1] == row
        )
    ]
    return judge(
        [
            criterion(
                place not in found.workbook.formulas,
                say("기준 집행률이 한 칸에 따로 있습니다({cell}).", cell=_cell(place)),
                say("기준 집행률 칸({cell})이 수식이라 바꿀 수 없습니다.", cell=_cell(place)),
                mend=say("그 칸에는 숫자만 적어 주세요."),
            ),
            criterion(
                bool(found.lines) and not still,
                say("기준을 바꾸면 모든 부서의 판정이 따라 움직입니다."),
                say(
                    "기준을 바꾸어도 판정이 그대로인 부서가 {count:,}곳 있습니다.", count=len(still)
                ),
                examples(still),
                say("판정 수식에 0.6 같은 숫자가 직접 적혀 있으면 기준을 바꾸어도 그대로입니다."),
                say("판정 수식이 기준 칸을 가리키게 해 주세요."),
                weight=3,
            ),
        ]
    )


def _threshold(found: Found) -> Place | None:
    """The cell of the threshold: a number beside its name, of several the one that is 60 %.

    Without a name it is known by its number, as long as that is typed and is none of the data's.
    """
    now = found.workbook.now
    data = found.data
    numbers = [
        place
        for place in sorted(now.cells)
        if isinstance(now.at(place), (int, float))
        and not isinstance(now.at(place), bool)
        and not (place[0] == data.sheet and place[1] in data.rows)
    ]
    named = [place for place in numbers if _THRESHOLD.search(_label(found, place))]
    as_asked = [place for place in numbers if now.at(place) in _SIXTY_PER_CENT]
    typed = [place for place in as_asked if place not in found.workbook.formulas]
    both = [place for place in named if place in as_asked]
    return next(iter([*both, *named, *typed]), None)


def _label(found: Found, place: Place) -> str:
    """The short texts left of a cell and above it."""
    sheet, row, column = place
    beside = (
        found.workbook.now.at(p) for p in ((sheet, row, column - 1), (sheet, row - 1, column))
    )
    return " ".join(text for text in beside if isinstance(text, str) and len(text) < _LONGEST_LABEL)


def checksheet(submission: Submission) -> Judgement:
    """The workbook itself says when summary and data part ways, and when a row cannot be right."""
    found = find(submission)
    given = submission.once(read_given, submission.materials / GIVEN)
    now = found.workbook.now
    largest = max(given, key=lambda one: one.spent)
    project = max(given, key=lambda one: one.granted - one.spent)
    department = found.data.place(found.row_of(largest.number), DEPARTMENT)
    spent = found.data.place(found.row_of(project.number), SPENT)
    lost = found.workbook.changed({department: _NOWHERE})
    too_much = found.workbook.changed({spent: (project.granted + _FIVE_MILLION) * found.scale})
    harmless = found.workbook.changed({spent: (project.spent + 1) * found.scale})
    calm = alarms(now, harmless, found.elsewhere)
    where = say("점검 수식이 있는 시트")
    return judge(
        [
            criterion(
                bool(alarms(now, lost, found.elsewhere) - calm),
                say("요약에서 빠진 사업이 생기면 점검이 알려 줍니다."),
                say(
                    "{cell:을} 요약에 없는 부서로 바꾸어도 아무 점검도 움직이지 않습니다.",
                    cell=_cell(department),
                ),
                where,
                say("새 부서가 생기면 그 부서의 돈이 요약에서 말없이 빠집니다."),
                say("자료의 합계와 요약의 합계를 견주어, 다르면 ‘확인’이라고 나오게 해 주세요."),
                weight=2,
            ),
            criterion(
                bool(alarms(now, too_much, found.elsewhere) - calm),
                say("교부액보다 많이 집행한 사업이 생기면 점검이 알려 줍니다."),
                say(
                    "{cell:을} 교부액보다 크게 바꾸어도 아무 점검도 움직이지 않습니다.",
                    cell=_cell(spent),
                ),
                where,
                say("받은 돈보다 더 쓸 수는 없습니다. 잘못 적은 숫자를 그날 찾아야 합니다."),
                say('never("집행액", ">", "교부액")으로 그런 행을 세게 해 주세요.'),
                weight=2,
            ),
        ]
    )


def choices(submission: Submission) -> Judgement:
    """The state of a project is chosen from a list of three, in every row of the data."""
    found = find(submission)
    return judge(chosen_from_a_list(found.workbook, found.data, _STATE, _STATES))


def pivot(submission: Submission) -> Judgement:
    """There is a real pivot table: over all rows, by 읍면동, with a sum of money."""
    found = find(submission)
    return judge(pivots_over(found.workbook, found.data, _DISTRICT, (*SPENT, *GRANTED)))


def _cell(place: Place) -> str:
    sheet, row, column = place
    return f"{sheet}!{get_column_letter(column)}{row}"
