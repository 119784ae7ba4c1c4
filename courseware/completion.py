"""Who completes a course (수료): points and attendance against the criteria of the city.

The criteria are the city's own (지방공무원 교육훈련법 시행령 제29조제3항 leaves them to it where
job training is run as specialist education) and stand in ``completion.toml`` of the course folder.
It is made with 60 of 100 points, what 제20조제2항 asks of training institutes, and 80 % attendance.
"""

import shutil
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from courseware.course import CourseFolder
from courseware.file_names import learner_id
from courseware.messages import problem, say
from courseware.results import Results
from courseware.roster import Roster, State, enrol, read_rows, state_of
from groundwork.files import writing
from groundwork.messages import NOTHING, Message

CRITERIA = "completion.toml"
_TEMPLATE = Path(__file__).parent / "templates" / "completion.toml.txt"
_NOT_HERE = {State.LEFT: say("전출 또는 수강 취소"), State.ABSENT: say("결석")}


class Standing(StrEnum):
    """What is decided of a learner; pending waits for a person's points or for the attendance."""

    COMPLETED = "completed"
    NOT_COMPLETED = "not completed"
    PENDING = "pending"


@dataclass(frozen=True)
class Criteria:
    """What completing takes, and what the certificate says.

    ``points`` of 100, ``attendance`` in percent, ``hours`` that are credited (상시학습).
    """

    points: float
    attendance: float
    hours: float
    title: str
    issuer: str
    issued: str


@dataclass(frozen=True)
class Person:
    """A row of the list of learners; ``attendance`` in percent, None where nothing is written."""

    learner: str
    name: str
    department: str
    attendance: float | None
    state: State = State.HERE


@dataclass(frozen=True)
class Decision:
    """A row of the register; ``number`` is the place in the list, so it never moves."""

    number: int
    person: Person
    points: float
    standing: Standing
    why: Message


def read_criteria(course: CourseFolder) -> Criteria:
    """The criteria of a course; the file is made where there is none. Raises `Problem`."""
    path = course.root / CRITERIA
    if not path.exists():
        with writing(path) as temporary:
            shutil.copyfile(_TEMPLATE, temporary)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return Criteria(
            float(found["points"]),
            float(found["attendance"]),
            float(found["hours"]),
            str(found["title"]),
            str(found["issuer"]),
            str(found["issued"]),
        )
    except (OSError, UnicodeError, ValueError, TypeError, KeyError) as error:
        raise problem(
            "수료 기준 {file:을} 읽을 수 없습니다: {reason}", file=path, reason=error
        ) from error


def read_people(
    path: Path, known: Collection[str] = (), roster: Roster | None = None
) -> list[Person]:
    """The learners of a list in Excel or csv, by the ids of the ``roster`` where there is one.

    Without it they are called as the list calls them; ``known`` are those who submitted. Attendance
    is 95, 95% or 0.95. Raises `Problem` for a file without ids and names, an id that stands twice,
    or an attendance that is none.
    """
    rows = read_rows(path, known=known)
    members = enrol(rows, roster).members[: len(rows)] if roster and roster.members else None
    people = []
    for place, row in enumerate(rows):
        learner = members[place].learner if members else learner_id(row.learner or row.name)
        present = _percent(row.attendance, learner)
        name = row.name or learner
        people.append(Person(learner, name, row.department, present, state_of(row.state)))
    ids = [person.learner for person in people]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise problem(
            "{file}에 같은 수강생이 두 번 있습니다: {names}",
            file=path.name,
            names=", ".join(twice),
        )
    return people


def people_of(roster: Roster) -> list[Person]:
    """Everybody of a class."""
    return [
        Person(
            member.learner,
            member.name,
            member.department,
            _percent(member.attendance, member.learner),
            member.state,
        )
        for member in roster.members
    ]


def decide(people: Sequence[Person], scores: Results, criteria: Criteria) -> Iterator[Decision]:
    """Decide of each learner, by the points of all labs of ``scores`` together, out of 100.

    A lab for which nothing was submitted counts with nothing.
    """
    of = sum(lab.points for lab in scores.labs)
    for number, person in enumerate(people, start=1):
        found = [scores.scores.get((person.learner, lab.id)) for lab in scores.labs]
        points = 100 * sum(score.points for score in found if score) / of if of else 0.0
        waiting = sum(score.waiting for score in found if score)
        yield Decision(number, person, points, *_standing(person, points, waiting, criteria))


def _standing(
    person: Person, points: float, waiting: int, criteria: Criteria
) -> tuple[Standing, Message]:
    if person.state is not State.HERE:
        return Standing.NOT_COMPLETED, _NOT_HERE[person.state]
    if person.attendance is not None and person.attendance < criteria.attendance:
        return Standing.NOT_COMPLETED, say(
            "출석률이 기준({least:g}%)에 못 미침", least=criteria.attendance
        )
    if points < criteria.points and not waiting:
        return Standing.NOT_COMPLETED, say(
            "점수가 기준({least:g}점)에 못 미침", least=criteria.points
        )
    if points < criteria.points:
        return Standing.PENDING, say("강사 채점 항목 {count}건 미완료", count=waiting)
    if person.attendance is None:
        return Standing.PENDING, say("출석률이 없음")
    return Standing.COMPLETED, NOTHING


def _percent(text: str, learner: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = -1.0
    if not text.endswith("%") and 0 <= value <= 1:
        value *= 100
    if not 0 <= value <= 100:
        raise problem(
            "{learner}의 출석률을 0~100의 숫자로 적어 주세요: {text}",
            learner=learner,
            text=text,
        )
    return value
