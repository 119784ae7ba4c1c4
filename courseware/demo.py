"""A class of ten, all made up, that shows what the course answers to what is submitted.

Every lab gets the same ten: the solution, right ones made differently, wrong ones, one untouched,
one broken, one empty, and one whose notebook lost its graded cells. What each is to be answered is
known from its name, so the demonstration proves itself.
"""

import copy
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from nbformat import NotebookNode

from courseware.authoring.variants import MISSING, RIGHT, UNREAD, WRONG, Variant, variants_of
from courseware.build import learner_notebook, solution_notebook, write_notebook
from courseware.course import CourseFolder, notebook_name
from courseware.grade import verdicts
from courseware.messages import problem, say
from courseware.reference import copy_submission, reference_submission
from graders.card import VERDICT_WORDS
from graders.curriculum import Curriculum, LabEntry
from graders.outcome import Verdict
from groundwork.messages import Message

MARK = ".labs-demo"
CLASS_SIZE = 10


@dataclass(frozen=True)
class Part:
    """What one of the ten submits of a lab, and what each check is to answer."""

    name: str
    expected: Mapping[str, Verdict]
    write: Callable[[Path], None]


@dataclass(frozen=True)
class Member:
    """One of the ten, by a made-up id, with the part played in a lab."""

    learner: str
    lab: LabEntry
    part: Part

    def submission(self, folder: Path) -> None:
        """Write the submission to ``folder/<learner>/``."""
        target = folder / self.learner
        target.mkdir(parents=True)
        self.part.write(target)


def fresh(folder: Path) -> None:
    """An empty folder for the demonstration; clears only one that a demonstration made.

    Raises `Problem` for a folder with anything else in it.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise problem(
                "{folder} 폴더에 다른 파일이 있습니다. --to로 빈 폴더를 지정해 주세요.",
                folder=folder,
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def first_of_each_field(programme: Curriculum) -> list[LabEntry]:
    """The labs that are shown when none is asked for: a few minutes, whatever the course has."""
    return list({lab.field: lab for lab in reversed(programme.labs)}.values())[::-1]


def members(lab: LabEntry) -> list[Member]:
    """The ten of a lab; ``가상`` says that nobody of that name exists."""
    parts = list(islice(_parts(lab), CLASS_SIZE))
    return [Member(f"가상{number:02}", lab, part) for number, part in enumerate(parts, start=1)]


def differences(course: CourseFolder, ten: Sequence[Member]) -> Iterator[Message]:
    """Where a graded submission was answered otherwise than its name promises."""
    for member in ten:
        found = verdicts(course, member.learner, member.lab)
        for check, expected in member.part.expected.items():
            got = found.get(check)
            if got != expected:
                yield say(
                    "{lab}, {learner}({part}), 검사 {check}: ‘{got}’(예상한 결과: ‘{expected}’)",
                    lab=member.lab.id,
                    learner=member.learner,
                    part=member.part.name,
                    check=check,
                    got=VERDICT_WORDS[Verdict(got)] if got else say("채점되지 않음"),
                    expected=VERDICT_WORDS[expected],
                )


def _parts(lab: LabEntry) -> Iterator[Part]:
    """First the usual kinds, in the order of the class; then what else there is; then solutions."""
    variants = variants_of(lab)
    chosen = [
        *_of_kind(variants, RIGHT)[:2],
        *_one_a_check(_of_kind(variants, WRONG))[:3],
        *_of_kind(variants, UNREAD)[:1],
        *_of_kind(variants, MISSING)[:1],
    ]
    yield _solution(lab, "ko")
    yield from (_played(variant) for variant in chosen)
    yield _untouched(lab)
    yield _cells_lost(lab)
    yield from (_played(variant) for variant in variants if variant not in chosen)
    while True:
        yield _solution(lab, "en")


def _of_kind(variants: Sequence[Variant], kind: str) -> list[Variant]:
    return [variant for variant in variants if variant.kind == kind]


def _one_a_check(wrong: Sequence[Variant]) -> list[Variant]:
    """Wrong submissions that fail different checks, then the others."""
    by_check = sorted(wrong, key=lambda variant: variant.check)
    first = [next(group) for _, group in groupby(by_check, key=lambda variant: variant.check)]
    return first + [variant for variant in wrong if variant not in first]


def _played(variant: Variant) -> Part:
    def write(folder: Path) -> None:
        variant.write(folder)  # made elsewhere: with answers in the notebook, it would be run
        _put_notebook(_spoken(learner_notebook(variant.lab, "ko"), "ko"), variant.lab, folder)

    return Part(variant.name, variant.expected, write)


def _solution(lab: LabEntry, language: str) -> Part:
    def write(folder: Path) -> None:
        copy_submission(reference_submission(lab), folder)
        _put_notebook(_answered(lab, language), lab, folder)

    return Part(f"solution-{language}", _all(lab, Verdict.PASS), write)


def _untouched(lab: LabEntry) -> Part:
    def write(folder: Path) -> None:
        _put_notebook(learner_notebook(lab, "ko"), lab, folder)

    return Part("untouched", _all(lab, Verdict.NOT_YET), write)


def _cells_lost(lab: LabEntry) -> Part:
    """The work is right; the notebook lost its checks, and has an answer twice."""

    def write(folder: Path) -> None:
        copy_submission(reference_submission(lab), folder)
        notebook = _answered(lab, "ko")
        kept = [cell for cell in notebook.cells if "check" not in cell.metadata.get("labs", {})]
        doubled = [copy.deepcopy(cell) for cell in kept if "labs" in cell.metadata]
        for cell in doubled:
            cell.id = f"{cell.id}-copy"
        notebook.cells = [*kept, *doubled]
        _put_notebook(notebook, lab, folder)

    return Part("cells-lost", _all(lab, Verdict.PASS), write)


def _answered(lab: LabEntry, language: str) -> NotebookNode:
    """The notebook of somebody who filled everything in."""
    return _spoken(solution_notebook(lab, language), language)


def _spoken(notebook: NotebookNode, language: str) -> NotebookNode:
    """With words of one's own where a person reads."""
    for cell in notebook.cells:
        if "manual" in cell.metadata.get("labs", {}):
            words = say("가상의 수강생이 쓴 답입니다. 강사가 읽고 점수를 줍니다.")
            cell.source = words.render(language)
    return notebook


def _all(lab: LabEntry, verdict: Verdict) -> dict[str, Verdict]:
    return {check.id: verdict for check in lab.checks}


def _put_notebook(notebook: NotebookNode, lab: LabEntry, folder: Path) -> None:
    write_notebook(notebook, folder / notebook_name(lab))
