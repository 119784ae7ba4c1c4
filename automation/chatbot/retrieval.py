"""Finding the entries a question may mean: BM25 over the letters and letter pairs of Korean.

BM25 as in Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
Foundations and Trends in Information Retrieval 3(4), 2009; the inverse document frequency is the
form that is never negative. Letters and pairs instead of words, because Korean particles and
endings cling to their words and an official's question is short (see benchmarks/retrieval).

The libraries for BM25 give scores without their ceiling. Here a score is divided by the highest
any text could reach for that question, letters the base has never seen included: so it lies
between 0 and 1 and one threshold does for all questions.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from automation.faq.entry import Entry
from groundwork.comparing_text import letters_only

# Usual values of the paper; k1 is how much a repeated letter adds, b how much length counts.
_K1, _B = 1.2, 0.75


class Likeness(Protocol):
    """How alike a question is to each of the texts it was made with: numbers from 0 to 1."""

    def __call__(self, question: str) -> Sequence[float]: ...


@dataclass(frozen=True)
class Match:
    """An entry a question may mean, and how alike they are (유사도), 0 to 100."""

    entry: Entry
    score: float


class Search:
    """The entries of a base in the order in which a question may mean them."""

    def __init__(
        self, entries: Iterable[Entry], likeness: Callable[[Sequence[str]], Likeness]
    ) -> None:
        self._entries = tuple(entries)
        self._likeness = likeness([_searched(entry) for entry in self._entries])

    def __call__(self, question: str, most: int = 3) -> tuple[Match, ...]:
        """The likeliest entries, the best first; those that share nothing are left out."""
        scores = self._likeness(question)
        matches = [
            Match(entry, 100 * score)
            for entry, score in zip(self._entries, scores, strict=True)
            if score > 0
        ]
        return tuple(sorted(matches, key=lambda match: -match.score)[:most])


def _searched(entry: Entry) -> str:
    """What of an entry is searched: every way of asking, and the answer."""
    return " ".join((*entry.asked, entry.answer))


def letters(text: str) -> list[str]:
    """The letters of a text and its pairs of neighbours, spaces and marks left out."""
    joined = letters_only(text)
    return [*joined, *(joined[i : i + 2] for i in range(len(joined) - 1))]


class Bm25:
    """Likeness by shared pieces (letters and letter pairs), rare ones counting more."""

    pieces = staticmethod(letters)

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [Counter(self.pieces(text)) for text in texts]
        lengths = [text.total() for text in self._texts]
        average = sum(lengths) / max(len(lengths), 1) or 1.0
        self._lengths = [_K1 * (1 - _B + _B * length / average) for length in lengths]
        self._holding = Counter(piece for text in self._texts for piece in text)

    def __call__(self, question: str) -> list[float]:
        asked = Counter(self.pieces(question))
        weights = {piece: count * self._rarity(piece) for piece, count in asked.items()}
        ceiling = (_K1 + 1) * sum(weights.values()) or 1.0
        return [
            sum(
                weight * text[piece] * (_K1 + 1) / (text[piece] + length)
                for piece, weight in weights.items()
                if piece in text
            )
            / ceiling
            for text, length in zip(self._texts, self._lengths, strict=True)
        ]

    def _rarity(self, piece: str) -> float:
        holding = self._holding[piece]
        return math.log(1 + (len(self._texts) - holding + 0.5) / (holding + 0.5))
