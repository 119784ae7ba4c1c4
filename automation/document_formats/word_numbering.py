"""The numbers and bullets Word draws before paragraphs (w:numPr), worked out as text.

Source: ISO/IEC 29500-1, 17.9 Numbering.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from automation.document_model.marks import SYLLABLES

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# Bullets of the symbol fonts Word uses, as the characters they look like.
_SYMBOL_FONT = {"\uf0b7": "•", "\uf0a7": "■", "\uf06f": "□", "\uf0d8": "▶", "\uf06c": "●"}


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "ganada": lambda n: SYLLABLES[(n - 1) % len(SYLLABLES)],
    "chosung": lambda n: "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"[(n - 1) % 14],
    "decimalEnclosedCircle": lambda n: chr(0x2460 + n - 1) if n <= 20 else str(n),
    "decimalEnclosedParen": lambda n: f"({n})",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
}


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    template: str


class Numbering:
    """Counts a file's numbered paragraphs in reading order; ask for each label once."""

    def __init__(self, file: Any) -> None:
        self._counters: dict[tuple[str, int], int] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._styles = _style_numbers(file)
        try:
            root = file.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {a.get(qn("w:abstractNumId")): a for a in root.iterchildren(qn("w:abstractNum"))}
        for num in root.iterchildren(qn("w:num")):
            reference = _value(num.find(qn("w:abstractNumId")))
            levels = _levels(abstract.get(reference)) | _overrides(num)
            # Lists of one abstract definition go on counting unless they override its start.
            shared = num.find(qn("w:lvlOverride")) is None
            key = f"abstract {reference}" if shared else f"num {num.get(qn('w:numId'))}"
            self._lists[num.get(qn("w:numId"))] = (key, levels)

    def label(self, paragraph: Any) -> str:
        """The label of a w:p element, "" where it has none."""
        number, depth = self._reference(paragraph)
        key, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None or level.format == "none":
            return ""
        for upper in range(depth):
            if upper in levels:
                self._counters.setdefault((key, upper), levels[upper].start)
        self._counters[key, depth] = self._counters.get((key, depth), level.start - 1) + 1
        for deeper in [k for k in self._counters if k[0] == key and k[1] > depth]:
            del self._counters[deeper]
        if level.format == "bullet":
            return _SYMBOL_FONT.get(level.template, level.template)
        return re.sub(r"%(\d)", lambda m: self._number(key, levels, int(m[1]) - 1), level.template)

    def _number(self, key: str, levels: dict[int, _Level], depth: int) -> str:
        write = _FORMATS.get(levels[depth].format if depth in levels else "decimal", str)
        return write(self._counters.get((key, depth), 1))

    def _reference(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        style = self._styles.get(_value(properties.find(qn("w:pStyle"))), ("", 0))
        if own is None:
            return style
        number = _value(own.find(qn("w:numId"))) or style[0]
        return number, int(_value(own.find(qn("w:ilvl"))) or style[1])


def _levels(abstract: Any) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in abstract.iterchildren(qn("w:lvl"))}


def _overrides(num: Any) -> dict[int, _Level]:
    found = (override.find(qn("w:lvl")) for override in num.iterchildren(qn("w:lvlOverride")))
    return {int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in found if lvl is not None}


def _level(element: Any) -> _Level:
    return _Level(
        start=int(_value(element.find(qn("w:start"))) or 1),
        format=_value(element.find(qn("w:numFmt"))) or "decimal",
        template=_value(element.find(qn("w:lvlText"))),
    )


def _style_numbers(file: Any) -> dict[str, tuple[str, int]]:
    """Numbering that paragraph styles bring along (개요 1, List Number)."""
    numbers = {}
    for style in file.styles.element.iterchildren(qn("w:style")):
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is not None:
            level = int(_value(found.find(qn("w:ilvl"))) or 0)
            numbers[style.get(qn("w:styleId"))] = (_value(found.find(qn("w:numId"))), level)
    return numbers


def _value(element: Any) -> str:
    return "" if element is None else element.get(qn("w:val")) or ""
