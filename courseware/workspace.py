"""The learner's workspace (작업 폴더): ``workspace/<language>/<field>/<lab>/<lab>.ipynb``.

A notebook the learner has changed is never written over. One that is as it was handed out is
renewed when the lab's text changes; beside a changed one the new edition is put as ``<lab>-2``.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from courseware import build, fields, sources
from graders.curriculum import LABS_ROOT, MANIFEST, LabEntry, labs_root
from groundwork.files import write_whole

WORKSPACE = LABS_ROOT.parent / "workspace"
OWN_SETTINGS = ".jupyter"  # what the lab room keeps beside the labs
_RECORD = ".editions.json"


@dataclass(frozen=True)
class Desk:
    """A lab's place in the workspace: the learner's notebook, and a newer edition beside it."""

    lab: LabEntry
    notebook: Path
    newer: Path | None = None

    @property
    def folder(self) -> Path:
        return self.notebook.parent


@dataclass(frozen=True)
class _Record:
    """What was handed out: the state of the lab's text, and each edition's cells, oldest first."""

    text: str
    editions: dict[str, str]


def prepare(labs: Iterable[LabEntry], language: str, workspace: Path = WORKSPACE) -> list[Desk]:
    """Put every lab's notebook in its place; raises `Problem` where it cannot be written."""
    return [_desk(lab, language, lab_folder(lab, language, workspace)) for lab in labs]


def lab_folder(lab: LabEntry, language: str, workspace: Path = WORKSPACE) -> Path:
    """Where a lab stands in the workspace, opened or not."""
    return workspace / language / lab.field / lab.id


def notebooks_of(lab: LabEntry, folder: Path) -> list[Path]:
    """The notebooks of a lab in its folder: every edition."""
    return sorted(folder.glob(f"{lab.id}*.ipynb"))


def _desk(lab: LabEntry, language: str, folder: Path) -> Desk:
    record = _read_record(folder)
    text = _text_digest(lab, language)
    editions = {name: cells for name, cells in record.editions.items() if (folder / name).exists()}
    if text != record.text or not editions:
        notebook = build.learner_notebook(lab, language)
        cells = _cells_digest(notebook)
        if cells not in editions.values():
            name = _place(folder, lab, editions)
            build.write_notebook(notebook, folder / name)
            editions[name] = cells
        _write_record(folder, _Record(text, editions))
    first, *later = [folder / name for name in editions]
    return Desk(lab, first, later[-1] if later else None)


def _place(folder: Path, lab: LabEntry, editions: dict[str, str]) -> str:
    """The name for a new edition: that of the last one where it is untouched, else a new one."""
    if editions:
        last = list(editions)[-1]
        if _is_untouched(folder / last, editions[last]):
            return last
    number = 1
    while (folder / (name := _edition_name(lab, number))).exists():
        number += 1
    return name


def _edition_name(lab: LabEntry, number: int) -> str:
    return f"{lab.id}.ipynb" if number == 1 else f"{lab.id}-{number}.ipynb"


def _is_untouched(path: Path, handed_out: str) -> bool:
    """Whether no cell was changed; running cells changes none, a damaged notebook counts as one."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception:  # whatever a learner's file holds, it is theirs
        return False
    return _cells_digest(notebook) == handed_out


def _cells_digest(notebook: NotebookNode) -> str:
    return _digest(json.dumps([(cell.cell_type, cell.source) for cell in notebook.cells]).encode())


def _text_digest(lab: LabEntry, language: str) -> str:
    """Changes with everything a lab's notebook is made of, without making it."""
    made_of = [
        lab.folder / sources.LAB_TEXT,
        lab.folder / "locale" / language / "lab.po",
        labs_root() / MANIFEST,
        Path(build.__file__),
        Path(fields.__file__),
    ]
    return _digest(*(path.read_bytes() for path in made_of if path.is_file()))


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _read_record(folder: Path) -> _Record:
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        return _Record(record["text"], dict(record["editions"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _Record("", {})


def _write_record(folder: Path, record: _Record) -> None:
    written = json.dumps({"text": record.text, "editions": record.editions})
    write_whole(folder / _RECORD, written)
