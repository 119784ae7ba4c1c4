"""Labelled sentences, and how much of what is personal in them the guard finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from automation import privacy
from automation.privacy import Kind

_MARK = re.compile(r"\{([^|{}]+)\|([^}]+)\}")


@dataclass(frozen=True)
class Sentence:
    """A text and where what stands in it that must be masked."""

    text: str
    spans: tuple[tuple[Kind, int, int], ...]


@dataclass
class Figures:
    """What was asked for and found, by kind; what was found where nothing is; what was missed."""

    asked: Counter[Kind] = field(default_factory=Counter)
    hit: Counter[Kind] = field(default_factory=Counter)
    found: int = 0
    wrong: list[tuple[Kind, str]] = field(default_factory=list)
    missed: list[tuple[Kind, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.hit.total() / self.asked.total()

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / self.found


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file: ``{kind|words}`` marks what is personal, ``⏎`` a new line."""
    read = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, position = "", [], 0
        for match in _MARK.finditer(line):
            text += line[position : match.start()]
            spans.append((Kind(match[1]), len(text), len(text) + len(match[2])))
            text += match[2]
            position = match.end()
        read.append(Sentence((text + line[position:]).replace("⏎", "\n"), tuple(spans)))
    return read


def measure(labelled: Iterable[Sentence]) -> Figures:
    """Find what is personal in each; a word counts as found if all of it is covered."""
    figures = Figures()
    for sentence in labelled:
        detected = privacy.find(sentence.text)
        figures.found += len(detected)
        for kind, start, end in sentence.spans:
            covered = any(one.start <= start and end <= one.end for one in detected)
            figures.asked[kind] += 1
            figures.hit[kind] += covered
            figures.missed += [] if covered else [(kind, sentence.text[start:end])]
        figures.wrong += [
            (one.kind, one.text)
            for one in detected
            if not any(one.start < end and start < one.end for _, start, end in sentence.spans)
        ]
    return figures
