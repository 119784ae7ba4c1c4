"""Criteria over a looked-up column: right where it is known, empty where nobody can say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_text, examples
from graders.tables.workbooks import Grid
from groundwork.messages import Message, catalog

say = catalog(__package__)


def looked_up(
    table: Grid,
    key_names: tuple[str, ...],
    column_names: tuple[str, ...],
    truth: Mapping[str, str | None],
    why: Message,
    mend: Message,
) -> list[Criterion]:
    """Two criteria on a column that was looked up: right where known, empty where not."""
    title = column_names[0]
    column, numbers = table.column(*column_names), table.require(*key_names)
    cells = [] if column is None else table.values(column)
    handed = [
        ((as_text(number) or "").strip(), (as_text(cell) or "").strip())
        for number, cell in zip(table.values(numbers), cells, strict=False)
    ]
    known = {name for name in truth.values() if name}
    wrong = [n for n, name in handed if (right := truth.get(n)) and name != right]
    # A note such as "확인 필요" is no name: only a name nobody could know is a guess.
    guessed = [n for n, name in handed if n in truth and not truth[n] and _is_name(name, known)]
    return [
        criterion(
            bool(handed) and not wrong,
            say("{column:이} 조회표와 모두 맞습니다.", column=title),
            say(
                "{column:이} 조회표와 다른 민원이 {count:,}건 있습니다.",
                column=title,
                count=len(wrong),
            )
            if handed
            else say("‘{column}’ 열이 없습니다.", column=title),
            examples(wrong),
            why,
            mend,
            weight=3,
        ),
        criterion(
            bool(handed) and not guessed,
            say("알 수 없는 {column:은} 비워 두었습니다.", column=title),
            say(
                "조회표로 알 수 없는 {column:이} 채워진 민원이 {count:,}건 있습니다.",
                column=title,
                count=len(guessed),
            )
            if handed
            else say("‘{column}’ 열이 없습니다.", column=title),
            examples(guessed),
            say(
                "모르는 값을 그럴듯한 이름으로 채우면 "
                "그 부서가 하지 않은 일이 그 부서의 일이 됩니다."
            ),
            mend,
            weight=2,
        ),
    ]


def _is_name(name: str, known: set[str]) -> bool:
    return bool(name) and (name in known or re.search(r"[과실단센터호]$", name) is not None)
