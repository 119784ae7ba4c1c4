from pathlib import Path

import click

from courseware.commands.options import lab_argument
from courseware.messages import say
from courseware.packing import pack
from courseware.workspace import WORKSPACE
from graders import curriculum
from groundwork import language as reader
from groundwork.language import LANGUAGES


@click.command(
    help=str(
        say("실습 파일과 output 폴더의 파일을 zip 하나로 묶습니다. 번호는 강사가 알려 준 것입니다.")
    )
)
@lab_argument
@click.argument("number", metavar=str(say("번호")))
@click.option("--language", type=click.Choice(["ko", "en"]), default=None)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default=WORKSPACE,
    help=str(say("실습 파일과 결과물을 둘 폴더")),
)
def command(lab: str, number: str, language: str | None, workspace: Path) -> None:
    if language:
        reader.use(language)
    languages = (language,) if language else LANGUAGES
    packed = pack(curriculum.load().lab(lab), number, languages, workspace.resolve())
    click.echo(
        str(say("{file:을} 만들었습니다. 이 파일 하나만 제출하면 됩니다.", file=packed.path))
    )
    for name in packed.files:
        click.echo(f"  {name}")
    for artefact in packed.missing:
        click.echo(
            str(say("☞ {title:이} 아직 없습니다. 그 파일 없이 묶었습니다.", title=artefact.title))
        )
