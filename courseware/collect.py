"""Collect submissions into a course: the last counts, earlier ones stay aside, nothing is lost."""

import filecmp
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from nbgrader.utils import capture_log, temp_attrs

from courseware.course import CourseFolder, done, notebook_name, require_release
from courseware.exchange import CollectSubmissions
from courseware.messages import problem, say
from courseware.namesakes import known_numbers, remember
from courseware.release import exchange_of
from courseware.staging import Refused, StagedSubmission, stage
from graders.curriculum import LabEntry
from graders.submission import SECRET
from graders.timestamp import FORMAT, TIMESTAMP, submitted_at
from groundwork.messages import Message

_STAGING = ".collecting-"
_BEFORE_COMPUTERS = datetime(2000, 1, 1, tzinfo=UTC)  # platforms that know no date write 1980


class Status(StrEnum):
    """What became of a submission."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"
    OLDER = "older"
    REFUSED = "refused"


@dataclass(frozen=True)
class Collected:
    """A line of the report: whose, which files, what became of them, what was refused and why."""

    learner: str
    status: Status
    files: tuple[str, ...] = ()
    refused: tuple[Message, ...] = ()


def collect_files(course: CourseFolder, lab: LabEntry, source: Path) -> Iterator[Collected]:
    """Collect from a folder or zip of files of any learning platform.

    Raises `Problem` when the lab is not released or the source cannot be read.
    """
    require_release(course, lab)
    for left in course.root.glob(f"{_STAGING}*"):  # by a run that was cut off
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=course.root, prefix=_STAGING) as temporary:
        for item in stage(source, lab, Path(temporary), known_numbers(course, lab)):
            if isinstance(item, Refused):
                yield Collected(item.name, Status.REFUSED, refused=(item.reason,))
            else:
                line = _stored(course, lab, item)
                if item.number and line.status is not Status.REFUSED:
                    remember(course, lab, item.learner, item.number)
                yield line


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


def _stored(course: CourseFolder, lab: LabEntry, staged: StagedSubmission) -> Collected:
    files, refused = _names(staged), tuple(staged.refused)
    if not files:
        nothing = say("제출한 파일이 없습니다.")
        return Collected(staged.learner, Status.REFUSED, refused=refused or (nothing,))
    status = _placed(course, lab, staged)
    if status in (Status.NEW, Status.REPLACED):
        ensure_notebook(course, staged.learner, lab)
    return Collected(staged.learner, status, files, refused)


def _placed(course: CourseFolder, lab: LabEntry, staged: StagedSubmission) -> Status:
    """Move a submission to its place; both moves are renames, so nothing is ever half there.

    What is collected last counts, whatever the dates of its files: a report that was forgotten may
    be older than the notebook it completes. Only what was kept aside before stays aside.
    """
    place = course.submitted(staged.learner, lab)
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = sorted(course.earlier(staged.learner, lab).glob("*"))
    moments = [submitted_at(folder) for folder in (place, *aside)]
    (staged.folder / TIMESTAMP).write_text(f"{_moment(staged, moments):{FORMAT}}", encoding="utf-8")
    if not place.exists():
        staged.folder.rename(place)
        return Status.NEW
    if _same_files(staged, StagedSubmission(staged.learner, place), lab):
        return Status.SAME
    if any(_same_files(staged, StagedSubmission(staged.learner, folder), lab) for folder in aside):
        return Status.OLDER
    _keep_notebook(place, staged.folder, lab)
    place.rename(_aside(course, staged.learner, lab))
    staged.folder.rename(place)
    return Status.REPLACED


def _keep_notebook(before: Path, now: Path, lab: LabEntry) -> None:
    """Somebody who submits only a better file has not taken back the answers in the notebook."""
    name = notebook_name(lab)
    if (before / name).is_file() and not (now / name).exists():
        shutil.copy2(before / name, now / name)


def _aside(course: CourseFolder, learner: str, lab: LabEntry) -> Path:
    """A free place for what stood there so far, named after when it was submitted."""
    folder = course.earlier(learner, lab)
    folder.mkdir(parents=True, exist_ok=True)
    submitted = submitted_at(course.submitted(learner, lab)) or datetime.now(UTC)
    name = f"{submitted:%Y%m%d-%H%M%S}"
    taken = sum(1 for path in folder.iterdir() if path.name.startswith(name))
    return folder / (f"{name}-{taken + 1}" if taken else name)


def _same_files(new: StagedSubmission, old: StagedSubmission, lab: LabEntry) -> bool:
    """Whether two submissions have the same files; a notebook that we put in counts for none."""
    mine = [path for path in new.files() if path.name != TIMESTAMP]
    theirs = [path for path in old.files() if path.name != TIMESTAMP]
    if Path(notebook_name(lab)) not in mine:
        theirs = [path for path in theirs if path != Path(notebook_name(lab))]
    return mine == theirs and all(
        filecmp.cmp(new.folder / path, old.folder / path, shallow=False) for path in mine
    )


def _moment(staged: StagedSubmission, taken: list[datetime | None]) -> datetime:
    """When the newest file was made, or now where the platform did not keep that.

    No two submissions of a learner have the same: nbgrader knows by it what it has graded.
    """
    newest = max((staged.folder / path).stat().st_mtime for path in staged.files())
    moment = datetime.fromtimestamp(int(newest), UTC)
    if moment <= _BEFORE_COMPUTERS:
        moment = datetime.now(UTC).replace(microsecond=0)
    while moment in taken:
        moment += timedelta(microseconds=1)
    return moment


def _names(staged: StagedSubmission) -> tuple[str, ...]:
    own = (path for path in staged.files() if path.name not in (TIMESTAMP, SECRET))
    return tuple(path.as_posix() for path in own)
