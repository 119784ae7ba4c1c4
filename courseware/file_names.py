"""Names that somebody else gave, made fit: of learners, and of files on every system."""

import re
import unicodedata
from itertools import chain, count
from pathlib import Path, PurePosixPath

from courseware.messages import problem

_UNFIT_LEARNER = re.compile(r'[<>:"/\\|?*\[\]]|^[.=+@-]|[.\s]$')
_LONGEST_LEARNER = 80
_UNFIT_FILE = re.compile(r'[<>:"\\|?*]')
_LONGEST_FILE = 180  # bytes: room is left for " (2)" and for names of temporary files
# Windows opens a device where a file has one of these names, whatever the suffix.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)")


def composed(name: str) -> str:
    """A name with its Hangul composed: macOS takes syllables apart."""
    return unicodedata.normalize("NFC", name)


def learner_id(name: str) -> str:
    """A learner's id that works as a folder on every system and in nbgrader; else `Problem`."""
    learner = composed(name).strip()
    if (
        not 0 < len(learner) <= _LONGEST_LEARNER
        or not learner.isprintable()  # nor turned about by marks of direction
        or _UNFIT_LEARNER.search(learner)
        or _DEVICES.match(learner)
    ):
        raise problem(
            "수강생 이름 ‘{name}’에 폴더 이름으로 쓸 수 없는 글자가 있습니다.",
            name=_shown(learner)[:_LONGEST_LEARNER],
        )
    return learner


def fit_for_all_systems(path: PurePosixPath | Path) -> Path:
    """The same relative path in names that every system can hold, and a person can read.

    Hangul is composed; signs that no name may have, line ends and marks of direction become ``_``;
    a device of Windows gets one in front; too long a name loses its end, never its suffix.
    """
    return Path(*(_fit_part(part) for part in path.parts))


def _fit_part(part: str) -> str:
    name = _UNFIT_FILE.sub("_", _shown(composed(part))).rstrip(" .") or "_"
    if _DEVICES.match(name):
        name = f"_{name}"
    suffix = Path(name).suffix
    stem = name.removesuffix(suffix)
    while stem and len(f"{stem}{suffix}".encode()) > _LONGEST_FILE:
        stem = stem[:-1]
    return f"{stem}{suffix}" if stem else "_"


def _shown(name: str) -> str:
    letters = (" " if unicodedata.category(letter) == "Zs" else letter for letter in name)
    return "".join(letter if letter.isprintable() else "_" for letter in letters)


def free_place(path: Path) -> Path:
    """The path, or where something is there already ``report (2).hwpx``, or the next number."""
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(place for place in chain([path], numbered) if not place.exists())
