"""What every lab must answer alike: files that nobody can read, and none at all.

They follow from the kinds of a lab's artefacts, so no lab writes them itself. In a submission that
nobody can read every file is broken; a kind that cannot be broken in a way is noise.
"""

from collections.abc import Callable, Iterator, Set
from functools import partial
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile

from courseware.authoring.made_elsewhere import cut_short, old_hangul
from graders.curriculum import LabEntry
from graders.submission import OUTPUT

_CAN_BE_LOCKED = frozenset({".xlsx", ".docx"})
_OLD_UNDER_NEW_NAME = frozenset({".hwpx"})
# What is left of a text that was cut off is a text.
_TEXTS = frozenset({".txt", ".md", ".csv", ".srt", ".vtt", ".smi", ".ass"})

Make = Callable[[Path], None]


def broken_variants(lab: LabEntry) -> Iterator[tuple[str, str, Make]]:
    """Name, what it shows and the function that makes it of each submission every lab is given."""
    usual = {artefact.kinds[0] for artefact in lab.artefacts}
    kinds = {kind for artefact in lab.artefacts for kind in artefact.kinds}
    for kind in sorted(kinds):
        shows = f"Noise under the names of the submission, {kind} where it may be."
        yield f"unread-noise-{kind.removeprefix('.')}", shows, partial(_noise, lab, kind)
    for name, shows, fitting, spoil in (
        ("cut-short", "A copy of the files that broke off.", usual - _TEXTS, _cut),
        ("locked", "Files with a password.", usual & _CAN_BE_LOCKED, lock),
        ("old-hangul", "HWP 5 files renamed .hwpx.", usual & _OLD_UNDER_NEW_NAME, old_hangul),
    ):
        if fitting:
            yield f"unread-{name}", shows, partial(_spoil, fitting, spoil)
    yield "missing-everything", "Nothing was submitted.", _remove
    yield "missing-empty-files", "Files without a byte in them.", _empty


def lock(path: Path, password: str = "1234") -> None:
    """Encrypt a workbook or a Word document with a password."""
    unlocked = path.with_name(f"open{path.suffix}")
    path.rename(unlocked)
    with unlocked.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    unlocked.unlink()


def _noise(lab: LabEntry, kind: str, folder: Path) -> None:
    """Noise for every artefact, under its first name of a kind or else its usual one."""
    _remove(folder)
    for artefact in lab.artefacts:
        named = (file for file in artefact.files if Path(file).suffix.lower() == kind)
        _fill(folder / next(named, artefact.files[0]))


def _spoil(kinds: Set[str], spoil: Make, folder: Path) -> None:
    for path in _submitted(folder):
        (spoil if path.suffix.lower() in kinds else _fill)(path)


def _fill(path: Path) -> None:
    """Bytes that are no file of any kind, nor text in any encoding."""
    path.write_bytes(bytes(range(256)) * 20)


def _cut(path: Path) -> None:
    cut_short(path, min(4000, path.stat().st_size // 2))


def _remove(folder: Path) -> None:
    for path in _submitted(folder):
        path.unlink()


def _empty(folder: Path) -> None:
    for path in _submitted(folder):
        path.write_bytes(b"")


def _submitted(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / OUTPUT).rglob("*") if path.is_file())
