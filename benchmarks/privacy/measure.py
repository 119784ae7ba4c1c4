"""What the privacy guard finds in sentences it was improved on, and in those it was not.

python -m benchmarks.privacy.measure
"""

import time
from pathlib import Path

from automation.privacy import Kind, find
from tests.automation.privacy_sentences import measure, sentences

TESTS = Path(__file__).parents[2] / "tests" / "automation"
UNSEEN = TESTS / "privacy_unseen"
REGISTERS = ("citizens", "documents", "forms", "messages")


def main() -> None:
    print("| sentences | personal | recall | of names | precision |\n|---|---|---|---|---|")
    _row("improved on", [TESTS / "privacy_corpus.txt"])
    for register in REGISTERS:
        _row(f"unseen: {register}", [UNSEEN / f"{register}.txt"])
    _row("unseen: all", [UNSEEN / f"{register}.txt" for register in REGISTERS])
    _row("unseen: officials", [UNSEEN / "persons.txt", UNSEEN / "official.txt"])
    print()
    for path in (
        UNSEEN / "no_persons.txt",
        TESTS / "privacy_official.txt",
        UNSEEN / "official.txt",
    ):
        nobody = sentences(path)
        words = sum(len(one.text.split()) for one in nobody)
        wrong = len(measure(nobody).wrong)
        print(f"{path.stem}: {words} words that name nobody, false alarms: {wrong}")
    page = "\n".join(one.text for one in sentences(UNSEEN / "documents.txt"))[:1800]
    find(page)
    start = time.process_time()
    for _ in range(20):
        find(page)
    print(f"a page of {len(page)} characters: {(time.process_time() - start) / 20 * 1000:.0f} ms")


def _row(name: str, paths: list[Path]) -> None:
    figures = measure(one for path in paths for one in sentences(path))
    names = figures.hit[Kind.NAME] / figures.asked[Kind.NAME]
    print(
        f"| {name} | {figures.asked.total()} | {figures.recall:.3f} | {names:.3f} "
        f"| {figures.precision:.3f} |"
    )


if __name__ == "__main__":
    main()
