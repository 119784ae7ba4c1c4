"""The script of a clip (대본): scene by scene what is seen, written, heard and said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from groundwork.messages import Message, catalog

say = catalog(__package__)

SCRIPT = "script.txt"
NARRATOR = "내레이터"
# So much of a sentence makes it the same sentence; a figure in it is judged by itself.
ENOUGH = 0.7
_SCENE = re.compile(r"^장면\s*\d+\s*\((\d+(?:\.\d+)?)~(\d+(?:\.\d+)?)초\)")
_SEEN, _WRITTEN, _HEARD = "화면", "글자", "소리"


@dataclass(frozen=True)
class ScriptScene:
    """One scene: its times in seconds, what is seen, the letters on it, noises, speaker, words."""

    start: float
    end: float
    seen: str
    written: tuple[str, ...]
    heard: str
    speaker: str
    words: str

    @property
    def sentences(self) -> list[str]:
        """What is said, sentence by sentence."""
        return [part.strip() for part in re.split(r"(?<=[.!?])\s+", self.words) if part.strip()]


def read_script(materials: Path) -> tuple[ScriptScene, ...]:
    """The course's own copy of the script."""
    text = (materials / SCRIPT).read_text(encoding="utf-8")
    blocks = (block.strip().splitlines() for block in text.split("\n\n"))
    return tuple(_scene(lines) for lines in blocks if lines and _SCENE.match(lines[0]))


def _scene(lines: Sequence[str]) -> ScriptScene:
    times = _SCENE.match(lines[0])
    assert times is not None
    values = {
        label.strip(): value.strip() for label, _, value in (x.partition(":") for x in lines[1:])
    }
    speaker = next(label for label in values if label not in (_SEEN, _WRITTEN, _HEARD))
    written = tuple(part.strip() for part in values.get(_WRITTEN, "").split(" / ") if part.strip())
    return ScriptScene(
        float(times[1]),
        float(times[2]),
        values.get(_SEEN, ""),
        written,
        values.get(_HEARD, ""),
        speaker,
        values[speaker],
    )


def stretch(scene: ScriptScene) -> Message:
    """When a scene is seen, as a person finds it."""
    return say("{start:.0f}~{end:.0f}초", start=scene.start, end=scene.end)
