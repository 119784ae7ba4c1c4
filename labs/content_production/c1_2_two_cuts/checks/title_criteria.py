"""The titles of a clip: they stand out from what is behind them and keep away from the edges.

Measured on the decoded frames and not on a storyboard, because a title may have been set with
anything. Where the frames do not tell, the answer is "can't tell" and a person looks.
"""

from __future__ import annotations

from collections.abc import Iterator

from content_production.measuring.overlays import TextArea
from content_production.standards import LARGE_TEXT_CONTRAST, SAFE_MARGIN
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .clip import Clip, when

say = catalog(__package__)

# The frames tell the place of letters to about two parts in a hundred, and their contrast to a
# tenth: coding softens their edges.
SAFE_MARGIN_MEASURED = SAFE_MARGIN - 0.02
CONTRAST_MEASURED = LARGE_TEXT_CONTRAST * 0.9
LEAST_JUDGED = 0.3


def untold(clip: Clip) -> Finding | None:
    """Why nothing can be said of a clip's titles; None where they were found."""
    overlays = clip.measured.pictures.overlays
    if overlays.judged >= LEAST_JUDGED and overlays.areas:
        return None
    return Finding(
        say("{clip}에서 제목을 가려내지 못했습니다.", clip=clip.label),
        why=say("화면이 거의 움직이지 않거나 제목이 3초보다 짧게 나옵니다."),
        mend=say("강사가 화면을 직접 봅니다. 제목이 있는지 한 번 더 살펴봐 주세요."),
        level=Level.NOTE,
        rule="untold",
    )


def title_criteria(clip: Clip) -> list[Criterion]:
    """Contrast (WCAG 2.1, 1.4.3) and safe area (EBU R 95) of every lasting text."""
    areas = clip.measured.pictures.overlays.areas
    return [
        faultless(
            (found for area in areas for found in _faint(clip, area)),
            say("{clip}: 글자가 바탕에서 또렷합니다.", clip=clip.label),
        ),
        faultless(
            (found for area in areas for found in _at_the_edge(clip, area)),
            say("{clip}: 글자가 안전 영역 안에 있습니다.", clip=clip.label),
        ),
    ]


def _faint(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.contrast < CONTRAST_MEASURED:
        yield Finding(
            say("글자와 바탕의 명도 대비가 {ratio:.2f} 대 1입니다.", ratio=area.contrast),
            _place(clip, area),
            say(
                "큰 글자도 {limit:.0f} 대 1은 되어야 읽힙니다(WCAG 2.1, 1.4.3).",
                limit=LARGE_TEXT_CONTRAST,
            ),
            say("글자색을 바꾸거나 글자 뒤에 바탕을 깔아 주세요."),
            rule="contrast",
        )


def _at_the_edge(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.margin < SAFE_MARGIN_MEASURED:
        yield Finding(
            say(
                "글자가 화면 가장자리에서 {part:.0%} 되는 곳까지 나가 있습니다.",
                part=max(area.margin, 0.0),
            ),
            _place(clip, area),
            say(
                "화면에 따라 가장자리 {part:.0%}는 잘려 보이지 않습니다(EBU R 95).",
                part=SAFE_MARGIN,
            ),
            say("글자를 안쪽으로 옮기거나 줄여 주세요. 세로 화면은 글을 새로 앉혀야 합니다."),
            rule="safe-area",
        )


def _place(clip: Clip, area: TextArea) -> Message:
    middle = (area.top + area.bottom) / 2
    part = say("위쪽") if middle < 1 / 3 else say("가운데") if middle < 2 / 3 else say("아래쪽")
    return say("{when}, 화면 {part}", when=when(clip, area.start, area.end), part=part)
