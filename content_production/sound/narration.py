"""The narration track: recordings, one's own or a speech endpoint's, or a draft for timing.

No Korean neural voice comes in a wheel, so without a recording the track is a draft: one soft
tone a syllable, at the pace of a speaker. It shows whether the words fit into their time, and it
is never taken for a voice.
"""

import dataclasses
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import av
import numpy as np

from content_production.captions.cues import LEAD_SECONDS, Cue, cues_of_scene, syllables
from content_production.containers import opened_sound, sound_in
from content_production.messages import problem
from content_production.scenes.scene import LONGEST_SCENE_SECONDS, Scene
from content_production.sound.music import SAMPLE_RATE, Sound
from content_production.sound.soundtrack import write_wave
from content_production.standards import SPEAKING_RATE
from groundwork.files import writing

AI_VOICE = "음성"

# Text in, the bytes of a sound file out (wav, mp3 …), as of an OpenAI-compatible
# ``/v1/audio/speech`` endpoint; a Problem where it cannot be spoken.
Speech = Callable[[str], bytes]


class Voice(StrEnum):
    """Where the words of a clip come from."""

    RECORDED = "recorded"
    DRAFT = "draft"
    NONE = "none"


@dataclass(frozen=True)
class Narration:
    """The track (samples, 2 channels alike, 48 kHz), the captions timed to it, and its voices."""

    track: Sound
    cues: tuple[Cue, ...]
    voices: tuple[Voice, ...]


def record(scenes: Sequence[Scene], speak: Speech, folder: Path) -> tuple[Scene, ...]:
    """Have every caption without a recording spoken once, into wave files in a folder.

    All shapes and the caption file then go by the same voice; the scenes say that an AI speaks.
    Raises `Problem` when what is sent is no sound, or is longer than its scene.
    """
    voiced = []
    for number, scene in enumerate(scenes, start=1):
        if scene.caption and scene.recording is None:
            sound = _spoken(speak, scene.caption)
            _require_fit(sound, scene, number)
            path = folder / f"voice-{number:02d}.wav"
            with writing(path) as temporary:
                write_wave(np.repeat(sound[:, None], 2, axis=1), temporary)
            made = AI_VOICE if not scene.made_by_ai else f"{scene.made_by_ai}, {AI_VOICE}"
            scene = dataclasses.replace(scene, recording=path, made_by_ai=made)
        voiced.append(scene)
    return tuple(voiced)


def narrate(scenes: Sequence[Scene]) -> Narration:
    """Lay the words of all scenes on one track: recordings, and drafts where there are none.

    Raises `Problem` for a recording that is missing or longer than its scene.
    """
    total = sum(scene.seconds for scene in scenes)
    track = np.zeros((round(total * SAMPLE_RATE), 2), np.float32)
    cues: list[Cue] = []
    voices: list[Voice] = []
    start = 0.0
    for number, scene in enumerate(scenes, start=1):
        sound, voice = _voice(scene)
        spoken = None
        if sound is not None and voice is Voice.RECORDED:
            _require_fit(sound, scene, number)
            spoken = len(sound) / SAMPLE_RATE
        cues.extend(cues_of_scene(scene, start, spoken))
        if sound is not None:
            begin = round((start + min(LEAD_SECONDS, scene.seconds / 10)) * SAMPLE_RATE)
            room = min(len(sound), round((start + scene.seconds) * SAMPLE_RATE) - begin)
            track[begin : begin + room] += sound[:room, None][: len(track) - begin]
        voices.append(voice)
        start += scene.seconds
    return Narration(track, tuple(cues), tuple(voices))


def _voice(scene: Scene) -> tuple[Sound | None, Voice]:
    if scene.recording is not None:
        return read_sound(scene.recording, LONGEST_SCENE_SECONDS), Voice.RECORDED
    if scene.clip is not None and scene.clip.audio is not None:
        return _sound_of_clip(scene), Voice.RECORDED
    if not scene.caption:
        return None, Voice.NONE
    return draft(scene.caption), Voice.DRAFT


def _sound_of_clip(scene: Scene) -> Sound:
    """What a moviepy clip is heard to say, no longer than its scene."""
    whole = scene.clip.audio
    audio = whole.subclipped(0, min(whole.duration or scene.seconds, scene.seconds))
    samples = np.asarray(audio.to_soundarray(fps=SAMPLE_RATE), np.float32)
    mono = samples.mean(axis=1) if samples.ndim > 1 else samples
    return mono[: round(scene.seconds * SAMPLE_RATE)]


def _spoken(speak: Speech, text: str) -> Sound:
    try:
        return _decoded(sound_in(speak(text)), LONGEST_SCENE_SECONDS)
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise problem(
            "음성 합성 서버가 소리가 아닌 답을 보냈습니다('{text}'). 서버 설정을 확인하거나 "
            "녹음 파일을 써 주세요.",
            text=text[:20],
        ) from error


def _require_fit(sound: Sound, scene: Scene, number: int) -> None:
    seconds = len(sound) / SAMPLE_RATE
    if seconds > scene.seconds:
        raise problem(
            "장면 {number}의 녹음이 {voice:.1f}초로 장면({scene:.1f}초)보다 깁니다. "
            "장면을 늘리거나 짧게 다시 녹음해 주세요.",
            number=number,
            voice=seconds,
            scene=scene.seconds,
        )


def read_sound(path: Path, longest: float) -> Sound:
    """A sound file (wav, m4a, mp3 …) as mono samples at 48 kHz. Raises `Problem`.

    Of a sound longer than ``longest`` seconds little more than that is read.
    """
    try:
        return _decoded(opened_sound(path), longest)
    except av.FFmpegError as error:
        raise problem(
            "소리 파일 {file:을} 끝까지 읽을 수 없습니다. 다시 저장해 주세요.", file=path.name
        ) from error


def _decoded(container: av.container.InputContainer, longest: float) -> Sound:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    parts: list[Sound] = []
    room = (longest + 1) * SAMPLE_RATE
    with container:
        for frame in itertools.chain(container.decode(audio=0), [None]):
            parts += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
            room -= frame.samples * SAMPLE_RATE / frame.sample_rate if frame else 0
            if room < 0:
                break
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def draft(text: str) -> Sound:
    """A draft for timing: one soft tone a syllable, falling a little through the sentence."""
    count = syllables(text)
    step = round(SAMPLE_RATE / SPEAKING_RATE)
    track = np.zeros(count * step, np.float32)
    time = np.arange(round(0.8 * step)) / SAMPLE_RATE
    shape = np.sin(np.pi * time / time[-1]) ** 0.6
    for index in range(count):
        pitch = 190 * (1 - 0.15 * index / max(count, 1)) * (1.06 if index % 3 == 0 else 1)
        tone = sum(np.sin(2 * np.pi * pitch * n * time) / n**1.3 for n in (1, 2, 3, 4))
        track[index * step : index * step + len(time)] = 0.16 * shape * tone
    return track
