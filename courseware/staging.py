"""Find out who submitted what, in a folder or zip of files from any learning platform.

Three shapes are understood, also mixed, also inside one folder of their own:

- a folder a learner: ``가상01/output/report.hwpx``;
- files that begin with the learner: ``가상01_report.hwpx``, ``가상01_a1-1-report.ipynb``;
- a zip a learner: ``가상01.zip`` or ``가상01_anything.zip``.

The learner is the name of the folder, or what stands before the first ``_`` of a file. Of what
Moodle makes (``가상01_1234_assignsubmission_file``), too, only the first part counts, unless
another has the same name (`courseware.namesakes`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import composed, learner_id
from courseware.laying_out import StagedSubmission, is_notebook, lay_out_all
from courseware.messages import problem
from courseware.namesakes import (
    NO_NUMBERS,
    Numbers,
    Owner,
    moodle_owner,
    tell_apart,
    what_to_tell,
)
from courseware.unpacking import is_left_behind, unpack
from graders.curriculum import LabEntry
from graders.submission import ARCHIVES, OUTPUT
from groundwork.messages import Message
from groundwork.problem import Problem


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
        mine = [path for owner in owners for path in belongings[owner]]
        lay_out_all(mine, staged, lab, target / "unpacked")
        yield staged


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
    if len(entries) == 1 and entries[0].is_dir() and not entries[0].is_symlink():
        [only] = entries
        if not moodle_owner(composed(only.name)) and not _is_submission(only, lab):
            return _entries(only, lab)
    return entries


def _is_submission(folder: Path, lab: LabEntry) -> bool:
    kinds = {kind for artefact in lab.artefacts for kind in artefact.kinds}
    return any((folder / name).is_dir() for name in (OUTPUT, lab.id)) or any(
        (path.suffix.lower() in kinds or is_notebook(path)) and "_" not in path.name
        for path in folder.iterdir()
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
