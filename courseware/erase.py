"""What a round leaves of people on a machine, and removing all of it when the round is over."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.alone import LOCK, alone
from courseware.course import CONFIG, GRADEBOOK, LOG, CourseFolder
from courseware.messages import problem, say
from courseware.namesakes import NUMBERS
from courseware.roster import ROSTER
from courseware.unassigned import ASSIGNED, UNASSIGNED
from graders.assessment import ASSESSMENTS
from graders.notebook_run import RUNS
from groundwork.messages import Message

# What stands in a course folder, and is of people.
_OF_PEOPLE: dict[str, Message] = {
    "submitted": say("제출한 파일과 실습 파일"),
    "earlier": say("이전 제출본"),
    "autograded": say("채점한 사본"),
    RUNS: say("실습 파일을 실행해 만든 파일"),
    ASSESSMENTS: say("검사 결과"),
    "feedback": say("피드백"),
    "feedback-zip": say("피드백을 모은 zip"),
    GRADEBOOK: say("수강생 이름과 점수"),
    ROSTER: say("반의 명단"),
    UNASSIGNED: say("누구의 것인지 모르는 제출물"),
    ASSIGNED: say("제출물을 배정한 기록"),
    NUMBERS: say("이름이 같은 사람을 구분하는 Moodle 번호"),
    LOG: say("채점 기록"),
}
_REST = say("배포본, 설정, 그 밖의 파일")


@dataclass(frozen=True)
class Holding:
    """One kind of what a folder holds: where, how many files, how many bytes."""

    what: Message
    place: str
    files: int
    size: int


def holdings(root: Path) -> list[Holding]:
    """What a course folder holds, what is of people first; kinds of which there is nothing are out.

    Links are counted and never followed.
    """
    places = {path.name for path in root.iterdir()} - _OF_PEOPLE.keys()
    kinds = [(what, [place]) for place, what in _OF_PEOPLE.items()] + [(_REST, sorted(places))]
    found = []
    for what, names in kinds:
        files = [path for name in names for path in _files(root / name)]
        size = sum(path.lstat().st_size for path in files)
        found.append(Holding(what, names[0] if len(names) == 1 else "…", len(files), size))
    return [holding for holding in found if holding.files]


def erase_course(course: CourseFolder) -> None:
    """Remove a course folder with all that is in it; cut off, the next call goes on.

    Raises `Problem` while it is being graded, or where something cannot be removed.
    """
    try:
        with alone(course):
            for path in course.root.iterdir():
                if path.name not in (CONFIG, LOCK):  # by these it is known, and held, to the end
                    _remove(path)
        _remove(course.root)
    except OSError as error:
        raise problem(
            "{folder:을} 모두 삭제하지 못했습니다({reason}). 그 안의 파일을 열어 둔 "
            "프로그램을 닫고 다시 실행해 주세요.",
            folder=course.root,
            reason=error.strerror or error,
        ) from error


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir() and not path.is_symlink():
        yield from (inner for inner in path.rglob("*") if inner.is_symlink() or inner.is_file())
    elif path.is_symlink() or path.is_file():
        yield path


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
