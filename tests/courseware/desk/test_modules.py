"""The desk's modules in the browser: their types hold, and node's own runner passes their tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from courseware.desk.words import DESK_WORDS, desk_words
from groundwork.language import using

ROOT = Path(__file__).resolve().parents[3]
MODULES = ROOT / "courseware" / "lab_extensions" / "gumi-ai-labs-desk" / "static"


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    found = shutil.which(program)
    if found is None:
        missing = f"no {program} on this machine"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return subprocess.run(
        [found, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_types_of_the_modules_hold():
    checked = _run("tsc", "-p", ".")
    assert checked.returncode == 0, checked.stdout


def test_the_modules_pass_their_tests():
    tested = _run("node", "--test", *map(str, sorted(Path(__file__).parent.glob("*.test.js"))))
    assert tested.returncode == 0, tested.stdout
    assert re.search(r"^# pass [1-9]", tested.stdout, re.MULTILINE)


def test_every_word_of_the_page_is_there_and_none_is_left_over():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(MODULES.glob("*.js")))
    assert set(re.findall(r"\bwords\.([A-Za-z]+)", text)) == set(DESK_WORDS)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_places_in_the_words_are_for_the_page_to_fill_in(language):
    with using(language):
        for name, word in desk_words().items():
            places = set(re.findall(r"\{(\w+)\}", DESK_WORDS[name].template))
            assert {f"{{{place}}}" for place in places} == set(re.findall(r"\{\w+\}", word)), name
