"""A course folder: nbgrader's own course directory and gradebook, with our settings in it.

``source/ release/ submitted/ autograded/ feedback/ gradebook.db nbgrader_config.py`` are
nbgrader's; nbgrader and its formgrader, run in that folder, show the same. Beside them stand
``release-zip/`` (for other learning platforms), ``earlier/`` (submissions replaced by later ones),
``judged/`` and ``executed/`` (what grading came to, so that it goes on after an interruption),
``roster.csv`` (the class), ``unassigned/`` (what is nobody's yet), ``points-log.csv`` (why points
changed), ``moodle-numbers.json`` (what tells people of one name apart) and ``nbgrader.log`` (what
nbgrader said, for whoever looks after the machine).
"""

import os
import shutil
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from traitlets.config.loader import Config, PyFileConfigLoader

from courseware.build import release_config
from courseware.messages import problem, say
from graders.curriculum import LabEntry
from graders.notebook_run import RUNS
from groundwork.files import write_whole
from groundwork.language import LANGUAGES
from groundwork.messages import Message
from groundwork.problem import Problem

CONFIG = "nbgrader_config.py"
GRADEBOOK = "gradebook.db"
LOG = "nbgrader.log"
_LOCKED = "database is locked"
_FULL = ("No space left on device", "database or disk is full", "disk I/O error")
_TEMPLATE = Path(__file__).parent / "templates" / "nbgrader_config.py.txt"
_RENAMED = {
    "graders.nbgrader.hand_in_exporter.HandInExporter": (
        "graders.nbgrader.submission_exporter.SubmissionExporter"
    ),
    "courseware.exchange.CollectHandIns": "courseware.exchange.CollectSubmissions",
}


@dataclass(frozen=True)
class CourseFolder:
    """The places of a course; ``root`` is absolute."""

    root: Path

    def source(self, lab: LabEntry) -> Path:
        return self.root / "source" / lab.id

    def release(self, lab: LabEntry) -> Path:
        return self.root / "release" / lab.id

    def release_zip(self, lab: LabEntry) -> Path:
        return self.root / "release-zip" / f"{lab.id}.zip"

    def submitted(self, learner: str, lab: LabEntry) -> Path:
        return self.root / "submitted" / learner / lab.id

    def autograded(self, learner: str, lab: LabEntry) -> Path:
        return self.root / "autograded" / learner / lab.id

    def runs(self, learner: str, lab: LabEntry) -> Path:
        return self.root / RUNS / learner / lab.id

    def feedback(self, learner: str, lab: LabEntry) -> Path:
        return self.root / "feedback" / learner / lab.id

    def earlier(self, learner: str, lab: LabEntry) -> Path:
        return self.root / "earlier" / learner / lab.id

    def released(self, labs: Iterable[LabEntry]) -> list[LabEntry]:
        """Those of some labs that are released in this course, in their order."""
        return [lab for lab in labs if (self.release(lab) / notebook_name(lab)).is_file()]

    def learners(self, lab: LabEntry) -> list[str]:
        """Who has submitted something, sorted."""
        folders = (self.root / "submitted").glob(f"*/{lab.id}")
        return sorted(folder.parent.name for folder in folders if folder.is_dir())

    def settings(self) -> Config:
        """nbgrader's settings of this course, as its formgrader reads them."""
        settings = PyFileConfigLoader(CONFIG, path=str(self.root)).load_config()
        settings.CourseDirectory.root = str(self.root)
        return settings

    def nbgrader(self, extra: Config | None = None) -> NbGraderAPI:
        """nbgrader's interface to this course; ``extra`` settings come on top."""
        settings = self.settings()
        if extra is not None:
            settings.merge(extra)
        return NbGraderAPI(config=settings)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The gradebook, open inside a ``with`` block; raises `Problem` where it cannot be used."""
        directory = CourseDirectory(config=self.settings())
        with self.gradebook_trouble_told(), Gradebook(directory.db_url) as gradebook:
            yield gradebook

    @contextmanager
    def gradebook_trouble_told(self) -> Iterator[None]:
        """Tell in one sentence what is the matter with the gradebook, as a `Problem`."""
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or type(error).__name__)
            raise Problem(
                _locked(self) if _LOCKED in reason else _unusable(self, reason)
            ) from error


def notebook_name(lab: LabEntry) -> str:
    """The notebook of a lab, in every folder of the course."""
    return f"{lab.id}.ipynb"


def open_course(root: Path, create: bool = False) -> CourseFolder:
    """The course in a folder; with ``create``, made there if it is not one yet.

    Raises `Problem` where there is none. An instructor's changes to ``nbgrader_config.py`` stay.
    """
    course = CourseFolder(root.resolve())
    if any(character in str(course.root) for character in "[]*?"):
        raise problem("과정 폴더의 경로에 [ ] * ? 를 쓸 수 없습니다: {folder}", folder=course.root)
    config = course.root / CONFIG
    if not config.is_file():
        if not create:
            raise problem(
                "{folder}에 과정이 없습니다. 먼저 labs release로 실습을 배포해 주세요.",
                folder=root,
            )
        text = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
            course_id=course.root.name,
            text_stub=release_config(LANGUAGES[0]).ClearSolutions.text_stub,
        )
        write_whole(config, text)
    _name_anew(config)
    _tools_on_path()
    # nbgrader's own models make SQLAlchemy warn, to no purpose of the instructor's.
    warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
    return course


def _name_anew(config: Path) -> None:
    """Settings written by an earlier edition name our parts of nbgrader by their names of then."""
    text = config.read_text(encoding="utf-8")
    renamed = text
    for then, now in _RENAMED.items():
        renamed = renamed.replace(then, now)
    if renamed != text:
        write_whole(config, renamed)


def _tools_on_path() -> None:
    """nbgrader starts ``alembic`` by name when it makes a gradebook."""
    tools = str(Path(sys.executable).parent)
    paths = os.environ.get("PATH", "").split(os.pathsep)
    if tools not in paths:
        os.environ["PATH"] = os.pathsep.join([tools, *paths])


def put_in_place(made: Path, folder: Path) -> None:
    """Let a folder that was made aside replace another, so that no half of it is ever there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made.rename(folder)


