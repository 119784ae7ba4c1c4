"""Make the pages that learners get back, and hand them out."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config

from courseware.course import LOG, CourseFolder, done, put_in_place
from courseware.grade import is_assessed
from courseware.marks import log_marks
from courseware.messages import problem
from courseware.release import exchange_of
from graders.curriculum import LabEntry
from graders.submission import MATERIALS, OUTPUT, SECRET
from groundwork.files import writing

_ASIDE = ".making-feedback"


@dataclass(frozen=True)
class Page:
    """A learner's page of a lab; ``path`` is None where it could not be made."""

    learner: str
    path: Path | None


def feedback(course: CourseFolder, lab: LabEntry) -> Iterator[Page]:
    """Make the page of every graded submission of a lab, with the points as they stand now.

    Pages are made aside and take their place whole, so that no half of one is ever handed out.
    """
    aside = Config({"CourseDirectory": {"feedback_directory": _ASIDE}})
    api = course.nbgrader(aside)
    for learner in course.learners(lab):
        if is_assessed(course, learner, lab):
            log_marks(course, learner, lab)
            made = done(course, api.generate_feedback(lab.id, learner, force=True))
            folder = course.feedback(learner, lab)
            if made:
                _keep_page(course.root / _ASIDE / learner / lab.id, folder)
            yield Page(learner, folder / f"{lab.id}.html" if made else None)
    shutil.rmtree(course.root / _ASIDE, ignore_errors=True)


def _keep_page(made: Path, folder: Path) -> None:
    for copied in (OUTPUT, MATERIALS):  # nbgrader copies them; the learner has them
        shutil.rmtree(made / copied, ignore_errors=True)
    put_in_place(made, folder)


def zip_pages(course: CourseFolder, lab: LabEntry, pages: list[Page]) -> Path:
    """All pages in one zip, ``<learner>_<lab>.html`` each, to hand out by a learning platform."""
    target = course.root / "feedback-zip" / f"{lab.id}.zip"
    with (
        writing(target) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for page in pages:
            if page.path is not None:
                archive.write(page.path, f"{page.learner}_{page.path.name}")
    return target


def put_into_exchange(course: CourseFolder, lab: LabEntry) -> list[str]:
    """Put the pages of those who submitted through nbgrader's exchange there; gives who they are.

    nbgrader names a page by a secret that only such a submission has. Raises `Problem` where there
    is no exchange.
    """
    api = exchange_of(course)
    through_exchange = [
        learner
        for learner in course.learners(lab)
        if (course.feedback(learner, lab) / SECRET).is_file()
    ]
    for learner in through_exchange:
        if not done(course, api.release_feedback(lab.id, learner)):
            raise problem(
                "{lab}의 피드백을 교환 폴더({folder})에 넣지 못했습니다. 자세한 기록: {log}",
                lab=lab.id,
                folder=api.exchange_root,
                log=course.root / LOG,
            )
    return through_exchange
