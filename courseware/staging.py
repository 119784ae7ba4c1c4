"""Find out who submitted what, in a folder or zip of files from any learning platform.

Three shapes are understood, also mixed, also inside one folder of their own:

- a folder a learner: ``가상01/output/report.hwpx``;
- files that begin with the learner: ``가상01_report.hwpx``, ``가상01_a1-1-report.ipynb``;
- a zip a learner: ``가상01.zip`` or ``가상01_anything.zip``.

The learner is the name of the folder, or what stands before the first ``_`` of a file. Of the
folders Moodle makes (``가상01_1234_assignsubmission_file``), too, only the first part counts.
"""

from __future__ import annotations

import filecmp
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import composed, fit_for_all_systems, free_place, learner_id
from courseware.messages import say
from courseware.unpacking import is_left_behind, unpack
from graders.curriculum import LabEntry
from graders.submission import MATERIALS, OUTPUT
from groundwork.files import DISK_TROUBLE
from groundwork.messages import Message
from groundwork.problem import Problem

_MOODLE = "_assignsubmission_"
_OTHER_ARCHIVES = {".7z", ".rar", ".alz", ".egg", ".tar", ".gz"}
_NOTEBOOK = ".ipynb"


@dataclass
class StagedSubmission:
    """One learner's files, laid out as a submission: ``<lab>.ipynb`` and ``output/``.

    ``refused`` says, one sentence each, which of the files could not be taken and why.
    """

    learner: str
    folder: Path
    refused: list[Message] = field(default_factory=list)

    def files(self) -> list[Path]:
        """Paths of the files, relative to the folder, sorted."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder) for path in found)


@dataclass(frozen=True)
class Refused:
    """Something that belongs to no learner."""

    name: str
    reason: Message


def stage(source: Path, lab: LabEntry, target: Path) -> Iterator[StagedSubmission | Refused]:
    """Lay the submissions of a folder or zip out under ``target``, one learner after the other.

    Raises `Problem` when the source itself cannot be read.
    """
    opened = _opened(source, target / "opened")
    belongings = defaultdict(list)
    if (opened / OUTPUT).is_dir() or (opened / notebook_name(lab)).is_file():
        belongings[learner_id(composed(source.stem).split("_")[0])].append(opened)  # of one learner
    for path in [] if belongings else _entries(opened, lab):
        try:
            belongings[_learner_of(path)].append(path)
        except Problem as problem:
            yield Refused(composed(path.name), problem.message)
    for learner, paths in sorted(belongings.items()):
        staged = StagedSubmission(learner, target / "staged" / learner)
        staged.folder.mkdir(parents=True)
        for path in paths:
            try:
                _lay_out(path, staged, target / "unpacked")
            except Problem as problem:
                staged.refused.append(problem.message)
            except (OSError, RecursionError) as error:  # one that may not be read stops no other
                if getattr(error, "errno", None) in DISK_TROUBLE:
                    raise
                staged.refused.append(
                    say("{file:을} 모으지 못했습니다: {reason}", file=path.name, reason=error)
                )
        _name_notebook(staged, lab)
        yield staged


def _opened(source: Path, target: Path) -> Path:
    if source.is_dir():
        return source
    if not source.is_file():
        raise Problem(say("{file:을} 찾을 수 없습니다.", file=source))
    unpack(source, target)
    return target


def _entries(folder: Path, lab: LabEntry) -> list[Path]:
    """What stands in a folder, or in the one folder in it that is nobody's submission."""
    entries = sorted(path for path in folder.iterdir() if not is_left_behind(Path(path.name)))
    wrapped = len(entries) == 1 and entries[0].is_dir() and not entries[0].is_symlink()
    if wrapped and not _is_submission(entries[0], lab):
        return _entries(entries[0], lab)
    return entries


def _is_submission(folder: Path, lab: LabEntry) -> bool:
    kinds = {_NOTEBOOK, *(kind for artefact in lab.artefacts for kind in artefact.kinds)}
    return any((folder / name).is_dir() for name in (OUTPUT, lab.id)) or any(
        path.suffix.lower() in kinds and "_" not in path.name for path in folder.iterdir()
    )


