"""The sound of a clip: music that steps back under the voice, brought to one loudness."""

import subprocess
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from content_production.containers import ffmpeg
from content_production.messages import say
from content_production.sound.loudness import Loudness, measure_loudness
from content_production.sound.music import SAMPLE_RATE, Sound
from content_production.standards import LOUDNESS_LUFS, TRUE_PEAK_DBTP
from groundwork.problem import Problem

MUSIC_GAIN = 0.55
_NOT_MADE = say("소리를 만들지 못했습니다. 디스크 공간이 충분한지 확인하고 다시 실행해 주세요.")
DUCKED_DB = -11.0
ATTACK_SECONDS, RELEASE_SECONDS = 0.12, 0.6
SPEECH_THRESHOLD = 0.01
# The encoder adds overshoots of its own: begin below the mark, and go lower until it is kept.
FIRST_CEILING_DBTP = TRUE_PEAK_DBTP - 0.8
MOST_PASSES = 5


def mix(voice: Sound, music: Sound) -> Sound:
    """Voice and music (samples, 2) together; the music is lowered where somebody speaks."""
    return voice + MUSIC_GAIN * music * ducking(voice)[:, None]


def ducking(voice: Sound) -> NDArray[np.float32]:
    """The music's gain at each sample: low under the voice, with a quick fall and a slow rise."""
    block = SAMPLE_RATE // 100
    blocks = -(-len(voice) // block)
    padded = np.zeros(blocks * block, np.float32)
    padded[: len(voice)] = np.abs(voice).max(axis=1, initial=0)
    speaking = padded.reshape(blocks, block).max(axis=1) > SPEECH_THRESHOLD
    low = 10 ** (DUCKED_DB / 20)
    fall, rise = 0.01 / ATTACK_SECONDS, 0.01 / RELEASE_SECONDS
    gains = np.empty(blocks, np.float32)
    gain = 1.0
    for index, is_speaking in enumerate(speaking):
        step = -fall if is_speaking else rise
        gain = min(1.0, max(low, gain + step * (1 - low)))
        gains[index] = gain
    return np.repeat(gains, block)[: len(voice)]


def write_wave(sound: Sound, path: Path) -> None:
    """Samples (n, 2) as a 16-bit wave file, lowered as a whole where they would clip."""
    peak = max(1.0, float(np.abs(sound).max(initial=0)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(np.rint(sound / peak * 32767).astype("<i2").tobytes())


def encode_sound(sound: Sound, folder: Path) -> Path:
    """An AAC file in ``folder`` at −14 LUFS with a true peak of at most −1 dBTP, as encoded.

    The encoded file itself is measured, and encoded again with corrected gain and ceiling until
    both are kept: encoding moves the peak by up to a decibel. Raises `Problem`.
    """
    raw, encoded = folder / "mix.wav", folder / "mix.m4a"
    try:
        write_wave(sound, raw)
    except OSError as error:
        raise Problem(_NOT_MADE) from error
    before = measure_loudness(raw)
    if before.is_silent:
        _encode(raw, encoded, 0.0, None)
        return encoded
    gain, ceiling = LOUDNESS_LUFS - before.integrated, FIRST_CEILING_DBTP
    for _ in range(MOST_PASSES):
        _encode(raw, encoded, gain, ceiling if before.true_peak + gain > ceiling else None)
        after = measure_loudness(encoded)
        if _kept(after):
            break
        gain += LOUDNESS_LUFS - after.integrated
        ceiling -= max(0.0, after.true_peak - TRUE_PEAK_DBTP + 0.1)
    return encoded


def _kept(measured: Loudness) -> bool:
    near = abs(measured.integrated - LOUDNESS_LUFS) <= 0.3
    return near and measured.true_peak <= TRUE_PEAK_DBTP


def _encode(raw: Path, encoded: Path, gain: float, ceiling: float | None) -> None:
    filters = f"volume={gain:.2f}dB"
    if ceiling is not None:
        # Limiting at four times the rate limits the true peak, not only the samples.
        filters += (
            f",aresample={4 * SAMPLE_RATE},"
            f"alimiter=limit={10 ** (ceiling / 20):.4f}:attack=4:release=60:level=0:latency=1,"
            f"aresample={SAMPLE_RATE}"
        )
    command = [
        *(ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i", str(raw)),
        # The quick search takes half the time of the default one at this rate.
        *("-af", filters, "-c:a", "aac", "-aac_coder", "fast", "-b:a", "192k"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact", str(encoded)),
    ]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise Problem(_NOT_MADE)
