"""Criteria over what the captions say against the order: date, hour, rooms, and nothing else."""

import re
from collections.abc import Iterator, Sequence

from automation.facts import Kind, turned_round
from automation.numerals import NATIVE, from_native
from content_production.captions.cues import Cue
from graders.clips.captions import quoted
from graders.clips.facts_in_speech import facts_in_speech
from graders.clips.order import Order
from graders.clips.unfounded_claims import unfounded_superlative
from graders.outcome import Criterion, criterion, faultless
from groundwork.comparing_text import one_spaced
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NONE

say = catalog(__package__)

_SPOKEN_HOUR = re.compile(rf"(?<![가-힣])({NATIVE})\s*시(?=까지|부터|에|\W|$)")
_CLOSED = re.compile(rf"18|6\s*시|여섯\s*시|{BARRED}|{NONE}(?![이던])|빼고|닫|쉬|쉽")
# What a city would have to provide: named in captions only where the order names it.
_PROVIDED = re.compile(
    r"가로등|길[이을도은]?\s*(?:더\s*)?(?:밝|환[하해])|셔틀|순환 ?버스|주차|간식|음료|경비|순찰"
    r"|안심 ?귀가|돌봄"
)
_OTHER_DAYS = re.compile(r"24시간|주말|[토일]요일|공휴일|휴일|매일|날마다|연중|365일")


def told_as_ordered(cues: Sequence[Cue], order: Order) -> Iterator[Criterion]:
    """The captions say what the order says, and no hour, room or boast that it does not."""
    lines = order.lines
    dated, timed, asked, *rooms = kept_facts(cues, order)
    yield _kept(dated, say("시작일"), lines["시작일"])
    yield _kept(timed, say("여는 시간"), lines["여는 시간"])
    for room, is_named in zip(order.items("이용할 수 있는 곳"), rooms, strict=True):
        yield _kept(is_named, say("이용할 수 있는 곳"), room)
    yield _kept(asked, say("더 알아볼 곳"), lines["더 알아볼 곳"].split()[-1])
    yield faultless(
        [
            *_other_hours(cues, lines),
            *_turned_hours(cues, lines),
            *_other_days(cues, lines),
            *_closed_rooms(cues, lines),
            *_boasts(cues, lines),
            *_provisions(cues, lines),
        ],
        say("요청서에 없는 시간, 자료실, 과장 표현, 시설을 찾지 못했습니다."),
        2,
    )


def kept_facts(cues: Sequence[Cue], order: Order) -> list[bool]:
    """Whether the captions name the first day, the hour, where to ask, and each open room."""
    lines = order.lines
    said = one_spaced(" ".join(cue.text for cue in cues))
    return [
        re.search(date_pattern(lines["시작일"]), said) is not None,
        bool(hours(lines["여는 시간"]) & hours(said)),
        lines["더 알아볼 곳"].split()[-1] in said or "홈페이지" in said,
        *(room in said for room in order.items("이용할 수 있는 곳")),
    ]


def _kept(found: bool, what: Message, value: str) -> Criterion:
    return criterion(
        found,
        say("{what}: 있습니다.", what=what),
        say("자막에서 {what:을} 찾지 못했습니다: {value}", what=what, value=value),
        say("자막 파일"),
        say("요청서의 ‘알릴 내용’입니다."),
        say("어느 장면에서 말할지 정해 자막에 넣어 주세요."),
    )


def date_pattern(value: str) -> str:
    """A pattern of the day that a line of the order names: 5월 6일, 5. 6. and 5/6 are the same."""
    month, day = re.findall(r"\d+", value)[:2]
    return rf"(?<!\d)0?{month}\s*(?:월|[./])\s*0?{day}(?!\d)"


def hours(text: str) -> set[int]:
    """The hours a text names, 1 to 12: 22:00, 22시, 10시 and 열 시 are the same."""
    named = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})\s*(?:시(?!간)|:\d\d)", text)]
    named += map(from_native, _SPOKEN_HOUR.findall(text))
    return {(hour - 1) % 12 + 1 for hour in named}


def _other_hours(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    ordered = hours(" ".join(lines.values()))
    for cue in cues:
        for hour in sorted(hours(cue.text) - ordered):
            yield _invented(
                cue,
                say("{hour}시는 요청서에 없는 시간입니다.", hour=hour),
                say("요청서의 시간은 {value}입니다.", value=lines["여는 시간"]),
            )


def _turned_hours(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    """Who reads that it opens at ten finds it closing."""
    ordered = facts_in_speech(lines["여는 시간"])
    for cue in cues:
        for fact in facts_in_speech(one_spaced(cue.text)):
            if fact.kind is Kind.TIME and turned_round(fact, ordered):
                yield _invented(
                    cue,
                    say("‘{text}’의 뜻이 반대로 바뀌었습니다.", text=fact.text),
                    say("요청서의 시간은 {value}입니다.", value=lines["여는 시간"]),
                )


def _other_days(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    for cue in cues:
        found = _OTHER_DAYS.search(cue.text)
        if found and not _CLOSED.search(cue.text):
            yield _invented(
                cue,
                say("요청서에 없는 내용입니다: {word}", word=found[0]),
                say("요청서의 시간은 {value}입니다.", value=lines["여는 시간"]),
            )


def _closed_rooms(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    """A room that is closed in the evening may only be named with its own hours."""
    room = re.split(r"[(,]", lines["이용할 수 없는 곳"])[0].strip()
    for cue in cues:
        if room in cue.text and not _CLOSED.search(cue.text):
            yield _invented(
                cue,
                say("{room:을} 밤에도 여는 것처럼 들립니다.", room=room),
                say("요청서: 이용할 수 없는 곳 — {value}", value=lines["이용할 수 없는 곳"]),
            )


def _boasts(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    for cue in cues:
        if boast := unfounded_superlative(cue.text, " ".join(lines.values())):
            yield _invented(
                cue,
                say("‘{word}’의 근거가 요청서에 없습니다.", word=boast),
                say("근거 없는 과장 표현은 사실과 다른 홍보가 될 수 있습니다."),
            )


def _provisions(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    """Lamps that nobody ordered are no boast, and citizens rely on them."""
    ordered = " ".join(lines.values())
    for cue in cues:
        named = next((m[0] for m in _PROVIDED.finditer(cue.text) if m[0] not in ordered), None)
        if named and not _CLOSED.search(cue.text):
            yield _invented(
                cue,
                say("요청서에 없는 내용입니다: {word}", word=named),
                say("시가 하지 않은 일을 했다고 알리면 시민이 그대로 믿습니다."),
            )


def _invented(cue: Cue, what: Message, why: Message) -> Finding:
    mend = say("요청서대로 고치거나 삭제해 주세요.")
    return Finding(what, quoted(cue), why, mend, rule="invented")
