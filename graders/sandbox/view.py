"""What a learner's notebook may see of this machine: enough to run the lab, and no key."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from graders import checking, curriculum, materials
from graders.curriculum import LabEntry
from graders.submission import MATERIALS
from groundwork.cache import CACHE_VARIABLE, cache_root

PRACTICE = "practice"
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
_SETTINGS = ("ld.so.cache", "alternatives", "fonts", "localtime", "mime.types")
_LIBRARIES = ("groundwork", "automation", "data_analysis", "content_production", "graders")


@dataclass(frozen=True)
class View:
    """Absolute paths: ``shown`` read-only, except what is ``hidden``, except what is ``given``.

    ``environment`` is all of it that a notebook gets beside the sandbox's own.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    given: tuple[str, ...]
    environment: dict[str, str]

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: bytes) -> View:
        return cls(**json.loads(text))


def view_of(lab: LabEntry) -> View:
    """What the notebook of a lab needs: Python, our libraries, the lab's own materials."""
    root = lab.folder.parent.parent
    environment = {
        curriculum.ROOT_VARIABLE: str(root),
        CACHE_VARIABLE: str(cache_root()),
    }
    return View(
        shown=_existing(_programs()),
        hidden=_existing(iter([root])),
        given=_existing(_given(lab, root)),
        environment=environment,
    )


def bare_view() -> View:
    """Python and the system only: to try whether this machine has the means."""
    return View(_existing(_programs()), (), (), {})


def _programs() -> Iterator[Path]:
    yield from map(Path, _SYSTEM)
    yield from (Path("/etc") / name for name in _SETTINGS)
    for prefix in (sys.prefix, sys.base_prefix):
        yield Path(prefix)
        yield Path(prefix).resolve()
    for library in _LIBRARIES:
        spec = importlib.util.find_spec(library)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent


def _given(lab: LabEntry, root: Path) -> Iterator[Path]:
    """Never ``lab.md``, ``variants/`` or the instructor's note: those are the keys."""
    yield root / curriculum.MANIFEST
    yield lab.folder / MATERIALS
    yield lab.folder / PRACTICE
    yield lab.folder / checking.CHECKS
    yield from lab.folder.glob("locale/*/checks.po")
    if lab.generated:
        yield materials.course_version(lab)
        yield from (materials.made(lab, generated).parent for generated in lab.generated)


def _existing(paths: Iterator[Path]) -> tuple[str, ...]:
    """Parents first, so that a folder inside another is shown after it."""
    found = {str(path) for path in paths if path.exists()}
    return tuple(sorted(found, key=lambda path: (path.count("/"), path)))
