"""What a class did, as sheets beside the scores: each check, and the most frequent mistakes."""

from collections.abc import Iterator, Sequence

from courseware.course import CourseFolder
from courseware.messages import say
from courseware.mistakes import most_frequent
from courseware.results import Row, Sheet, check_rows
from graders.curriculum import LabEntry


def class_sheets(course: CourseFolder, labs: Sequence[LabEntry]) -> list[Sheet]:
    """Two sheets; nobody is named in them."""
    return [
        Sheet(say("검사별 결과"), list(_checks(course, labs))),
        Sheet(say("가장 잦은 실수"), list(_mistakes(course, labs))),
    ]


def _checks(course: CourseFolder, labs: Sequence[LabEntry]) -> Iterator[Row]:
    for number, lab in enumerate(labs):
        head, *rows = check_rows(course, lab)
        if not number:
            yield [str(say("실습")), *head]
        for title, *counts in rows:
            yield [lab.id, title, *map(int, counts)]


def _mistakes(course: CourseFolder, labs: Sequence[LabEntry]) -> Iterator[Row]:
    words = (say("실습"), say("검사"), say("제출물 수"), say("내용"), say("고치는 법"))
    yield [str(word) for word in words]
    for lab in labs:
        for mistake in most_frequent(course, lab):
            title = str(lab.check(mistake.check).title)
            examples = "\n".join(mistake.examples)
            yield [lab.id, title, mistake.submissions, examples, str(mistake.mend)]
