"""Translations by catalog: a lab's prose keyed by cell name, a package's sentences by themselves.

A catalog says for which Korean text a translation was made. When the Korean changes, the entry is
stale until somebody has looked at it; `faults` finds stale, missing and left-over entries.
"""

import ast
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog as PoCatalog
from babel.messages import Message as Entry
from babel.messages.pofile import write_po

from courseware.fields import listed, read_form
from courseware.messages import say
from courseware.sources import SourceCell, read_lab_text
from graders import curriculum
from graders.checking import CHECKS
from graders.curriculum import LabEntry
from groundwork.files import write_whole
from groundwork.language import LANGUAGES
from groundwork.messages import Message, catalog_path, read_catalog

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
_HEADER = r"""#
msgid ""
msgstr ""
"Language: {}\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Unit:
    """A Korean text to be translated; ``context`` is the cell's name, None for a sentence.

    ``is_list``: these are choices or headings between commas, and so is their translation.
    """

    text: str
    context: str | None = None
    is_list: bool = False


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
    units = tuple(unit for cell in read_lab_text(lab.folder) for unit in _units(cell))
    return Catalog(lab.folder / "locale" / language / "lab.po", units)


def _units(cell: SourceCell) -> Iterator[Unit]:
    if cell.is_prose:
        yield Unit(cell.source, cell.name)
        return
    form = read_form(cell.source)
    for name, words in form.words.items():
        yield Unit(words, f"{cell.name}/{name}")
    for name, words in form.lists.items():
        yield Unit(words, f"{cell.name}/{name}", is_list=True)


def checks_catalog(lab: LabEntry, language: str) -> Catalog:
    """The catalog of what a lab's checks say, ``locale/<language>/checks.po``."""
    return _said_in(lab.folder / CHECKS, lab.folder / "locale" / language / f"{CHECKS}.po")


def package_catalog(package: str, language: str) -> Catalog:
    """The catalog of a package's sentences."""
    path = catalog_path(package, language)
    return _said_in(path.parent.parent, path)


def _said_in(folder: Path, path: Path) -> Catalog:
    """Every literal given to ``say`` or ``problem`` in the modules of a folder."""
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
    file = read_catalog(catalog.path)
    entries = (file.get(unit.text, unit.context) for unit in catalog.units)
    return {str(e.context): str(e.string) for e in entries if e and e.string and not e.fuzzy}


def update(catalog: Catalog, language: str) -> None:
    """Bring a catalog up to date: new entries are added, changed ones marked, old ones dropped."""
    file, template = read_catalog(catalog.path), PoCatalog()
    entries = _entries(file)
    for unit in catalog.units:
        template.add(unit.text, context=unit.context)
        entry = entries.get(unit.context or unit.text)
        if entry and entry.string and entry.id != unit.text:  # prose under the same cell's name
            file.add(unit.text, entry.string, flags=[_FUZZY], context=unit.context)
    # A changed sentence has no name: Babel finds the most similar that there was.
    file.update(template, no_fuzzy_matching=any(unit.context for unit in catalog.units))
    for entry in file:
        entry.flags &= {_FUZZY}  # braces and percent signs are plain text in prose
    text = BytesIO()
    text.write(_HEADER.format(language).encode())
    write_po(text, file, width=0, omit_header=True, ignore_obsolete=True)
    write_whole(catalog.path, text.getvalue().removesuffix(b"\n"))


def faults(catalog: Catalog) -> Iterator[Message]:
    """What is missing, stale, left over or filled in wrongly in a catalog, one sentence each."""
    entries = _entries(read_catalog(catalog.path))
    for unit in catalog.units:
        entry = entries.pop(unit.context or unit.text, None)
        label = unit.context or unit.text[:60]
        if entry is None or not str(entry.string).strip():
            yield say("{file}: 번역이 없습니다 — {label}", file=catalog.label, label=label)
        elif entry.id != unit.text or entry.fuzzy:
            yield say("{file}: 번역이 오래되었습니다 — {label}", file=catalog.label, label=label)
        elif unit.context is None and _placeholders(unit.text) != _placeholders(str(entry.string)):
            yield say("{file}: 번역의 자리표가 다릅니다 — {label}", file=catalog.label, label=label)
        elif unit.is_list and len(listed(unit.text)) != len(listed(str(entry.string))):
            yield say(
                "{file}: 선택지나 열 이름의 개수가 다릅니다 — {label}",
                file=catalog.label,
                label=label,
            )
    for key in entries:
        yield say("{file}: 사용하지 않는 번역입니다 — {label}", file=catalog.label, label=key[:60])


def _entries(file: PoCatalog) -> dict[str, Entry]:
    return {str(entry.context or entry.id): entry for entry in file if entry.id}


def _sentences(module: ast.Module) -> Iterator[str]:
    # Babel's own reader misses what is said inside an f-string, or inside a call in `say(...)`.
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name("say" | "problem"), args=[ast.Constant(sentence), *_]):
                yield str(sentence)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
