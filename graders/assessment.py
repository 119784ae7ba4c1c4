"""What judging a submission came to, kept under the fingerprint of all that it depends on.

Judging is a function of the files, the day they were submitted, the materials and the checks. So
a judgement can be made on any machine in any order, kept through an interruption, and compared with
an earlier one.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graders import materials
from graders.checking import CHECKS
from graders.curriculum import LabEntry
from graders.isolation import CUT_SHORT, JUDGING, assess_apart
from graders.limits import Limits
from graders.outcome import Outcome
from graders.record import from_record, to_record
from graders.submission import MATERIALS, assessed_files
from graders.timestamp import day_of
from groundwork.files import write_whole

ASSESSMENTS = "judged"  # the folder of a course where assessments are stored
_PACKAGES = ("groundwork", "automation", "data_analysis", "content_production", "graders")
_MOST_TRIES = 3


@dataclass(frozen=True)
class Assessment:
    """The outcomes of one submission; ``seconds`` is what judging took."""

    fingerprint: str
    outcomes: tuple[Outcome, ...]
    seconds: float = 0.0
    tries: int = 1

    @property
    def certain(self) -> bool:
        """Whether every check could tell; what it could not may have been the machine's fault."""
        return all(outcome.is_told for outcome in self.outcomes)

    @property
    def wants_another_try(self) -> bool:
        """Whether it was cut short, by time, memory or a kill, and not yet three times.

        The machine may have been at fault, so the next run tries again; three times is the file.
        """
        findings = (f for outcome in self.outcomes for f in outcome.judgement.findings)
        return self.tries < _MOST_TRIES and any(f.rule == CUT_SHORT for f in findings)


def assess(lab: LabEntry, folder: Path, limits: Limits = JUDGING) -> Assessment:
    """Judge the files of a folder in a process apart; raises OSError where it cannot be read."""
    begun = time.monotonic()
    found = fingerprint(lab, folder)
    outcomes = assess_apart(lab, folder, materials.course_version(lab), limits)
    return Assessment(found, tuple(outcomes), time.monotonic() - begun)


def fingerprint(lab: LabEntry, folder: Path) -> str:
    """Changes with the files and the day of submission, the lab's materials, checks, libraries."""
    digest = hashlib.sha256(_course_digest(lab).encode())
    digest.update(day_of(folder).isoformat().encode())
    _add(digest, folder, assessed_files(folder))
    return digest.hexdigest()[:32]


def to_json(judged: Assessment) -> bytes:
    """A judgement as data, both languages written out."""
    record = {
        "fingerprint": judged.fingerprint,
        "seconds": round(judged.seconds, 3),
        "tries": judged.tries,
        "outcomes": [to_record(outcome) for outcome in judged.outcomes],
    }
    return json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "replace")


def from_json(data: bytes) -> Assessment:
    """The judgement again; raises KeyError, TypeError or ValueError for data that is none."""
    record = json.loads(data)
    outcomes = tuple(from_record(outcome) for outcome in record["outcomes"])
    return Assessment(
        str(record["fingerprint"]), outcomes, float(record["seconds"]), int(record["tries"])
    )


def store(place: Path, judged: Assessment) -> None:
    """Write an assessment into the folder of a submission's assessments, whole or not at all."""
    write_whole(_file(place, judged.fingerprint), to_json(judged))


def stored(place: Path, found: str) -> Assessment | None:
    """The judgement of a fingerprint, if there is one that can be read."""
    try:
        return from_json(_file(place, found).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_others(place: Path, found: str) -> None:
    """Remove assessments that count no more."""
    for path in place.glob("*.json"):
        if path != _file(place, found):
            path.unlink(missing_ok=True)


def _file(place: Path, found: str) -> Path:
    return place / f"{found}.json"


def _course_digest(lab: LabEntry) -> str:
    """The course's part of the fingerprint."""
    digest = hashlib.sha256(_libraries_digest().encode())
    digest.update(repr((lab.id, lab.artefacts, lab.checks, lab.generated)).encode())
    _add(digest, lab.folder, sorted((lab.folder / MATERIALS).rglob("*")))
    _add(digest, lab.folder, _sources(lab.folder / CHECKS))
    _add(digest, lab.folder, sorted(lab.folder.glob(f"locale/*/{CHECKS}.po")))
    return digest.hexdigest()


@cache
def _libraries_digest() -> str:
    """Of the code this process has loaded, so looked at once."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parent.parent
    for package in _PACKAGES:
        _add(digest, root, _sources(root / package))
    return digest.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in {".py", ".po", ".toml"})


def _add(digest: hashlib._Hash, folder: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_file():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            # the bytes of the name, for not every name is text
            name = os.fsencode(path.relative_to(folder).as_posix())
            digest.update(name + f"\0{content}\n".encode())
