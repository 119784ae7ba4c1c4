"""The form of a clip: shape, pixels, length, a codec that everybody can play, even frames."""

from collections.abc import Iterator

from content_production.measuring.form import Form
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding, Level
from groundwork.messages import Message, catalog

from .clips import Clip

say = catalog(__package__)

# What the players of halls, channels and phones show without another program.
COMMON_CODECS = {"h264", "hevc", "vp8", "vp9", "av1", "mpeg4"}
ASPECT_TOLERANCE = 0.02
# A clip of "30 seconds" may have a last frame more.
LENGTH_TOLERANCE_SECONDS = 0.2


def form_criteria(clip: Clip, form: Form, longest: float) -> list[Criterion]:
    """A clip in the shape asked for, no longer than ``longest`` seconds, to be played anywhere."""
    return [
        faultless(
            _shape_faults(clip, form),
            say("{clip}: {w}×{h}", clip=clip.label, w=form.width, h=form.height),
            2,
        ),
        faultless(
            _length_faults(clip, form, longest),
            say("{clip}: {seconds:.1f}초", clip=clip.label, seconds=form.seconds),
        ),
        faultless(
            (*_codec_faults(clip, form), *_uneven_frames(clip, form)),
            say("{clip}: {codec:로} 어디서나 재생됩니다.", clip=clip.label, codec=form.codec),
        ),
    ]


def _shape_faults(clip: Clip, form: Form) -> Iterator[Finding]:
    shape = clip.shape
    if shape is None:
        return
    wanted = shape.width / shape.height
    size = say("{w}×{h}", w=form.width, h=form.height)
    if abs(form.aspect / wanted - 1) > ASPECT_TOLERANCE:
        yield Finding(
            say("{clip}의 화면이 {size}입니다.", clip=clip.label, size=size),
            clip.label,
            say("요청서의 화면은 {name}입니다.", name=shape.name),
            _how_to_turn(form, shape.width > shape.height)
            or say("같은 콘티를 {name:로} 다시 만들어 주세요.", name=f"‘{shape.name}’"),
            rule="aspect",
        )
    elif min(form.width, form.height) < shape.short_side * (1 - ASPECT_TOLERANCE):
        yield Finding(
            say("{clip}의 화면이 {size:로} 작습니다.", clip=clip.label, size=size),
            clip.label,
            say("큰 화면에서 글자가 흐리게 보입니다."),
            say("{w}×{h:로} 내보내 주세요.", w=shape.width, h=shape.height),
            rule="pixels",
        )


def _how_to_turn(form: Form, wants_wide: bool) -> Message | None:
    """A phone's clip that only its rotation mark turns the wrong way needs no new clip."""
    if form.rotation % 180 == 0 or (form.width > form.height) == wants_wide:
        return None
    return say(
        "휴대전화로 찍은 영상에 {angle}도 회전하라는 표시가 있습니다. 편집기에서 바르게 돌려 다시 "
        "내보내 주세요.",
        angle=form.rotation,
    )


def _length_faults(clip: Clip, form: Form, longest: float) -> Iterator[Finding]:
    if form.seconds > longest + LENGTH_TOLERANCE_SECONDS:
        yield Finding(
            say("{clip:이} {seconds:.1f}초입니다.", clip=clip.label, seconds=form.seconds),
            clip.label,
            say("길이는 {longest:g}초 이하여야 합니다.", longest=longest),
            say("장면의 초를 줄여 다시 만들어 주세요."),
            rule="length",
        )


def _codec_faults(clip: Clip, form: Form) -> Iterator[Finding]:
    if form.codec not in COMMON_CODECS:
        yield Finding(
            say("{clip}의 영상 형식이 {codec}입니다.", clip=clip.label, codec=form.codec),
            clip.label,
            say("별도 프로그램을 설치하지 않은 기기에서는 재생되지 않습니다."),
            say("편집기에서 MP4(H.264)로 내보내 주세요."),
            rule="codec",
        )


def _uneven_frames(clip: Clip, form: Form) -> Iterator[Finding]:
    if form.uneven:
        yield Finding(
            say("{clip}의 프레임 간격이 일정하지 않습니다(가변 프레임).", clip=clip.label),
            clip.label,
            say("휴대전화나 화면 녹화 영상에서 흔합니다. 편집하면 말과 자막이 어긋날 수 있습니다."),
            say("편집기에서 초당 30프레임(고정)으로 내보내 주세요."),
            Level.ADVISED,
            "uneven",
        )
