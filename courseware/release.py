"""Release a lab: the course's source notebook, the learners' notebook, and ways to hand it out."""

import shutil
import sys
import zipfile
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from courseware.build import release_config, solution_notebook, write_notebook
from courseware.course import LOG, CourseFolder, done, notebook_name, put_in_place
from courseware.messages import problem
from graders.curriculum import LabEntry
from graders.submission import MATERIALS
from groundwork.files import writing

_ASIDE = ".making-release"


def release(
    course: CourseFolder, lab: LabEntry, language: str, worked_answers: bool = False
) -> Path:
    """Make ``source/`` and ``release/`` of a lab and a zip of the release; gives the zip.

    Small materials are in the release; big generated ones are made by the notebook's first cell.
    Worked answers, where they are wanted, stand under the hints: the desk shows each after a try.
    Releasing again replaces all three; the gradebook keeps what it has. Raises `Problem` where
    nbgrader refuses, as for a lab whose cells changed after it was submitted: then the earlier
    release stays, for the class goes on with it.
    """
    aside = CourseFolder(course.root / _ASIDE)
    shutil.rmtree(aside.root, ignore_errors=True)
    if course.source(lab).is_dir():  # what an instructor put there goes along
        shutil.copytree(course.source(lab), aside.source(lab))
    notebook = solution_notebook(lab, language, worked_answers)
    write_notebook(notebook, aside.source(lab) / notebook_name(lab))
    _copy_materials(lab, aside.source(lab))
    api = course.nbgrader(_settings(language))
    if made := done(course, api.generate_assignment(lab.id, force=True, create=True)):
        put_in_place(aside.source(lab), course.source(lab))
        put_in_place(aside.release(lab), course.release(lab))
    shutil.rmtree(aside.root, ignore_errors=True)
    if not made:
        raise problem(
            "{lab:을} 배포하지 못했습니다. 전에 배포한 것이 있으면 그대로 있습니다. 채점한 "
            "뒤에 답이나 검사의 칸이 늘거나 줄었다면 새 과정 폴더(--course)에 배포해 주세요. "
            "자세한 기록: {log}",
            lab=lab.id,
            log=course.root / LOG,
        )
    return _zipped(course.release(lab), course.release_zip(lab))


def put_into_exchange(course: CourseFolder, lab: LabEntry) -> None:
    """Put a release into nbgrader's exchange; raises `Problem` where there is none."""
    api = exchange_of(course)
    result = api.release_assignment(lab.id)
    if not done(course, result):
        raise problem(
            "{lab:을} 교환 폴더에 넣지 못했습니다. 이미 넣은 실습이면 교환 폴더의 것을 먼저 "
            "지워 주세요: {folder}",
            lab=lab.id,
            folder=api.exchange_root,
        )


def exchange_of(course: CourseFolder) -> NbGraderAPI:
    """nbgrader's interface of a course that has an exchange; raises `Problem` where it has none."""
    if sys.platform == "win32":
        raise problem(
            "윈도에서는 nbgrader 교환 폴더를 쓸 수 없습니다. 배포는 release-zip의 zip으로, "
            "모으기는 --from으로 해 주세요."
        )
    return course.nbgrader()


def _settings(language: str) -> Config:
    """What nbgrader is told: how a learner's notebook is made, and to make it aside."""
    settings = release_config(language)
    settings.CourseDirectory.source_directory = f"{_ASIDE}/source"
    settings.CourseDirectory.release_directory = f"{_ASIDE}/release"
    return settings


def _copy_materials(lab: LabEntry, target: Path) -> None:
    given = lab.folder / MATERIALS
    shutil.rmtree(target / MATERIALS, ignore_errors=True)
    if given.is_dir():
        shutil.copytree(given, target / MATERIALS, dirs_exist_ok=True)


def _zipped(folder: Path, target: Path) -> Path:
    """A zip with the folder in it, so that unpacking leaves one folder to open."""
    with (
        writing(target) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(path, Path(folder.name) / path.relative_to(folder))
    return target
