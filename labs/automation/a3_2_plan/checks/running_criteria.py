"""What a plan needs to be run and ended: test questions, KPI, cost, the rule for stopping."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from automation.amounts import find_amounts
from automation.dates import find_dates
from automation.faq.entry import written_day
from graders.documents.indicators import MEASURED, unmeasurable, vague, without_dates
from graders.documents.sections import Block, Section
from graders.outcome import Criterion
from groundwork.comparing_text import spaceless
from groundwork.messages import catalog
from groundwork.negation import NOT

from .plan_parts import NOTHING, asked_for, lacking, place, up_to

say = catalog(__package__)

FEWEST_TESTS, FEWEST_REFUSALS, FEWEST_KPI = 10, 3, 2
_REFUSED = re.compile(
    r"넘김|넘긴|넘깁|이관|상담원|사람|답하지|거절|거부|안내 ?불가|답변 ?(?:제외|불가)"
)
_LINE = re.compile(r"(?m)^- (예산|서비스 개시일|현재): (.+)$")
_TODAY = re.compile(r"([가-힣][가-힣 ]*?) (?:월|평균) ([\d,]+)")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BASE_COLUMN = re.compile(r"지금|현재|현황|기준값|도입전")
_BASE_BEFORE = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s?[가-힣%]{0,3}\s?\((?:지금|현재|\d{4}\. ?\d{1,2}\. 기준)"
)
_BASE_BEHIND = re.compile(r"(?:지금|현재|도입 ?전)\D{0,12}?(\d[\d,]*(?:\.\d+)?)")
_MONTH = re.compile(r"(20\d\d)\s?(?:\.|년)\s?(\d{1,2})\s?(?:\.|월)")
_SUBTOTAL = re.compile(r"소\s*계|중간 ?합계")
_COMMON_UNIT = re.compile(r"단위\s*[:：]\s*(백만|천|만)?\s?원")
_AMOUNT_COLUMN = re.compile(r"금액|비용|사업비|예산|소요액|합계|^계")
_TOTAL = re.compile(r"^(?:총\s*)?(?:합|총)?\s*계|^총액|^전체")
_DECIDES = re.compile(
    r"과장|국장|팀장|부서장|위원회|담당관|[가-힣]{2,8}과(?:가|에서|의|장|\s|$)|시장"
)


_BAD = r"틀린|오답|오류|유출|불만|민원 ?제기|잘못"
_GOOD = r"정답|정확|만족|맞는|맞힌"
# A rule that does not stop what goes wrong, or stops what goes well.
_STOPS_NOTHING = re.compile(
    rf"(?:중단|멈추|종료)(?:하)?지(?:는|도)? ?(?:{NOT})(?!으면)"
    rf"|(?:{_BAD})[^.\n]{{0,14}}\d[\d,.]*\s?(?:%|건)[^.\n\d]{{0,4}}(?:미만|이하|밑돌|못 ?미)"
    r"[^.\n]{0,25}(?:중단|멈)"
    rf"|(?:{_GOOD})[^.\n]{{0,14}}\d[\d,.]*\s?(?:%|건)[^.\n\d]{{0,4}}(?:이상|초과|넘)"
    r"[^.\n]{0,25}(?:중단|멈)"
)


@dataclass(frozen=True)
class RequestTerms:
    """What the request lays down: the year's budget, the day it opens, the figures of today."""

    most_won: int
    opening: date
    today: tuple[tuple[str, float], ...]


def read_terms(request: str) -> RequestTerms:
    """The terms of a request, each on its line: 예산, 서비스 개시일, 현재."""
    lines = dict(_LINE.findall(request))
    opening = next(found.day for found in find_dates(lines["서비스 개시일"]))
    assert opening is not None
    figures = ((name, _number(figure)) for name, figure in _TODAY.findall(lines["현재"]))
    budget = next(found.won for found in find_amounts(lines["예산"]))
    return RequestTerms(budget, opening, tuple(figures))


def running_criteria(
    sections: Mapping[str, Section], terms: RequestTerms | None
) -> Iterator[Criterion]:
    """Criteria for the four parts; without terms for a plan of one's own."""
    kpi, cost = sections.get("kpi", NOTHING), sections.get("cost", NOTHING)
    yield from _tests(sections.get("testing", NOTHING))
    yield from _kpi(kpi)
    if terms and kpi.blocks:
        yield from _kpi_as_requested(kpi, terms)
    yield from _cost(cost, terms.most_won if terms else 0)
    yield _adds_up(cost)
    yield from _stopping(sections.get("stopping", NOTHING).text)


