"""What the sandbox shows of this machine: to a notebook no key, to a judgement no other lab."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graders import checking, curriculum, materials
from graders.curriculum import LabEntry
from graders.submission import MATERIALS
from groundwork.cache import CACHE_VARIABLE, cache_root

PRACTICE = "practice"
_DEBUG = "LABS_DEBUG"
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
_SETTINGS = ("ld.so.cache", "alternatives", "fonts", "localtime", "mime.types")
_LIBRARIES = ("groundwork", "automation", "data_analysis", "content_production", "graders")


@dataclass(frozen=True)
class View:
    """Absolute paths: ``shown`` read-only, except what is ``hidden``, except what is ``given``.

    ``environment`` is all that comes to the sandbox's own.
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


def notebook_view(lab: LabEntry) -> View:
    """What the notebook of a lab needs: Python, our libraries, the lab's own materials.

    Never its checks, ``lab.md``, ``variants/`` or the instructor's note: those are the keys.
    """
    return _view(lab, lab.folder / MATERIALS, lab.folder / PRACTICE)


def judging_view(lab: LabEntry) -> View:
    """What judging the files of a lab needs: the same materials, and the checks."""
    checks = [lab.folder / checking.CHECKS, *lab.folder.glob(f"locale/*/{checking.CHECKS}.po")]
    view = _view(lab, lab.folder / MATERIALS, *checks)
    debugging = {name: os.environ[name] for name in (_DEBUG,) if name in os.environ}
    return replace(view, environment=view.environment | debugging)


def _view(lab: LabEntry, *given: Path) -> View:
    root = lab.folder.parent.parent
    environment = {
        curriculum.ROOT_VARIABLE: str(root),
        CACHE_VARIABLE: str(cache_root()),
    }
    return View(
        shown=_existing(_programs()),
        hidden=_existing(iter([root, curriculum.LABS_ROOT])),
        given=_existing(iter([root / curriculum.MANIFEST, *given, *_made(lab)])),
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


def _made(lab: LabEntry) -> Iterator[Path]:
    """The materials that are made on this machine."""
    if lab.generated:
        yield materials.course_version(lab)
        yield from (materials.made(lab, generated).parent for generated in lab.generated)


def _existing(paths: Iterator[Path]) -> tuple[str, ...]:
    """Parents first, so that a folder inside another is shown after it."""
    found = {str(path) for path in paths if path.exists()}
    return tuple(sorted(found, key=lambda path: (path.count("/"), path)))
