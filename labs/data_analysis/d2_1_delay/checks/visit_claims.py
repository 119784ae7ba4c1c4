"""Criteria over a sentence that says of which complaints many are late: with a visit or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graders.outcome import Criterion, criterion
from graders.tables.numbers_in_text import numbers_in
from graders.tables.plain_cells import examples
from groundwork.messages import NOTHING, catalog, plain
from groundwork.unsettled import is_not_known

from .late_complaints import Delays, Rate

say = catalog(__package__)

WITH, WITHOUT = "있음", "없음"  # as the given file says of a visit
_MOST_OFF = 0.51
_MARKS = {
    WITHOUT: r"없|않|안 한|미실시|미확인|불필요|그 ?밖|나머지|\bno\b|\bnot\b|without|other",
    WITH: r"있(?!습|었|다)|현장 ?확인(?:을|이)? ?(?:민원|한|하|거|필요)|실시한|with\b|that need",
}
_MARK = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in _MARKS.items()), re.IGNORECASE
)
# What the data says nothing of, but people like to name: hands, time, money, will.
_OUTSIDE = re.compile(
    r"인력|인원|일손|직원|사람|업무량|과중|일정(?!한|하| 수준)|예산|장비|날씨|태만|게을|무성의|"
    r"staff|people|personnel|schedul|workload|budget|equipment|weather|lazy",
    re.IGNORECASE,
)


def each_on_its_side(sentence: str, truth: Delays) -> Criterion:
    """The rate and the cases with a visit are said of those with one, the others of the others."""
    wrong = _on_the_other_side(sentence, truth)
    return criterion(
        not wrong,
        say("숫자가 저마다 제 민원의 것입니다."),
        say("현장확인이 있는 민원과 없는 민원의 숫자가 서로 바뀌었습니다."),
        examples(wrong),
        say("숫자가 맞아도 자리가 바뀌면 거꾸로 된 보고가 됩니다."),
        say("현장확인별 표에서 ‘있음’ 줄과 ‘없음’ 줄을 다시 짚어 보세요."),
        weight=4,
    )


def no_outside_cause(sentence: str) -> Criterion:
    """The sentence names no cause of which the data knows nothing."""
    found = _OUTSIDE.search(sentence)
    caused = found is not None and not is_not_known(sentence)
    return criterion(
        not caused,
        say("자료가 모르는 까닭을 말하지 않았습니다."),
        say("자료에 없는 까닭이 문장에 있습니다."),
        plain(f"… {found[0]} …") if found else NOTHING,
        say("이 자료에는 사람 수도 일정도 없습니다. 읽은 사람은 그것을 사실로 옮겨 말합니다."),
        say("‘늦었다’까지만 적거나, 까닭은 이 자료로 알 수 없다고 적어 주세요."),
        weight=3,
    )


def _on_the_other_side(sentence: str, truth: Delays) -> list[str]:
    """Numbers that are said of the other complaints, whether they follow their words or precede."""
    marks = [(found.start(), str(found.lastgroup)) for found in _MARK.finditer(sentence)]
    numbers = sorted(_numbers(sentence, truth))
    if {side for _, side in marks} != {WITH, WITHOUT} or not numbers:
        return []
    first, last = numbers[0][0], numbers[-1][0]
    if not any(first < place < last for place, _ in marks):  # both named, then both numbers
        named, said = [side for _, side in marks], [side for _, _, side in numbers]
        in_turn = list(dict.fromkeys(named)) == list(dict.fromkeys(said))
        return [] if in_turn else [written for _, written, _ in numbers]
    precede = first < marks[0][0]
    return [written for at, written, side in numbers if _side(marks, at, precede) != side]


def _side(marks: list[tuple[int, str]], at: int, precede: bool) -> str:
    """Of which complaints a number is said that precedes its words, or follows them."""
    earlier = [side for place, side in marks if place < at]
    later = [side for place, side in marks if place > at]
    before, after = earlier[-1:], later[:1]
    return (after + before if precede else before + after)[0]


def _numbers(sentence: str, truth: Delays) -> Iterator[tuple[int, str, str]]:
    """Where a number of either group stands, as it is written, and whose it is."""
    rates = {group[0]: rate for group, rate in truth.visits.items()}
    for at, number, is_per_cent in numbers_in(sentence):
        for name, rate in rates.items():
            if _is_of(number.value, rate, is_per_cent):
                yield at, number.written + "%" * is_per_cent, name


def _is_of(value: float, rate: Rate, is_per_cent: bool) -> bool:
    if is_per_cent:
        return abs(value - rate.percent) <= _MOST_OFF
    return value in (rate.judged, rate.late)
