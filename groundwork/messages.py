"""Sentences for people, written once in Korean and translated through a catalog.

A package says its sentences through the ``say`` of its own ``messages``, the checks of a lab
through ``catalog(__package__)``::

    from data_analysis.messages import say

    message = say("{file:을} 열 수 없습니다.", file="민원.xlsx")
    str(message)             # in the reader's language
    message.render("en")     # in English, from data_analysis/locale/en.po

``{name:을}`` picks the particle that fits the value in Korean and is ignored in English.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundwork import language
from groundwork.particles import PAIRS, with_particle

if TYPE_CHECKING:
    from babel.messages import Catalog


@dataclass(frozen=True)
class Message:
    """One sentence: a Korean template, the values in it, the package whose catalog translates it.

    ``english`` is for the few texts that stand beside their translation, as in the manifest.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    package: str = ""
    english: str = ""

    def render(self, to: str) -> str:
        """The sentence in a language ("ko" or "en"); Korean where a translation is missing."""
        template = self.template
        if to != "ko":
            translations = _translations(self.package, to) if self.package else {}
            template = self.english or translations.get(template) or template
        return _Formatter(to).vformat(template, (), self.values)

    def __str__(self) -> str:
        return self.render(language.current())

    def __bool__(self) -> bool:
        return bool(self.template)


NOTHING = Message("")


def catalog(package: str) -> Callable[..., Message]:
    """The function with which a package says its sentences: ``say(template, **values)``."""

    def say(template: str, /, **values: Any) -> Message:
        return Message(template, values, package)

    return say


def plain(text: str) -> Message:
    """A text that is the same in every language: a name, a number, a learner's own words."""
    return Message("{text}", {"text": text})


def catalog_path(package: str, to: str) -> Path:
    """Where a package keeps its translations: ``<package>/locale/<language>.po``.

    The sentences of a lab's checks are in the lab's folder: ``locale/<language>/checks.po``.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no package {package!r}")
    folder = Path(spec.origin).parent
    if folder.name == "checks":
        return folder.parent / "locale" / to / "checks.po"
    return folder / "locale" / f"{to}.po"


def read_catalog(path: Path) -> Catalog:
    """What is in a catalog file; an empty catalog where there is no such file."""
    from babel.messages import Catalog, pofile  # who reads Korean only does not wait for it

    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return pofile.read_po(file, ignore_obsolete=True, abort_invalid=True)


@cache
def _translations(package: str, to: str) -> dict[str, str]:
    entries = read_catalog(catalog_path(package, to))
    return {str(e.id): str(e.string) for e in entries if e.id and e.string and not e.fuzzy}


class _Formatter(string.Formatter):
    def __init__(self, to: str) -> None:
        self._to = to

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            value = value.render(self._to)
        if format_spec in PAIRS:
            return with_particle(str(value), format_spec) if self._to == "ko" else str(value)
        return str(super().format_field(value, format_spec))
