"""A lab room whose pages can be asked for, without a browser and without a port of the machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from courseware.desk.handlers import desk_handlers
from courseware.workspace import Desk, prepare


@pytest.fixture
def workspace(tmp_path) -> Path:
    return tmp_path / "작업 폴더"


@pytest.fixture
def desk(tiny_lab, workspace) -> Desk:
    """The tiny lab, handed out and opened."""
    (desk,) = prepare([tiny_lab], "ko", workspace)
    for name in ("output", "materials", "my-files"):
        (desk.folder / name).mkdir()
    return desk


@dataclass
class Room:
    """A lab room; asked as one who signed in, or not."""

    server: ServerApp
    root: Path

    def get(self, address: str, signed_in: bool = True) -> HTTPResponse:
        return asyncio.run(self._ask(address, signed_in))

    def post(self, address: str, body: str, signed_in: bool = True) -> HTTPResponse:
        return asyncio.run(self._ask(address, signed_in, method="POST", body=body))

    def submit(self, **values: object) -> Any:
        return json.loads(self.post("/labs/submission", json.dumps(values)).body)

    async def _ask(self, address: str, signed_in: bool, **request: Any) -> HTTPResponse:
        listener = HTTPServer(self.server.web_app)
        socket, port = bind_unused_port()
        listener.add_sockets([socket])
        token = self.server.identity_provider.token if signed_in else "another"
        try:
            return await AsyncHTTPClient().fetch(
                f"http://127.0.0.1:{port}{address}",
                headers={"Authorization": f"token {token}"},
                follow_redirects=False,
                raise_error=False,
                **request,
            )
        finally:
            listener.stop()


@pytest.fixture
def room(desk, tmp_path, monkeypatch) -> Iterator[Room]:
    root = desk.folder.parents[1]
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / "jupyter"))
    server = ServerApp(root_dir=str(root), open_browser=False, allow_root=True)
    server.jpserver_extensions = {}
    server.initialize(argv=[], find_extensions=False, new_httpserver=False)
    server.web_app.add_handlers(".*$", desk_handlers("/", root))
    yield Room(server, root)
    ServerApp.clear_instance()
