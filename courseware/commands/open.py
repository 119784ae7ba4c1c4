from __future__ import annotations

import click

from courseware.lab_room import open_lab_room
from courseware.messages import say
from groundwork import language as reader


@click.command(help=str(say("실습실을 엽니다. 브라우저에서 시작 화면이 열립니다.")))
@click.option(
    "--no-browser", is_flag=True, help=str(say("브라우저를 열지 않고 주소만 알려 줍니다"))
)
@click.option("--language", type=click.Choice(["ko", "en"]), default=None)
def command(no_browser: bool, language: str | None) -> None:
    if language:
        reader.use(language)
    open_lab_room(browser=not no_browser)
