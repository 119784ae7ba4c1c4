"""Changing submitted captions, for the variants of labs: what a person might do in an editor."""

from collections.abc import Callable
from pathlib import Path

from content_production.captions.cues import Cue
from content_production.captions.files import read_captions, write_captions


def recaption(path: Path, change: Callable[[list[Cue]], list[Cue]]) -> None:
    """Other captions in place of those in a file."""
    write_captions(change(read_captions(path)), path)


def reword(path: Path, old: str, new: str) -> None:
    """Other words in the captions; those they replace must have been there."""
    cues = read_captions(path)
    assert any(old in cue.text for cue in cues), old
    recaption(path, lambda _: [Cue(c.start, c.end, c.text.replace(old, new)) for c in cues])