def _tests(section: Section) -> Iterator[Criterion]:
    rows = [block for block in section.blocks if len(block.lines) > 1 or _expects(block)]
    refusals = [block for block in rows if _REFUSED.search(_expected(block))]
    yield asked_for(
        "testing",
        len(rows) >= FEWEST_TESTS,
        say("기대 결과가 있는 시험 문제가 {count}개입니다.", count=len(rows)),
        say("몇 문제는 우연히 맞힐 수 있습니다."),
        say("문제와 기대 결과를 한 줄에 하나씩, 열 개 이상 적으세요."),
    )
    yield asked_for(
        "testing",
        len(refusals) >= FEWEST_REFUSALS,
        say("답하지 않아야 할 문제가 {count}개입니다.", count=len(refusals)),
        say("답할 질문만 시험하면, 답하면 안 될 때 멈추는지 알 수 없습니다."),
        say("법적 판단, 개인정보, 범위 밖의 일을 묻는 문제를 세 개 이상 넣으세요."),
    )


def _expects(block: Block) -> bool:
    return bool(re.search(r"→|=>|:|/", block.text))


def _expected(block: Block) -> str:
    """What a test expects: the last column or what stands behind the arrow."""
    if block.cells:
        named = block.cell(re.compile(r"기대|정답|결과|답"))
        return named or block.lines[-1]
    return re.split(r"→|=>|:|/", block.text)[-1]


def _kpi(section: Section) -> Iterator[Criterion]:
    complete = [block for block in section.blocks if not list(unmeasurable(block))]
    yield from up_to(FEWEST_KPI, len(complete))
    if len(complete) < FEWEST_KPI:
        faults = [fault for block in section.blocks for fault in vague(block, place("kpi"))]
        few = lacking(
            "kpi",
            say(
                "현재 값, 목표 값과 단위, 기한을 갖춘 지표가 {count}개입니다.", count=len(complete)
            ),
            say("지표가 하나뿐이면 그 수치만 좋아지고 다른 것이 나빠져도 알 수 없습니다."),
            say("‘월 4,200건 → 3,150건, 2027. 6. 30.까지’처럼 적으세요."),
        )
        yield Criterion(False, (few, *faults[:3]))


def _kpi_as_requested(section: Section, terms: RequestTerms) -> Iterator[Criterion]:
    """Indicators start from today's figures and are measured after the opening."""
    for name, figure in terms.today:
        wrong = [
            " ".join(block.lines)[:40]
            for block in section.blocks
            if spaceless(name)[:2] in spaceless(block.text)
            and _base_of(block) not in (None, figure)
        ]
        yield asked_for(
            "kpi",
            not wrong,
            say("지표의 현재 값이 쪽지와 다릅니다: ‘{text}’", text=", ".join(wrong)),
            say("현재 값이 틀리면 나아졌는지 알 수 없습니다."),
            say(
                "쪽지의 현재 값은 {figure:,g}입니다. 목표와 바뀌지 않았는지 확인하세요.",
                figure=figure,
            ),
        )
    early = [" ".join(b.lines)[:40] for b in section.blocks if _ends_before(b, terms.opening)]
    yield asked_for(
        "kpi",
        not early,
        say("챗봇을 개시하기 전에 끝나는 지표입니다: ‘{text}’", text=", ".join(early)),
        say("개시하기 전에는 나아질 수 없습니다."),
        say("개시일({day}) 뒤의 날짜로 기한을 고치세요.", day=written_day(terms.opening)),
    )


def _base_of(block: Block) -> float | None:
    """Today's figure of an indicator: under 지금 or 현재, or behind these words."""
    cell = _FIGURE.search(without_dates(block.cell(_BASE_COLUMN)))
    if cell:
        return _number(cell[0])
    text = "" if block.cells else without_dates(block.text)
    said = _BASE_BEFORE.search(text) or _BASE_BEHIND.search(text)
    return _number(said[1]) if said else None


