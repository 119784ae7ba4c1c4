import sys
from pathlib import Path

import click
from tqdm import tqdm

from courseware.commands import collect, feedback, grade, release, results
from courseware.commands.options import labs_argument
from courseware.course import open_course
from courseware.demo import Member, differences, first_of_each_field, fresh, members
from courseware.messages import problem, say
from courseware.tables import table
from graders import curriculum


@click.command(
    help=str(
        say(
            "가상의 수강생 열 명으로 배포부터 점수표까지 보여 줍니다. 실습을 지정하지 않으면 "
            "분야별 첫 실습을 씁니다."
        )
    )
)
@labs_argument()
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help=str(say("시연 결과를 만들 폴더. 다시 실행하면 새로 만듭니다")),
)
def command(labs: tuple[str, ...], target: Path) -> None:
    programme = curriculum.load()
    chosen = [programme.lab(lab) for lab in labs] or first_of_each_field(programme)
    if not chosen:
        raise problem("보여 줄 실습이 없습니다.")
    fresh(target)
    everyone = [member for lab in chosen for member in members(lab)]
    _submission(everyone, target / "submissions")
    course = ["--course", str(target / "course")]
    names = [lab.id for lab in chosen]
    _run("release", release.command, [*names, *course])
    for name in names:
        _run(
            "collect",
            collect.command,
            [name, "--from", str(target / "submissions" / name), *course],
        )
    _run("grade", grade.command, [*names, *course])
    _run("feedback", feedback.command, [*names, *course])
    _run("results", results.command, [*names, *course])
    sys.exit(_verdict(everyone, target))


def _submission(everyone: list[Member], folder: Path) -> None:
    click.echo(say("제출물을 만듭니다. 모범 답안을 한 번씩 실행하므로 몇 분 걸릴 수 있습니다."))
    bar = tqdm(everyone, file=sys.stdout, disable=not sys.stdout.isatty(), leave=False)
    for member in bar:
        bar.set_description(f"{member.lab.id} {member.part.name}")
        member.submission(folder / member.lab.id)
    head = [str(say("실습")), str(say("수강생")), str(say("제출물"))]
    rows = [[member.lab.id, member.learner, member.part.name] for member in everyone]
    click.echo("\n".join(table([head, *rows])))


def _run(name: str, labs_command: click.Command, arguments: list[str]) -> None:
    """Run a command as an instructor would type it."""
    click.echo(f"\n$ labs {' '.join([name, *arguments])}")
    labs_command.main(arguments, standalone_mode=False)


def _verdict(everyone: list[Member], target: Path) -> int:
    """Say whether every submission got what its name promises; the exit code."""
    course = open_course(target / "course")
    found = list(differences(course, everyone))
    for difference in found:
        click.echo(f"✗ {difference}")
    if found:
        return 1
    kept = say("제출물 {count}건이 모두 예상한 결과대로 채점되었습니다.", count=len(everyone))
    click.echo(f"\n✔ {kept}")
    click.echo(
        say(
            "formgrader에서 직접 점수를 입력해 보려면: labs formgrader --course {folder}",
            folder=target / "course",
        )
    )
    return 0
