"""What is to be done with each submission, by the settings of the course and the machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from courseware.course import CourseFolder, notebook_name
from courseware.messages import problem
from graders import materials, notebook_run
from graders.curriculum import LabEntry
from graders.nbgrader.execute import ExecuteAnswers, Run, is_to_run, may_run
from graders.nbgrader.graft import grafted
from graders.nbgrader.judge import JudgeFiles
from graders.nbgrader.submission_exporter import read_submission
from graders.sandbox.means import available
from graders.task import Allowance, Task

_EXECUTE = f"{ExecuteAnswers.__module__}.{ExecuteAnswers.__name__}"


@dataclass(frozen=True)
class Rules:
    """How a course is graded: which notebooks run, and what each submission may take.

    ``chosen`` comes before the course's own settings.
    """

    course: CourseFolder
    chosen: Run | None = None

    @cached_property
    def run(self) -> Run:
        """Never where an instructor has taken the step out of nbgrader's settings."""
        if _EXECUTE not in self._settings.Autograde.autograde_preprocessors:
            return Run.NEVER
        return self.chosen or Run(ExecuteAnswers(config=self._settings).run)

    @cached_property
    def allowance(self) -> Allowance:
        return Allowance(
            JudgeFiles(config=self._settings).limits(),
            ExecuteAnswers(config=self._settings).limits(),
        )

    def nbgrader_settings(self) -> Config:
        """What nbgrader is told on top of the course's own settings."""
        return Config({"ExecuteAnswers": {"run": self.run.value}})

    @cached_property
    def _settings(self) -> Config:
        return self.course.settings()


def tasks(rules: Rules, lab: LabEntry, learners: list[str]) -> dict[str, Task]:
    """The work of each learner's submission.

    Raises `Problem` where a notebook is to run and this machine cannot shut one in; where all the
    files are there, nothing is run and nothing refused.
    """
    materials.course_version(lab)  # made once, before the time of the first is counted
    released = nbformat.read(rules.course.release(lab) / notebook_name(lab), as_version=4)
    found = {learner: _task(rules, lab, learner, released) for learner in learners}
    _require_means(found)
    return found


def _task(rules: Rules, lab: LabEntry, learner: str, released: NotebookNode) -> Task:
    folder = rules.course.submitted(learner, lab)
    try:
        if not may_run(rules.run, lab, folder):
            return Task(folder)
        notebook = grafted(released, read_submission(folder / notebook_name(lab)))
        if not is_to_run(rules.run, lab, folder, notebook):
            return Task(folder)
        found = notebook_run.fingerprint(lab, folder, notebook, rules.allowance.running)
    except OSError:  # files that may not be read: the grading itself tells about them
        return Task(folder)
    place = rules.course.runs(learner, lab)
    return Task(folder, notebook, notebook_run.file_of(place, found))


def _require_means(found: Mapping[str, Task]) -> None:
    to_run = sum(task.notebook is not None for task in found.values())
    if to_run and (reason := available()) is not None:
        raise problem(
            "{reason} 파일이 없어 실습 파일을 실행해야 할 제출물이 {count}건 있습니다. "
            "제출한 파일만으로 채점하려면 --files-only를 "
            "붙여 주세요.",
            reason=reason,
            count=to_run,
        )
