"""The materials (실습 자료) of a lab: small ones are copied, big ones are made by seeded code."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
from pathlib import Path

from platformdirs import user_cache_path

from graders.curriculum import Generated, LabEntry
from graders.hand_in import MATERIALS
from groundwork.files import writing

CACHE_VARIABLE = "LABS_CACHE"


def provide(lab: LabEntry, folder: Path) -> list[Path]:
    """Put the lab's materials under ``folder/materials``, keeping what is already there.

    Returns the paths of all materials. Big ones are made once a machine and copied from there.
    """
    provided = []
    given = lab.folder / MATERIALS
    for source in sorted(path for path in given.rglob("*") if path.is_file()):
        target = folder / MATERIALS / source.relative_to(given)
        provided.append(_copied(source, target))
    for generated in lab.generated:
        provided.append(_copied(made(lab, generated), folder / generated.file))
    return provided


def course_version(lab: LabEntry) -> Path:
    """A folder with the materials as the course has them: checks never trust a learner's copy."""
    if not lab.generated:
        return lab.folder / MATERIALS
    # A small material that is mended in an update must not be judged by its older copy.
    given = sorted(path for path in (lab.folder / MATERIALS).rglob("*") if path.is_file())
    contents = (hashlib.sha256(path.read_bytes()).hexdigest() for path in given)
    folder = cache() / lab.id / _digest(*(_identity(lab, g) for g in lab.generated), *contents)
    provide(lab, folder)
    return folder / MATERIALS


def made(lab: LabEntry, generated: Generated) -> Path:
    """The generated material, made by its seeded maker if this machine has not made it yet."""
    path = cache() / _digest(_identity(lab, generated)) / Path(generated.file).name
    if not path.exists():
        module, function = generated.maker.split(":")
        with writing(path) as temporary:
            getattr(importlib.import_module(module), function)(temporary, **generated.arguments)
    return path


def _copied(source: Path, target: Path) -> Path:
    if not target.exists():
        with writing(target) as temporary:
            shutil.copyfile(source, temporary)
    return target


def _identity(lab: LabEntry, generated: Generated) -> str:
    """What a made material depends on: its maker's source and arguments."""
    module = importlib.import_module(generated.maker.split(":")[0])
    source = Path(module.__file__ or "").read_bytes()
    return (
        json.dumps([lab.id, generated.file, generated.maker, generated.arguments], sort_keys=True)
        + hashlib.sha256(source).hexdigest()
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def cache() -> Path:
    """Where this machine keeps the materials it has made: ``LABS_CACHE``, else the user's cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else user_cache_path("gumi-ai-labs") / MATERIALS
