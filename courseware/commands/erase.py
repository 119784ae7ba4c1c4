from pathlib import Path

import click

from courseware.commands.options import course_option
from courseware.course import open_course
from courseware.erase import Holding, erase_course, holdings
from courseware.messages import problem, say
from courseware.tables import table


@click.command(help=str(say("과정이 끝난 뒤, 과정 폴더의 개인정보를 보여 주고 모두 삭제합니다.")))
@click.option("--confirm", help=str(say("확인 없이 삭제하려면 과정 폴더의 이름을 적습니다")))
@course_option
def command(confirm: str | None, course: Path) -> None:
    folder = open_course(course)
    for line in table(_rows(holdings(folder.root))):
        click.echo(line)
    click.echo(
        say("삭제하면 복구할 수 없습니다. 보관할 것(이수대장, 점수표)을 먼저 다른 곳으로 옮기세요.")
    )
    if confirm is None:
        ask = say(
            "모두 삭제하려면 폴더 이름({name})을 입력하고, 취소하려면 Enter 키를 누르세요",
            name=folder.root.name,
        )
        confirm = click.prompt(str(ask), default="", show_default=False)
    if confirm != folder.root.name:
        raise problem("아무것도 삭제하지 않았습니다.")
    erase_course(folder)
    click.echo(say("삭제했습니다: {folder}", folder=folder.root))
    click.echo(
        say(
            "이 밖에 따로 삭제할 것: 받은 제출물 폴더와 zip, 따로 저장한 점수표와 현황 문서, "
            "교환 폴더, 백업, 교육장 컴퓨터의 workspace 폴더."
        )
    )


def _rows(found: list[Holding]) -> list[list[str]]:
    head = [say("항목"), say("위치"), say("파일 수"), say("크기(MB)")]
    rows = [[str(h.what), h.place, f"{h.files:,}", f"{h.size / 1e6:,.1f}"] for h in found]
    return [[str(word) for word in head], *rows]