def require_release(course: CourseFolder, lab: LabEntry) -> None:
    """Raise `Problem` for a lab that is not released in the course."""
    if not course.released([lab]):
        raise problem(
            "{lab:을} 아직 배포하지 않았습니다. 먼저 ‘labs release {lab}’ 명령을 실행해 주세요.",
            lab=lab.id,
        )


def done(course: CourseFolder, result: Mapping[str, Any] | None) -> bool:
    """Whether an nbgrader step went well; what it said is kept in the log of the course.

    Raises `Problem` where the gradebook is locked, for nbgrader's own advice misleads there, or the
    disk is full. nbgrader swallows Ctrl+C too, which is meant for the whole run.
    """
    result = result or {}
    said = f"{result.get('log', '')}{result.get('error', '')}"
    if said:
        with suppress(OSError), (course.root / LOG).open("a", encoding="utf-8") as log:
            log.write(said)
    if _LOCKED in said:
        raise Problem(_locked(course))
    stop_if_disk_full(course, said)
    if "KeyboardInterrupt" in result.get("error", ""):
        raise KeyboardInterrupt
    return bool(result.get("success"))


def stop_if_disk_full(course: CourseFolder, said: object) -> None:
    """Raise `Problem` where an error or a log says that nothing more can be written."""
    if any(words in str(said) for words in _FULL):
        raise problem(
            "디스크 공간이 부족해 중단했습니다({folder}). 공간을 확보하고 다시 실행하면 "
            "이어서 합니다. 지금까지 한 것은 그대로 있습니다.",
            folder=course.root,
        )


def _locked(course: CourseFolder) -> Message:
    return say(
        "성적 파일({file})을 다른 프로그램이 쓰고 있습니다. formgrader나 다른 채점을 닫고 "
        "다시 실행해 주세요.",
        file=course.root / GRADEBOOK,
    )


def _unusable(course: CourseFolder, reason: str) -> Message:
    return say(
        "성적 파일({file})을 쓸 수 없습니다({reason}). 디스크 공간이 충분한지, 파일이 손상되지 "
        "않았는지 확인해 주세요.",
        file=course.root / GRADEBOOK,
        reason=reason,
    )
