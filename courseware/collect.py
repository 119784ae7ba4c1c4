"""Collect submissions into a course: the last counts, earlier ones stay aside, nothing is lost."""

import filecmp
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import nbformat
from nbgrader.utils import capture_log, temp_attrs

from courseware.chosen_notebook import name_notebook
from courseware.course import CourseFolder, done, notebook_name, require_release
from courseware.exchange import CollectSubmissions
from courseware.laying_out import StagedSubmission
from courseware.messages import problem, say
from courseware.namesakes import known_numbers, remember
from courseware.release import exchange_of
from courseware.roster import Member, read_roster
from courseware.staging import Known, Nobodys, Refused, stage
from courseware.unassigned import assigned, keep_unassigned
from graders.curriculum import LabEntry
from graders.submission import MATERIALS, SECRET, NotSubmitted, Submission
from graders.timestamp import FORMAT, TIMESTAMP, submitted_at
from groundwork.messages import Message
from groundwork.problem import Problem

STAGING = ".collecting-"  # what folders begin with that are in use
_CLOCKS_DIFFER = timedelta(days=1)


class Status(StrEnum):
    """What became of a submission."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"
    OLDER = "older"
    REFUSED = "refused"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True)
class Collected:
    """A line of the report: whose, which files, what became of them, what was refused and why."""

    learner: str
    status: Status
    files: tuple[str, ...] = ()
    refused: tuple[Message, ...] = ()


def collect_files(
    course: CourseFolder, lab: LabEntry, source: Path, received: datetime | None = None
) -> Iterator[Collected]:
    """Collect from a folder or zip of files of any learning platform.

    Submitted is submitted when it was ``received``, or now: the files' own dates come from clocks
    that anybody may set. Raises `Problem` when the lab is not released or the source cannot be
    read.
    """
    require_release(course, lab)
    received = (received or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    known = Known(read_roster(course), known_numbers(course, lab), assigned(course, lab))
    for left in course.root.glob(f"{STAGING}*"):  # by a run that was cut off
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=course.root, prefix=STAGING) as temporary:
        for item in stage(source, lab, Path(temporary), known):
            if isinstance(item, Refused):
                yield Collected(item.name, Status.REFUSED, refused=(item.reason,))
            elif isinstance(item, Nobodys):
                name = keep_unassigned(course, lab, item.path)
                yield Collected(name, Status.UNASSIGNED, refused=(_whose(lab, name, item.likely),))
            else:
                yield store_one(course, lab, item, received)


def collect_exchange(course: CourseFolder, lab: LabEntry) -> Iterator[Collected]:
    """Collect from nbgrader's exchange, which itself keeps every earlier submission.

    Raises `Problem` where the exchange cannot be used.
    """
    require_release(course, lab)
    before = {
        learner: submitted_at(course.submitted(learner, lab)) for learner in course.learners(lab)
    }
    api = exchange_of(course)
    with temp_attrs(api.coursedir, assignment_id=lab.id):
        collector = CollectSubmissions(
            coursedir=api.coursedir, authenticator=api.authenticator, parent=api
        )
        collector.update = True
        result = capture_log(collector)
    if not done(course, result):
        raise problem(
            "교환 폴더({folder})에서 제출물을 모으지 못했습니다. labs release --exchange로 "
            "먼저 배포했는지 확인해 주세요.",
            folder=api.exchange_root,
        )
    for learner in course.learners(lab):
        folder = course.submitted(learner, lab)
        ensure_notebook(course, learner, lab)
        if learner not in before:
            status = Status.NEW
        else:
            unchanged = before[learner] == submitted_at(folder)
            status = Status.SAME if unchanged else Status.REPLACED
        refused = tuple(collector.refused.pop(learner, ()))
        yield Collected(learner, status, _names(StagedSubmission(learner, folder)), refused)
    for learner, reasons in collector.refused.items():
        yield Collected(learner, Status.REFUSED, refused=tuple(reasons))


def ensure_notebook(course: CourseFolder, learner: str, lab: LabEntry) -> None:
    """A submission of office files gets the notebook as released: nbgrader grades notebooks."""
    notebook = course.submitted(learner, lab) / notebook_name(lab)
    if not notebook.exists():
        shutil.copyfile(course.release(lab) / notebook_name(lab), notebook)


def store_one(
    course: CourseFolder, lab: LabEntry, staged: StagedSubmission, received: datetime
) -> Collected:
    """Put one learner's submission into its place."""
    released = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    name_notebook(staged, lab, released)
    files = _names(staged)
    if not files:
        nothing = say("제출한 파일이 없습니다.")
        refused = tuple(staged.refused) or (nothing,)
        return Collected(staged.learner, Status.REFUSED, refused=refused)
    if (newest := _newest(staged)) > received + _CLOCKS_DIFFER:
        staged.refused.append(
            say(
                "파일의 날짜({date:%Y-%m-%d})가 받은 때보다 나중입니다. 날짜는 점수에 반영하지 "
                "않고, 받은 때를 제출한 때로 봅니다.",
                date=newest,
            )
        )
    status = _placed(course, lab, staged, received)
    if status in (Status.NEW, Status.REPLACED):
        ensure_notebook(course, staged.learner, lab)
    if staged.number:
        remember(course, lab, staged.learner, staged.number)
    return Collected(staged.learner, status, files, tuple(staged.refused))


