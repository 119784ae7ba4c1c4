"""How things stand in one lab, as its page shows them: checks, files, what a submission lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat

from courseware.build import EMPTY_LOOK_BACK
from courseware.messages import say
from courseware.workspace import Desk
from graders.curriculum import Curriculum, LabEntry
from graders.lab import read_progress
from graders.submission import MATERIALS, OUTPUT, OWN_FILES, Submission
from groundwork.language import LANGUAGES
from groundwork.messages import Message


@dataclass(frozen=True)
class CheckState:
    """A check of the lab; ``verdict`` is empty as long as it was not tried."""

    id: str
    title: str
    points: float
    verdict: str


@dataclass(frozen=True)
class FileState:
    """A file of the lab's folder; ``group`` is materials, output, my-files or "" (the folder)."""

    name: str
    path: str
    group: str
    bytes: int


@dataclass(frozen=True)
class LabState:
    """All that the page of a lab shows around its cells. ``lacks`` are sentences, none if whole."""

    title: str
    minutes: int
    checks: tuple[CheckState, ...]
    files: tuple[FileState, ...]
    lacks: tuple[str, ...]
    next_title: str
    next_path: str
    newer_path: str

    def as_json(self) -> dict[str, Any]:
        """Plain values for the page."""
        return asdict(self)


def lab_state(curriculum: Curriculum, desks: list[Desk], desk: Desk, root: Path) -> LabState:
    """The state of a lab; paths are relative to ``root``, what JupyterLab shows."""
    progress = read_progress(desk.folder)
    following = next_desk(desks, desk)
    return LabState(
        title=str(desk.lab.title),
        minutes=desk.lab.minutes,
        checks=tuple(
            CheckState(check.id, str(check.title), check.points, progress.get(check.id, ""))
            for check in curriculum.lab(desk.lab.id).checks
        ),
        files=tuple(_files(desk.folder, root)),
        lacks=tuple(str(lack) for lack in lacks(desk.lab, desk.notebook)),
        next_title=str(following.lab.title) if following else "",
        next_path=following.notebook.relative_to(root).as_posix() if following else "",
        newer_path=desk.newer.relative_to(root).as_posix() if desk.newer else "",
    )


def next_desk(desks: list[Desk], desk: Desk) -> Desk | None:
    """The lab after one, in the order of the curriculum; None after the last."""
    ids = [one.lab.id for one in desks]
    place = ids.index(desk.lab.id) + 1
    return desks[place] if place < len(desks) else None


def lacks(lab: LabEntry, notebook: Path) -> Iterator[Message]:
    """What a submission made now would lack: files, a look-back, what was changed and not run."""
    folder = notebook.parent
    for artefact in Submission(lab, folder, folder / MATERIALS).missing():
        yield say("{title} 파일이 아직 없습니다.", title=artefact.title)
    try:
        cells = nbformat.read(notebook, as_version=4).cells
    except Exception:  # whatever a learner's file holds
        yield say("실습 파일(노트북)을 읽지 못했습니다.")
        return
    empty = {"", *(EMPTY_LOOK_BACK.render(language) for language in LANGUAGES)}
    for cell in cells:
        labs = cell.metadata.get("labs", {})
        if "manual" in labs and cell.source.strip() in empty:
            yield say("돌아보기를 아직 적지 않았습니다.")
        if labs.get("waiting"):
            name = _name(labs)
            yield say("‘{name}’에서 고친 내용이 파일에 아직 담기지 않았습니다.", name=name)


def _name(labs: dict[str, Any]) -> str:
    form = labs.get("form", {})
    fields = form.get("fields", [])
    return form.get("button") or (fields[0]["label"] if fields else "")


def _files(folder: Path, root: Path) -> Iterator[FileState]:
    for group in (OUTPUT, MATERIALS, OWN_FILES):
        yield from _listed((folder / group).rglob("*"), group, folder / group, root)
    yield from _listed(folder.glob("*"), "", folder, root)


def _listed(paths: Iterable[Path], group: str, folder: Path, root: Path) -> Iterator[FileState]:
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix != ".ipynb":
            size = path.stat().st_size
            yield FileState(name, path.relative_to(root).as_posix(), group, size)
