"""What the rooms that JupyterLab opens have in common: their server's settings, their address."""

import json
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import click
import psutil
from jupyter_server.serverapp import ServerApp

from courseware.messages import say
from groundwork.files import write_whole
from groundwork.messages import Message

STARTED_BY = "LABS_STARTED_BY"  # the process id of start.py, where that opened the room


def server_settings(root: Path, browser: bool, extensions: dict[str, bool]) -> dict[str, object]:
    """What `ServerApp` is told: it serves ``root`` to this computer alone."""
    # A login shell, which Jupyter takes where it was started from no terminal, sets its own PATH,
    # and the command ``labs`` is not found there.
    shell = "powershell.exe" if os.name == "nt" else os.environ.get("SHELL") or "sh"
    return {
        "terminado_settings": {"shell_command": [shell]},
        "ip": "127.0.0.1",
        "port": 0,  # any free one: of two rooms that open at once none may take the other's
        "allow_root": True,
        "allow_remote_access": False,
        "answer_yes": True,
        "open_browser": browser,
        "root_dir": str(root),
        "jpserver_extensions": extensions,
    }


def write_settings_file(path: Path, settings: Mapping[str, object]) -> None:
    """Write settings in the form in which Jupyter reads them."""
    write_whole(path, json.dumps(settings, ensure_ascii=False, indent=2))


def tell_when_listening(server: ServerApp, page: str, opened: Callable[[str], Message]) -> None:
    """Say with ``opened`` at which address a page of the room is, once the server listens."""

    def tell() -> None:
        token = server.identity_provider.token
        click.echo(opened(f"{server.connection_url.rstrip('/')}{page}?token={token}"))
        click.echo(say("끝내려면 이 창에서 Ctrl+C를 누르세요."))

    # In the round after the next one: before that the port is not known.
    server.io_loop.add_callback(server.io_loop.add_callback, tell)


def end_with_starter(server: ServerApp) -> None:
    """Stop the server when ``start.py`` is gone, however it ended: closed, killed, signed off.

    On Windows nothing is told to the processes that an ended one has started.
    """
    starter = os.environ.get(STARTED_BY)
    if starter is not None:
        threading.Thread(target=_stop_after, args=(int(starter), server), daemon=True).start()


def _stop_after(process: int, server: ServerApp) -> None:
    with suppress(psutil.NoSuchProcess):
        psutil.Process(process).wait()
    server.io_loop.add_callback(server.stop)
