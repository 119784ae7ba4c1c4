"""One word for one thing: names that were given up do not come back (CONTRIBUTING.md lists why)."""

from __future__ import annotations

import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# In any name, whole or part.
_GIVEN_UP = re.compile(r"hand(s|ed|ing)?_in(?!_excel)|HandIn|HandedIn", re.IGNORECASE)
_MODULES = {
    *("judged", "judging", "judges", "executed", "executions", "executors", "work", "works"),
    *("kept", "said_numbers", "spoken", "asked", "settled", "stated", "told"),
}
_CLASSES = {"Judged", "Judges", "Executed", "Executions", "Work", "Kept", "Said", "Asked"}
_ENGLISH = re.compile(r"\bhand-ins?\b|\bhand(ed|s|ing)? (it |them )?in\b(?! hand)", re.IGNORECASE)
# Extension points by the names that courses made earlier know them by.
_NAMES_OF_THEN = {Path("courseware/course.py"), Path("tests/test_words.py")}


def _files(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    paths = [Path(name) for name in names if name]
    return [path for path in paths if (ROOT / path).is_file() and path not in _NAMES_OF_THEN]


def _names(path: Path) -> Iterator[str]:
    with tokenize.open(ROOT / path) as file:
        tokens = tokenize.generate_tokens(file.readline)
        yield from (token.string for token in tokens if token.type == tokenize.NAME)


def _given_up(path: Path) -> set[str]:
    """The names of a module, its own first, that may not come back."""
    found = {name for name in _names(path) if _GIVEN_UP.search(name) or name in _CLASSES}
    if path.stem in _MODULES or _GIVEN_UP.search(path.stem):
        found.add(path.name)
    return found


def test_no_name_that_was_given_up_comes_back():
    found = {str(path): names for path in _files("*.py") if (names := _given_up(path))}
    assert found == {}


def _english(path: Path) -> Iterator[str]:
    """The lines of a page, or the translations of a catalog."""
    translated = path.suffix != ".po"
    for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
        if path.suffix == ".po" and line.startswith(("msg", "#")):
            translated = line.startswith("msgstr")
        if translated:
            yield line


def test_english_says_submission_and_submit():
    found = [
        f"{path}: {line.strip()}"
        for path in _files("*.po", "docs/*.md", "README.md")
        for line in _english(path)
        if _ENGLISH.search(line) and not re.search("by hand in", line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Every hand-in is judged.", True),
        ("Please hand it in again.", True),
        ("what was handed in", True),
        ("It was made by hand, in Excel.", False),
        ("a hand in hand approach", False),
        ("Submit the file.", False),
    ],
)
def test_words_of_handing_over_are_found(line, found):
    assert bool(_ENGLISH.search(line)) is found
