"""The pictures of a clip: enough scenes, and none that stands still or stays black."""

from __future__ import annotations

from collections.abc import Iterator

from content_production.standards import LONGEST_FREEZE_SECONDS
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import catalog

from .clip import Clip, when

say = catalog(__package__)

LONGEST_BLACK_SECONDS = 1.0
# Samples are a quarter of a second apart.
SAMPLING_SECONDS = 0.3


def scene_criteria(clip: Clip, fewest: int) -> list[Criterion]:
    """At least ``fewest`` scenes (in a clip of the order), pictures that move."""
    count = clip.measured.pictures.scenes
    return [
        faultless(
            _too_few(clip, fewest, count),
            say("{clip}: 장면 {count}개", clip=clip.label, count=count),
        ),
        faultless(_standing(clip), say("{clip}: 화면이 살아 있습니다.", clip=clip.label)),
    ]


def _too_few(clip: Clip, fewest: int, count: int) -> Iterator[Finding]:
    if clip.shape is not None and count < fewest:
        yield Finding(
            say("{clip}에서 장면을 {count}개 찾았습니다.", clip=clip.label, count=count),
            clip.label,
            say("요청서의 장면은 {fewest}개 이상입니다.", fewest=fewest),
            say("콘티의 장면이 모두 들어갔는지 보고 다시 만들어 주세요."),
            rule="scenes",
        )


def _standing(clip: Clip) -> Iterator[Finding]:
    pictures = clip.measured.pictures
    kinds = (
        (pictures.frozen, LONGEST_FREEZE_SECONDS, say("화면이 멈춰 있습니다."), "freeze"),
        (pictures.black, LONGEST_BLACK_SECONDS, say("화면이 검게 비어 있습니다."), "black"),
    )
    for stretches, longest, what, rule in kinds:
        for start, end in stretches:
            if end - start > longest + SAMPLING_SECONDS:
                yield Finding(
                    what,
                    when(clip, start, end),
                    say("{limit:g}초 넘게 이러면 고장처럼 보입니다.", limit=longest),
                    say("그 장면에 움직임을 주거나 초를 줄여 주세요."),
                    rule=rule,
                )
