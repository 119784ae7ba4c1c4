"""Criteria over a log of changes: how many rows of each kind were taken out, or marked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from graders.outcome import Criterion, criterion, unknown
from graders.tables.plain_cells import label_of
from groundwork.messages import Message, catalog, plain

say = catalog(__package__)

_MOST_FIGURES = 2  # in a line that speaks of one thing


class Kind(Enum):
    """What a line of the log speaks of, by its words."""

    SAME_NUMBER = (
        r"다른 내용|내용[이은만]? 다른|겹쳐|겹치|번호[가는만]?\s*같|같은 번호|differ|sharing"
    )
    COPIES = r"중복|duplicate"
    TOTALS = r"소\s*계|(?<!금액 )합\s*계|total"
    UNREAD = r"미정|읽지 못|못 읽|확인이 필요|확인 필요|could not be read|unread"


_NAMES = {
    Kind.COPIES: say("빼낸 중복 행"),
    Kind.TOTALS: say("빼낸 소계·합계 행"),
    Kind.UNREAD: say("읽지 못해 비워 둔 셀"),
    Kind.SAME_NUMBER: say("번호가 같고 내용이 다른 행"),
}


def logged(
    wanted: Mapping[Kind, set[int]], lines: Iterable[tuple[Any, ...]]
) -> Iterator[Criterion]:
    """One criterion a kind: one of its figures stands in a line that speaks of it.

    Where no line has words of the kind, but the figure stands in one of no other, a person reads.
    """
    read = [(_text(line), _figures(line)) for line in lines]
    for kind, done in wanted.items():
        beside = [figures for text, figures in read if _speaks_of(text, kind)]
        if not beside and (own := [t for t, f in read if not _kinds(t) and _is_one_of(f, done)]):
            yield unknown(
                say(
                    "변경 내역의 이 줄이 ‘{what}’ {count:,}개를 적은 것인지 강사가 확인합니다.",
                    what=_NAMES[kind],
                    count=max(done),
                ),
                plain(own[0]),
            )
        else:
            yield _logged(_NAMES[kind], done, set().union(*beside))


def _kinds(text: str) -> list[Kind]:
    return [kind for kind in Kind if re.search(kind.value, text, re.IGNORECASE)]


def _speaks_of(text: str, kind: Kind) -> bool:
    """Whether a line speaks of a kind; of copies, only where not of those that differ."""
    kinds = _kinds(text)
    return kind in kinds and not (kind is Kind.COPIES and Kind.SAME_NUMBER in kinds)


def _is_one_of(figures: set[int], done: set[int]) -> bool:
    return len(figures) <= _MOST_FIGURES and bool(figures & done)


def _text(line: tuple[Any, ...]) -> str:
    return " ".join(label_of(cell) for cell in line if isinstance(cell, str))


def _figures(line: tuple[Any, ...]) -> set[int]:
    written = re.findall(r"\d[\d,]*", _text(line))
    typed = {int(cell) for cell in line if isinstance(cell, (int, float))}
    return typed | {int(number.replace(",", "")) for number in written}


def _logged(what: Message, done: set[int], figures: set[int]) -> Criterion:
    """One of the right figures stands in the log; the largest is the one that is asked for."""
    right = max(done)
    return criterion(
        bool(done & figures),
        say("변경 내역에 ‘{what}’ {count:,}개가 적혀 있습니다.", what=what, count=right),
        say("변경 내역에서 ‘{what}’ {count:,}개를 찾지 못했습니다.", what=what, count=right),
        say("자료가 아닌 시트(변경 내역)"),
        say("무엇을 얼마나 바꾸었는지 남아 있어야 다른 사람이 결과를 믿고 확인할 수 있습니다."),
        say(
            "‘고쳐서 저장하기’로 저장하면 변경 내역이 함께 들어갑니다. "
            "자료를 더 고쳤으면 내역도 고쳐 주세요."
        ),
    )
