"""A page for the instructor, one file: who submitted what, what each check found, what went wrong.

It needs no server and no Internet, and no script runs in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from courseware.course import CourseFolder
from courseware.grade import verdicts
from courseware.messages import say
from courseware.mistakes import Mistake, assessments, most_frequent
from courseware.results import Results, check_rows, results
from courseware.run_summary import summarise_runs
from courseware.same_files import SameFile, same_files
from graders.card import SIGNS, VERDICT_WORDS
from graders.curriculum import LabEntry
from graders.outcome import Verdict
from graders.submission import assessed_files
from graders.timestamp import KOREA, submitted_at
from groundwork import language
from groundwork.files import write_whole
from groundwork.messages import Message

_TEMPLATES = Path(__file__).parent / "templates"
_SHOWN = 6
WORDS: dict[str, Message] = {
    "title": say("점수와 제출 현황"),
    "learner": say("수강생"),
    "submitted": say("제출 시각"),
    "files": say("제출한 파일"),
    "score": say("점수"),
    "waiting": say("강사 채점 대기"),
    "checks": say("검사별 결과"),
    "mistakes": say("가장 잦은 실수"),
    "submissions": say("제출물 수"),
    "no_mistakes": say("고칠 곳이 나온 제출물이 없습니다."),
    "people": say("제출 현황"),
    "nobody": say("아직 제출한 사람이 없습니다."),
    "missing": say("아직 제출하지 않은 사람"),
    "same": say("같은 파일을 제출한 사람"),
    "same_means": say(
        "내용이 한 글자까지 같은 파일입니다. 모범 답안을 그대로 써도 같아질 수 있으므로, "
        "베꼈다는 뜻은 아닙니다."
    ),
    "private": say("이름과 점수가 들어 있는 문서입니다. 강사만 열람하세요."),
}


@dataclass(frozen=True)
class Submitter:
    """A row of the table of people; ``verdicts`` in the order of the lab's checks."""

    learner: str
    moment: str
    verdicts: list[Verdict | None]
    files: str
    score: str
    waiting: int


@dataclass(frozen=True)
class Section:
    """What the page says of a lab."""

    lab: LabEntry
    people: list[Submitter]
    missing: list[str]
    checks: list[list[str]]
    mistakes: list[Mistake]
    same: list[SameFile]
    time: Message
    ran: Message

    @property
    def answered(self) -> int:
        """The most answers a check has: what the bars are drawn against."""
        return max([sum(map(int, row[1:])) for row in self.checks[1:]], default=0) or 1


def write_page(course: CourseFolder, labs: Sequence[LabEntry], path: Path) -> None:
    """Write the page of some labs, in the reader's language, whole or not at all."""
    scores = results(course, labs)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.finalize = lambda value: str(value) if isinstance(value, Message) else value
    html = environment.get_template("results_page.html.j2").render(
        language=language.current(),
        words=WORDS,
        verdicts=VERDICT_WORDS,
        symbols=SIGNS,
        sections=[_section(course, lab, scores) for lab in labs],
    )
    write_whole(path, html)


def _section(course: CourseFolder, lab: LabEntry, scores: Results) -> Section:
    learners = course.learners(lab)
    return Section(
        lab,
        [_submitted(course, learner, lab, scores) for learner in learners],
        [learner for learner in scores.learners if learner not in learners],
        check_rows(course, lab),
        most_frequent(course, lab),
        same_files(course, lab),
        _time(course, lab),
        summarise_runs(course, lab).sentence(),
    )


def _submitted(course: CourseFolder, learner: str, lab: LabEntry, scores: Results) -> Submitter:
    folder = course.submitted(learner, lab)
    names = [path.relative_to(folder).as_posix() for path in assessed_files(folder)]
    more = f" … (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
    score = scores.scores.get((learner, lab.id))
    found = verdicts(course, learner, lab)
    return Submitter(
        learner,
        _moment(submitted_at(folder)),
        [Verdict(found[check.id]) if check.id in found else None for check in lab.checks],
        ", ".join(names[:_SHOWN]) + more or "–",
        f"{score} / {score.of:g}" if score is not None else "–",
        score.waiting if score is not None else 0,
    )


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(KOREA).strftime("%Y-%m-%d %H:%M") if moment is not None else "–"


def _time(course: CourseFolder, lab: LabEntry) -> Message:
    seconds = [assessment.seconds for _, assessment in assessments(course, lab)]
    if not seconds:
        return say("아직 채점하지 않았습니다.")
    return say(
        "검사에 걸린 시간: 모두 {total:.0f}초, 중앙값 {middle:.1f}초, 최대 {longest:.1f}초",
        total=sum(seconds),
        middle=median(seconds),
        longest=max(seconds),
    )
