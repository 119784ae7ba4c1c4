"""Captions as a list that is mended number by number, as in an editor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from content_production.captions.cues import Cue
from content_production.captions.display import captions_html
from content_production.captions.files import CaptionFile, read_captions, write_captions
from content_production.messages import problem
from content_production.scenes.table import seconds_of
from groundwork.comparing_text import spaceless
from groundwork.problem import Problem


@dataclass(frozen=True)
class Captions:
    """Captions by time. A list never changes: `change`, `add` and `without` give a new one.

    Times are seconds: 17.5, "17.5" or "0:17.5". An empty answer leaves things as they are.
    """

    cues: tuple[Cue, ...]

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Captions:
        """The captions of a file (srt, vtt, smi, ass), or of a video's track. Raises `Problem`."""
        return cls(tuple(read_captions(path)))

    def change(
        self, number: int, text: str = "", start: float | str = "", end: float | str = ""
    ) -> Captions:
        """The list with another text or time for caption ``number`` (from 1). Raises `Problem`."""
        cue = self._cue(number)
        changed = Cue(
            cue.start if start == "" else _seconds(start),
            cue.end if end == "" else _seconds(end),
            text.strip() or cue.text,
        )
        _require_order(changed)
        return _sorted([*self.cues[: number - 1], changed, *self.cues[number:]])

    def change_last(self, text: str = "", end: float | str = "") -> Captions:
        """The list with another text or end for its last caption. Raises `Problem`."""
        return self.change(len(self.cues), text, end=end)

    def change_where(self, words: str, text: str) -> Captions:
        """The list with another text for the first caption that has these words in it.

        Spaces do not matter. Raises `Problem` where no caption has them.
        """
        wanted = spaceless(words)
        for number, cue in enumerate(self.cues, start=1):
            if wanted in spaceless(cue.text):
                return self.change(number, text)
        raise problem("{words:이} 있는 자막이 없습니다. 위 표를 확인해 주세요.", words=f"‘{words}’")

    def add(self, start: float | str, end: float | str, text: str) -> Captions:
        """The list with one more caption, at its time. Raises `Problem`."""
        if not text.strip() or start == "" or end == "":
            return self
        added = Cue(_seconds(start), _seconds(end), text.strip())
        _require_order(added)
        return _sorted([*self.cues, added])

    def without(self, number: int) -> Captions:
        """The list without caption ``number`` (from 1). Raises `Problem`."""
        self._cue(number)
        return Captions((*self.cues[: number - 1], *self.cues[number:]))

    def save(self, path: str | os.PathLike[str]) -> CaptionFile | Problem:
        """Write the captions as .srt or .vtt. An empty ``path`` gets a kind word."""
        if not path:
            return problem("자막 파일의 이름을 아직 정하지 않았습니다.")
        return write_captions(self.cues, path)

    def _cue(self, number: int) -> Cue:
        if not 1 <= number <= len(self.cues):
            raise problem(
                "자막 {number:은} 없습니다. 1부터 {last}까지 있습니다.",
                number=number,
                last=len(self.cues),
            )
        return self.cues[number - 1]

    def _repr_html_(self) -> str:
        return captions_html(self.cues)


def _sorted(cues: Sequence[Cue]) -> Captions:
    return Captions(tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))))


def _seconds(value: float | str) -> float:
    """Seconds of a time in a clip, which may be 0. Raises `Problem`."""
    if value in (0, "0"):
        return 0.0
    try:
        return seconds_of(value)
    except (ValueError, OverflowError):
        raise problem(
            "시간 {value!r:을} 읽을 수 없습니다. 17.5처럼 초를 적어 주세요.", value=str(value)
        ) from None


def _require_order(cue: Cue) -> None:
    if cue.end <= cue.start:
        raise problem(
            "자막 {text:이} {start:g}초에 나와 {end:g}초에 사라집니다. 끝나는 시간을 더 늦게 "
            "적어 주세요.",
            text=f"‘{cue.text[:20]}’",
            start=cue.start,
            end=cue.end,
        )
