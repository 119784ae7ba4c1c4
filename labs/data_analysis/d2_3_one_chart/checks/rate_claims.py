"""Criteria over a sentence that says how the late rate has moved from month to month."""

import re
from collections.abc import Iterator, Sequence

from graders.outcome import Criterion, criterion
from graders.tables.calculated_workbooks import Workbook
from graders.tables.numbers_in_text import StatedNumber, cases, per_cents, points
from graders.tables.plain_cells import examples
from groundwork.messages import NOTHING, catalog, plain
from groundwork.negation import NOT
from groundwork.unsettled import is_not_known

from .late_by_month import LateByMonth

say = catalog(__package__)

_MOST_OFF_POINTS = 0.11  # of two rates, each rounded to one decimal
_NEARLY_HALF = 0.55
_FELL = re.compile(
    r"줄(?!곧)|낮|내려|내렸|감소|떨어|하락|나아|개선|fell|fall|down|decreas|declin|drop|lower|improv",
    re.IGNORECASE,
)
_NOT = re.compile(rf"\S+지\s?(?:{NOT})|\bnot \w+", re.IGNORECASE)
_CAUSE = re.compile(
    r"때문|덕분|덕에(?!서)|덕택|탓|효과|영향|힘입|로 인[해하]|그 결과|한 결과|"
    r"(?:시행|도입|운영)(?:으로|해서)|"
    r"예약제[가로]\s(?!시작|시행|도입|바[꾼뀐])|"
    r"because|thanks to|due to|owing to|as a result|effect of|caused|led to",
    re.IGNORECASE,
)
# Complaints, and those late among them, rose from month to month.
_FEWER = re.compile(
    r"(?:건수|접수량|늦은 민원|민원 수)(?:[은는도이가]|까지도?)?\s(?:(?!율|늘|증가)[^.!?])*?"
    r"(?:줄|감소|하락|떨어|내려|낮아)\S*",
)
_HALF = re.compile(r"절반|반토막|반 토막|반으로|\bhal(?:f|ved)\b", re.IGNORECASE)
# A month and the rate that is said of it; not of a run of months (1~3월, 4월부터, 4월 이후).
_OF_MONTH = re.compile(
    r"(?<![\d~∼～–-])(\d{1,2})월(?:(?!까지|부터|이후|이전|[전후뒤앞~∼])[^\d%]){0,12}?"
    r"(\d+(?:\.\d+)?)\s*(?:%(?!\s*(?:포인트|p))|퍼센트(?!\s*포인트))"
)


def numbers_true(said: str, truth: LateByMonth) -> Criterion:
    """Every number of the sentence is what the data says."""
    strange = list(foreign(said, truth))
    return criterion(
        not strange,
        say("문장의 수치가 자료와 맞습니다."),
        say("자료에 없는 수치나 표현이 문장에 있습니다."),
        examples(strange),
        say("읽은 사람은 이 문장을 그대로 인용합니다."),
        say("그 달의 수치를 표에서 그대로 옮기고, 비율끼리 뺀 값에는 ‘%포인트’를 붙여 주세요."),
        weight=2,
    )


def compared(said: str, truth: LateByMonth) -> Criterion:
    """Two true rates stand there, and that it went down."""
    rates = {
        number.value
        for number in per_cents(said)
        if any(number.rounds(share.percent) for share in truth.periods)
    }
    return criterion(
        len(rates) > 1 and bool(_FELL.search(_NOT.sub("", said))),
        say("두 시점의 지연율을 비교해 늘었는지 줄었는지 적었습니다."),
        say("앞뒤 두 시점의 지연율과 줄었다는 내용이 함께 있지 않습니다."),
        plain(said),
        say("질문은 ‘얼마나 자주 늦는가’입니다. 건수는 민원이 늘면 함께 늡니다."),
        say("‘지연율은 ○월 ○%에서 ○월 ○%로 …’의 형식으로 적어 주세요."),
        weight=4,
    )


def numbers_in_cells(said: str, workbook: Workbook) -> Criterion:
    """A reader can find every number of the sentence in a cell, as it is or as a share of 1."""
    written = [*per_cents(said), *(StatedNumber(str(count)) for count in cases(said))]
    nowhere = [number.written for number in written if not _in_a_cell(number, workbook)]
    return criterion(
        bool(written) and not nowhere,
        say("문장의 수치가 모두 표의 셀에 있습니다."),
        say("문장의 수치 가운데 이 통합 문서의 셀에 없는 것이 있습니다."),
        examples(nowhere),
        say("읽는 사람이 문장의 수치를 표에서 확인할 수 있어야 합니다."),
        say("표에 있는 수치를 쓰거나, 그 수치를 표에 넣어 주세요."),
    )


def no_cause(texts: Sequence[str]) -> Criterion:
    """No text says why it went down; that the cause is not known may be said."""
    causal = [text for text in texts if _CAUSE.search(text) and not is_not_known(text)]
    return criterion(
        not causal,
        say("자료에 없는 원인을 적지 않았습니다."),
        say("자료에 없는 원인을 적었습니다."),
        plain(causal[0]) if causal else NOTHING,
        say(
            "자료에는 예약한 민원의 표시가 없고, 지연율은 예약제를 시작한 4월보다 앞서 "
            "내려가고 있었습니다."
        ),
        say("‘4월 뒤에도’처럼 시기만 적거나, 원인은 알 수 없다고 적어 주세요."),
        weight=3,
    )


def foreign(said: str, truth: LateByMonth) -> Iterator[str]:
    """What the data does not say, quoted: other rates, another month's, other counts, "half"."""
    rates = per_cents(said)
    for number in rates:
        if not any(number.rounds(share.percent) for share in truth.periods):
            yield f"{number.written}%"
    for found in _OF_MONTH.finditer(said):
        share = truth.months.get(int(found[1]))
        if share is None or not StatedNumber(found[2]).rounds(share.percent):
            yield found[0]
    differences = [abs(a.value - b.value) for a in rates for b in rates]
    for number in points(said):
        if not any(
            abs(number.value - difference) <= _MOST_OFF_POINTS for difference in differences
        ):
            yield f"{number.written}%p"
    known = {n for s in truth.periods for n in (s.judged, s.late, s.judged - s.late)}
    yield from (f"{count:,}" for count in cases(said) if count not in known)
    yield from (found[0] for found in _FEWER.finditer(_NOT.sub("", said)))
    percents = [share.percent for share in truth.months.values()]
    if (half := _HALF.search(said)) and min(percents) > _NEARLY_HALF * max(percents):
        yield half[0]


def numbers_seen(workbook: Workbook) -> list[float]:
    """The numbers that a reader sees in cells."""
    cells = workbook.now.cells.items()
    numbers = [(p, v) for p, v in cells if isinstance(v, (int, float)) and not isinstance(v, bool)]
    return [value for place, value in numbers if workbook.is_seen(place)]


def _in_a_cell(number: StatedNumber, workbook: Workbook) -> bool:
    numbers = numbers_seen(workbook)
    return any(number.rounds(v) or (0 < v <= 1 and number.rounds(100 * v)) for v in numbers)
