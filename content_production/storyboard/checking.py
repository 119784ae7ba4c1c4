"""What a storyboard should be mended for before it is rendered."""

from collections.abc import Iterator, Sequence

import numpy as np

from content_production.captions.cues import cues_of_scene, speaking_seconds
from content_production.layers.backgrounds import background, blank
from content_production.layers.layout import (
    caption_layer,
    lower_third_layer,
    notice_layer,
    title_layer,
)
from content_production.layers.planes import to_image
from content_production.legibility import letters_contrast
from content_production.messages import say
from content_production.scenes.scene import Motion, Scene
from content_production.shapes import TALL, WIDE, Shape
from content_production.standards import (
    LARGE_TEXT_CONTRAST,
    LONGEST_FREEZE_SECONDS,
    LONGEST_SECONDS,
    READING_SPEED,
)
from groundwork.findings import Finding, Level
from groundwork.messages import Message, plain
from groundwork.problem import Problem


def storyboard_findings(
    scenes: Sequence[Scene],
    *,
    longest: float = LONGEST_SECONDS,
    shapes: Sequence[Shape] = (WIDE, TALL),
) -> list[Finding]:
    """Everything to mend, scene by scene; ``longest`` is the length allowed in seconds."""
    findings = list(_whole(scenes, longest))
    for number, scene in enumerate(scenes, start=1):
        findings.extend(_scene(scene, number))
        findings.extend(_pictures(scene, number, shapes))
    return findings


def _whole(scenes: Sequence[Scene], longest: float) -> Iterator[Finding]:
    total = sum(scene.seconds for scene in scenes)
    if total > longest:
        yield Finding(
            say("장면의 초를 더하면 {total:g}초입니다.", total=total),
            where=say("콘티 전체"),
            why=say("이 영상은 {longest:g}초까지입니다.", longest=longest),
            mend=say("{over:g}초를 줄여 주세요.", over=round(total - longest, 2)),
            rule="length",
        )
    if not any(scene.caption for scene in scenes):
        yield Finding(
            say("자막이 한 줄도 없습니다."),
            where=say("콘티 전체"),
            why=say("소리를 듣지 못하는 사람도 같은 내용을 알아야 합니다(KWCAG 자막 제공)."),
            mend=say("장면마다 말할 내용을 ‘자막’ 열에 적어 주세요."),
            rule="captions",
        )


def _place(number: int, column: Message) -> Message:
    return say("장면 {number} · {column}", number=number, column=column)


def _scene(scene: Scene, number: int) -> Iterator[Finding]:
    cues = cues_of_scene(scene, 0.0)
    speed = max((cue.reading_speed for cue in cues), default=0.0)
    if speed > READING_SPEED:
        yield Finding(
            say("자막이 1초에 {speed:.0f}자로 지나갑니다.", speed=speed),
            where=_place(number, say("자막")),
            why=say("1초에 {limit:.0f}자가 넘으면 읽지 못합니다.", limit=READING_SPEED),
            mend=say("자막을 줄이거나 장면의 초를 늘려 주세요."),
            rule="reading-speed",
        )
    elif speaking_seconds(scene.caption) > scene.seconds:
        yield Finding(
            say(
                "자막을 소리 내어 읽으면 {seconds:.1f}초쯤 걸립니다.",
                seconds=speaking_seconds(scene.caption),
            ),
            where=_place(number, say("자막")),
            why=say("장면은 {seconds:g}초입니다.", seconds=scene.seconds),
            mend=say("말을 줄이거나 장면의 초를 늘려 주세요."),
            level=Level.ADVISED,
            rule="speaking",
        )
    stands = scene.clip is None and not scene.is_footage
    stands &= scene.picture is None or scene.motion is Motion.NONE
    if stands and scene.seconds > LONGEST_FREEZE_SECONDS:
        yield Finding(
            say("화면이 {seconds:g}초 동안 멈춰 있습니다.", seconds=scene.seconds),
            where=_place(number, say("움직임")),
            why=say("{limit:g}초 넘게 멈추면 고장처럼 보입니다.", limit=LONGEST_FREEZE_SECONDS),
            mend=say("움직임을 ‘확대’나 ‘오른쪽으로’로 바꾸거나 초를 줄여 주세요."),
            rule="freeze",
        )
    if scene.picture is not None and not (scene.source and scene.licence):
        yield Finding(
            say("그림의 출처나 이용 조건이 비어 있습니다."),
            where=_place(number, say("출처")),
            why=say("허락받지 않은 그림과 얼굴은 쓸 수 없습니다."),
            mend=say("어디서 온 그림인지, 써도 되는지 적어 주세요."),
            level=Level.ADVISED,
            rule="licence",
        )


def _pictures(scene: Scene, number: int, shapes: Sequence[Shape]) -> Iterator[Finding]:
    """What shows only when a scene is laid out: broken pictures, text too long, weak contrast."""
    for shape in shapes:
        small = shape.scaled(1 / 3)
        try:
            ratio = title_contrast(scene, small)
            lower_third_layer(scene, shape)
            notice_layer(scene, shape)
            for cue in cues_of_scene(scene, 0.0):
                caption_layer(cue.text, shape)
        except Problem as problem:
            yield Finding(problem.message, where=_place(number, say("그림과 글")), rule="layout")
            return
        if ratio is not None and ratio < LARGE_TEXT_CONTRAST:
            yield Finding(
                say("제목과 바탕의 명도 대비가 {ratio:.2f} 대 1입니다.", ratio=ratio),
                where=say(
                    "{place} ({shape})", place=_place(number, say("제목")), shape=plain(shape.name)
                ),
                why=say(
                    "큰 글자도 {limit:.0f} 대 1은 되어야 읽힙니다(WCAG 2.1, 1.4.3).",
                    limit=LARGE_TEXT_CONTRAST,
                ),
                mend=say("제목 색을 바꾸거나 제목 바탕을 ‘어둡게’나 ‘밝게’로 해 주세요."),
                rule="contrast",
            )
            return


def title_contrast(scene: Scene, shape: Shape) -> float | None:
    """The title's contrast with what lies behind it in the middle of its scene; None without one.

    Raises `Problem` as drawing the scene does.
    """
    behind = background(scene, shape, scene.seconds)
    try:
        layer = title_layer(scene, shape)
        if layer is None:
            return None
        planes = blank(shape)
        behind.draw(scene.seconds / 2, planes)
    finally:
        behind.close()
    ink = np.asarray(layer.ink)
    place = (layer.left, layer.top, layer.left + ink.shape[1], layer.top + ink.shape[0])
    picture = to_image(planes).convert("RGBA").crop(place)
    picture.alpha_composite(layer.plate)
    return letters_contrast(np.asarray(picture.convert("RGB")), ink)
