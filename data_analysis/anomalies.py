"""What in a budget or its payments ought to be asked about: found by rule, each with its reason.

A rule finds what does not fit; why it does not fit only the department can say. So each anomaly
(확인할 것) comes with a question to ask, and with no cause.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import polars as pl

from data_analysis.anomaly import Anomalies, Anomaly
from data_analysis.budget import PLACE, Execution
from data_analysis.clean import Clean
from data_analysis.columns import find_column
from data_analysis.messages import problem, say
from data_analysis.raw_table import PART, ROW
from groundwork.messages import Message

_THOUSANDFOLD = 100  # times the budget: no spending goes so far, a slip between 원 and 천원 does
# A name is short: without a bound, a cell of spaces would take the square of its length.
_TOTAL = re.compile(
    r"[\[(<]?\s*+(?P<name>.{0,60}?)\s*+(?:(?P<part>[소중누])|총?\s*+합|총)\s*+계\s*+[\])>]?"
)
_ROUNDING = 0.5  # of the unit: what rounding may leave of a line

_Row = dict[str, Any]
_Said = tuple[Message, Message, Message]  # kind, reason, question


_NOT_LOOKED = Anomalies((), looked=False)


def over_budget(status: Execution) -> Anomalies:
    """Lines with more spent than there is: over the budget, without one, or a thousandfold."""
    if not status.unit:
        return _NOT_LOOKED
    budget = pl.col(status.current).fill_null(0)  # an empty cell is no budget
    lines = status.lines.filter(pl.col(status.spent) > budget + _ROUNDING)
    return _of_lines(status, lines, partial(_over, status))


def slow(status: Execution, below: float, carried: str | None = None) -> Anomalies:
    """Lines of which less than ``below`` per cent is spent.

    ``carried`` names the column of what will be spent next year (이월 예정액): it is taken from the
    budget first, so that a planned carry-over is not taken for slowness. Not looked for as long as
    ``below`` is 0. Raises `Problem` for a column that is not there, and for a share where per cents
    are meant.
    """
    if not status.unit or not below:
        return _NOT_LOOKED
    if below < 1:
        raise problem(
            "기준은 퍼센트로 적습니다. {share} 대신 {cent:을} 적어 주세요.",
            share=f"{below:g}",
            cent=f"{100 * below:g}",
        )
    planned = pl.col(find_column(status.clean.columns, carried)) if carried else pl.lit(0)
    this_year = pl.col(status.current) - planned
    rated = status.lines.with_columns(
        status.rate(pl.col(status.current)).alias("·rate"),
        status.rate(this_year).alias("·this year"),
    )

    def reason(line: _Row) -> _Said:
        said = say("집행률 {rate}%", rate=line["·rate"])
        if line["·this year"] != line["·rate"]:
            said = say("{said}, 이월 예정액을 빼도 {rate}%", said=said, rate=line["·this year"])
        return say("집행 부진"), said, say("남은 기간에 언제 얼마를 쓸 계획인지")

    is_slow = (this_year > 0) & (100 * pl.col(status.spent) < below * this_year)
    return _of_lines(status, rated.filter(is_slow), reason)


def unbalanced(status: Execution, transfers: str, within: str) -> Anomalies:
    """Groups (정책사업) in which the transfers (전용) do not come to nothing.

    What one line gave another one got (지방재정법 제49조). Not looked for as long as ``within`` is
    empty. Raises `Problem` for a column that is not there or has lines without a name.
    """
    if not status.unit or not within.strip():
        return _NOT_LOOKED
    amount = find_column(status.clean.columns, transfers)
    department, group = status.named([status.names[0], within])
    sums = status.lines.group_by(list(dict.fromkeys([department, group])), maintain_order=True)
    odd = sums.agg(pl.col(amount).sum()).filter(pl.col(amount).abs() > _ROUNDING)
    return Anomalies(
        tuple(
            Anomaly(
                str(say("전용 불일치")),
                line[department],
                f"{group} {line[group]}",
                str(
                    say(
                        "{column:을} 모두 더하면 0이 아니라 {sum}",
                        column=amount,
                        sum=_money(line[amount], status.unit),
                    )
                ),
                str(say("대응하는 전용이 어느 과목에 있는지")),
                amount,
            )
            for line in odd.iter_rows(named=True)
        )
    )


def wrong_subtotals(status: Execution) -> Anomalies:
    """Subtotals (소계, 합계) that are not the sum of their lines, by more than rounding leaves."""
    if not status.unit:
        return _NOT_LOOKED
    found = []
    for row in status.subtotals.iter_rows(named=True):
        lines = status.lines.filter(_parts_of(row, status))
        sums = {amount: float(lines[amount].sum()) for amount in status.amounts}
        most = _ROUNDING * max(1, len(lines))
        off = {
            amount: (row[amount], right)
            for amount, right in sums.items()
            if row[amount] is not None and abs(row[amount] - right) > most
        }
        if off:
            found.append(_wrong_subtotal(row, off, status))
    return Anomalies(tuple(found))


def paid_twice(payments: Clean, same: str | Sequence[str], department: str = "부서") -> Anomalies:
    """Payments that agree in all of the columns ``same`` and stand under different numbers.

    The number is the first column. Not looked for as long as no column is named. Raises `Problem`
    for a column that is not there.
    """
    wanted = [name for name in ([same] if isinstance(same, str) else same) if name.strip()]
    if not wanted:
        return _NOT_LOOKED
    columns = [find_column(payments.columns, name) for name in wanted]
    number, office = payments.columns[0], find_column(payments.columns, department)
    if number in columns:
        raise problem("‘{column}’ 열은 지출마다 다릅니다. 이 열은 빼고 적어 주세요.", column=number)
    groups = (
        payments.data.drop_nulls(columns)
        .group_by(columns, maintain_order=True)
        .agg(pl.col(number).cast(pl.String), pl.col(office).first().alias("·office"))
        .filter(pl.col(number).list.len() > 1)
    )
    return Anomalies(
        tuple(
            Anomaly(
                str(say("같은 지출 두 번")),
                line["·office"],
                " · ".join(_shown(line[name], payments.units.get(name, "")) for name in columns),
                str(say("번호만 다르고 {columns:이} 같음", columns="·".join(columns))),
                str(say("서로 다른 지출인지, 각각의 증빙 서류가 있는지")),
                ", ".join(line[number]),
            )
            for line in groups.iter_rows(named=True)
        )
    )


def _of_lines(status: Execution, lines: pl.DataFrame, said: Callable[[_Row], _Said]) -> Anomalies:
    department, *names = status.names
    found = []
    for line in lines.iter_rows(named=True):
        kind, reason, question = (str(text) for text in said(line))
        what = " · ".join(line[name] or "" for name in names)
        found.append(Anomaly(kind, line[department] or "", what, reason, question, line[PLACE]))
    return Anomalies(tuple(found))


def _over(status: Execution, line: _Row) -> _Said:
    current, spent = line[status.current] or 0, line[status.spent]
    shown = {"spent": _money(spent, status.unit), "current": _money(current, status.unit)}
    if current <= 0:
        return (
            say("예산 없이 지출"),
            say("예산현액이 {current}인데 지출액이 {spent}", **shown),
            say("어느 과목의 예산으로 지출했는지"),
        )
    if spent >= _THOUSANDFOLD * current:
        return (
            say("단위 의심"),
            say(
                "지출액 {spent:이} 예산현액 {current}의 {times:,.0f}배",
                times=spent / current,
                **shown,
            ),
            say("원과 천원을 바꾸어 적은 것이 아닌지"),
        )
    return (
        say("예산 초과"),
        say(
            "지출액 {spent:이} 예산현액 {current}보다 {more} 많음",
            more=_money(spent - current, status.unit),
            **shown,
        ),
        say("예산현액이나 지출액에 아직 반영되지 않은 것이 있는지"),
    )


def _parts_of(row: _Row, status: Execution) -> pl.Expr:
    """The lines of its sheet with the labels a subtotal bears; all of them where it bears none.

    A bare 소계 is of the lines since the subtotal before it.
    """
    parts = pl.col(PART) == row[PART]
    labels = {}
    is_part = False
    for name in status.clean.columns:
        if isinstance(row[name], str):
            total = _TOTAL.fullmatch(row[name].strip())
            is_part |= bool(total and total["part"])
            labels[name] = total["name"] if total else row[name].strip()
    known = {name: label for name, label in labels.items() if label in status.lines[name]}
    for name, label in known.items():
        parts &= pl.col(name) == label
    if is_part and not known:
        before = status.subtotals.filter(parts, pl.col(ROW) < row[ROW])[ROW].max()
        parts &= pl.col(ROW).is_between(before or 0, row[ROW])
    return parts


def _wrong_subtotal(row: _Row, off: dict[str, tuple[float, float]], status: Execution) -> Anomaly:
    labels = [row[name] for name in status.clean.columns if isinstance(row[name], str)]
    reasons = [
        say(
            "{column} {given}(줄의 합은 {right})",
            column=amount,
            given=_money(given, status.unit),
            right=_money(right, status.unit),
        )
        for amount, (given, right) in off.items()
    ]
    return Anomaly(
        str(say("소계 불일치")),
        row[status.names[0]] or "",
        " · ".join(labels[:3]),
        ", ".join(map(str, reasons)),
        str(say("소계의 합계 범위에서 빠진 줄이 없는지")),
        row[PLACE],
    )


def _money(amount: float, unit: str) -> str:
    return f"{amount:,.0f}{unit}"


def _shown(value: Any, unit: str) -> str:
    return _money(value, unit) if isinstance(value, (int, float)) else str(value)
