"""The grading room: nbgrader's formgrader over a course, where a person gives points."""

from __future__ import annotations

import json
import os
from contextlib import redirect_stderr

import click
from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

from courseware.course import CourseFolder
from courseware.messages import say
from groundwork.files import writing
from groundwork.problem import Problem

PAGE = "/formgrader/manage_assignments"


def open_grading_room(course: CourseFolder, browser: bool = True) -> None:
    """Run JupyterLab with formgrader until the person ends it; raises `Problem`."""
    own = course.root / ".jupyter"
    with writing(own / "jupyter_server_config.json") as temporary:
        temporary.write_text(json.dumps(_settings(course, browser)), encoding="utf-8")
    os.environ["JUPYTER_CONFIG_DIR"] = str(own)
    os.chdir(course.root)  # nbgrader reads its settings where the server starts
    log = own / "formgrader.log"
    try:
        with log.open("w", encoding="utf-8", buffering=1) as file, redirect_stderr(file):
            LabApp.launch_instance(argv=[])
    except SystemExit as end:
        if end.code:
            raise Problem(
                say("formgrader를 열지 못했습니다. {log} 파일을 담당자에게 보내 주세요.", log=log)
            ) from end


def _settings(course: CourseFolder, browser: bool) -> dict[str, object]:
    return {
        "ServerApp": {
            "ip": "127.0.0.1",
            "port": 0,  # any free one: of two rooms that open at once none may take the other's
            "allow_root": True,
            "allow_remote_access": False,
            "answer_yes": True,
            "open_browser": browser,
            "root_dir": str(course.root),
            "default_url": PAGE,
            "jpserver_extensions": {
                "courseware.grading_room": True,
                "nbgrader.server_extensions.formgrader": True,
            },
        },
        "LabApp": {"default_url": PAGE, "news_url": None},
    }


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "courseware.grading_room"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    # In the round after the next one, when the server listens.
    server.io_loop.add_callback(server.io_loop.add_callback, _tell_address, server)


def _tell_address(server: ServerApp) -> None:
    address = f"{server.connection_url.rstrip('/')}{PAGE}?token={server.identity_provider.token}"
    click.echo(say("formgrader가 열렸습니다: {address}", address=address))
    click.echo(say("끝내려면 이 창에서 Ctrl+C를 누르세요."))
