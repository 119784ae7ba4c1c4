"""The lab room (실습실): JupyterLab in the learner's language, opened on the start page.

Everything that JupyterLab would keep or read in a person's home is kept beside the workspace, so
that settings of other courses and programs do not mix in. Nothing is asked from the Internet.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

from courseware.desk.handlers import desk_handlers
from courseware.desk.words import desk_words
from courseware.messages import problem, say
from courseware.server import (
    end_with_starter,
    server_settings,
    tell_when_listening,
    write_settings_file,
)
from courseware.workspace import OWN_SETTINGS, WORKSPACE, prepare
from graders import curriculum
from groundwork import language as reader
from groundwork.files import writing

_HERE = Path(__file__).parent
_EXTENSIONS = _HERE / "lab_extensions"
_STYLE = _HERE / "templates" / "lab_room.css"
_LOCALES = {"ko": "ko_KR", "en": "en"}
# News and update checks ask the Internet; the others are for those who teach, write or program.
_DISABLED = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/help-extension:jupyter-forum",
    "@jupyterlab/hub-extension:connectionlost",  # the desk says it
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/mathjax-extension",  # two dollar signs are Excel's here, never a formula
    "@jupyter/nbgrader",
    "@jupyter-notebook/lab-extension",
    "jupyterlab-jupytext",
)


def open_lab_room(browser: bool = True, workspace: Path = WORKSPACE) -> None:
    """Prepare the workspace and run JupyterLab until the person ends it; raises `Problem`."""
    click.echo(say("실습 파일(노트북)을 준비합니다."))
    prepare(curriculum.load().labs, reader.current(), workspace)
    own = workspace / OWN_SETTINGS
    write_settings(own, workspace / reader.current(), browser)
    os.environ["JUPYTER_CONFIG_DIR"] = str(own)
    os.environ["IPYTHONDIR"] = str(own / "ipython")
    os.environ[reader.ENVIRONMENT_VARIABLE] = reader.current()
    log = own / "lab-room.log"
    try:
        with _errors_to(log):
            LabApp.launch_instance(argv=[])
    except SystemExit as end:
        if end.code:
            raise problem(
                "실습실을 열지 못했습니다. {log} 파일을 담당자에게 보내 주세요.", log=log
            ) from end


@contextmanager
def _errors_to(path: Path) -> Iterator[None]:
    """Keep what JupyterLab and its kernels write to stderr for whoever looks into a trouble.

    It is in English, and there is much of it; the person who opened the lab room needs none.
    """
    before = os.dup(2)
    with path.open("w", encoding="utf-8") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(before, 2)
            os.close(before)


def write_settings(own: Path, root: Path, browser: bool) -> None:
    """Write JupyterLab's configuration and defaults for the reader's language under ``own``."""
    write_settings_file(own / "jupyter_server_config.json", _server(root, browser))
    write_settings_file(own / "jupyter_lab_config.json", _lab(own))
    write_settings_file(own / "settings" / "overrides.json", _defaults(reader.current()))
    write_settings_file(
        own / "settings" / "page_config.json",
        {
            "disabledExtensions": dict.fromkeys(_DISABLED, True),
            "startPageTitle": str(say("시작 화면")),
            "deskWords": json.dumps(desk_words(), ensure_ascii=False),
        },
    )
    write_settings_file(
        own / "ipython" / "profile_default" / "ipython_kernel_config.json",
        {
            "IPKernelApp": {
                "extensions": ["graders.kind_errors", "courseware.quiet_kernel"],
                "capture_fd_output": False,  # what libraries in C write is no answer of a cell
            }
        },
    )
    with writing(own / "custom" / "custom.css") as temporary:
        shutil.copyfile(_STYLE, temporary)


def _server(root: Path, browser: bool) -> dict[str, object]:
    extensions = {
        "courseware.lab_server": True,
        "jupyter_lsp": False,  # looks for the tools of programmers
        "nbgrader.server_extensions.formgrader": False,
        "nbgrader.server_extensions.validate_assignment": False,
        "nbgrader.server_extensions.assignment_list": False,
        "nbgrader.server_extensions.course_list": False,
    }
    return {
        "ServerApp": server_settings(root, browser, extensions),
        "FileContentsManager": {"delete_to_trash": False},
    }


def _lab(own: Path) -> dict[str, Any]:
    return {
        "LabApp": {
            "app_settings_dir": str(own / "settings"),
            "user_settings_dir": str(own / "user-settings"),
            "workspaces_dir": str(own / "layouts"),
            "extra_labextensions_path": [str(_EXTENSIONS)],
            "extension_manager": "readonly",
            "custom_css": True,
            "news_url": None,
        }
    }


def _defaults(language: str) -> dict[str, Any]:
    return {
        "@jupyterlab/translation-extension:plugin": {"locale": _LOCALES[language]},
        "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # dark where all is dark
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "@jupyterlab/docmanager-extension:plugin": {
            "defaultViewers": {"markdown": "Markdown Preview"},
            "autosave": False,  # the desk saves, a moment after each change
        },
        # The list of files shows the lab's own folder: there files are dropped and submitted.
        "@jupyterlab/filebrowser-extension:browser": {"navigateToCurrentDirectory": True},
        # A request to the assistant is one long line; it should be read without scrolling.
        "@jupyterlab/notebook-extension:tracker": {
            "codeCellConfig": {"lineNumbers": False, "lineWrap": True},
            "windowingMode": "none",  # a page that is whole can be searched, zoomed and read aloud
        },
    }


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "courseware.lab_server"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    desk = desk_handlers(server.base_url, Path(server.root_dir))
    server.web_app.add_handlers(".*$", desk)  # type: ignore[no-untyped-call]
    tell_when_listening(
        server, "/lab", lambda at: say("실습실이 열렸습니다: {address}", address=at)
    )
    end_with_starter(server)
