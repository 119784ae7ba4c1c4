"""Checks of d2-3-one-chart: rates are drawn, a reader can read them, the sentence says no more."""

from collections.abc import Iterable, Iterator, Sequence

from graders.outcome import Criterion, Judgement, criterion, judge, unknown
from graders.submission import NotSubmitted, Submission
from graders.tables.numbers_in_text import cases, per_cents
from graders.tables.plain_cells import month_of
from groundwork.messages import Message, catalog

from .chart_criteria import (
    PER_CENT,
    axis_titled,
    day_named,
    from_zero,
    source_named,
    told_apart,
    unit_shown,
)
from .chart_xml import Series
from .late_by_month import LateByMonth, read_late_by_month
from .native_charts import Charted, NativeChart, lines_of, read_charted
from .rate_claims import compared, no_cause, numbers_in_cells, numbers_seen, numbers_true

say = catalog(__package__)

GIVEN = "현장확인_민원.csv"
_MOST_OFF = 0.51  # a rate may be rounded to a whole per cent
_SHORTEST = 15  # letters of a sentence; a header cell is shorter


def chart(submission: Submission) -> Judgement:
    """A chart draws cells: the rate of every month, in order, and not how many were late.

    How many were late rises with the complaints; how often they are late only a rate tells.
    """
    truth = _truth(submission)
    shown = _chart(submission)
    best = _best(shown, truth)
    months = [month for month in _months(best) if month]
    return judge(
        criterion(
            best.from_cells,
            say("그래프가 이 통합 문서의 셀을 그립니다."),
            say("그래프가 이 통합 문서의 셀을 그리지 않습니다."),
            why=say("수치를 따로 입력해 그린 그래프는 표를 고쳐도 바뀌지 않습니다."),
            mend=say("[데이터 선택]에서 같은 파일에 있는 표의 셀을 골라 주세요."),
            weight=2,
        ),
        _rate_not_count(best, shown.series, truth),
        criterion(
            months == sorted(months) and {*months} >= {*truth.months},
            say("여섯 달이 시간 순서로 모두 있습니다."),
            say("빠진 달이 있거나, 달이 시간 순서가 아닙니다."),
            _named(months),
            say("앞선 달을 빼면 언제부터 변했는지 알 수 없습니다."),
            say("1월부터 6월까지 차례로 그려 주세요."),
            weight=2,
        ),
    )


def form(submission: Submission) -> Judgement:
    """Title of the axis, unit, start at 0, source, reference date, colours that are seen.

    Without them nobody can tell what was counted, whence and when, or compare by eye.
    """
    shown = _chart(submission)
    # A file of one's own has another unit, source and day than the given one.
    truth = None if submission.files else _truth(submission)
    return judge(
        axis_titled(shown),
        unit_shown(shown, PER_CENT) if truth else unit_shown(shown),
        from_zero(shown),
        source_named(shown, truth.source if truth else ""),
        day_named(shown, truth.as_of if truth else None),
        told_apart(shown),
    )


def sentence(submission: Submission) -> Judgement:
    """Two rates that stand in cells, which way it went, and no cause the data does not know.

    Whoever reads the sentence repeats it, and must be able to find its numbers.
    """
    truth, charted = _truth(submission), _charted(submission)
    said = _sentence(charted)
    titles = [one.title for one in charted.charts]
    return judge(
        numbers_true(said, truth),
        numbers_in_cells(said, charted.workbook),
        compared(said, truth),
        no_cause([said, *titles]),
        _late_counts_kept(charted, truth),
    )


# --- What was given and what was submitted -------------------------------------------------------


def _truth(submission: Submission) -> LateByMonth:
    return submission.once(read_late_by_month, submission.materials / GIVEN)


def _charted(submission: Submission) -> Charted:
    return submission.once(read_charted, submission.find("report"))


