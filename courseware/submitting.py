"""Submit a lab into nbgrader's exchange (교환 폴더), where a classroom has one.

The classroom says so as it tells nbgrader itself: ``c.Exchange.root`` and
``c.CourseDirectory.course_id`` in an ``nbgrader_config.py`` where Jupyter looks for settings
(``/etc/jupyter``, say). Or ``LABS_EXCHANGE`` names the course's folder in the exchange.
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import get_username
from traitlets.config.loader import Config, PyFileConfigLoader

from courseware.course import CONFIG
from courseware.messages import problem
from courseware.packing import copy_submitted, submitted_files
from courseware.workspace import WORKSPACE
from graders.curriculum import LabEntry
from groundwork.language import LANGUAGES

EXCHANGE_VARIABLE = "LABS_EXCHANGE"
_MOST_KILOBYTES = 2_000_000  # as the course's own settings have it: clips are submitted


@dataclass(frozen=True)
class Exchange:
    """The exchange of a classroom; ``account`` is the name under which this learner submits."""

    settings: Config
    account: str


def find_exchange() -> Exchange | None:
    """The exchange that the settings of this computer name; None where they name none."""
    if sys.platform == "win32":
        return None
    settings = _settings()
    course = settings.CourseDirectory
    if named := os.environ.get(EXCHANGE_VARIABLE):
        settings.Exchange.root, course.course_id = map(str, os.path.split(Path(named).resolve()))
    if "root" not in settings.Exchange or not course.get("course_id"):
        return None
    for limit in ("max_file_size", "max_dir_size"):
        course.setdefault(limit, _MOST_KILOBYTES)
    return Exchange(settings, course.setdefault("student_id", get_username()))


def _settings() -> Config:
    """nbgrader's settings, from the places where Jupyter looks; the first place goes before all."""
    settings = Config()
    for folder in reversed(jupyter_config_path()):
        with suppress(Exception):  # a file that is not there, or whatever stands in it
            settings.merge(PyFileConfigLoader(CONFIG, path=folder).load_config())
    return settings


def submit(
    lab: LabEntry,
    exchange: Exchange,
    languages: Iterable[str] = LANGUAGES,
    workspace: Path = WORKSPACE,
) -> tuple[str, ...]:
    """Submit a lab as nbgrader itself does; gives the names of the files.

    Raises `Problem` where there is no notebook yet, or the exchange does not take it.
    """
    _, contents = submitted_files(lab, languages, workspace)
    settings = Config(exchange.settings)
    settings.CourseDirectory.assignment_id = lab.id
    settings.Exchange.path_includes_course = False
    with tempfile.TemporaryDirectory(dir=workspace, prefix=".submitting-") as folder:
        copy_submitted(contents, Path(folder, lab.id))
        settings.Exchange.assignment_dir = folder
        directory = CourseDirectory(config=settings)
        submission = ExchangeFactory(config=settings).Submit(
            coursedir=directory, authenticator=Authenticator(config=settings), config=settings
        )
        try:
            submission.start()
        except Exception as error:  # its own, and whatever the exchange's disk makes of it
            submission.log.error("%s: %s", lab.id, error)
            raise problem(
                "교육장의 제출함에 넣지 못했습니다. 제출 파일을 내려받아 강사가 알려 준 곳에 "
                "올려 주세요."
            ) from error
    return tuple(contents)
