"""Captions (자막): what is said in a scene, cut to lines that can be read, with times."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from content_production.scenes.scene import Scene
from content_production.standards import SPEAKING_RATE
from groundwork.comparing_text import one_spaced

# Two lines of the wide shape, three of the upright one.
LONGEST_CUE = 34
# Air between the cut and the words.
LEAD_SECONDS = 0.3


@dataclass(frozen=True)
class Cue:
    """One caption with its start and end in seconds from the start of the clip."""

    start: float
    end: float
    text: str

    @property
    def seconds(self) -> float:
        """How long it stands."""
        return self.end - self.start

    @property
    def reading_speed(self) -> float:
        """Characters a second, counted as in `reading_length`."""
        return reading_length(self.text) / max(self.seconds, 0.001)


def reading_length(text: str) -> float:
    """Length of a text for the eye: Hangul 1, Latin letters, spaces, punctuation and marks 0.5.

    The way of counting of the Korean Timed Text Style Guide (Netflix).
    """
    return sum(
        1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.5 for letter in one_spaced(text)
    )


def syllables(text: str) -> int:
    """How many syllables a text has when spoken: Hangul syllables, and each digit as one."""
    return sum("가" <= letter <= "힣" or letter.isdigit() for letter in text)


def speaking_seconds(text: str) -> float:
    """How long a speaker takes for a text without hurrying."""
    return syllables(text) / SPEAKING_RATE


def split(text: str, longest: float = LONGEST_CUE) -> list[str]:
    """A text in parts no longer than ``longest``, cut after sentences, then commas, then words."""
    parts: list[str] = []
    for sentence in re.split(r"(?<=[.!?。])\s+|\n+", text.strip()):
        parts.extend(_shortened(sentence.strip(), longest))
    return [part for part in parts if part]


def _shortened(sentence: str, longest: float) -> list[str]:
    if reading_length(sentence) <= longest:
        return [sentence]
    places = [match.end() for match in re.finditer(r"\s+", sentence)]
    if not places:
        return [sentence]
    middle = len(sentence) / 2

    def awkwardness(place: int) -> float:
        after_comma = sentence[:place].rstrip().endswith((",", "、", "·"))
        return abs(place - middle) - (len(sentence) / 4 if after_comma else 0)

    place = min(places, key=awkwardness)
    return [
        *_shortened(sentence[:place].strip(), longest),
        *_shortened(sentence[place:].strip(), longest),
    ]


def cues_of_scene(scene: Scene, start: float, spoken: float | None = None) -> list[Cue]:
    """The captions of one scene that begins at ``start``; the last stays until the scene ends.

    ``spoken`` is the length of the narration in seconds where it is known: captions change with
    the voice. Otherwise each part gets time by its length.
    """
    parts = split(scene.caption)
    if not parts:
        return []
    lead = min(LEAD_SECONDS, scene.seconds / 10)
    begin, end = start + lead, start + scene.seconds - lead
    voice = end - begin if spoken is None else min(spoken, end - begin)
    lengths = [reading_length(part) for part in parts]
    times = [begin + voice * sum(lengths[:index]) / sum(lengths) for index in range(len(parts))]
    return [
        Cue(round(this, 3), round(next_, 3), part)
        for this, next_, part in zip(times, [*times[1:], end], parts, strict=True)
    ]


def cues_of_scenes(scenes: Sequence[Scene]) -> list[Cue]:
    """The captions of a whole storyboard, scene after scene."""
    cues: list[Cue] = []
    start = 0.0
    for scene in scenes:
        cues.extend(cues_of_scene(scene, start))
        start += scene.seconds
    return cues
