"""Criteria over a chart whatever it shows: can a reader know what was counted, whence, and when."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from automation.dates import find_dates
from content_production.colours import contrast, luminance
from graders.outcome import Criterion, criterion, faultless
from graders.tables.plain_cells import examples
from groundwork.findings import Finding, Level
from groundwork.messages import catalog, plain

from .native_charts import NativeChart

say = catalog(__package__)

PER_CENT = re.compile(r"%|퍼센트|백분율|per ?cent", re.IGNORECASE)
ANY_UNIT = re.compile(
    r"%|퍼센트|단위\s*[:：]?\s*\S|\bunit|per ?cent|"
    r"[(\[](?:건|명|원|천원|만원|백만원|억원|일|개|회|세대|가구|대|곳|점|km|㎡|톤|시간|분|배|"
    r"cases|people|won|days)[)\]]",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:자료(?:\s*출처)?|출처|source)\s*[:：]\s*(?!기준)\S{2}|(?:출처|source)\s+(?!기준)\S{2}|"
    r"^자료\s+(?!기준)\S{2}|\S{2}에서 (?:집계|작성)",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"기준|현재|as of|reference date", re.IGNORECASE)
_LEAST_CONTRAST = 3.0  # WCAG 2.1, 1.4.11
_WHITE = "FFFFFF"


def axis_titled(chart: NativeChart) -> Criterion:
    """The axis of values says what it counts."""
    return criterion(
        all(series.axis.title.strip() for series in chart.series),
        say("값 축에 무엇을 센 것인지 적혀 있습니다."),
        say("값 축에 제목이 없습니다."),
        why=say("축 제목이 없으면 막대의 높이가 건수인지 비율인지 알 수 없습니다."),
        mend=say("‘단위’를 채우거나, 엑셀의 [차트 요소]–[축 제목]을 켜고 적어 주세요."),
    )


def unit_shown(chart: NativeChart, unit: re.Pattern[str] = ANY_UNIT) -> Criterion:
    """The unit stands on the chart, in its number format, or as (단위: …) on its page."""
    on_chart = [chart.title, *chart.formats]
    on_chart += [text for series in chart.series for text in (series.axis.title, series.name)]
    beside = [line for line in chart.lines if re.search(r"단위|unit", line, re.IGNORECASE)]
    return criterion(
        any(unit.search(text) for text in (*on_chart, *beside)),
        say("단위가 적혀 있습니다."),
        say("그래프에 맞는 단위가 없습니다."),
        why=say("비율을 건수로, 천원을 원으로 읽으면 결론이 달라집니다."),
        mend=say("값 축 제목에 ‘지연율(%)’처럼 단위를 괄호에 넣어 적어 주세요."),
    )


def from_zero(chart: NativeChart) -> Criterion:
    """What is drawn as lengths starts at 0; a line may start elsewhere, and should say so."""
    starts = [
        (series.lengths, series.axis.lowest)
        for series in chart.series
        if series.axis.lowest is not None and series.axis.lowest > 0
    ]
    return faultless(
        [
            Finding(
                say("값 축이 0이 아니라 {start:,g}에서 시작합니다.", start=lowest),
                why=say(
                    "막대는 길이로 비교합니다. 아래를 잘라 내면 작은 차이가 몇 배처럼 보입니다."
                )
                if lengths
                else say("꺾은선도 축이 잘리면 변화가 커 보입니다."),
                mend=say(
                    "값 축을 0에서 시작해 주세요. 엑셀에서는 [축 서식]의 최솟값을 0으로 바꿉니다."
                ),
                level=Level.REQUIRED if lengths else Level.ADVISED,
            )
            for lengths, lowest in dict.fromkeys(starts)
        ],
        say("값 축이 차이를 부풀리지 않습니다."),
        weight=2,
    )


def source_named(chart: NativeChart, source: str = "") -> Criterion:
    """Where the data comes from stands by the chart; ``source`` is its name where it is given."""
    texts = [chart.title, *chart.lines]
    return criterion(
        any(_SOURCE.search(text) or (source and source in text) for text in texts),
        say("자료의 출처가 있습니다."),
        say("그래프 옆에 자료의 출처가 없습니다."),
        why=say("누구나 같은 자료를 찾아 다시 확인할 수 있어야 합니다."),
        mend=say("그래프와 같은 시트에 ‘자료: …’를 적어 주세요."),
    )


def day_named(chart: NativeChart, day: date | None = None) -> Criterion:
    """The reference date stands by the chart; it is ``day`` where that is given."""
    said = list(_days([chart.title, *chart.lines]))
    return criterion(
        day in said if day else bool(said),
        say("기준일이 있습니다."),
        say("그래프 옆의 기준일이 자료와 다릅니다.")
        if said
        else say("그래프 옆에 기준일이 없습니다."),
        examples([one.isoformat() for one in said]),
        say("언제 집계했는지에 따라 수치가 달라집니다."),
        say("그래프와 같은 시트에 ‘기준일: 연. 월. 일.’을 적어 주세요."),
    )


def told_apart(chart: NativeChart) -> Criterion:
    """Colours the file names stand out from the background, and series from one another.

    Colours of a theme are not known, and cost nothing; nor do pale bars with their values on them.
    """
    behind = chart.background or _WHITE
    pale = [
        colour
        for series in chart.series
        if not series.numbered
        for colour in series.colours
        if _contrast(colour, behind) < _LEAST_CONTRAST
    ]
    first = [series.colours[0] for series in chart.series if series.colours]
    return faultless(
        [
            *(_pale(colour, behind) for colour in dict.fromkeys(pale)),
            *_same_colours(first),
        ],
        say("색이 바탕과 구분됩니다."),
    )


def _pale(colour: str, behind: str) -> Finding:
    return Finding(
        say(
            "#{colour} 색은 바탕과의 명도 대비가 {ratio:.1f}:1입니다.",
            colour=colour,
            ratio=_contrast(colour, behind),
        ),
        why=say("WCAG 2.1의 1.4.11은 그래프에서 의미가 있는 부분에 3:1 이상을 요구합니다."),
        mend=say("더 진한 색으로 바꾸거나, 값 레이블을 켜 주세요."),
    )


def _same_colours(colours: list[str]) -> Iterator[Finding]:
    if len(set(colours)) < len(colours):
        yield Finding(
            say("두 계열의 색이 같아 구분되지 않습니다."),
            where=plain(", ".join(f"#{colour}" for colour in colours)),
            why=say("어느 막대가 무엇인지 알 수 없습니다."),
            mend=say("한 계열의 색을 바꿔 주세요."),
        )


def _contrast(colour: str, behind: str) -> float:
    return float(contrast(luminance([*bytes.fromhex(colour)]), luminance([*bytes.fromhex(behind)])))


def _days(lines: Iterable[str]) -> Iterator[date]:
    for line in lines:
        if _AS_OF.search(line):
            yield from (found.day for found in find_dates(line) if found.day)
