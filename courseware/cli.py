"""``labs``: the command of authors, instructors and the training office.

Each command is ``courseware/commands/<name>.py`` with a `click` command called ``command``; it is
imported only when it is used, so that ``labs --help`` answers at once.
"""

import gettext
import importlib
import logging
import os
import sys
from pathlib import Path

import click

from courseware.messages import say
from groundwork import language
from groundwork.messages import Message
from groundwork.problem import Problem

# In the order of a course: look, write, teach, grade.
COMMANDS: dict[str, Message] = {
    "open": say("실습실을 엽니다(JupyterLab)"),
    "judge": say("내 파일을 실습의 검사로 검사합니다"),
    "pack": say("제출할 실습 파일과 결과물을 zip 파일 하나로 묶습니다"),
    "new": say("새 실습 폴더를 만듭니다"),
    "translate": say("번역 카탈로그를 최신 상태로 맞추고 빠진 번역을 알려 줍니다"),
    "build": say("실습 파일(노트북)을 만듭니다"),
    "claims": say("법령과 지침의 근거를 인용한 곳과 함께 보여 줍니다"),
    "check": say("실습을 양쪽에서 점검합니다(빈 실습, 모범 답안, 변형 제출물)"),
    "release": say("실습을 수강생에게 배포합니다"),
    "class": say("반의 명단을 관리하고 제출물을 사람에게 배정합니다"),
    "collect": say("제출물을 모읍니다(nbgrader 교환 폴더, 폴더, zip)"),
    "grade": say("제출물을 채점합니다"),
    "formgrader": say("강사 채점 항목에 점수를 주는 화면(nbgrader formgrader)을 엽니다"),
    "feedback": say("수강생별 피드백을 만듭니다"),
    "results": say("점수표를 보여 줍니다"),
    "completion": say("수료 여부를 정해 이수대장과 수료증을 만듭니다"),
    "erase": say("과정이 끝난 뒤 과정 폴더의 개인정보를 모두 삭제합니다"),
    "demo": say("가상의 반을 만들어 배포부터 점수표까지 보여 줍니다"),
    "wheelhouse": say("인터넷이 없는 교육장용 설치 폴더를 만듭니다"),
    "licences": say("설치된 라이브러리의 라이선스를 목록에 적습니다"),
}
_MODULES = {"class": "class_list"}  # no module may be called by a word of Python's


class LazyGroup(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in COMMANDS:
            raise click.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        module = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = importlib.import_module(f"courseware.commands.{module}").command
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, str(what)) for name, what in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
def labs(ctx: click.Context) -> None:
    """구미시 공무원 AI 실습 과정 · hands-on AI labs for public officials"""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line.

    A `Problem` ends it with its one sentence and exit code 1, a mistake in typing with 2, Ctrl+C
    with 130.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    # click's own sentences are in locale/ko/LC_MESSAGES; it chooses by this variable alone.
    gettext.bindtextdomain("messages", Path(__file__).parent / "locale")
    os.environ["LANGUAGE"] = language.current()
    try:
        sys.exit(labs.main(prog_name="labs", standalone_mode=False))
    except Problem as problem:
        click.echo(f"☞ {problem}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n☞ {say('중단했습니다. 다시 실행하면 이어서 합니다.')}", err=True)
        sys.exit(130)
