import click

from courseware.licences.notices import PAGE, page
from courseware.licences.packages import installed
from courseware.messages import problem, say
from groundwork.files import writing


@click.command(help=str(say("설치된 라이브러리의 라이선스를 THIRD-PARTY.md에 적습니다.")))
@click.option(
    "--check", is_flag=True, help=str(say("적지 않고, 적힌 내용이 설치된 것과 같은지만 봅니다"))
)
def command(check: bool) -> None:
    wanted = page(installed())
    if not check:
        with writing(PAGE) as file:
            file.write_text(wanted, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != wanted:
        raise problem(
            "THIRD-PARTY.md가 설치된 라이브러리와 다릅니다. labs licences를 실행해 고쳐 주세요."
        )
