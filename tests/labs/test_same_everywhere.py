"""A submission of every lab is judged the same on another machine, in another order.

What differs between machines is made to differ: the clock's zone, locale, language, home, place of
temporary files, fonts, seed of hashes, working directory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from courseware.authoring.variants import WRONG, variants_of
from graders import curriculum
from groundwork.cache import CACHE_VARIABLE, cache_root

ROOT = Path(__file__).parents[2]
JUDGE = """
import json, sys
from pathlib import Path
from graders import curriculum
from graders.assessment import assess, to_json

for lab, folder in json.load(sys.stdin):
    judged = json.loads(to_json(assess(curriculum.load().lab(lab), Path(folder))))
    del judged["seconds"]
    print(json.dumps([lab, judged], sort_keys=True))
"""


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Of each lab the solution with one fault, so that checks pass and find: lab and folder."""
    made = []
    for lab in curriculum.load().labs:
        folder = tmp_path_factory.mktemp(lab.id)
        next(variant for variant in variants_of(lab) if variant.kind == WRONG).write(folder)
        (folder / "timestamp.txt").write_text("2026-06-01 15:30:00 UTC")
        made.append((lab.id, str(folder)))
    return made


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder of a short name: the sockets of processes stand in it, and 107 letters is most."""
    with tempfile.TemporaryDirectory(prefix="labs-") as name:
        yield Path(name)


def assessment(
    submissions: list[tuple[str, str]], place: Path, world: Mapping[str, str]
) -> dict[str, object]:
    """Judge in a Python of its own, started in ``place`` with the environment ``world``."""
    done = subprocess.run(
        [sys.executable, "-c", JUDGE],
        input=json.dumps(submissions),
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), CACHE_VARIABLE: str(cache_root()), **world},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="time zone and locale are set otherwise there")
def test_another_machine_another_order_the_same_judgements(submissions, home):
    fonts = home / "no-fonts.conf"
    fonts.write_text("<fontconfig/>")
    here = assessment(submissions, ROOT, {"PYTHONHASHSEED": "1", "TZ": "UTC"})
    elsewhere = assessment(
        submissions[::-1],
        home,
        {
            "HOME": str(home),
            "TMPDIR": str(home),
            "TZ": "America/Los_Angeles",
            "LANG": "ko_KR.eucKR",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "4711",
            "FONTCONFIG_FILE": str(fonts),
            "LABS_LANGUAGE": "en",
            "OMP_NUM_THREADS": "1",
        },
    )
    assert len(here) == len(submissions)
    for lab, judgement in here.items():
        assert elsewhere[lab] == judgement, lab