def _learner_of(path: Path) -> str:
    name = composed(path.name)
    if path.is_symlink():
        raise Problem(say("바로가기(심볼릭 링크)여서 받지 않았습니다."))
    if path.is_dir():
        return learner_id(name.split("_")[0] if _MOODLE in name else name)
    if path.suffix.lower() in {".zip", *_OTHER_ARCHIVES}:
        return learner_id(Path(name).stem.split("_")[0])
    if "_" not in name:
        raise Problem(
            say("누구의 것인지 알 수 없습니다. 파일 이름을 ‘학번_파일이름’으로 바꿔 주세요.")
        )
    return learner_id(name.split("_")[0])


def _lay_out(path: Path, staged: StagedSubmission, spare: Path) -> None:
    """Copy a learner's folder, zip or file to its place in the submission."""
    if path.is_dir():
        _lay_out_folder(path, staged, spare)
    elif path.suffix.lower() == ".zip":
        _lay_out_zip(path, staged, spare)
    else:
        rest = composed(path.name).partition("_")[2] or path.name
        is_notebook = path.suffix.lower() == _NOTEBOOK
        place = Path(rest) if is_notebook else Path(OUTPUT, rest)
        _lay_out_file(path, staged, fit_for_all_systems(place))


def _lay_out_folder(folder: Path, staged: StagedSubmission, spare: Path) -> None:
    """Copy what a person made; the materials are the course's own and stay behind."""
    folder = _innermost(folder)
    for path in sorted(folder.rglob("*")):
        place = fit_for_all_systems(path.relative_to(folder))
        if is_left_behind(place) or place.parts[0] == MATERIALS:
            continue
        try:
            if path.suffix.lower() == ".zip" and spare not in path.parents:
                _lay_out_zip(path, staged, spare)
            elif path.is_symlink() or path.is_file():
                _lay_out_file(path, staged, place)
        except Problem as problem:
            staged.refused.append(problem.message)


def _lay_out_zip(path: Path, staged: StagedSubmission, spare: Path) -> None:
    unpacked = spare / staged.learner / path.stem
    unpack(path, unpacked)
    _lay_out_folder(unpacked, staged, spare)


def _lay_out_file(path: Path, staged: StagedSubmission, place: Path) -> None:
    if path.is_symlink():
        raise Problem(
            say("{file:은} 바로가기(심볼릭 링크)여서 받지 않았습니다.", file=place.as_posix())
        )
    if path.suffix.lower() in _OTHER_ARCHIVES:
        raise Problem(
            say("{file:은} zip이 아닌 압축 파일입니다. zip으로 다시 받아 주세요.", file=place.name)
        )
    _copy(path, staged.folder / place)


def _innermost(folder: Path) -> Path:
    """Zips often wrap everything in one more folder."""
    inside = [path for path in folder.iterdir() if not is_left_behind(Path(path.name))]
    if len(inside) == 1 and inside[0].is_dir() and inside[0].name != OUTPUT:
        return folder if inside[0].is_symlink() else _innermost(inside[0])
    return folder


def _copy(source: Path, target: Path) -> None:
    """Copy a file; where one of that name came before, the newer has the name and both stay."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        if filecmp.cmp(source, target, shallow=False):
            return
        if source.stat().st_mtime >= target.stat().st_mtime:
            target.rename(free_place(target))
        else:
            target = free_place(target)
    shutil.copy2(source, target)


def _name_notebook(staged: StagedSubmission, lab: LabEntry) -> None:
    """Give the lab's notebook its name, whatever copies and downloads made of it.

    One of another lab is told: the submission may have been meant for that one.
    """
    wanted = staged.folder / notebook_name(lab)
    notebooks = sorted(staged.folder.glob(f"*{_NOTEBOOK}"), key=lambda path: path.stat().st_mtime)
    if not notebooks:
        return
    ours = [path for path in notebooks if _lab_of(path) == lab.id]
    chosen = wanted if wanted in notebooks else (ours or notebooks)[-1]
    if (other := _lab_of(chosen)) not in (lab.id, None):
        staged.refused.append(
            say(
                "{file:은} 다른 실습({other})의 노트북입니다. 그 실습에 낸 것인지 확인해 주세요.",
                file=chosen.name,
                other=other,
            )
        )
    chosen.rename(wanted)


def _lab_of(notebook: Path) -> str | None:
    try:
        lab = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["labs"]["lab"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return str(lab)
