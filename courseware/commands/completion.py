from collections import Counter
from pathlib import Path

import click

from courseware.commands.options import course_option
from courseware.completion import CRITERIA, decide, people_of, read_criteria, read_people
from courseware.course import open_course
from courseware.messages import problem, say
from courseware.register import STANDING_WORDS, write_certificates, write_register
from courseware.results import results
from courseware.roster import read_roster
from graders import curriculum


@click.command(
    help=str(
        say(
            "명단과 점수로 수료 여부를 정해 이수대장과 수료증을 만듭니다. 배포한 실습 전체가 "
            "대상입니다."
        )
    )
)
@click.argument("people", type=click.Path(path_type=Path), metavar=str(say("명단")), required=False)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("completion"),
    show_default=True,
    help=str(say("만들 폴더. 이름이 들어 있으므로 접근이 제한된 곳에 둡니다")),
)
@course_option
def command(people: Path | None, target: Path, course: Path) -> None:
    folder = open_course(course)
    criteria = read_criteria(folder)
    scores = results(folder, folder.released(curriculum.load().labs))
    roster = read_roster(folder)
    if not people and not roster.members:
        raise problem("명단 파일을 지정하거나 labs class new로 반의 명단을 먼저 만들어 주세요.")
    known = read_people(people, scores.learners, roster) if people else people_of(roster)
    decisions = list(decide(known, scores, criteria))
    register, certificates = target / "register.xlsx", target / "certificates.html"
    write_register(decisions, criteria, register)
    count = write_certificates(decisions, criteria, certificates)
    found = Counter(decision.standing for decision in decisions)
    counted = ", ".join(f"{word} {found[standing]}" for standing, word in STANDING_WORDS.items())
    click.echo(
        say(
            "{people}명: {counted} (기준 {points:g}점, 출석 {attendance:g}%, 바꾸는 곳: {file})",
            people=len(decisions),
            counted=counted,
            points=criteria.points,
            attendance=criteria.attendance,
            file=folder.root / CRITERIA,
        )
    )
    if strangers := sorted(set(scores.learners) - {person.learner for person in known}):
        click.echo(say("명단에 없는 제출자: {names}", names=", ".join(strangers)))
    click.echo(say("이수대장: {file}", file=register))
    click.echo(
        say("수료증 {count}장(브라우저에서 열어 인쇄): {file}", count=count, file=certificates)
    )
