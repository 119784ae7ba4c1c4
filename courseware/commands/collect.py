from datetime import datetime
from pathlib import Path

import click

from courseware.collect import Collected, Status, collect_exchange, collect_files
from courseware.commands.options import course_option, lab_argument
from courseware.course import open_course
from courseware.messages import say
from courseware.roster import read_roster
from courseware.tables import table
from graders import curriculum
from graders.timestamp import KOREA
from groundwork.messages import Message

STATUS_WORDS: dict[Status, Message] = {
    Status.NEW: say("받음"),
    Status.REPLACED: say("이번 것으로 교체(이전 것은 earlier에 보관)"),
    Status.SAME: say("이미 받은 것과 같음"),
    Status.OLDER: say("이전 제출본이어서 earlier에 보관"),
    Status.REFUSED: say("받지 못함"),
    Status.UNASSIGNED: say("미배정: 누구의 것인지 확인 필요"),
}


@click.command(help=str(say("제출물을 과정 폴더로 모읍니다.")))
@lab_argument
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help=str(say("제출물이 든 폴더나 zip. 지정하지 않으면 nbgrader 교환 폴더에서 모읍니다")),
)
@click.option(
    "--received",
    type=click.DateTime(["%Y-%m-%d %H:%M"]),
    help=str(say('받은 때(예: "2026-03-02 18:00"). 지정하지 않으면 지금')),
)
@course_option
def command(lab: str, source: Path | None, received: datetime | None, course: Path) -> None:
    entry = curriculum.load().lab(lab)
    folder = open_course(course)
    moment = received.replace(tzinfo=KOREA) if received else None
    report = list(
        collect_files(folder, entry, source, moment) if source else collect_exchange(folder, entry)
    )
    for line in report_lines(report):
        click.echo(line)
    if missing := read_roster(folder).missing(folder.learners(entry)):
        names = ", ".join(member.learner for member in missing)
        click.echo(say("아직 제출하지 않은 {count}명: {names}", count=len(missing), names=names))


def report_lines(report: list[Collected]) -> list[str]:
    """Who, which files, what became of them; then what was refused and why."""
    if not report:
        return [str(say("모을 제출물이 없습니다."))]
    head = [str(say("수강생")), str(say("결과")), str(say("파일"))]
    rows = [
        [line.learner, str(STATUS_WORDS[line.status]), ", ".join(line.files)] for line in report
    ]
    refused = [f"☞ {line.learner}: {reason}" for line in report for reason in line.refused]
    return [*table([head, *rows]), *refused]
