"""Two people of one name (동명이인) in a Moodle download stay two, and it is told.

Moodle names what it gives out ``<name>_<number>_assignsubmission_…``. The number is a person's own
within one lab, so it is remembered with each lab of a course.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from courseware.course import CourseFolder
from courseware.file_names import learner_id
from courseware.messages import say
from graders.curriculum import LabEntry
from groundwork.files import write_whole
from groundwork.messages import Message

NUMBERS = "moodle-numbers.json"
_MOODLE = re.compile(r"([^_]*)_(\d+)_assignsubmission_[a-z]+_?")

Numbers = Mapping[str, str]  # of learners collected before; empty where it is not known


@dataclass(frozen=True, order=True)
class Owner:
    """Whose a file is: a name, and Moodle's number where Moodle gave it."""

    name: str
    number: str = ""


def moodle_owner(name: str) -> Owner | None:
    """Whose something of Moodle's is; None where it is not Moodle's."""
    found = _MOODLE.match(name)
    return Owner(learner_id(found[1]), found[2]) if found else None


def without_owner(name: str) -> str:
    """A file's name without what says whose it is."""
    found = _MOODLE.match(name)
    return (name[found.end() :] if found else name.partition("_")[2]) or name


def tell_apart(owners: Collection[Owner], before: Numbers) -> dict[Owner, str]:
    """The learner of each owner: by the name, and of namesakes by the number as well.

    ``before`` has the learners of the lab so far. Who was collected under the plain name keeps it.
    """
    return {owner: _learner(owner, owners, before) for owner in owners}


def _learner(owner: Owner, owners: Collection[Owner], before: Numbers) -> str:
    name, number = owner.name, owner.number
    if not number or before.get(name) == number:
        return name
    numbers = {other.number for other in owners if other.name == name and other.number}
    numbers |= {known for learner, known in before.items() if learner == f"{name}_{known}"}
    alone = numbers == {number} and not before.get(name)
    return name if alone else learner_id(f"{name}_{number}")


def what_to_tell(owner: Owner, learner: str, before: Numbers) -> Iterator[Message]:
    """What the instructor is to know about how a learner was told from others."""
    if learner != owner.name:
        yield say(
            "Moodle에 이름이 ‘{name}’인 사람이 둘 이상이어서 {learner:으로} 따로 모았습니다.",
            name=owner.name,
            learner=learner,
        )
    elif owner.number and before.get(learner) == "":
        yield say(
            "이전에 모은 ‘{name}’의 Moodle 번호를 알 수 없어 같은 사람으로 처리했습니다. 이름이 "
            "같은 사람이 있는지 확인해 주세요.",
            name=learner,
        )


def known_numbers(course: CourseFolder, lab: LabEntry) -> dict[str, str]:
    """Moodle's number of each learner who has submitted a lab; empty where it is not known.

    Namesakes of other labs are among them: a name that was shared once is shared.
    """
    known = _read(course)
    told_apart = {
        learner: number
        for numbers in known.values()
        for learner, number in numbers.items()
        if learner.endswith(f"_{number}")
    }
    numbers = known.get(lab.id, {})
    return told_apart | {learner: numbers.get(learner, "") for learner in course.learners(lab)}


def remember(course: CourseFolder, lab: LabEntry, learner: str, number: str) -> None:
    """Keep Moodle's number of a learner for the next time a lab is collected."""
    known = _read(course)
    if known.setdefault(lab.id, {}).get(learner) != number:
        known[lab.id][learner] = number
        write_whole(course.root / NUMBERS, json.dumps(known, ensure_ascii=False))


def _read(course: CourseFolder) -> dict[str, dict[str, str]]:
    try:
        return dict(json.loads((course.root / NUMBERS).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
