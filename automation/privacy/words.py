"""The guard's word lists, kept in a file a city can read and lengthen (``words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(of: str) -> tuple[str, ...]:
    """The words of one list: "titles", "roles", "office", "given_name_syllables", "districts"."""
    text = (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[of].split())
