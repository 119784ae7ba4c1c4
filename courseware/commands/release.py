from pathlib import Path

import click

from courseware.commands.options import course_option, labs_argument
from courseware.course import open_course
from courseware.messages import say
from courseware.release import put_into_exchange, release
from graders import curriculum
from groundwork.language import LANGUAGES


@click.command(help=str(say("실습을 수강생에게 배포할 형태로 만듭니다.")))
@labs_argument(required=True)
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option("--exchange", is_flag=True, help=str(say("nbgrader 교환 폴더에도 넣습니다")))
@click.option(
    "--answers", is_flag=True, help=str(say("모범 답안도 담습니다(검사를 해 본 뒤에 보입니다)"))
)
@course_option
def command(
    labs: tuple[str, ...], language: str, exchange: bool, answers: bool, course: Path
) -> None:
    programme = curriculum.load()
    folder = open_course(course, create=True)
    for lab in [programme.lab(lab_id) for lab_id in labs]:
        archive = release(folder, lab, language, answers)
        if exchange:
            put_into_exchange(folder, lab)
        click.echo(say("{lab:을} 배포했습니다: {file}", lab=lab.id, file=archive))
