"""Criteria over captions: they fit the clip, follow each other, and can be read in their time.

``judge([within_clip(cues, 60), apart(cues), readable(cues), short_lines(cues)])``
"""

import itertools
from collections.abc import Iterator, Sequence

from content_production.captions.cues import Cue
from content_production.standards import READING_SPEED, SHORTEST_CAPTION_SECONDS
from graders.messages import say
from graders.outcome import Criterion, faultless
from groundwork.comparing_text import one_spaced
from groundwork.findings import Finding
from groundwork.messages import Message

MOST_LINES = 2
# A caption may stay for a moment after the last picture, as players do it.
AFTER_THE_END_SECONDS = 0.5
OVERLAP_SECONDS = 0.05
LEAST_CAPTIONED = 0.5


def within_clip(cues: Sequence[Cue], seconds: float) -> Criterion:
    """The captions end with the clip, and stand over half of it or more."""
    faults = (*_after_the_end(cues, seconds), *_sparse(cues, seconds))
    return faultless(faults, say("자막이 영상 길이에 맞습니다."))


def apart(cues: Sequence[Cue]) -> Criterion:
    """No caption begins before the one before it has gone."""
    return faultless(_overlapping(cues), say("자막이 서로 겹치지 않습니다."))


def readable(cues: Sequence[Cue]) -> Criterion:
    """Every caption stays long enough to be read."""
    return faultless(_hurried(cues), say("자막을 읽을 시간이 충분합니다."), 2)


def short_lines(cues: Sequence[Cue]) -> Criterion:
    """No caption has more than two lines of its own."""
    return faultless(_tall(cues), say("자막이 모두 두 줄 이하입니다."))


def quoted(cue: Cue) -> Message:
    """A caption as a person finds it: its time and its first words."""
    text = one_spaced(cue.text)
    return say("{time:.1f}초 ‘{text}’", time=cue.start, text=text[:24])


def _after_the_end(cues: Sequence[Cue], seconds: float) -> Iterator[Finding]:
    for cue in cues:
        if cue.end > seconds + AFTER_THE_END_SECONDS:
            yield Finding(
                say("영상이 끝난 뒤에도 자막이 나옵니다."),
                quoted(cue),
                say("영상은 {end:.1f}초에 끝납니다.", end=seconds),
                say("자막의 시간을 영상에 맞춰 주세요."),
                rule="outside",
            )


def _sparse(cues: Sequence[Cue], seconds: float) -> Iterator[Finding]:
    covered = sum(max(0.0, min(cue.end, seconds) - cue.start) for cue in cues)
    if covered < LEAST_CAPTIONED * seconds:
        yield Finding(
            say("자막이 영상의 {part:.0%}에만 있습니다.", part=covered / seconds),
            say("자막 파일"),
            say("소리를 듣지 못하는 사람도 같은 내용을 알 수 있어야 합니다(KWCAG 자막 제공)."),
            say("말이 나오는 장면마다 자막을 넣어 주세요."),
            rule="coverage",
        )


def _overlapping(cues: Sequence[Cue]) -> Iterator[Finding]:
    for before, after in itertools.pairwise(cues):
        if before.end > after.start + OVERLAP_SECONDS:
            yield Finding(
                say("앞 자막이 사라지기 전에 다음 자막이 나옵니다."),
                quoted(after),
                say("자막 두 개가 겹치면 둘 다 읽을 수 없습니다."),
                say("앞 자막을 {time:.1f}초에 끝내 주세요.", time=after.start),
                rule="overlap",
            )


def _hurried(cues: Sequence[Cue]) -> Iterator[Finding]:
    for cue in cues:
        if cue.reading_speed > READING_SPEED:
            yield Finding(
                say("1초에 {speed:.0f}자씩 지나갑니다.", speed=cue.reading_speed),
                quoted(cue),
                say("1초에 {limit:.0f}자를 넘으면 읽기 어렵습니다.", limit=READING_SPEED),
                say("글을 줄이거나 더 오래 보여 주세요."),
                rule="reading-speed",
            )
        elif cue.seconds < SHORTEST_CAPTION_SECONDS:
            yield Finding(
                say("{seconds:.1f}초 만에 사라집니다.", seconds=cue.seconds),
                quoted(cue),
                say("눈으로 자막을 찾는 데에도 시간이 걸립니다."),
                say("1초 넘게 보여 주세요."),
                rule="too-short",
            )


def _tall(cues: Sequence[Cue]) -> Iterator[Finding]:
    for cue in cues:
        lines = [line for line in cue.text.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            yield Finding(
                say("자막 하나가 {count}줄입니다.", count=len(lines)),
                quoted(cue),
                say("세 줄부터는 화면을 가리고, 읽는 동안 장면을 놓칩니다."),
                say("자막을 둘로 나누어 차례로 보여 주세요."),
                rule="lines",
            )
