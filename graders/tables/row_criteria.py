"""Criteria over the rows of a table: each one of the given rows is there, once, and no other.

``keys = Keys.of(grid, "접수번호")`` are those submitted; ``none_lost(keys, given)`` and its
like hold them against the given ones, `each_its_own` what stands beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.messages import say
from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_text, examples, is_total, label_of
from graders.tables.workbooks import Grid
from groundwork.messages import Message


@dataclass(frozen=True)
class Keys:
    """The keys of a table's rows: how often each one stands there, and how many rows are totals."""

    times: Counter[str]
    totals: int = 0

    @classmethod
    def of(cls, grid: Grid, *meanings: str) -> Keys:
        """The keys in the column of one of these names; raises `Problem` where there is none."""
        texts = [as_text(cell) or "" for cell in grid.values(grid.require(*meanings))]
        totals = [text for text in texts if not text or is_total(text)]
        return cls(Counter(t.strip() for t in texts if t and not is_total(t)), len(totals))


@dataclass(frozen=True)
class Belonging:
    """What belongs to each key in a column: ``truth`` holds what ``read`` makes of its cells."""

    names: tuple[str, ...]
    truth: Mapping[str, set[Any]]
    read: Callable[[Any], Any]


def each_its_own(grid: Grid, key_names: tuple[str, ...], columns: Sequence[Belonging]) -> Criterion:
    """The cells beside each key are its own: no column was sorted, or moved, without the others."""
    keys = grid.require(*key_names)
    wrong: dict[str, list[str]] = {}
    for each in columns:
        column = grid.column(*each.names)
        if column is None:
            continue
        pairs = ((label_of(row[keys]), row[column]) for row in grid.rows)
        odd = [key for key, cell in pairs if key in each.truth and _is_odd(cell, each, key)]
        if odd:
            wrong[each.names[0]] = odd
    numbers = sorted({key for odd in wrong.values() for key in odd})
    return criterion(
        not wrong,
        say("행마다 원래 내용이 그대로 있습니다."),
        say(
            "{names} 열에 다른 내용이 든 행이 {count:,}개 있습니다.",
            names=", ".join(wrong),
            count=len(numbers),
        ),
        examples(numbers),
        say(
            "열 하나만 정렬하거나 한 행씩 밀리면 합계는 맞아도, 한 사람의 민원이 다른 사람의 "
            "것이 됩니다."
        ),
        say("그 번호를 원본에서 찾아 대조하세요. 정렬할 때는 표 전체를 선택하세요."),
        weight=3,
    )


def _is_odd(cell: Any, belonging: Belonging, key: str) -> bool:
    return belonging.read(cell) not in belonging.truth[key]


def no_totals(keys: Keys) -> Criterion:
    """소계 and 합계 are not among the data."""
    return criterion(
        not keys.totals,
        say("소계·합계 행이 자료에 섞여 있지 않습니다."),
        say("소계·합계 행 {count:,}개가 자료 사이에 남아 있습니다.", count=keys.totals),
        why=say("자료와 합계를 함께 더하면 금액이 몇 배로 불어납니다."),
        mend=say("소계·합계 행을 빼고 저장해 주세요. 표 정리 도구를 쓰면 자동으로 빠집니다."),
        weight=2,
    )


def none_doubled(keys: Keys, wanted: Counter[str], mend: Message) -> Criterion:
    """No row stands there more often than it was given."""
    doubled = sorted(k for k, times in keys.times.items() if 0 < wanted[k] < times)
    return criterion(
        not doubled,
        say("두 번 들어간 행이 없습니다."),
        say("같은 민원이 두 번 들어간 접수번호가 {count:,}개 있습니다.", count=len(doubled)),
        examples(doubled),
        say("한 건을 두 번 세면 건수와 금액이 부풀려집니다."),
        mend,
        weight=2,
    )


def none_lost(keys: Keys, wanted: Counter[str]) -> Criterion:
    """Every given row is there."""
    lost = sorted(key for key in wanted if not keys.times[key])
    return criterion(
        not lost,
        say("누락된 민원이 없습니다."),
        say("원본에 있는 접수번호 {count:,}개가 없습니다.", count=len(lost)),
        examples(lost),
        say("이유를 적지 않고 빠진 행은 누락입니다."),
        say("필터를 해제하고 원본 전체로 다시 저장해 주세요."),
        weight=2,
    )


def none_invented(keys: Keys, wanted: Counter[str]) -> Criterion:
    """No row is there that was not given."""
    unknown = sorted(key for key in keys.times if not wanted[key])
    return criterion(
        not unknown,
        say("원본에 없는 민원이 없습니다."),
        say("원본에 없는 접수번호가 {count:,}개 있습니다.", count=len(unknown)),
        examples(unknown),
        mend=say("다른 파일의 행이 섞이지 않았는지 확인해 주세요."),
    )
