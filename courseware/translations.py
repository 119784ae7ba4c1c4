"""Translations by catalog: a lab's prose keyed by cell name, a package's sentences by themselves.

A catalog says for which Korean text a translation was made. When the Korean changes, the entry is
stale until somebody has looked at it; `faults` finds stale, missing and left-over entries.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from courseware.messages import say
from courseware.sources import read_lab_text
from graders import curriculum
from graders.checking import CHECKS
from graders.curriculum import LabEntry
from groundwork.files import writing
from groundwork.language import LANGUAGES
from groundwork.messages import Message, catalog_path

TRANSLATED_LANGUAGES = LANGUAGES[1:]
PACKAGES = (
    "groundwork",
    "automation",
    "data_analysis",
    "content_production",
    "graders",
    "courseware",
)
_FUZZY = "fuzzy"
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Unit:
    """A Korean text to be translated; ``context`` is the cell's name, None for a sentence."""

    text: str
    context: str | None = None


@dataclass(frozen=True)
class Catalog:
    """Where translations are kept, and what is to be translated."""

    path: Path
    units: tuple[Unit, ...]

    @property
    def label(self) -> str:
        """The path as it stands in the checkout."""
        return (
            self.path.relative_to(_ROOT).as_posix()
            if self.path.is_relative_to(_ROOT)
            else str(self.path)
        )


def lab_catalog(lab: LabEntry, language: str) -> Catalog:
    """The catalog of a lab's prose, ``locale/<language>/lab.po``."""
    prose = (cell for cell in read_lab_text(lab.folder) if cell.is_prose)
    units = tuple(Unit(cell.source, cell.name) for cell in prose)
    return Catalog(lab.folder / "locale" / language / "lab.po", units)


def checks_catalog(lab: LabEntry, language: str) -> Catalog:
    """The catalog of what a lab's checks say, ``locale/<language>/checks.po``."""
    return _said_in(lab.folder / CHECKS, lab.folder / "locale" / language / f"{CHECKS}.po")


def package_catalog(package: str, language: str) -> Catalog:
    """The catalog of a package's sentences."""
    path = catalog_path(package, language)
    return _said_in(path.parent.parent, path)


def _said_in(folder: Path, path: Path) -> Catalog:
    """Every literal given to ``say`` in the modules of a folder."""
    sentences = dict.fromkeys(
        sentence
        for module in sorted(folder.rglob("*.py"))
        if "templates" not in module.parts
        for sentence in _sentences(ast.parse(module.read_text(encoding="utf-8")))
    )
    return Catalog(path, tuple(Unit(sentence) for sentence in sentences))


def lab_catalogs(lab: LabEntry, language: str) -> tuple[Catalog, Catalog]:
    """All that is to be translated of a lab: its prose, and what its checks say."""
    return lab_catalog(lab, language), checks_catalog(lab, language)


def all_catalogs(names: Sequence[str] = ()) -> Iterator[tuple[str, Catalog]]:
    """Every catalog with its language, or those of the packages and labs named."""
    labs = curriculum.load().labs
    for language in TRANSLATED_LANGUAGES:
        for package in PACKAGES:
            if not names or package in names:
                yield language, package_catalog(package, language)
        for lab in labs:
            if not names or lab.id in names:
                yield from ((language, catalog) for catalog in lab_catalogs(lab, language))


def lab_translations(lab: LabEntry, language: str) -> dict[str, str]:
    """Translated prose by cell name; empty for Korean, and without what is stale or missing."""
    if language not in TRANSLATED_LANGUAGES:
        return {}
    catalog = lab_catalog(lab, language)
    entries = _entries(catalog.path)
    translated: dict[str, str] = {}
    for unit in catalog.units:
        entry = entries.get(unit.context or unit.text)
        if entry is not None and entry.msgid == unit.text and entry.msgstr and not entry.fuzzy:
            translated[str(unit.context)] = entry.msgstr
    return translated


def update(catalog: Catalog, language: str) -> None:
    """Bring a catalog up to date: new entries are added, changed ones marked, old ones dropped."""
    entries = _entries(catalog.path)
    file = polib.POFile(encoding="utf-8", wrapwidth=0)
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
    }
    for unit in catalog.units:
        entry = entries.get(unit.context or unit.text)
        if entry is None:
            entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text)
        elif entry.msgid != unit.text:
            entry.msgid = unit.text
            if entry.msgstr and not entry.fuzzy:
                entry.flags.append(_FUZZY)
        file.append(entry)
    with writing(catalog.path) as temporary:
        file.save(str(temporary))


def faults(catalog: Catalog) -> Iterator[Message]:
    """What is missing, stale, left over or filled in wrongly in a catalog, one sentence each."""
    entries = _entries(catalog.path)
    for unit in catalog.units:
        entry = entries.pop(unit.context or unit.text, None)
        label = unit.context or unit.text[:60]
        if entry is None or not entry.msgstr.strip():
            yield say("{file}: 번역이 없습니다 — {label}", file=catalog.label, label=label)
        elif entry.msgid != unit.text or entry.fuzzy:
            yield say("{file}: 번역이 낡았습니다 — {label}", file=catalog.label, label=label)
        elif unit.context is None and _placeholders(entry.msgid) != _placeholders(entry.msgstr):
            yield say("{file}: 번역의 자리표가 다릅니다 — {label}", file=catalog.label, label=label)
    for key in entries:
        yield say("{file}: 쓰이지 않는 번역입니다 — {label}", file=catalog.label, label=key[:60])


def _entries(path: Path) -> dict[str, polib.POEntry]:
    if not path.is_file():
        return {}
    entries = [e for e in polib.pofile(str(path), encoding="utf-8", wrapwidth=0) if not e.obsolete]
    return {entry.msgctxt or entry.msgid: entry for entry in entries}


def _sentences(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id == "say" and isinstance(first, ast.Constant):
                yield str(first.value)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
