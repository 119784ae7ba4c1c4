from pathlib import Path

import click

from courseware.build import build_all
from courseware.commands.options import labs_argument
from courseware.messages import say
from graders import curriculum


@click.command(help=str(say("실습 파일(수강생용, 모범 답안)을 두 언어로 만듭니다.")))
@labs_argument()
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    default=Path("build"),
    help=str(say("만들 폴더")),
)
def command(labs: tuple[str, ...], target: Path) -> None:
    programme = curriculum.load()
    chosen = tuple(programme.lab(lab) for lab in labs) or programme.labs
    for path in build_all(chosen, target):
        click.echo(path)
