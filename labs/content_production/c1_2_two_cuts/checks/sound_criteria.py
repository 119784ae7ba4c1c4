"""The sound of a clip: as loud as other videos, without overshoot, without a hole."""

from collections.abc import Iterator

from content_production.sound.loudness import Loudness
from content_production.standards import (
    LOUDNESS_LUFS,
    LOUDNESS_TOLERANCE_LU,
    TRUE_PEAK_DBTP,
)
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import catalog

from .clips import Clip, when

say = catalog(__package__)

PEAK_TOLERANCE_DB = 0.3
LONGEST_SILENCE_SECONDS = 3.0
SOUND_WEIGHT = 4
# A jingle of a few seconds may be one tone.
LONG_ENOUGH_SECONDS = 10.0


def sound_criteria(clip: Clip) -> list[Criterion]:
    """Loudness, true peak and silences. Raises `Problem` where the sound cannot be read."""
    loudness = clip.measured.loudness
    if loudness is None or loudness.is_silent:
        return [faultless([_unheard(clip)], weight=SOUND_WEIGHT)]
    if loudness.is_one_tone and clip.measured.form.seconds >= LONG_ENOUGH_SECONDS:
        return [faultless([_one_tone(clip)], weight=SOUND_WEIGHT)]
    return [
        faultless(_level(clip, loudness), say("{clip}: 소리 크기가 맞습니다.", clip=clip.label), 2),
        faultless(
            _peak(clip, loudness), say("{clip}: 소리가 찌그러지지 않습니다.", clip=clip.label)
        ),
        faultless(_holes(clip, loudness), say("{clip}: 소리가 끊기지 않습니다.", clip=clip.label)),
    ]


def _unheard(clip: Clip) -> Finding:
    return Finding(
        say("{clip}에 소리가 들리지 않습니다.", clip=clip.label),
        clip.label,
        say("요청서에 따라 말과 음악이 있어야 합니다."),
        say("소리를 넣어 다시 내보내 주세요."),
        rule="silent",
    )


def _one_tone(clip: Clip) -> Finding:
    return Finding(
        say("{clip}에서 높낮이가 없는 한 가지 소리만 들립니다.", clip=clip.label),
        clip.label,
        say("요청서에 따라 말과 음악이 있어야 합니다."),
        say("말과 음악을 넣어 다시 내보내 주세요."),
        rule="tone",
    )


def _level(clip: Clip, loudness: Loudness) -> Iterator[Finding]:
    away = loudness.integrated - LOUDNESS_LUFS
    if abs(away) > LOUDNESS_TOLERANCE_LU:
        yield Finding(
            say(
                "{clip}의 소리 크기가 {lufs:.1f} LUFS입니다.",
                clip=clip.label,
                lufs=loudness.integrated,
            ),
            clip.label,
            say(
                "요청서는 {target:g} LUFS(±{room:g})입니다. 벗어나면 앞뒤 영상보다 크거나 작게 "
                "들립니다.",
                target=LOUDNESS_LUFS,
                room=LOUDNESS_TOLERANCE_LU,
            ),
            say("소리를 {db:.0f} dB 줄여 주세요.", db=away)
            if away > 0
            else say("소리를 {db:.0f} dB 키워 주세요.", db=-away),
            rule="loudness",
        )


def _peak(clip: Clip, loudness: Loudness) -> Iterator[Finding]:
    if loudness.true_peak > TRUE_PEAK_DBTP + PEAK_TOLERANCE_DB:
        yield Finding(
            say(
                "{clip}의 가장 큰 소리가 {peak:.1f} dBTP입니다.",
                clip=clip.label,
                peak=loudness.true_peak,
            ),
            clip.label,
            say("{limit:g} dBTP를 넘으면 소리가 찌그러집니다(EBU R 128).", limit=TRUE_PEAK_DBTP),
            say("소리를 줄이거나 편집기의 리미터를 켜 주세요."),
            rule="peak",
        )


def _holes(clip: Clip, loudness: Loudness) -> Iterator[Finding]:
    for start, end in loudness.silences:
        if end - start > LONGEST_SILENCE_SECONDS:
            yield Finding(
                say("{seconds:.0f}초 동안 소리가 없습니다.", seconds=end - start),
                when(clip, start, end),
                say(
                    "{limit:g}초 넘게 조용하면 고장으로 오해합니다.", limit=LONGEST_SILENCE_SECONDS
                ),
                say("음악이나 말이 이어지게 해 주세요."),
                rule="hole",
            )
