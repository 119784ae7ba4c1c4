"""The pictures of a clip: scenes that move, titles that stand out and keep away from the edges.

Measured on the decoded frames and not on a storyboard, because a title may have been set with
anything. Where the frames do not tell, the answer is "can't tell" and a person looks.
"""

from collections.abc import Iterator

from content_production.measuring.overlays import TextArea
from content_production.standards import LARGE_TEXT_CONTRAST, LONGEST_FREEZE_SECONDS, SAFE_MARGIN
from graders.clips.screen import part_of_screen
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .clips import Clip, when

say = catalog(__package__)

_LONGEST_BLACK_SECONDS = 1.0
_SAMPLING_SECONDS = 0.3  # samples are a quarter of a second apart

# The frames tell the place of letters to about two parts in a hundred, and their contrast to a
# tenth: coding softens their edges.
_SAFE_MARGIN_MEASURED = SAFE_MARGIN - 0.02
_CONTRAST_MEASURED = LARGE_TEXT_CONTRAST * 0.9
_LEAST_JUDGED = 0.3


def scene_criteria(clip: Clip, fewest: int) -> list[Criterion]:
    """At least ``fewest`` scenes (in a clip of the order), pictures that move."""
    count = clip.measured.pictures.scenes
    return [
        faultless(
            _too_few(clip, fewest, count),
            say("{clip}: 장면 {count}개", clip=clip.label, count=count),
        ),
        faultless(_standing(clip), say("{clip}: 멈추거나 검은 화면이 없습니다.", clip=clip.label)),
    ]


def _too_few(clip: Clip, fewest: int, count: int) -> Iterator[Finding]:
    if clip.shape is not None and count < fewest:
        yield Finding(
            say("{clip}에서 장면을 {count}개 찾았습니다.", clip=clip.label, count=count),
            clip.label,
            say("요청서의 장면은 {fewest}개 이상입니다.", fewest=fewest),
            say("콘티의 장면이 모두 들어갔는지 확인하고 다시 만들어 주세요."),
            rule="scenes",
        )


def _standing(clip: Clip) -> Iterator[Finding]:
    pictures = clip.measured.pictures
    kinds = (
        (pictures.frozen, LONGEST_FREEZE_SECONDS, say("화면이 멈춰 있습니다."), "freeze"),
        (pictures.black, _LONGEST_BLACK_SECONDS, say("화면이 검게 비어 있습니다."), "black"),
    )
    for stretches, longest, what, rule in kinds:
        for start, end in stretches:
            if end - start > longest + _SAMPLING_SECONDS:
                yield Finding(
                    what,
                    when(clip, start, end),
                    say("{limit:g}초 넘게 이러면 고장처럼 보입니다.", limit=longest),
                    say("그 장면에 움직임을 주거나 초를 줄여 주세요."),
                    rule=rule,
                )


def untold(clip: Clip) -> Finding | None:
    """Why nothing can be said of a clip's titles; None where they were found."""
    overlays = clip.measured.pictures.overlays
    if overlays.judged >= _LEAST_JUDGED and overlays.areas:
        return None
    return Finding(
        say("{clip}에서 제목을 가려내지 못했습니다.", clip=clip.label),
        why=say("화면이 거의 움직이지 않거나 제목이 3초보다 짧게 나옵니다."),
        mend=say("강사가 화면을 직접 확인합니다. 제목이 있는지 한 번 더 확인해 주세요."),
        level=Level.NOTE,
        rule="untold",
    )


def title_criteria(clip: Clip) -> list[Criterion]:
    """Contrast (WCAG 2.1, 1.4.3) and safe area (EBU R 95) of every lasting text."""
    areas = clip.measured.pictures.overlays.areas
    return [
        faultless(
            (found for area in areas for found in _faint(clip, area)),
            say("{clip}: 글자가 바탕과 뚜렷이 구분됩니다.", clip=clip.label),
        ),
        faultless(
            (found for area in areas for found in _at_the_edge(clip, area)),
            say("{clip}: 글자가 안전 영역 안에 있습니다.", clip=clip.label),
        ),
    ]


def _faint(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.contrast < _CONTRAST_MEASURED:
        yield Finding(
            say("글자와 바탕의 명도 대비가 {ratio:.2f} 대 1입니다.", ratio=area.contrast),
            _place(clip, area),
            say(
                "큰 글자도 {limit:.0f} 대 1은 되어야 읽을 수 있습니다(WCAG 2.1, 1.4.3).",
                limit=LARGE_TEXT_CONTRAST,
            ),
            say("글자색을 바꾸거나 글자 뒤에 바탕을 깔아 주세요."),
            rule="contrast",
        )


def _at_the_edge(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.margin < _SAFE_MARGIN_MEASURED:
        yield Finding(
            say(
                "글자가 화면 가장자리에서 {part:.0%}밖에 떨어져 있지 않습니다.",
                part=max(area.margin, 0.0),
            ),
            _place(clip, area),
            say(
                "화면에 따라 가장자리 {part:.0%}는 잘려 보이지 않습니다(EBU R 95).",
                part=SAFE_MARGIN,
            ),
            say("글자를 안쪽으로 옮기거나 줄여 주세요. 세로 화면은 글을 새로 배치해야 합니다."),
            rule="safe-area",
        )


def _place(clip: Clip, area: TextArea) -> Message:
    part = part_of_screen(area.top, area.bottom)
    return say("{when}, 화면 {part}", when=when(clip, area.start, area.end), part=part)
