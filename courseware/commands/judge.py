from pathlib import Path

import click

from courseware.commands.options import lab_argument
from courseware.messages import problem, say
from graders import curriculum
from graders.card import Cards
from graders.lab import check_own_files
from groundwork import language as reader


@click.command(help=str(say("내 파일을 실습의 검사로 검사합니다. 점수는 매기지 않습니다.")))
@lab_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["ko", "en"]), default=None)
def command(lab: str, files: tuple[Path, ...], language: str | None) -> None:
    if language:
        reader.use(language)
    entry = curriculum.load().lab(lab)
    if missing := [file for file in files if not file.is_file()]:
        raise problem("{file:을} 찾을 수 없습니다.", file=missing[0])
    click.echo(repr(Cards(check_own_files(entry, files))))
