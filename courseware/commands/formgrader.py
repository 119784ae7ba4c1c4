from pathlib import Path

import click

from courseware.commands.options import course_option
from courseware.course import open_course
from courseware.formgrader_server import open_grading_room
from courseware.messages import say


@click.command(help=str(say("강사 채점 항목에 점수를 주는 화면(nbgrader formgrader)을 엽니다.")))
@click.option(
    "--no-browser", is_flag=True, help=str(say("브라우저를 열지 않고 주소만 알려 줍니다"))
)
@course_option
def command(no_browser: bool, course: Path) -> None:
    open_grading_room(open_course(course), browser=not no_browser)
