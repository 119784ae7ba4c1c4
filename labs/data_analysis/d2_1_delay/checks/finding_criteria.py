"""Criteria over the sentence that says which complaints are late: with a visit, or without."""

import re
from collections.abc import Iterator

from graders.outcome import Criterion, criterion, unknown
from graders.tables.numbers_in_text import cases, numbers_in, per_cents
from graders.tables.plain_cells import examples
from groundwork.messages import NOTHING, catalog, plain
from groundwork.unsettled import is_not_known

from .late_complaints import FEW, Delays

say = catalog(__package__)

WITH, WITHOUT = "있음", "없음"  # as the given file says of a visit
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
# Words that call the complaints without a visit the later ones, or those with one the faster.
_TURNED = re.compile(
    r"(?:없|않)(?:은|는) ?(?:민원|경우|쪽|것)[이가은는] ?"
    r"(?:(?:더|훨씬|가장) ?(?:자주 ?|오래 ?)?(?:늦(?!지)|높(?!지)|걸(?!리지))|늦(?:었|습|다))"
    r"|있는 ?(?:민원|경우|쪽|것)[이가은는] ?(?:덜 ?늦|(?:더|훨씬|가장) ?(?:빨|낮|짧))"
)

_LATEST = r"가장 ?(?:지연율이 ?|자주 ?|오래 ?|크게 ?|많이 ?)?(?:늦|높|느[리렸린]|걸)"
# A department that is called the latest of all: 도로과가 가장 늦다, 가장 늦은 부서는 도로과.
_LATEST_OF_ALL = re.compile(
    rf"(\w+과)(?:의)?(?: ?지연율)?[이가은는] ?(?:지연율[이은] ?)?{_LATEST}"
    r"(?!\S*(?:지 않|지는 않| 아니))"
    rf"|{_LATEST}\S* (?:부서|곳)[은는] ?(\w+과)"
)
_ONLY_SEEMS = re.compile(r"보이|보입|지만|그러나|나누[면어]|나눠|뒤바뀌|달라")


def rates_named(sentence: str, truth: Delays) -> list[Criterion]:
    said = [number.value for number in per_cents(sentence)]
    foreign = [n for n in said if not any(rate.is_meant(n) for rate in truth.rates)]
    explained = all(any(rate.is_meant(n) for n in said) for rate in truth.visits.values())
    return [
        criterion(
            explained and bool(re.search(r"현장|site", sentence, re.IGNORECASE)),
            say("무엇에 따라 지연율이 다른지 두 수치로 적었습니다."),
            say("현장확인이 있는 민원과 없는 민원의 지연율이 함께 있지 않습니다."),
            why=say("비교할 수치가 둘 있어야 어떤 민원이 더 늦는지 말할 수 있습니다."),
            mend=say("현장확인별 표에서 두 지연율을 그대로 옮겨 적어 주세요."),
            weight=3,
        ),
        criterion(
            bool(said) and not foreign,
            say("문장의 비율이 모두 표에 있는 지연율입니다."),
            say("표에 없는 비율이 문장에 있습니다."),
            examples([f"{number:g}%" for number in foreign]),
            say("비중(지연 민원 가운데 그 부서가 차지하는 비율)은 지연율이 아닙니다."),
            say("비율은 표의 지연율만 적고, 다른 비율은 빼 주세요."),
            weight=2,
        ),
    ]


def denominator_named(sentence: str, truth: Delays) -> Criterion:
    said = set(cases(sentence))
    known = {n for rate in truth.rates for n in (rate.judged, rate.late, rate.judged - rate.late)}
    known.add(len(truth.complaints))
    judged = {rate.judged for rate in (truth.all, *truth.visits.values())}
    return criterion(
        bool(said & judged) and said <= known,
        say("몇 건 가운데 몇 건의 비율인지 적혀 있습니다."),
        say("몇 건 가운데 몇 건의 비율인지 적혀 있지 않거나, 표와 다른 건수가 있습니다."),
        examples([f"{number:,}" for number in sorted(said - known)]),
        say("3건 가운데 1건과 900건 가운데 300건은 같은 33%라도 의미가 다릅니다."),
        say("지연율 옆에 ‘○건 가운데 ○건’처럼 건수를 함께 적어 주세요."),
    )


