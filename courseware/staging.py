"""Find out who submitted what, in a folder or zip of files from any learning platform.

Three shapes are understood, also mixed, also inside one folder of their own:

- a folder a learner: ``가상01/output/report.hwpx``;
- files that begin with the learner: ``가상01_report.hwpx``, ``가상01_a1-1-report.ipynb``;
- a zip a learner: ``가상01.zip`` or ``가상01_anything.zip``.

The learner is the name of the folder, or what stands before the first ``_`` of a file. Of what
Moodle makes (``가상01_1234_assignsubmission_file``), too, only the first part counts, unless
another has the same name (`courseware.namesakes`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import composed, learner_id
from courseware.laying_out import StagedSubmission, is_notebook, lay_out_all
from courseware.messages import problem
from courseware.namesakes import (
    Numbers,
    Owner,
    moodle_owner,
    tell_apart,
    what_to_tell,
)
from courseware.roster import Member, Roster
from courseware.unpacking import is_left_behind, unpack
from graders.curriculum import LabEntry
from graders.submission import ARCHIVES, OUTPUT
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem


@dataclass(frozen=True)
class Refused:
    """Something that belongs to no learner."""

    name: str
    reason: Message


@dataclass(frozen=True)
class Nobodys:
    """Something that is of one of a class, and nothing says of whom; the likeliest first."""

    path: Path
    likely: tuple[Member, ...]


@dataclass(frozen=True)
class Known:
    """What is known of a class: who is in it, Moodle's numbers of those collected so far, and the
    learners that a person found for things which were nobody's."""

    roster: Roster = field(default_factory=Roster)
    numbers: Numbers = field(default_factory=dict)
    assigned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Thing:
    path: Path
    owner: Owner | None
    reason: Message = NOTHING


def stage(
    source: Path, lab: LabEntry, target: Path, known: Known | None = None
) -> Iterator[StagedSubmission | Refused | Nobodys]:
    """Lay the submissions of a folder or zip out under ``target``, one learner after the other.

    Of a class with a roster nobody else is a learner. Raises `Problem` when the source itself
    cannot be read.
    """
    known = known or Known()
    things = list(_things(source, _opened(source, target / "opened"), lab))
    whose = _whose(things, known)
    for thing in things:
        name = composed(thing.path.name)
        if thing.path not in whose and known.roster.members and not thing.path.is_symlink():
            yield Nobodys(thing.path, tuple(_members(thing, known) or known.roster.likely(name)))
        elif thing.path not in whose:
            yield Refused(name, thing.reason)
    for learner in sorted(set(whose.values())):
        mine = [thing for thing in things if whose.get(thing.path) == learner]
        owner = max(thing.owner or Owner(learner) for thing in mine)
        staged = StagedSubmission(learner, target / "staged" / learner, number=owner.number)
        if not known.roster.members:
            staged.refused += what_to_tell(owner, learner, known.numbers)
        lay_out_all([thing.path for thing in mine], staged, lab, target / "unpacked")
        yield staged


def _things(source: Path, opened: Path, lab: LabEntry) -> Iterator[_Thing]:
    if (opened / OUTPUT).is_dir() or (opened / notebook_name(lab)).is_file():
        name = composed(source.stem)  # of one learner
        yield _Thing(opened, moodle_owner(name) or Owner(learner_id(name.split("_")[0])))
        return
    for path in _entries(opened, lab):
        try:
            yield _Thing(path, _owner_of(path))
        except Problem as problem:
            yield _Thing(path, None, problem.message)


def _whose(things: Sequence[_Thing], known: Known) -> dict[Path, str]:
    """The learner of each thing of which it is certain."""
    if known.roster.members:
        found = {thing.path: _members(thing, known) for thing in things}
        return {path: members[0].learner for path, members in found.items() if len(members) == 1}
    learners = tell_apart({thing.owner for thing in things if thing.owner}, known.numbers)
    return {thing.path: learners[thing.owner] for thing in things if thing.owner}


def _members(thing: _Thing, known: Known) -> list[Member]:
    """Who of the class may be meant by what stands before the first ``_``."""
    name, owner = composed(thing.path.name), thing.owner
    numbers = {number: learner for learner, number in known.numbers.items() if number}
    learner = known.assigned.get(name) or numbers.get(owner.number if owner else "")
    return known.roster.called(learner or (owner.name if owner else name))


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