def _placed(
    course: CourseFolder, lab: LabEntry, staged: StagedSubmission, received: datetime
) -> Status:
    """Move a submission to its place; both moves are renames, so nothing is ever half there.

    What is collected last counts, whatever the dates of its files. Only what was kept aside before
    stays aside. What somebody submits no more is still submitted.
    """
    place = course.submitted(staged.learner, lab)
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = sorted(course.earlier(staged.learner, lab).glob("*"))
    while received in [submitted_at(folder) for folder in (place, *aside)]:
        received += timedelta(microseconds=1)  # nbgrader knows by it what it has graded
    if not place.exists():
        _stamp(staged.folder, received)
        staged.folder.rename(place)
        return Status.NEW
    if _adds_nothing(staged, place, lab):
        return Status.SAME
    if any(_adds_nothing(staged, folder, lab) for folder in aside):
        return Status.OLDER
    for file in left_out(place, staged.folder, lab):
        (staged.folder / file).parent.mkdir(exist_ok=True)
        shutil.copy2(place / file, staged.folder / file)
        if file.suffix != ".ipynb":
            staged.refused.append(
                say("이번에 제출하지 않은 {file:은} 이전에 제출한 것을 검사합니다.", file=file.name)
            )
    _stamp(staged.folder, received)
    place.rename(_aside(course, staged.learner, lab))
    staged.folder.rename(place)
    return Status.REPLACED


def _stamp(folder: Path, received: datetime) -> None:
    (folder / TIMESTAMP).write_text(f"{received:{FORMAT}}", encoding="utf-8")


def left_out(before: Path, now: Path, lab: LabEntry) -> list[Path]:
    """What was submitted before and has nothing in its place now: the notebook, a whole artefact.

    Somebody who submits only a better file has not taken back the others.
    """
    earlier, later = (Submission(lab, folder, folder / MATERIALS) for folder in (before, now))
    names = [notebook_name(lab)]
    for artefact in later.missing():
        with suppress(NotSubmitted, Problem):
            names.append(earlier.find(artefact.name).relative_to(before).as_posix())
    return [Path(name) for name in names if (before / name).exists() and not (now / name).exists()]


def _aside(course: CourseFolder, learner: str, lab: LabEntry) -> Path:
    """A free place for what stood there so far, named after when it was submitted."""
    folder = course.earlier(learner, lab)
    folder.mkdir(parents=True, exist_ok=True)
    submitted = submitted_at(course.submitted(learner, lab)) or datetime.now(UTC)
    name = f"{submitted:%Y%m%d-%H%M%S}"
    taken = sum(1 for path in folder.iterdir() if path.name.startswith(name))
    return folder / (f"{name}-{taken + 1}" if taken else name)


def _adds_nothing(new: StagedSubmission, old: Path, lab: LabEntry) -> bool:
    """Whether all of a submission is in an earlier one, and nothing more that is looked at."""
    own = [path for path in new.files() if path.name != TIMESTAMP]
    rest = {path for path in StagedSubmission(new.learner, old).files() if path.name != TIMESTAMP}
    return rest - {*own, *left_out(old, new.folder, lab)} == set() and all(
        path in rest and filecmp.cmp(new.folder / path, old / path, shallow=False) for path in own
    )


def _newest(staged: StagedSubmission) -> datetime:
    """When the newest file says it was made; the end of the calendar where it is beyond that."""
    newest = max((staged.folder / path).stat().st_mtime for path in staged.files())
    try:
        return datetime.fromtimestamp(newest, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def _names(staged: StagedSubmission) -> tuple[str, ...]:
    own = (path for path in staged.files() if path.name not in (TIMESTAMP, SECRET))
    return tuple(path.as_posix() for path in own)


def _whose(lab: LabEntry, name: str, likely: tuple[Member, ...]) -> Message:
    if not likely:
        return say(
            '명단에서 누구의 것인지 찾지 못했습니다. 배정: labs class assign {lab} "{name}" 수강생',
            lab=lab.id,
            name=name,
        )
    return say(
        '누구의 것인지 확인해 주세요: {names}. 배정: labs class assign {lab} "{name}" {first}',
        names=", ".join(f"{one.learner}({one.name} {one.department})" for one in likely),
        lab=lab.id,
        name=name,
        first=likely[0].learner,
    )