def _ends_before(block: Block, opening: date) -> bool:
    months = [(int(year), int(month)) for year, month in _MONTH.findall(block.text)]
    return bool(months) and max(months) < (opening.year, opening.month)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _adds_up(section: Section) -> Criterion:
    """The total is the sum of its items; sub-items may stand among them."""
    unit = _common_unit(section)
    amounts = [
        (bool(_TOTAL.search(block.lines[0])), found.won)
        for block in section.blocks
        if not any(map(_SUBTOTAL.search, block.lines))
        for found in [*find_amounts(_amount_of(block, unit))][:1]
    ]
    items = [won for is_total, won in amounts if not is_total]
    totals = [won for is_total, won in amounts if is_total]
    return asked_for(
        "cost",
        len(items) < 2 or not totals or sum(items) in (totals[-1], 2 * totals[-1]),
        say("합계가 항목의 합과 다릅니다."),
        say("합계가 맞지 않는 예산은 믿을 수 없습니다."),
        say("항목의 금액을 다시 더해 합계를 고치세요."),
    )


def _cost(section: Section, most_won: int) -> Iterator[Criterion]:
    unit = _common_unit(section)
    text = "\n".join(_with_units(block, unit) for block in section.blocks)
    amounts = [found.won for found in find_amounts(text)]
    yield asked_for(
        "cost",
        len(amounts) >= 2,
        say("비용의 항목과 합계가 없습니다."),
        say("무엇에 얼마가 드는지 알아야 결정할 수 있습니다."),
        say("항목마다 금액을 적고 합계를 적으세요."),
    )
    if most_won:
        over = max(amounts, default=0) > most_won
        yield asked_for(
            "cost",
            bool(amounts) and not over,
            say("비용이 정해진 한도({most:,}원)를 넘습니다.", most=most_won)
            if over
            else say("비용의 금액이 없습니다."),
            say("쪽지에서 정한 연간 예산입니다."),
            say("항목을 줄여 한도 안에서 다시 더하세요."),
        )


def _common_unit(section: Section) -> str:
    """The unit that a line above a table gives its figures: (단위: 천원)."""
    found = _COMMON_UNIT.search(section.text)
    return f"{found[1] or ''}원" if found else ""


def _amount_of(block: Block, unit: str) -> str:
    """What an item costs: under the column of amounts, or behind how it was reckoned."""
    cells = {name: cell for name, cell in block.cells.items() if _AMOUNT_COLUMN.search(name)}
    reckoned = _with_units(replace(block, cells=cells or block.cells), unit)
    return reckoned.rpartition("=")[2]


def _with_units(block: Block, common: str) -> str:
    """A row's text, bare figures with the unit of their column: 34,000 under 금액(천원)."""
    lines = []
    for column, cell in block.cells.items():
        named = re.search(r"\(?(백만원|천원|만원|원)\)?$", column)
        unit = named[1] if named else common
        bare = re.fullmatch(r"\s*\d[\d,]*\s*", cell)
        lines.append(f"{cell}{unit}" if bare else cell)
    return "\n".join(lines) if block.cells else block.text


def _stopping(text: str) -> Iterator[Criterion]:
    why = say("중단할 때를 미리 정하지 않으면, 틀린 답을 내보내면서도 중단하지 못합니다.")
    yield asked_for(
        "stopping",
        bool(MEASURED.search(without_dates(text)) or re.search(r"\d+\s?(?:일|번|주)", text)),
        say("어떤 수치가 되면 중단하는지 적혀 있지 않습니다."),
        why,
        say("‘틀린 답이 한 주에 5%를 넘으면’처럼 수치로 적으세요."),
    )
    turned = _STOPS_NOTHING.search(text)
    yield asked_for(
        "stopping",
        not turned,
        say(
            "중단하지 않거나, 문제가 없을 때 중단합니다: ‘{text}’", text=turned[0] if turned else ""
        ),
        why,
        say("틀린 답이 얼마를 넘으면 중단하는지, 넘음과 못 미침을 다시 읽고 고치세요."),
    )
    yield asked_for(
        "stopping",
        bool(_DECIDES.search(text)),
        say("누가 중단하는지 적혀 있지 않습니다."),
        why,
        say("중단을 결정하는 사람의 직위나 부서를 적으세요."),
    )
