"""What was collected and is nobody's: kept until a person says whose it is, in one command.

The same command takes a learner who is none, made of a file's name before there was a roster, and
gives all that was submitted so to the one it is of.
"""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import MissingEntry

from courseware.collect import STAGING, Collected, store_one
from courseware.course import CourseFolder
from courseware.laying_out import StagedSubmission, lay_out_all
from courseware.messages import problem
from courseware.namesakes import moodle_owner, remember
from courseware.roster import Member, read_roster
from courseware.unassigned import remember_assigned, unassigned_folder
from graders.assessment import ASSESSMENTS
from graders.curriculum import LabEntry
from graders.notebook_run import RUNS
from graders.timestamp import submitted_at


def assign(course: CourseFolder, lab: LabEntry, what: str, who: str) -> Collected:
    """Give a thing that is nobody's, or all of a learner's who is none, to one of the class.

    What the one submitted before stays, as with any later submission. Raises `Problem` where there
    is no such thing or not one such person.
    """
    member = _member(course, who)
    thing = unassigned_folder(course, lab) / what
    learner = course.submitted(what, lab)
    if not thing.exists() and (not learner.is_dir() or what == member.learner):
        raise problem(
            "{lab}에 ‘{name}’이라는 미배정 파일이나 수강생이 없습니다. labs class show로 "
            "확인해 주세요.",
            lab=lab.id,
            name=what,
        )
    source = thing if thing.exists() else learner
    received = submitted_at(learner) or datetime.fromtimestamp(source.stat().st_ctime, UTC)
    with tempfile.TemporaryDirectory(dir=course.root, prefix=STAGING) as temporary:
        staged = StagedSubmission(member.learner, Path(temporary, "staged"))
        lay_out_all([source], staged, lab, Path(temporary, "unpacked"))
        line = store_one(course, lab, staged, received)
    if source == learner:
        _forget_learner(course, lab, what, member)
    else:
        remember_assigned(course, lab, what, member.learner)
        if owner := moodle_owner(what):
            remember(course, lab, member.learner, owner.number)
        shutil.rmtree(thing) if thing.is_dir() else thing.unlink()
    return line


def _member(course: CourseFolder, who: str) -> Member:
    roster = read_roster(course)
    found = roster.called(who)
    if len(found) == 1:
        return found[0]
    likely = found or roster.likely(who)
    raise problem(
        "명단에서 ‘{who}’에 해당하는 한 사람을 찾지 못했습니다. 수강생 번호로 적어 주세요: {names}",
        who=who,
        names=", ".join(f"{one.learner}({one.name} {one.department})" for one in likely) or "–",
    )


def _forget_learner(course: CourseFolder, lab: LabEntry, learner: str, member: Member) -> None:
    """Take one who is none out of a lab; what had been put aside goes to the one it is of."""
    for path in sorted(course.earlier(learner, lab).glob("*")):
        place = course.earlier(member.learner, lab) / f"{path.name}-{learner}"
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
    kept = ("submitted", "earlier", "autograded", "feedback", ASSESSMENTS, RUNS)
    for folder in (course.root / name / learner for name in kept):
        shutil.rmtree(folder / lab.id, ignore_errors=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    with course.gradebook() as gradebook:
        try:
            gradebook.remove_submission(lab.id, learner)
            if not gradebook.student_submissions(learner):
                gradebook.remove_student(learner)
        except MissingEntry:
            pass
