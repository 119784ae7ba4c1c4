"""Print Korean words of the course that neither a hunspell dictionary nor the list beside knows."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from hunspell import Hunspell

from courseware.translations import PACKAGES, package_catalog
from graders import curriculum

ROOT = Path(__file__).resolve().parents[2]
KNOWN = tuple(Path(__file__).with_name("known_words.txt").read_text("utf-8").split())
# Code, links, placeholders, and what is quoted from an AI or a citizen, which may be wrong.
_NOT_OURS = re.compile(r"^```.*?^```|`[^`\n]*`|\]\([^)]*\)|\{[^}]*\}|“[^”]*”", re.M | re.S)
_WORD = re.compile(r"(?<![\d가-힣])[가-힣]+")


def texts() -> Iterator[tuple[str, str]]:
    """What people read in Korean: where it stands, and the text."""
    pages = [*(ROOT / "docs").glob("*.ko.md"), ROOT / "README.ko.md"]
    for lab in curriculum.load().labs:
        pages += [lab.folder / "lab.md", lab.folder / "instructor.md"]
        for line in (lab.folder / "locale/en/checks.po").read_text("utf-8").splitlines():
            if line.startswith("msgid"):
                yield lab.id, line
    for page in pages:
        yield str(page.relative_to(ROOT)), page.read_text("utf-8")
    for package in PACKAGES:
        yield from ((package, unit.text) for unit in package_catalog(package, "en").units)


def main() -> None:
    """Read all texts, and print each unknown word with the first place it stands in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path, help="its .dic file; the .aff stands beside it")
    path = parser.parse_args().dictionary
    dictionary = Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    words = {
        word: place for place, text in texts() for word in _WORD.findall(_NOT_OURS.sub(" ", text))
    }
    unknown = {word for word in words if not dictionary.spell(word)}
    for word in sorted(word for word in unknown if not word.startswith(KNOWN)):
        print(word, words[word])
    print(f"{len(words):,} words, {len(unknown):,} not in the dictionary")


if __name__ == "__main__":
    main()
