"""Criteria over the summary by department: right today, and right after the data has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data_analysis.recalculation import Values
from graders.outcome import Criterion, criterion
from graders.tables.calculated_workbooks import Names, is_close
from graders.tables.plain_cells import as_number, as_text, examples
from groundwork.messages import NOTHING, Message, catalog

from .subsidy_workbooks import (
    GRANTED,
    NUMBER,
    SPENT,
    TOTAL,
    Project,
    SubsidyWorkbook,
    cell_name,
    most_left,
)

say = catalog(__package__)

FIVE_MILLION = 5_000  # 천원
_SHARE: Names = ("집행률", "집행율", "집행비율", "share spent")


def follows_the_data(book: SubsidyWorkbook, given: Sequence[Project]) -> Iterator[Criterion]:
    """The data is the given one, and the summary moves by as much as one of its cells."""
    project = most_left(given)
    changed = replace(project, spent=project.spent + FIVE_MILLION)
    place = book.place_of(project, SPENT)
    after = book.workbook.changed({place: changed.spent * book.scale})
    moved = [changed if p is project else p for p in given]
    where = say(
        "‘{sheet}’ 시트. {cell} 셀을 바꾸어 보았습니다.",
        sheet=book.summary.sheet,
        cell=cell_name(place),
    )
    yield _data_kept(book, given)
    yield _all_formulas(book)
    yield _sums_right(book, given, book.workbook.now, say("지금 값"))
    yield _sums_right(book, moved, after, say("집행액 한 셀을 바꾼 뒤의 값"), where)
    yield _shares_right(book, moved, after)
    yield _all_seen(book)


def _data_kept(book: SubsidyWorkbook, given: Sequence[Project]) -> Criterion:
    now, data = book.workbook.now, book.data
    stated = {
        as_text(now.at(data.place(row, NUMBER))): (
            as_number(now.at(data.place(row, GRANTED))),
            as_number(now.at(data.place(row, SPENT))),
        )
        for row in data.rows
    }
    wrong = [
        p.number
        for p in given
        if stated.get(p.number) != (p.granted * book.scale, p.spent * book.scale)
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
        say("받은 자료는 그대로 두고, 합계는 요약에서 수식으로 구해 주세요."),
    )


def _all_formulas(book: SubsidyWorkbook) -> Criterion:
    pasted = [cell_name(p) for p in book.amounts if p not in book.workbook.formulas]
    return criterion(
        not pasted,
        say("요약의 금액이 모두 수식입니다."),
        say("수식이 아니라 숫자로 적힌 요약 셀이 {count:,}개 있습니다.", count=len(pasted)),
        examples(pasted),
        say("붙여 넣은 숫자는 자료가 바뀌어도 그대로라서, 다음 달에는 틀린 표가 됩니다."),
        say("SUMIFS 같은 수식으로 자료에서 바로 더하게 해 주세요."),
        weight=2,
    )


def _sums_right(
    book: SubsidyWorkbook,
    projects: Sequence[Project],
    values: Values,
    what: Message,
    where: Message = NOTHING,
) -> Criterion:
    rows = _rows(book)
    wrong = [
        name
        for name, own in _by_line(projects).items()
        if not _holds_sums(book, values, rows.get(name), own)
    ]
    return criterion(
        not wrong,
        say("{what:이} 부서별로, 합계로 모두 맞습니다.", what=what),
        say("{what:이} 맞지 않는 줄이 {count:,}개 있습니다.", what=what, count=len(wrong)),
        where or examples(sorted(wrong)),
        say("수식이 자료의 일부만 더하거나, 숫자를 붙여 넣으면 자료를 따라가지 못합니다."),
        say("더하는 범위가 자료의 마지막 행까지 닿는지, 합계도 수식인지 확인해 주세요."),
        weight=3,
    )


def _holds_sums(
    book: SubsidyWorkbook, values: Values, row: int | None, projects: Sequence[Project]
) -> bool:
    sums = {GRANTED: sum(p.granted for p in projects), SPENT: sum(p.spent for p in projects)}
    return row is not None and all(
        is_close(values.at(book.summary.place(row, names)), right * book.scale, 0.5)
        for names, right in sums.items()
    )


def _shares_right(book: SubsidyWorkbook, projects: Sequence[Project], after: Values) -> Criterion:
    column = book.workbook.column(book.summary, _SHARE)
    by_line = _by_line(projects)
    wrong = []
    for name, row in _rows(book).items():
        own = by_line.get(name, [])
        granted = sum(p.granted for p in own)
        if column is None or row is None:
            wrong.append(name)
        elif granted:
            share = sum(p.spent for p in own) / granted
            value = after.at(book.summary.cell(row, column))
            # 62.3 % may be kept as 0.623 or as 62.3.
            if not is_close(value, share, 0.0006) and not is_close(value, share * 100, 0.06):
                wrong.append(name)
    return criterion(
        not wrong,
        say("집행률이 집행액 ÷ 교부액으로 모두 맞습니다."),
        say("바꾼 뒤의 집행률이 맞지 않는 줄이 {count:,}개 있습니다.", count=len(wrong))
        if column
        else say("요약에 ‘집행률’ 열이 없습니다."),
        examples(wrong),
        say("합계의 집행률은 부서 집행률의 평균이 아니라, 모두 더한 집행액 ÷ 교부액입니다."),
        say("‘집행률 수식’에 =[집행액]/[교부액]처럼 같은 줄의 금액을 나누는 수식을 적어 주세요."),
        weight=2,
    )


def _all_seen(book: SubsidyWorkbook) -> Criterion:
    return criterion(
        not book.unseen,
        say("요약의 모든 줄이 보입니다."),
        say("요약에 숨긴 행이나 열, 바탕과 같은 색 글자가 있습니다."),
        examples(book.unseen),
        say("숨긴 줄은 보고받는 사람에게 보이지 않고, 합계와 맞지 않는 표가 됩니다."),
        say("숨기기를 취소하고 글자색을 확인해 주세요."),
        weight=2,
    )


def _rows(book: SubsidyWorkbook) -> dict[str, int | None]:
    """The rows of the summary by the names of their lines, that of the total last."""
    return {**book.lines, TOTAL: book.total}


def _by_line(projects: Sequence[Project]) -> dict[str, list[Project]]:
    """The projects of each line of the summary; all of them in the total."""
    lines: dict[str, list[Project]] = {}
    for project in projects:
        lines.setdefault(project.department, []).append(project)
    return {**lines, TOTAL: list(projects)}
