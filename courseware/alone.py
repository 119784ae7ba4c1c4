"""One grading of a course at a time: a second would write into what the first is making."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from courseware.course import CourseFolder
from courseware.messages import problem

LOCK = ".grading.lock"


@contextmanager
def alone(course: CourseFolder) -> Iterator[None]:
    """Hold the course's lock inside the ``with`` block; raises `Problem` where somebody else does.

    The system itself takes the lock back when its holder ends, however it ends: what lies there of
    a run that was killed is in nobody's way.
    """
    lock = FileLock(course.root / LOCK, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise problem(
            "이 과정({folder})은 지금 다른 창에서 채점하고 있습니다. 그 채점이 끝난 뒤에 다시 "
            "실행해 주세요.",
            folder=course.root,
        ) from error
    try:
        yield
    finally:
        lock.release()
