"""What the rooms that JupyterLab opens have in common: their server's settings, their address."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from jupyter_server.serverapp import ServerApp

from courseware.messages import say
from groundwork.files import writing
from groundwork.messages import Message


def server_settings(root: Path, browser: bool, extensions: dict[str, bool]) -> dict[str, object]:
    """What `ServerApp` is told: it serves ``root`` to this computer alone."""
    return {
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
    with writing(path) as temporary:
        temporary.write_text(json.dumps(settings, ensure_ascii=False, indent=2), encoding="utf-8")


def tell_when_listening(server: ServerApp, page: str, opened: Callable[[str], Message]) -> None:
    """Say with ``opened`` at which address a page of the room is, once the server listens."""

    def tell() -> None:
        token = server.identity_provider.token
        click.echo(opened(f"{server.connection_url.rstrip('/')}{page}?token={token}"))
        click.echo(say("끝내려면 이 창에서 Ctrl+C를 누르세요."))

    # In the round after the next one: before that the port is not known.
    server.io_loop.add_callback(server.io_loop.add_callback, tell)