def _chart(submission: Submission) -> NativeChart:
    """The chart that comes nearest to what is asked; of a file of one's own the first."""
    charts = _charted(submission).charts
    if not charts:
        raise NotSubmitted(
            say(
                "통합 문서에서 그래프를 찾지 못했습니다. "
                "그림으로 붙인 그래프는 셀을 그리지 않습니다."
            ),
            say(
                "그래프를 저장하는 버튼을 누르거나, "
                "엑셀의 [삽입]–[차트]에서 표의 셀을 골라 그려 주세요."
            ),
        )
    if submission.files:
        return charts[0]
    truth = _truth(submission)
    return max(charts, key=lambda chart: len(_rates_in(_best(chart, truth), truth)))


def _best(chart: NativeChart, truth: LateByMonth) -> Series:
    """The series that draws the most of the rates."""
    return max(chart.series, key=lambda one: len(_rates_in(one, truth)), default=Series())


def _sentence(charted: Charted) -> str:
    """The longest text with a per cent in it, else with cases; by the chart before elsewhere."""
    near = [text for one in charted.charts for text in (one.title, *one.lines)]
    book = charted.workbook
    far = [line for sheet in sorted(book.sheets) for line in lines_of(book, sheet)]
    for numbers in (per_cents, cases):
        for texts in (near, far):
            long = [text for text in texts if len(text) >= _SHORTEST and numbers(text)]
            if long:
                return max(long, key=len)
    raise NotSubmitted(
        say("수치가 든 한 문장을 찾지 못했습니다."),
        say("‘결론 한 문장’을 적고 다시 저장해 주세요."),
    )


# --- sentence ------------------------------------------------------------------------------------


def _late_counts_kept(charted: Charted, truth: LateByMonth) -> Criterion:
    """How many were late stays in the table; who left it out may have hidden what looks bad."""
    numbers = {*numbers_seen(charted.workbook)}
    if all(share.late in numbers for share in truth.months.values()):
        return Criterion(True, good=say("늦은 건수가 표에 남아 있습니다."))
    return unknown(
        say("월별로 늦은 건수가 통합 문서에 없습니다. 불리한 수치를 지운 것인지 강사가 확인합니다.")
    )


# --- chart ---------------------------------------------------------------------------------------


def _rate_not_count(best: Series, series: Sequence[Series], truth: LateByMonth) -> Criterion:
    drawn = _rates_in(best, truth)
    shown = {month for month, _ in _pairs(best)} & {*truth.months}
    counts = {month: {share.judged, share.late} for month, share in truth.months.items()}
    counted = any(
        sum(value in counts.get(month, ()) for month, value in _pairs(one)) >= len(counts) / 2
        for one in series
    )
    return criterion(
        bool(drawn) and set(drawn) >= shown,
        say("월별 지연율을 그렸습니다."),
        say("지연율이 아니라 건수를 그렸습니다.")
        if counted and not drawn
        else say("자료를 다시 세면 지연율이 다른 달이 있습니다."),
        _named(sorted(shown - {*drawn})),
        say("민원이 늘면 늦은 건수도 늡니다. 얼마나 자주 늦는지는 비율로만 알 수 있습니다."),
        say("지연 ÷ 건수 × 100을 월별로 계산해 그 열을 그려 주세요."),
        weight=4,
    )


def _named(months: Iterable[int]) -> Message:
    return say("{months}월", months=", ".join(map(str, months)))


def _months(series: Series) -> list[int | None]:
    """The month of each label; counted from 1 where no label names one."""
    named = [month_of(label) for label in series.labels]
    return named if any(named) else [*range(1, len(series.values) + 1)]


def _pairs(series: Series) -> Iterator[tuple[int, float]]:
    """The months with their values."""
    for month, value in zip(_months(series), series.values, strict=False):
        if month is not None and value is not None:
            yield month, value


def _rates_in(series: Series, truth: LateByMonth) -> list[int]:
    """The months whose rate a series draws, as per cent or as a share of 1."""
    pairs = list(_pairs(series))
    scale = 1 if max((value for _, value in pairs), default=0) > 1 else 100
    return [
        month
        for month, value in pairs
        if month in truth.months and abs(value * scale - truth.months[month].percent) <= _MOST_OFF
    ]
