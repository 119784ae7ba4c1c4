"""What became of the notebooks that grading ran: how many, what they met with, told in a line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from courseware.course import CourseFolder
from courseware.grade import graded_notebook
from courseware.messages import say
from graders.accident import WORDS, Accident
from graders.curriculum import LabEntry
from graders.nbgrader.execute import EXECUTION
from groundwork.messages import NOTHING, Message


@dataclass(frozen=True)
class RunSummary:
    """Of a lab's graded submissions: how many were run, and how many of these met with what."""

    submissions: int
    accidents: Counter[Accident]

    def sentence(self) -> Message:
        """What an instructor reads; nothing where no notebook was run."""
        if not self.submissions:
            return NOTHING
        if not self.accidents:
            return say("파일이 없어 실습 파일을 실행한 제출물: {count}건", count=self.submissions)
        return say(
            "파일이 없어 실습 파일을 실행한 제출물: {count}건, 실행 중 사고: {accidents}",
            count=self.submissions,
            accidents=", ".join(f"{WORDS[kind]} {n}" for kind, n in self.accidents.most_common()),
        )


def summarise_runs(course: CourseFolder, lab: LabEntry) -> RunSummary:
    """Look through the graded notebooks of a lab."""
    found = list(_accidents(course, lab))
    return RunSummary(len(found), Counter(kind for kinds in found for kind in kinds))


def _accidents(course: CourseFolder, lab: LabEntry) -> Iterator[set[Accident]]:
    for learner in course.learners(lab):
        notebook = graded_notebook(course, learner, lab)
        labs = notebook.metadata.get("labs", {}) if notebook is not None else {}
        if EXECUTION in labs:
            yield {Accident(kind) for kind in labs[EXECUTION]["accidents"]}