def each_on_its_side(sentence: str, truth: Delays) -> Criterion:
    """The rate and the cases with a visit are said of those with one, the others of the others."""
    wrong = _on_the_other_side(sentence, truth)
    return criterion(
        not wrong,
        say("수치가 해당하는 민원에 맞게 적혀 있습니다."),
        say("현장확인이 있는 민원과 없는 민원의 수치가 서로 바뀌었습니다."),
        examples(wrong),
        say("수치가 맞아도 자리가 바뀌면 반대로 보고하게 됩니다."),
        say("현장확인별 표에서 ‘있음’ 줄과 ‘없음’ 줄을 다시 확인해 주세요."),
        weight=4,
    )


def not_turned(sentence: str) -> Iterator[Criterion]:
    """The words beside the right numbers do not say the opposite of them; says nothing else."""
    if found := _TURNED.search(sentence):
        yield criterion(
            False,
            NOTHING,
            say("수치는 맞지만 어느 쪽이 늦은지 반대로 적었습니다."),
            plain(f"… {found[0]} …"),
            say("보고를 받는 사람은 수치보다 말을 먼저 기억합니다."),
            say("지연율이 높은 쪽이 늦은 쪽입니다. 문장을 고쳐 주세요."),
            weight=4,
        )


def latest_department(sentence: str, truth: Delays) -> Iterator[Criterion]:
    """A department that is called the latest is so; says nothing of other sentences.

    The latest of all taken together is not the latest of either kind: who says no more than its
    name has not looked, or has left it out, and a person decides.
    """
    found = _LATEST_OF_ALL.search(sentence)
    name = (found[1] or found[2]) if found else ""
    tables = [{group[0]: rate for group, rate in truth.departments.items()}]
    for side in (WITH, WITHOUT):
        of_side = {group[1]: r for group, r in truth.both.items() if group[0] == side}
        tables.append({one: r for one, r in of_side.items() if r.judged >= FEW})
    if not found or name not in tables[0]:
        return
    together, *apart = (max(table, key=lambda one: table[one].percent) for table in tables)
    if name not in (together, *apart):
        yield criterion(
            False,
            NOTHING,
            say("가장 늦은 부서가 아닌 곳을 가장 늦다고 적었습니다."),
            plain(f"… {found[0]} …"),
            say("그 부서는 하지 않은 지연의 책임을 지게 됩니다."),
            say("표에서 지연율이 가장 높은 줄을 다시 확인해 주세요."),
            weight=4,
        )
    elif name not in apart and not _ONLY_SEEMS.search(sentence):
        yield unknown(
            say("현장확인 여부를 나누면 가장 늦은 부서가 달라집니다. 문장의 뜻을 강사가 읽습니다."),
            plain(f"… {found[0]} …"),
            weight=2,
        )


def no_outside_cause(sentence: str) -> Criterion:
    """The sentence names no cause of which the data knows nothing."""
    found = _OUTSIDE.search(sentence)
    caused = found is not None and not is_not_known(sentence)
    return criterion(
        not caused,
        say("자료에 없는 원인을 적지 않았습니다."),
        say("자료에 없는 원인이 문장에 있습니다."),
        plain(f"… {found[0]} …") if found else NOTHING,
        say("이 자료에는 인력도 일정도 없습니다. 읽은 사람은 그것을 사실로 받아들입니다."),
        say("‘늦었다’까지만 적거나, 원인은 이 자료로 알 수 없다고 적어 주세요."),
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
            counts = (rate.judged, rate.late)
            if rate.is_meant(number.value) if is_per_cent else number.value in counts:
                yield at, number.written + "%" * is_per_cent, name
