"""Criteria over what was looked up for each complaint: right where known, empty where not."""

import re
from collections.abc import Mapping

from graders.outcome import Criterion, criterion
from graders.tables.column_names import DISTRICT, RECEIPT_NUMBER
from graders.tables.plain_cells import examples, label_of
from graders.tables.workbooks import Grid
from groundwork.messages import Message, catalog

from .given_registers import Given

say = catalog(__package__)


def looked_up(
    table: Grid,
    column_names: tuple[str, ...],
    truth: Mapping[str, str | None],
    why: Message,
    mend: Message,
) -> list[Criterion]:
    """Two criteria on a looked-up column; ``truth`` says what belongs to each receipt number."""
    title = column_names[0]
    submitted = _beside_numbers(table, column_names)
    known = {name for name in truth.values() if name}
    wrong = [n for n, name in submitted if (right := truth.get(n)) and name != right]
    # A note such as "확인 필요" is no name: only a name nobody could know is a guess.
    guessed = [n for n, name in submitted if n in truth and not truth[n] and _is_name(name, known)]
    no_column = say("‘{column}’ 열이 없습니다.", column=title)
    differ = say(
        "{column:이} 참조표와 다른 민원이 {count:,}건 있습니다.", column=title, count=len(wrong)
    )
    filled = say(
        "참조표로 알 수 없는 {column:이} 채워진 민원이 {count:,}건 있습니다.",
        column=title,
        count=len(guessed),
    )
    return [
        criterion(
            bool(submitted) and not wrong,
            say("{column:이} 참조표와 모두 맞습니다.", column=title),
            differ if submitted else no_column,
            examples(wrong),
            why,
            mend,
            weight=3,
        ),
        criterion(
            bool(submitted) and not guessed,
            say("알 수 없는 {column:은} 비워 두었습니다.", column=title),
            filled if submitted else no_column,
            examples(guessed),
            say(
                "모르는 값을 그럴듯한 이름으로 채우면 "
                "그 부서가 하지 않은 일이 그 부서의 실적이 됩니다."
            ),
            mend,
            weight=2,
        ),
    ]


def names_in_force(table: Grid, given: Given) -> Criterion:
    """Each complaint bears the name that its 읍면동 has today."""
    submitted = _beside_numbers(table, DISTRICT)
    truth = {c.number: c.district for c in given.complaints}
    wrong = [
        number
        for number, name in submitted
        if (right := truth.get(number)) in given.people and name != right
    ]
    return criterion(
        table.has(DISTRICT) and not wrong,
        say("읍면동이 모두 지금 쓰는 이름입니다."),
        say("옛 이름이 남았거나 읍면동이 달라진 민원이 {count:,}건 있습니다.", count=len(wrong)),
        examples(wrong),
        say("옛 이름은 인구표에 없어서, 그 동의 인구당 건수가 실제보다 적게 나옵니다."),
        say("해 보기 3에서 동 이름을 먼저 바꾼 뒤 연결해 주세요."),
        weight=3,
    )


def _beside_numbers(table: Grid, column_names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each receipt number with what stands in a column beside it; nothing without that column."""
    number, column = table.column(*RECEIPT_NUMBER), table.column(*column_names)
    if number is None or column is None:
        return []
    return [(label_of(row[number]), label_of(row[column])) for row in table.rows]


def _is_name(name: str, known: set[str]) -> bool:
    return bool(name) and (name in known or re.search(r"[과실단센터호]$", name) is not None)
