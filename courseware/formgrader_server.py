"""The grading room: nbgrader's formgrader over a course, where a person gives points."""

import os
from contextlib import redirect_stderr

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

from courseware.course import CourseFolder
from courseware.messages import problem, say
from courseware.server import (
    end_with_starter,
    server_settings,
    tell_when_listening,
    write_settings_file,
)

PAGE = "/formgrader/manage_assignments"


def open_grading_room(course: CourseFolder, browser: bool = True) -> None:
    """Run JupyterLab with formgrader until the person ends it; raises `Problem`."""
    own = course.root / ".jupyter"
    write_settings_file(own / "jupyter_server_config.json", _settings(course, browser))
    os.environ["JUPYTER_CONFIG_DIR"] = str(own)
    os.chdir(course.root)  # nbgrader reads its settings where the server starts
    log = own / "formgrader.log"
    try:
        with log.open("w", encoding="utf-8", buffering=1) as file, redirect_stderr(file):
            LabApp.launch_instance(argv=[])
    except SystemExit as end:
        if end.code:
            raise problem(
                "formgrader를 열지 못했습니다. {log} 파일을 담당자에게 보내 주세요.", log=log
            ) from end


def _settings(course: CourseFolder, browser: bool) -> dict[str, object]:
    extensions = {
        "courseware.formgrader_server": True,
        "nbgrader.server_extensions.formgrader": True,
    }
    return {
        "ServerApp": {
            **server_settings(course.root, browser, extensions),
            "default_url": PAGE,
        },
        "LabApp": {"default_url": PAGE, "news_url": None},
    }


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "courseware.formgrader_server"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    tell_when_listening(
        server, PAGE, lambda at: say("formgrader가 열렸습니다: {address}", address=at)
    )
    end_with_starter(server)
