from pathlib import Path

import click

from courseware.assigning import assign
from courseware.commands.collect import report_lines
from courseware.commands.options import course_option, lab_argument
from courseware.course import open_course
from courseware.messages import say
from courseware.roster import (
    COLUMNS,
    ROSTER,
    Roster,
    State,
    column_of,
    enrol,
    headings,
    read_roster,
    read_rows,
    write_roster,
)
from courseware.tables import table
from courseware.unassigned import unassigned_things
from graders import curriculum
from groundwork.messages import Message

STATE_WORDS: dict[State, Message] = {
    State.HERE: say("수강"),
    State.ABSENT: say("결석"),
    State.LEFT: say("전출·취소"),
}


@click.group(help=str(say("반의 명단을 관리하고, 누구의 것인지 모르는 제출물을 배정합니다.")))
def command() -> None:
    pass


@command.command(
    "new",
    help=str(
        say(
            "부서의 명단(엑셀이나 csv)으로 반을 만듭니다. 다시 실행하면 바뀐 사람만 반영합니다: "
            "새로 온 사람을 더하고, 빠진 사람은 전출·취소로 둡니다."
        )
    ),
)
@click.argument("people", type=click.Path(path_type=Path), metavar=str(say("명단")))
@click.option("--name", help=str(say("이름이 있는 열")))
@click.option("--id", "learner", help=str(say("수강생 번호가 있는 열")))
@course_option
def new(people: Path, name: str | None, learner: str | None, course: Path) -> None:
    folder = open_course(course, create=True)
    chosen = {"name": name, "learner": learner}
    columns = headings(people)
    if not name and not learner and not column_of(columns, COLUMNS["name"]):
        question = say("어느 열이 수강생의 이름입니까?")
        chosen["name"] = click.prompt(str(question), type=click.Choice(columns))
    named = {kind: column for kind, column in chosen.items() if column}
    roster = enrol(read_rows(people, named), read_roster(folder))
    write_roster(folder, roster)
    for line in _roster_lines(roster):
        click.echo(line)
    click.echo(say("저장했습니다: {file}", file=folder.root / ROSTER))


@command.command("show", help=str(say("명단과 미배정 제출물을 보여 줍니다.")))
@course_option
def show(course: Path) -> None:
    folder = open_course(course)
    for line in _roster_lines(read_roster(folder)):
        click.echo(line)
    for lab in folder.released(curriculum.load().labs):
        for name in unassigned_things(folder, lab):
            click.echo(say("{lab}, 미배정: {name}", lab=lab.id, name=name))


@command.command(
    "assign",
    help=str(
        say(
            "미배정 제출물이나 명단에 없는 수강생의 제출물을 한 사람에게 배정합니다. 그 사람이 "
            "이전에 제출한 것과 합칩니다."
        )
    ),
)
@lab_argument
@click.argument("what", metavar=str(say("제출물")))
@click.argument("who", metavar=str(say("수강생")))
@course_option
def assign_one(lab: str, what: str, who: str, course: Path) -> None:
    line = assign(open_course(course), curriculum.load().lab(lab), what, who)
    for text in report_lines([line]):
        click.echo(text)


def _roster_lines(roster: Roster) -> list[str]:
    head = [say("수강생"), say("이름"), say("소속"), say("상태")]
    rows = [
        [member.learner, member.name, member.department, str(STATE_WORDS[member.state])]
        for member in roster.members
    ]
    counted = say("명단: {count}명", count=len(rows))
    return [*table([[str(word) for word in head], *rows]), str(counted)]
