"""Find out who submitted what, in a folder or zip of files from any learning platform.

Three shapes are understood, also mixed, also inside one folder of their own:

- a folder a learner: ``가상01/output/report.hwpx``;
- files that begin with the learner: ``가상01_report.hwpx``, ``가상01_a1-1-report.ipynb``;
- a zip a learner: ``가상01.zip`` or ``가상01_anything.zip``.

The learner is the name of the folder, or what stands before the first ``_`` of a file. Of what
Moodle makes (``가상01_1234_assignsubmission_file``), too, only the first part counts, unless
another has the same name (`courseware.namesakes`).
"""

import filecmp
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import composed, fit_for_all_systems, free_place, learner_id
from courseware.messages import problem, say
from courseware.namesakes import (
    NO_NUMBERS,
    Numbers,
    Owner,
    moodle_owner,
    tell_apart,
    what_to_tell,
    without_owner,
)
from courseware.unpacking import is_left_behind, unpack
from graders.curriculum import LabEntry
from graders.submission import ARCHIVES, NOT_SUBMITTED, OUTPUT
from groundwork.files import DISK_TROUBLE, MAX_UNPACKED_BYTES
from groundwork.messages import Message
from groundwork.problem import Problem

_ZIP = ".zip"
_MOST_ZIPS = 20  # in one submission, of zips in zips
_NOTEBOOK = ".ipynb"


@dataclass
class StagedSubmission:
    """One learner's files, laid out as a submission: ``<lab>.ipynb`` and ``output/``.

    ``refused`` says, one sentence each, which of the files could not be taken and why, and what
    else is to be looked at; ``unopened`` are archives among them. ``number`` is the learner's in
    Moodle, where it came from there.
    """

    learner: str
    folder: Path
    refused: list[Message] = field(default_factory=list)
    number: str = ""
    unopened: list[Path] = field(default_factory=list)

    def files(self) -> list[Path]:
        """Paths of the files, relative to the folder, sorted."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder) for path in found)


@dataclass(frozen=True)
class Refused:
    """Something that belongs to no learner."""

    name: str
    reason: Message


def stage(
    source: Path, lab: LabEntry, target: Path, before: Numbers = NO_NUMBERS
) -> Iterator[StagedSubmission | Refused]:
    """Lay the submissions of a folder or zip out under ``target``, one learner after the other.

    ``before`` has the learners collected so far with their numbers in Moodle. Raises `Problem` when
    the source itself cannot be read.
    """
    opened = _opened(source, target / "opened")
    belongings = defaultdict(list)
    if (opened / OUTPUT).is_dir() or (opened / notebook_name(lab)).is_file():
        name = composed(source.stem)  # of one learner
        belongings[moodle_owner(name) or Owner(learner_id(name.split("_")[0]))].append(opened)
    for path in [] if belongings else _entries(opened, lab):
        try:
            belongings[_owner_of(path)].append(path)
        except Problem as problem:
            yield Refused(composed(path.name), problem.message)
    learners = tell_apart(belongings, before)
    for learner in sorted(set(learners.values())):
        owners = [owner for owner in sorted(belongings) if learners[owner] == learner]
        staged = StagedSubmission(learner, target / "staged" / learner, number=owners[-1].number)
        staged.refused += what_to_tell(owners[-1], learner, before)
        staged.folder.mkdir(parents=True)
        for path in (path for owner in owners for path in belongings[owner]):
            _take(path, staged, target / "unpacked")
        _leave_unopened(staged)
        _name_notebook(staged, lab)
        yield staged


def _take(path: Path, staged: StagedSubmission, spare: Path) -> None:
    """Lay out one thing of a learner's; what cannot be taken is told and stops nothing else."""
    try:
        _lay_out(path, staged, spare)
    except Problem as problem:
        staged.refused.append(problem.message)
    except (OSError, RecursionError) as error:  # one that may not be read stops no other
        if getattr(error, "errno", None) in DISK_TROUBLE:
            raise
        staged.refused.append(
            say("{file:을} 모으지 못했습니다: {reason}", file=path.name, reason=error)
        )


