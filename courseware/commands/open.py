from pathlib import Path

import click

from courseware.lab_server import open_lab_room
from courseware.messages import say
from courseware.workspace import WORKSPACE
from groundwork import language as reader


@click.command(help=str(say("실습실을 엽니다. 브라우저에서 시작 화면이 열립니다.")))
@click.option(
    "--no-browser", is_flag=True, help=str(say("브라우저를 열지 않고 주소만 알려 줍니다"))
)
@click.option("--language", type=click.Choice(["ko", "en"]), default=None)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default=WORKSPACE,
    help=str(say("실습 파일과 결과물을 둘 폴더")),
)
def command(no_browser: bool, language: str | None, workspace: Path) -> None:
    if language:
        reader.use(language)
    open_lab_room(browser=not no_browser, workspace=workspace.resolve())
