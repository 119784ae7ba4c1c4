import click

from courseware.authoring.new_lab import new_lab
from courseware.commands.options import lab_argument
from courseware.messages import say
from graders import curriculum


@click.command(help=str(say("새 실습의 폴더, 검사 파일, 매니페스트 항목을 만듭니다.")))
@lab_argument
@click.option("--course", required=True, help=str(say("과정 이름, 예: D1")))
@click.option("--title", default=None, help=str(say("실습 제목")))
def command(lab: str, course: str, title: str | None) -> None:
    folder = new_lab(lab, course, title or lab)
    click.echo(
        say(
            "{folder:을} 만들었습니다. 시간, 제출물, 검사와 배점은 {manifest}에 적혀 "
            "있습니다.\n☞ labs check {lab:을} 실행하면 "
            "채울 내용과 위치를 차례로 알려 줍니다.",
            folder=folder,
            manifest=curriculum.labs_root() / curriculum.MANIFEST,
            lab=lab,
        )
    )
