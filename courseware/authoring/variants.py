"""Variants: submissions that are right but different, or wrong, each named after what it shows.

The author writes those; the ones that nobody can read, or that are not there, every lab has.
"""

import importlib.util
import inspect
import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from courseware.authoring.broken_files import broken_variants
from courseware.messages import problem
from courseware.reference import copy_submission, reference_submission
from graders.curriculum import LabEntry
from graders.outcome import Verdict

RIGHT, WRONG, UNSURE = "right", "wrong", "unsure"
UNREAD, MISSING = "unread", "missing"
_EVERY_CHECK = {
    RIGHT: Verdict.PASS,
    WRONG: Verdict.PASS,
    UNSURE: Verdict.PASS,
    UNREAD: Verdict.CANT_TELL,
    MISSING: Verdict.NOT_YET,
}
_NAMED_CHECK = {WRONG: Verdict.FIX, UNSURE: Verdict.CANT_TELL}


@dataclass(frozen=True)
class Variant:
    """A submission and what it must be answered.

    ``kind`` is right, wrong, unsure, unread or missing; ``check`` is what a wrong one fails, or
    what of an unsure one waits for a person; ``expected`` is the verdict of every check of the lab.
    """

    name: str
    lab: LabEntry
    kind: str
    check: str
    expected: Mapping[str, Verdict]
    shows: str
    make: Callable[[Path], None]

    def write(self, folder: Path) -> None:
        """Put the submission's files into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.make(folder)


def variants_of(lab: LabEntry) -> list[Variant]:
    """All variants of a lab, sorted by name; raises `Problem` for a name that promises nothing."""
    folder = lab.folder / "variants"
    overrides = _overrides(folder / "expected.toml")
    usual = {name: (shows, make) for name, shows, make in broken_variants(lab)}
    makers = {**usual, **_made(folder / "make.py"), **_given(folder)}
    unknown = sorted(set(overrides) - set(makers))
    if unknown:
        raise problem(
            "{lab}: expected.toml의 {name:은} 없는 변형입니다.", lab=lab.id, name=unknown[0]
        )
    return [
        _variant(lab, name, shows, make, overrides.get(name, {}))
        for name, (shows, make) in sorted(makers.items())
    ]


def _variant(
    lab: LabEntry,
    name: str,
    shows: str,
    make: Callable[[Path], None],
    overrides: Mapping[str, str],
) -> Variant:
    kind = name.split("-")[0]
    if kind not in _EVERY_CHECK:
        raise problem(
            "{lab}: 변형 이름은 right, wrong, unsure, unread, missing 가운데 하나로 시작해야 "
            "합니다: {name}",
            lab=lab.id,
            name=name,
        )
    expected = {check.id: _EVERY_CHECK[kind] for check in lab.checks}
    named = ""
    if kind in _NAMED_CHECK:
        rest = name.removeprefix(f"{kind}-")
        fitting = [check.id for check in lab.checks if rest.startswith(check.id + "-")]
        if not fitting:
            raise problem("{lab}: 변형 {name}에 검사 이름이 없습니다.", lab=lab.id, name=name)
        named = max(fitting, key=len)
        expected[named] = _NAMED_CHECK[kind]
    for check_id, verdict in overrides.items():
        lab.check(check_id)
        expected[check_id] = Verdict(verdict)
    return Variant(name, lab, kind, named, expected, shows, _on_reference(lab, make))


def _on_reference(lab: LabEntry, make: Callable[[Path], None]) -> Callable[[Path], None]:
    if isinstance(make, _Given):
        return make

    def made(folder: Path) -> None:
        copy_submission(reference_submission(lab), folder)
        make(folder)

    return made


def _made(path: Path) -> dict[str, tuple[str, Callable[[Path], None]]]:
    if not path.is_file():
        return {}
    spec = importlib.util.spec_from_file_location(f"variants_{path.parent.parent.name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {
        name.replace("_", "-"): (inspect.getdoc(function) or "", function)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.split("_")[0] in _EVERY_CHECK and function.__module__ == module.__name__
    }


@dataclass(frozen=True)
class _Given:
    """A variant that is only files."""

    source: Path

    def __call__(self, folder: Path) -> None:
        shutil.copytree(self.source, folder, dirs_exist_ok=True)


def _given(folder: Path) -> dict[str, tuple[str, Callable[[Path], None]]]:
    if not folder.is_dir():
        return {}
    return {
        place.name: ("", _Given(place))
        for place in folder.iterdir()
        if place.is_dir() and place.name != "__pycache__"
    }


def _overrides(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
