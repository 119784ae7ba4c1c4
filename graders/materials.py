"""The materials (실습 자료) of a lab: small ones are copied, big ones are made by seeded code."""

import ast
import hashlib
import importlib
import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graders.curriculum import Generated, LabEntry
from graders.submission import MATERIALS
from groundwork.cache import cache_folder, forget_unused, mark_used
from groundwork.files import writing

_HOUSE = Path(__file__).parent.parent


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
    version = _digest(*(_identity(lab, g) for g in lab.generated), *contents)
    folder = cache_folder(MATERIALS) / f"{lab.id}-{version}"
    provide(lab, folder)
    mark_used(folder)
    return folder / MATERIALS


def made(lab: LabEntry, generated: Generated) -> Path:
    """The generated material, made by its seeded maker if this machine has not made it yet."""
    path = cache_folder(MATERIALS) / _digest(_identity(lab, generated)) / Path(generated.file).name
    if path.exists():
        mark_used(path.parent)
    else:
        forget_unused(cache_folder(MATERIALS))
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
    """What a made material depends on: its maker's arguments, and all the source it leans on."""
    module = importlib.import_module(generated.maker.split(":")[0])
    made_by = [lab.id, generated.file, generated.maker, generated.arguments]
    return json.dumps(made_by, sort_keys=True) + _source_digest(Path(module.__file__ or ""))


def _source_digest(module: Path) -> str:
    """Changes with a module and with every module of our own that it imports."""
    sources: dict[Path, bytes] = {}
    waiting = [module]
    while waiting:
        path = waiting.pop()
        if path not in sources:
            sources[path] = path.read_bytes()
            waiting += _imported(sources[path])
    return hashlib.sha256(b"".join(sources[path] for path in sorted(sources))).hexdigest()


@cache
def _imported(source: bytes) -> tuple[Path, ...]:
    return tuple(path for name in _imported_names(source) if (path := _module_path(name)))


def _imported_names(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _module_path(name: str) -> Path | None:
    """The file of a module of ours, None for another's."""
    path = _HOUSE.joinpath(*name.split("."))
    return next((p for p in (path.with_suffix(".py"), path / "__init__.py") if p.is_file()), None)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
