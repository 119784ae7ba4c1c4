"""The place of what was collected and is nobody's, and what a person said of it."""

import json
import shutil
from pathlib import Path

from courseware.course import CourseFolder
from courseware.file_names import composed
from graders.curriculum import LabEntry
from groundwork.files import write_whole

UNASSIGNED = "unassigned"
ASSIGNED = "assigned.json"


def unassigned_folder(course: CourseFolder, lab: LabEntry) -> Path:
    return course.root / UNASSIGNED / lab.id


def keep_unassigned(course: CourseFolder, lab: LabEntry, path: Path) -> str:
    """Keep a thing until somebody says whose it is; gives the name it goes by."""
    place = unassigned_folder(course, lab) / composed(path.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        shutil.rmtree(place)
    if path.is_dir():
        shutil.copytree(path, place, symlinks=True)
    else:
        shutil.copy2(path, place)
    return place.name


def unassigned_things(course: CourseFolder, lab: LabEntry) -> list[str]:
    """What still waits for somebody to say whose it is."""
    return sorted(path.name for path in unassigned_folder(course, lab).glob("*"))


def assigned(course: CourseFolder, lab: LabEntry) -> dict[str, str]:
    """The learner that a person found for each thing of a lab, by its name."""
    return _read(course).get(lab.id, {})


def remember_assigned(course: CourseFolder, lab: LabEntry, name: str, learner: str) -> None:
    """Remember whose a thing is, for the next time it is collected."""
    known = _read(course)
    known.setdefault(lab.id, {})[name] = learner
    write_whole(course.root / ASSIGNED, json.dumps(known, ensure_ascii=False))


def _read(course: CourseFolder) -> dict[str, dict[str, str]]:
    try:
        return dict(json.loads((course.root / ASSIGNED).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
