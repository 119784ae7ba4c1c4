"""Criteria over the cells of a table: numbers are numbers, dates dates, telephone numbers whole."""

import re
from datetime import date
from typing import Any

import polars as pl

from data_analysis.cells import Change, tidy
from data_analysis.columns import Role, guess_role
from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_number, as_text
from graders.tables.workbooks import Grid
from groundwork.messages import Message, catalog

say = catalog(__package__)

_SHOWN = 3


def well_typed(grid: Grid) -> list[Criterion]:
    """Four criteria over all columns, each taken for what its name and its cells say."""
    faults: dict[Role, list[tuple[str, list[str]]]] = {role: [] for role in Role}
    for index, name in enumerate(grid.heading.names):
        cells = [cell for cell in grid.values(index) if cell is not None]
        role = guess_role(pl.Series(name, [as_text(cell) for cell in cells], dtype=pl.String))
        odd = [as_text(cell) or "" for cell in cells if _is_untyped(cell, role)]
        if odd:
            faults[role].append((name, odd))
    return [
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


def _is_untyped(cell: Any, role: Role) -> bool:
    if role is Role.NUMBER:
        return isinstance(cell, str) and as_number(cell) is not None
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
    return criterion(
        not faults,
        good,
        say("{kind}: 셀 {count:,}개", kind=kind, count=count),
        say(
            "{names} 열. 예: {cells}",
            names=names,
            cells=", ".join(cell for _, cells in faults for cell in cells[:_SHOWN]),
        ),
        why,
        say(
            "파일을 열어 본 표의 ‘담긴 것’에서 그 열을 무엇으로 읽었는지 확인하고 "
            "다시 저장해 주세요."
        ),
    )