def _opened(source: Path, target: Path) -> Path:
    if source.is_dir():
        return source
    if not source.is_file():
        raise problem("{file:을} 찾을 수 없습니다.", file=source)
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


def _owner_of(path: Path) -> Owner:
    name = composed(path.name)
    if path.is_symlink():
        raise problem("바로가기(심볼릭 링크)여서 받지 않았습니다.")
    if owner := moodle_owner(name):
        return owner
    if path.is_dir():
        return Owner(learner_id(name))
    if path.suffix.lower() in ARCHIVES:
        return Owner(learner_id(Path(name).stem.split("_")[0]))
    if "_" not in name:
        raise problem(
            "누구의 제출물인지 알 수 없습니다. 파일 이름을 ‘번호_파일이름’으로 바꿔 주세요."
        )
    return Owner(learner_id(name.split("_")[0]))


def _lay_out(path: Path, staged: StagedSubmission, spare: Path) -> None:
    """Copy a learner's folder, zip or file to its place in the submission."""
    if path.is_dir():
        _lay_out_folder(path, staged, spare)
    elif path.suffix.lower() == _ZIP:
        _lay_out_zip(path, staged, spare)
    else:
        rest = without_owner(composed(path.name))
        is_notebook = path.suffix.lower() == _NOTEBOOK
        place = Path(rest) if is_notebook else Path(OUTPUT, rest)
        _lay_out_file(path, staged, fit_for_all_systems(place))


def _lay_out_folder(folder: Path, staged: StagedSubmission, spare: Path) -> None:
    """Copy what a person made for the lab; materials and files of their own work stay behind."""
    folder = _innermost(folder)
    for path in sorted(folder.rglob("*")):
        place = fit_for_all_systems(path.relative_to(folder))
        if is_left_behind(place) or place.parts[0] in NOT_SUBMITTED:
            continue
        try:
            if path.suffix.lower() == _ZIP and path.is_file() and not path.is_symlink():
                _lay_out_zip(path, staged, spare)
            elif path.is_symlink() or path.is_file():
                _lay_out_file(path, staged, place)
        except Problem as problem:
            staged.refused.append(problem.message)


def _lay_out_zip(path: Path, staged: StagedSubmission, spare: Path) -> None:
    """Unpack a zip, and the zips in it, as long as all together are no more than is reasonable."""
    spare = spare / staged.learner
    before = len(list(spare.glob("*")))
    try:
        if before == _MOST_ZIPS:
            raise problem(
                "{file:은} 열지 않았습니다. 한 사람이 제출한 zip이 {most}개를 넘습니다.",
                file=path.name,
                most=_MOST_ZIPS,
            )
        taken = sum(file.stat().st_size for file in spare.rglob("*") if file.is_file())
        unpack(path, spare / str(before), MAX_UNPACKED_BYTES - taken)
    except Problem:
        staged.unopened.append(path)
        raise
    _lay_out_folder(spare / str(before), staged, spare.parent)


def _lay_out_file(path: Path, staged: StagedSubmission, place: Path) -> None:
    if path.is_symlink():
        raise problem("{file:은} 바로가기(심볼릭 링크)여서 받지 않았습니다.", file=place.as_posix())
    if path.suffix.lower() in ARCHIVES:
        staged.unopened.append(path)
        raise problem(
            "{file:은} zip이 아닌 압축 파일입니다. zip으로 다시 받아 주세요.", file=place.name
        )
    _copy(path, staged.folder / place)


def _leave_unopened(staged: StagedSubmission) -> None:
    """Put archives that could not be opened beside the rest, so that a person looks into them."""
    if staged.files():
        for path in staged.unopened:
            _copy(path, staged.folder / OUTPUT / fit_for_all_systems(Path(path.name)))


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
                "{file:은} 다른 실습({other})의 실습 파일입니다. 그 실습에 제출한 것인지 확인해 "
                "주세요.",
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
