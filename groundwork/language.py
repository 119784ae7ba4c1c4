"""The language a person reads: Korean unless said otherwise, English complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("ko", "en")
ENVIRONMENT_VARIABLE = "LABS_LANGUAGE"

_current: ContextVar[str | None] = ContextVar("language", default=None)


def current() -> str:
    """The language in use: what `use` set, else ``LABS_LANGUAGE``, else Korean."""
    chosen = _current.get() or os.environ.get(ENVIRONMENT_VARIABLE, LANGUAGES[0])
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def use(language: str) -> None:
    """Set the language from here on; raises ValueError for one there is no catalog of."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    _current.set(language)


@contextmanager
def using(language: str) -> Iterator[None]:
    """Use a language inside a ``with`` block only."""
    before = _current.get()
    use(language)
    try:
        yield
    finally:
        _current.set(before)
