"""What several people submitted alike: something to look at for the instructor, no verdict.

Alike are files of the same bytes; files of the same text, whatever else was put into them; files
that go on a little longer than another; the same words in a notebook; the text of the worked
answer.
"""

import hashlib
import re
import zipfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import nbformat

from courseware.course import CourseFolder, notebook_name
from courseware.messages import say
from courseware.reference import known_reference
from graders.curriculum import LabEntry
from graders.nbgrader.submission_exporter import read_submission
from graders.submission import ASSISTANTS_RECORD, OUTPUT, assessed_files
from groundwork.comparing_text import letters_only
from groundwork.messages import Message

SAME_BYTES = say("한 글자까지 같은 파일")
SAME_TEXT = say("글이 같은 파일")
LITTLE_ADDED = say("끝에 조금 덧붙인 것만 다른 파일")
SAME_WORDS = say("실습 파일에 직접 쓴 글이 같음")
WORKED_ANSWER = say("모범 답안과 글이 같음")

_TEXT_PARTS = re.compile(
    r"Contents/section|word/document\.|xl/sharedStrings|xl/worksheets/|ppt/slides/slide"
)
_TAG = re.compile(r"<[^>]*>")
_MOST_TEXT = 8 << 20  # bytes
_SHORTEST = 20  # letters: less is the same by chance
_MOST_ADDED = 0.05


@dataclass(frozen=True)
class SameFile:
    """A file by the name the first of its ``learners`` gave it, and what of it is alike."""

    name: str
    learners: tuple[str, ...]
    what: Message = SAME_BYTES


@dataclass(frozen=True)
class _File:
    learner: str
    path: Path
    digest: str
    text: str


def same_files(course: CourseFolder, lab: LabEntry) -> list[SameFile]:
    """What more than one learner submitted alike, that of most people first.

    The record of what was asked of the assistant is left out: the practice answers are the same for
    all.
    """
    files = list(_files(course, lab))
    once = list({(file.learner, file.digest): file for file in files}.values())
    found = [
        *_groups(((file.digest, file) for file in once), SAME_BYTES),
        *_groups(((file.text, file) for file in once if file.text), SAME_TEXT),
        *_with_little_added(once),
        *_groups(_words(course, lab), SAME_WORDS),
        *_worked_answers(once, lab),
    ]
    kept = {(file.learners, file.name): file for file in reversed(found)}  # the closest is told
    return sorted(kept.values(), key=lambda file: (-len(file.learners), file.name))


def _files(course: CourseFolder, lab: LabEntry) -> Iterator[_File]:
    for learner in course.learners(lab):
        for path in assessed_files(course.submitted(learner, lab)):
            if path.stat().st_size and not path.name.startswith(ASSISTANTS_RECORD):
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                yield _File(learner, path, digest, _text_of(path))


def _groups(keyed: Iterable[tuple[Hashable, _File]], what: Message) -> Iterator[SameFile]:
    groups: Mapping[Hashable, list[_File]] = defaultdict(list)
    for key, file in keyed:
        groups[key].append(file)
    for files in groups.values():
        if len(learners := {file.learner: None for file in files}) > 1:
            yield SameFile(files[0].path.name, tuple(learners), what)


def _with_little_added(files: list[_File]) -> Iterator[SameFile]:
    """Files that begin with all of another, of nearly its size."""
    by_size = sorted(files, key=lambda file: file.path.stat().st_size)
    for shorter, longer in pairwise(by_size):
        size = shorter.path.stat().st_size
        added = longer.path.stat().st_size - size
        near = shorter.learner != longer.learner and 0 < added <= size * _MOST_ADDED
        if near and _begins_with(longer.path, shorter.path):
            learners = (shorter.learner, longer.learner)
            yield SameFile(shorter.path.name, learners, LITTLE_ADDED)


def _begins_with(longer: Path, shorter: Path) -> bool:
    with shorter.open("rb") as one, longer.open("rb") as other:
        while chunk := one.read(1 << 20):
            if chunk != other.read(len(chunk)):
                return False
    return True


def _words(course: CourseFolder, lab: LabEntry) -> Iterator[tuple[str, _File]]:
    """What each learner wrote into the cells that a person reads."""
    released = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    empty = {c.id: c.source for c in released.cells if "manual" in c.metadata.get("labs", {})}
    for learner in course.learners(lab):
        path = course.submitted(learner, lab) / notebook_name(lab)
        written = {cell.get("id"): cell.source for cell in read_submission(path).cells}
        own = [written.get(name, "") for name in empty if written.get(name) != empty[name]]
        if len(text := letters_only("".join(own))) >= _SHORTEST:
            yield text, _File(learner, path, "", text)


def _worked_answers(files: list[_File], lab: LabEntry) -> Iterator[SameFile]:
    """Who has the text of the course's own answer, where this machine has made that."""
    made = known_reference(lab)
    texts = {_text_of(path) for path in (made / OUTPUT).glob("*")} - {""} if made else set()
    same = [file for file in files if file.text in texts]
    if same:
        learners = tuple(dict.fromkeys(file.learner for file in same))
        yield SameFile(same[0].path.name, learners, WORKED_ANSWER)


def _text_of(path: Path) -> str:
    """The letters of a text or office file; empty where there are few, or it is neither."""
    try:
        if zipfile.is_zipfile(path):
            text = _TAG.sub(" ", _office_text(path))
        elif path.stat().st_size <= _MOST_TEXT:
            text = path.read_text(encoding="utf-8-sig")
        else:
            return ""
    except (OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return ""
    letters = letters_only(text)
    return letters if len(letters) >= _SHORTEST else ""


def _office_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = [part for part in archive.infolist() if _TEXT_PARTS.match(part.filename)]
        if sum(part.file_size for part in parts) > _MOST_TEXT:
            return ""
        ordered = sorted(parts, key=lambda part: part.filename)
        return " ".join(archive.read(part).decode("utf-8", "replace") for part in ordered)
