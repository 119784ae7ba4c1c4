"""What a short answer in a cell of a table says."""

from __future__ import annotations

_NO = ("없음", "아님", "해당 없", "아니", "안 함", "안함", "하지 않")
_NO_WORDS = {"no", "n", "x"}


def says_yes(text: str) -> bool:
    """Whether a cell says that something is so: anything but nothing, a dash, or a no."""
    bare = text.strip(" -–")
    return bool(bare) and bare.lower() not in _NO_WORDS and not any(word in bare for word in _NO)
