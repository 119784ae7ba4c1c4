"""How things stand in one lab, as its page shows them: checks, files, what a submission lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from itertools import takewhile
from pathlib import Path
from typing import Any

from courseware.messages import say
from courseware.own_progress import is_empty_look_back, own_progress, read_cells
from courseware.packing import packed_name, remembered_number
from courseware.submitting import find_exchange
from courseware.workspace import Desk
from graders.curriculum import LabEntry
from graders.submission import MATERIALS, OUTPUT, OWN_FILES, Submission
from groundwork.messages import Message

_WORD = re.compile(r"\w+")
_TOMORROW = "tomorrow"  # from this cell on nothing is submitted: it is for one's own files


@dataclass(frozen=True)
class CheckState:
    """A check of the lab; ``verdict`` is empty as long as it was not tried."""

    id: str
    title: str
    points: float
    earned: float
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
    """All that the page of a lab shows around its cells. ``lacks`` are sentences, none if whole.

    ``number`` is the learner's as it was given last; ``account`` the name under which the lab is
    submitted to the classroom's exchange, empty where there is none.
    """

    title: str
    minutes: int
    checks: tuple[CheckState, ...]
    files: tuple[FileState, ...]
    lacks: tuple[str, ...]
    next_title: str
    next_path: str
    number: str
    account: str
    newer_path: str

    def as_json(self) -> dict[str, Any]:
        """Plain values for the page."""
        return asdict(self)


def lab_state(desks: list[Desk], desk: Desk, root: Path) -> LabState:
    """The state of a lab; paths are relative to ``root``, what JupyterLab shows."""
    following = next_desk(desks, desk)
    exchange = find_exchange()
    return LabState(
        title=str(desk.lab.title),
        minutes=desk.lab.minutes,
        checks=tuple(_checks(desk)),
        files=tuple(_files(desk, root)),
        lacks=tuple(str(lack) for lack in lacks(desk.lab, desk.notebook)),
        next_title=str(following.lab.title) if following else "",
        next_path=following.notebook.relative_to(root).as_posix() if following else "",
        number=remembered_number(root.parent),
        account=exchange.account if exchange else "",
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
        cells = list(takewhile(lambda cell: cell.get("id") != _TOMORROW, read_cells(notebook)))
        yield from [lack for place, _ in enumerate(cells) for lack in _lacks_of(cells[place:])]
    except Exception:  # whatever a learner's file holds
        yield say("실습 파일(노트북)을 읽지 못했습니다.")


def _lacks_of(cells: Sequence[Any]) -> Iterator[Message]:
    """What the first of the cells lacks; those after it may use what is entered there."""
    cell, *after = cells
    if is_empty_look_back(cell):
        yield say("돌아보기를 아직 적지 않았습니다.")
    labs = cell.metadata.get("labs", {})
    if labs.get("waiting") and (name := _name(labs)) and _is_used(labs["form"], after):
        yield say("‘{name}’에서 고친 내용이 파일에 아직 담기지 않았습니다.", name=name)


def _is_used(form: dict[str, Any], after: Sequence[Any]) -> bool:
    """Whether a form is more than a note to oneself: it has a button, or a later cell its names."""
    names = {field["name"] for field in form["fields"]}
    used = {
        word for cell in after if cell.cell_type == "code" for word in _WORD.findall(cell.source)
    }
    return form["code"] or bool(names & used)


def _name(labs: dict[str, Any]) -> str:
    form = labs.get("form", {})
    fields = form.get("fields", [])
    return form.get("button") or (fields[0]["label"] if fields else "")


def _checks(desk: Desk) -> Iterator[CheckState]:
    progress = own_progress(desk)
    for check in desk.lab.checks:
        attempt = progress.attempts.get(check.id)
        verdict = attempt.verdict if attempt else ""
        earned = progress.points(check)
        yield CheckState(check.id, str(check.title), check.points, earned, verdict)


def _files(desk: Desk, root: Path) -> Iterator[FileState]:
    folder = desk.folder
    for group in (OUTPUT, MATERIALS, OWN_FILES):
        yield from _listed((folder / group).rglob("*"), group, folder / group, root)
    packed = packed_name("*", desk.lab)
    others = (path for path in folder.glob("*") if not fnmatch(path.name, packed))
    yield from _listed(others, "", folder, root)


def _listed(paths: Iterable[Path], group: str, folder: Path, root: Path) -> Iterator[FileState]:
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix != ".ipynb":
            size = path.stat().st_size
            yield FileState(name, path.relative_to(root).as_posix(), group, size)
