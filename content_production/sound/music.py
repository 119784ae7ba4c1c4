"""Background music made by code of our own (CC BY 4.0), so that no licence stands in the way.

Four chords go round: a soft pad, a plucked arpeggio and a low note each bar. The same seed gives
the same piece.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 48_000
BAR_SECONDS = 2.4
NOTES_A_BAR = 8
FADE_SECONDS = 1.5

Sound = NDArray[np.float32]

# Semitones over C; each row is one round of four chords.
_ROUNDS = (
    ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17)),
    ((0, 4, 7, 14), (7, 11, 14, 19), (9, 12, 16, 21), (5, 9, 12, 19)),
    ((5, 9, 12, 16), (7, 11, 14, 19), (4, 7, 11, 16), (9, 12, 16, 19)),
)
_MIDDLE_C = 261.63


# A storyboard is rendered in several shapes, and again when something was mended.
@lru_cache(maxsize=1)
def compose(seconds: float, seed: int = 1) -> Sound:
    """Stereo music, (samples, 2), 48 kHz, peak 0.5, faded in and out; not to be written into."""
    rng = np.random.default_rng(seed)
    chords = _ROUNDS[int(rng.integers(len(_ROUNDS)))]
    key = 2 ** (int(rng.integers(-3, 4)) / 12)
    samples = round(seconds * SAMPLE_RATE)
    track = np.zeros((samples + 4 * SAMPLE_RATE, 2), np.float32)
    for bar in range(int(seconds / BAR_SECONDS) + 1):
        frequencies = tuple(_MIDDLE_C * key * 2 ** (note / 12) for note in chords[bar % 4])
        begin = round(bar * BAR_SECONDS * SAMPLE_RATE)
        _add(track, begin, _pad(frequencies), 0.0)
        _add(track, begin, 0.35 * _pluck(frequencies[0] / 4, 2.2), 0.0)
        for note in range(NOTES_A_BAR):
            frequency = frequencies[int(rng.integers(4))] * (2 if rng.random() < 0.4 else 1)
            at = begin + round(note * BAR_SECONDS / NOTES_A_BAR * SAMPLE_RATE)
            _add(track, at, 0.22 * _pluck(frequency, 1.2), float(rng.uniform(-0.5, 0.5)))
    music = faded(0.5 * track[:samples] / max(float(np.abs(track[:samples]).max()), 1e-6))
    music.flags.writeable = False
    return music


# The same four chords and their notes come back in every round.
@lru_cache(maxsize=8)
def _pad(frequencies: tuple[float, ...]) -> Sound:
    time = np.arange(round(BAR_SECONDS * 1.3 * SAMPLE_RATE)) / SAMPLE_RATE
    swell = np.sin(np.pi * time / time[-1]) ** 2
    voices = [
        np.sin(2 * np.pi * f * detune * time) for f in frequencies for detune in (0.498, 0.502)
    ]
    return (0.06 * swell * np.sum(voices, axis=0)).astype(np.float32)


@lru_cache(maxsize=64)
def _pluck(frequency: float, seconds: float) -> Sound:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    overtones = ((1, 1.0, 3.0), (2, 0.45, 5.0), (3, 0.2, 8.0), (4, 0.08, 12.0))
    tone = sum(
        strength * np.exp(-decay * time) * np.sin(2 * np.pi * frequency * n * time)
        for n, strength, decay in overtones
    )
    return (tone * np.minimum(1.0, time / 0.004)).astype(np.float32)


def _add(track: Sound, begin: int, sound: Sound, side: float) -> None:
    end = min(len(track), begin + len(sound))
    if begin < end:
        gains = np.sqrt(np.array([1 - side, 1 + side], np.float32) / 2)
        track[begin:end] += sound[: end - begin, None] * gains


def faded(track: Sound, seconds: float = FADE_SECONDS) -> Sound:
    """The track with its beginning and end faded, in place."""
    samples = min(round(seconds * SAMPLE_RATE), len(track) // 2)
    if samples:
        ramp = np.linspace(0, 1, samples, dtype=np.float32)[:, None]
        track[:samples] *= ramp
        track[-samples:] *= ramp[::-1]
    return track


def fitted(music: Sound, samples: int) -> Sound:
    """A piece of music (mono) as stereo of a length in samples: repeated, cut, faded, peak 0.5."""
    if not music.size:
        return np.zeros((samples, 2), np.float32)
    whole = np.resize(music, samples).astype(np.float32)
    peak = max(float(np.abs(whole).max()), 1e-6)
    return faded(np.repeat((0.5 / peak * whole)[:, None], 2, axis=1))
