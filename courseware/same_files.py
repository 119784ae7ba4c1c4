"""Files that several people submitted alike, byte for byte: something to look at, no verdict."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from courseware.course import CourseFolder
from graders.curriculum import LabEntry
from graders.submission import ASSISTANTS_RECORD, assessed_files


@dataclass(frozen=True)
class SameFile:
    """A file by the name the first of its ``learners`` gave it."""

    name: str
    learners: tuple[str, ...]


def same_files(course: CourseFolder, lab: LabEntry) -> list[SameFile]:
    """The files that more than one learner submitted, those of most people first.

    Only files of one size are read. The record of what was asked of the assistant is left out: the
    practice answers are the same for all.
    """
    of_size = defaultdict(list)
    for learner in course.learners(lab):
        for path in assessed_files(course.submitted(learner, lab)):
            if (size := path.stat().st_size) and not path.name.startswith(ASSISTANTS_RECORD):
                of_size[size].append((learner, path))
    alike = defaultdict(list)
    for found in of_size.values():
        if len({learner for learner, _ in found}) > 1:
            for learner, path in found:
                with path.open("rb") as file:
                    alike[hashlib.file_digest(file, "sha256").digest()].append((learner, path.name))
    same = [
        SameFile(found[0][1], tuple(dict.fromkeys(learner for learner, _ in found)))
        for found in alike.values()
    ]
    shared = [file for file in same if len(file.learners) > 1]
    return sorted(shared, key=lambda file: (-len(file.learners), file.name))
