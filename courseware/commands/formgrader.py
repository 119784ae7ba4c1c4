from __future__ import annotations

import os
from pathlib import Path

import click
from jupyterlab.labapp import LabApp

from courseware.commands.options import course_option
from courseware.course import open_course
from courseware.messages import say

PAGE = "/formgrader/manage_assignments"


@click.command(help=str(say("사람이 볼 칸에 점수를 주는 화면(nbgrader formgrader)을 엽니다.")))
@click.option(
    "--no-browser", is_flag=True, help=str(say("브라우저를 열지 않고 주소만 알려 줍니다"))
)
@course_option
def command(no_browser: bool, course: Path) -> None:
    os.chdir(open_course(course).root)  # nbgrader reads its settings where the server starts
    click.echo(say("formgrader를 엽니다. 끝내려면 이 창에서 Ctrl+C를 누르세요."))
    LabApp.launch_instance(
        argv=[
            "--ServerApp.root_dir=.",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.allow_root=True",
            f"--ServerApp.default_url={PAGE}",
            f"--LabApp.default_url={PAGE}",
            f"--ServerApp.open_browser={not no_browser}",
        ]
    )
