"""The guard's word lists, kept in files a city can read and lengthen."""

import tomllib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(of: str) -> tuple[str, ...]:
    """The words of one list of ``words.toml``: "titles", "roles", "given_names", "districts"…"""
    return tuple(tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))[of].split())


@cache
def vocabulary() -> frozenset[str]:
    """Ordinary words a name could be taken for (``vocabulary.txt``)."""
    lines = (_HERE / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def either(*lists: str) -> str:
    """The words of some lists as alternatives of a pattern, longest first."""
    return "|".join(sorted({word for name in lists for word in words(name)}, key=len, reverse=True))
