"""How a measured video looks in a notebook: a table of two columns."""

from collections.abc import Sequence

from content_production.display import escaped, table_html
from content_production.measuring.form import Form
from content_production.measuring.stillness import Stretch
from content_production.messages import say
from content_production.sound.loudness import Loudness
from groundwork.messages import Message


def measurement_html(
    name: str, form: Form, loudness: Loudness | None, scenes: int, frozen: Sequence[Stretch]
) -> str:
    """What was measured of a video, as a table of two columns."""
    longest_freeze = max((end - start for start, end in frozen), default=0.0)
    rows: list[tuple[Message, Message]] = [
        (say("크기"), _size(form)),
        (say("길이"), say("{seconds:.1f}초", seconds=form.seconds)),
        (
            say("형식"),
            say("{video}, 소리 {audio}", video=form.codec, audio=form.audio_codec or "-"),
        ),
        (say("프레임"), _frames(form)),
        (say("자막 트랙"), say("{count}개", count=form.caption_tracks)),
        (say("장면"), say("{count}개", count=scenes)),
        (say("가장 오래 멈춘 시간"), say("{seconds:.1f}초", seconds=longest_freeze)),
        (say("소리 크기"), _loudness(loudness)),
    ]
    cells = [(escaped(label), escaped(value)) for label, value in rows]
    return table_html((say("측정 결과"), name), cells)


def _size(form: Form) -> Message:
    if form.rotation:
        return say("{w}×{h} ({turn}도 돌려 보임)", w=form.width, h=form.height, turn=form.rotation)
    return say("{w}×{h}", w=form.width, h=form.height)


def _frames(form: Form) -> Message:
    if form.uneven:
        return say("1초에 평균 {fps:.4g}장, 간격이 들쭉날쭉함(가변 프레임)", fps=form.fps)
    return say("1초에 {fps:.4g}장", fps=form.fps)


def _loudness(loudness: Loudness | None) -> Message:
    if loudness is None:
        return say("소리 없음")
    return say(
        "{lufs:.1f} LUFS, 최고 {peak:.1f} dBTP", lufs=loudness.integrated, peak=loudness.true_peak
    )
