"""Criteria over a column of amounts: each the given one, in the unit the column says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import PER_THOUSAND_WON, as_number, examples
from graders.tables.workbooks import Grid
from groundwork.findings import Finding
from groundwork.messages import catalog

say = catalog(__package__)

# The amounts given under a number, in 천원; None where nobody knows the amount yet.
Truth = Mapping[str, set[float | None]]


@dataclass(frozen=True)
class _Column:
    """The submitted amounts under known numbers; ``unit`` is the declared or the likely one."""

    title: str
    amounts: tuple[tuple[str, float | None], ...]
    truth: Truth
    declared: str | None
    unit: str


def given_amounts(
    grid: Grid, key_names: tuple[str, ...], column_names: tuple[str, ...], truth: Truth
) -> list[Criterion]:
    """Three criteria on a column: right where known, empty where not, in a unit that is said."""
    title = column_names[0]
    column, keys = grid.column(*column_names), grid.column(*key_names)
    if column is None or keys is None:
        what = say("‘{column}’ 열이 없습니다.", column=title)
        return [
            Criterion(False, (Finding(what, mend=say("원본의 금액 열을 남겨 주세요.")),), weight=5)
        ]
    declared = grid.unit(column)
    submitted = ((str(row[keys]).strip(), as_number(row[column], declared)) for row in grid.rows)
    amounts = tuple((number, value) for number, value in submitted if number in truth)
    found = _Column(title, amounts, truth, declared, declared or _likely_unit(amounts, truth))
    return [_right(found), _open_where_unknown(found), _unit_said(found)]


def _right(column: _Column) -> Criterion:
    scale = PER_THOUSAND_WON.get(column.unit, 1.0)
    wrong = [
        number
        for number, value in column.amounts
        if None not in (right := column.truth[number]) and not _is_in(value, right, scale)
    ]
    return criterion(
        bool(column.amounts) and not wrong,
        say("{column:이} 모두 원본과 맞습니다.", column=column.title),
        say(
            "{column:이} 원본과 다른 민원이 {count:,}건 있습니다.",
            column=column.title,
            count=len(wrong),
        ),
        examples(wrong),
        say("‘-’는 0, △와 괄호는 음수, ‘천원’은 단위입니다. 글자를 그냥 지우면 값이 달라집니다."),
        say("‘고쳐서 저장하기’로 다시 저장하고, 변경 내역의 예를 원본과 대조해 보세요."),
        weight=3,
    )


def _open_where_unknown(column: _Column) -> Criterion:
    guessed = [n for n, value in column.amounts if column.truth[n] == {None} and value is not None]
    return criterion(
        not guessed,
        say("{column:을} 모르는 셀은 비워 두었습니다.", column=column.title),
        say(
            "아직 모르는 {column} 셀 {count:,}개에 숫자가 들어 있습니다.",
            column=column.title,
            count=len(guessed),
        ),
        examples(guessed),
        say("‘미정’은 0원이 아닙니다. 모르는 값을 지어내면 합계가 틀립니다."),
        say("그 셀은 비워 두고, 변경 내역에 남겨 주세요."),
    )


def _unit_said(column: _Column) -> Criterion:
    return criterion(
        column.declared is not None or column.unit == "원",
        say("{column}의 단위가 분명합니다.", column=column.title),
        say("{column:이} 천원인지 원인지 적혀 있지 않습니다.", column=column.title),
        why=say("단위를 모르면 천 배 다른 금액으로 읽힙니다."),
        mend=say("열 이름에 (천원) 또는 (원)을 적어 주세요."),
    )


def _likely_unit(amounts: Sequence[tuple[str, float | None]], truth: Truth) -> str:
    """The unit most amounts are right in, where none is written."""

    def right(unit: str) -> int:
        scale = PER_THOUSAND_WON[unit]
        return sum(bool(value) and _is_in(value, truth[number], scale) for number, value in amounts)

    return max(("원", "천원"), key=right)


def _is_in(value: float | None, wanted: set[float | None], scale: float) -> bool:
    return value is not None and any(
        amount is not None and abs(value - amount * scale) < 0.51 * max(scale / 1000, 0.001)
        for amount in wanted
    )
