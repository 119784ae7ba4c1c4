from pathlib import Path

import click

from courseware.messages import say
from courseware.wheelhouse import PLATFORMS, PYTHONS, make_wheelhouse


@click.command(help=str(say("인터넷이 없는 교육장용 설치 폴더를 만듭니다.")))
@click.option(
    "--platform",
    type=click.Choice(list(PLATFORMS)),
    default="windows",
    help=str(say("교육장 컴퓨터의 운영체제")),
)
@click.option(
    "--python",
    type=click.Choice(PYTHONS),
    default="3.12",
    help=str(say("교육장 컴퓨터의 Python 버전")),
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("wheelhouse"),
    help=str(say("만들 폴더")),
)
def command(platform: str, python: str, folder: Path) -> None:
    click.echo(say("설치 파일을 내려받습니다. 몇 분 걸립니다."))
    wheels = make_wheelhouse(platform, python, folder)
    size = sum(wheel.stat().st_size for wheel in wheels) / 1e6
    click.echo(
        say(
            "{folder}에 설치 파일 {count}개({size:,.0f} MB)를 모았습니다.",
            folder=folder,
            count=len(wheels),
            size=size,
        )
    )
