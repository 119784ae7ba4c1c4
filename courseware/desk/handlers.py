"""What the desk's page asks: the start page, a lab's state, a file to look at, a submission."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.ioloop import IOLoop

from courseware import start_page
from courseware.desk.file_views import file_view
from courseware.desk.lab_state import lab_state
from courseware.messages import say
from courseware.packing import pack
from courseware.workspace import Desk, prepare
from graders import curriculum
from groundwork import language as reader
from groundwork.problem import Problem


class _DeskHandler(JupyterHandler):
    """What all have in common: ``root`` is the folder that JupyterLab shows."""

    def initialize(self, root: Path) -> None:
        self.root = root
        self.set_header("Cache-Control", "no-store")

    def desks(self) -> list[Desk]:
        return prepare(curriculum.load().labs, reader.current(), self.root.parent)

    def desk(self, path: str) -> Desk:
        """The lab a notebook belongs to, in whatever edition."""
        folder = self.inside(path).parent
        for desk in self.desks():
            if desk.folder.resolve() == folder:
                return Desk(desk.lab, self.inside(path), desk.newer)
        raise web.HTTPError(404)

    def inside(self, path: str) -> Path:
        """A path below the root; anything else is not found."""
        wanted = (self.root / path).resolve()
        if not wanted.is_relative_to(self.root.resolve()):
            raise web.HTTPError(404)
        return wanted


class StartPageHandler(_DeskHandler):
    """``GET labs/start``: the start page as things stand now."""

    @web.authenticated
    def get(self) -> None:
        self.finish(start_page.page(curriculum.load(), self.desks(), self.root))


class LabHandler(_DeskHandler):
    """``GET labs/lab?path=``: the state of the lab of a notebook, as JSON."""

    @web.authenticated
    def get(self) -> None:
        desk = self.desk(self.get_query_argument("path"))
        state = lab_state(curriculum.load(), self.desks(), desk, self.root)
        self.finish(state.as_json())


class FileHandler(_DeskHandler):
    """``GET labs/file?path=``: a file as a piece of HTML."""

    @web.authenticated
    async def get(self) -> None:
        path = self.inside(self.get_query_argument("path"))
        if not path.is_file():
            raise web.HTTPError(404)
        address = f"{self.base_url}files/{path.relative_to(self.root.resolve()).as_posix()}"
        # Drawing a long document must not keep everybody else waiting.
        self.finish(await IOLoop.current().run_in_executor(None, file_view, path, address))


class SubmissionHandler(_DeskHandler):
    """``POST labs/submission`` with ``path`` and ``number``: packs one zip, tells where it is."""

    @web.authenticated
    async def post(self) -> None:
        asked: dict[str, Any] = json.loads(self.request.body)
        desk = self.desk(asked["path"])
        workspace, languages = self.root.parent, (reader.current(),)
        try:
            packed = await IOLoop.current().run_in_executor(
                None, pack, desk.lab, str(asked["number"]).strip(), languages, workspace
            )
        except Problem as problem:
            self.finish({"problem": str(problem)})
            return
        self.finish(
            {
                "path": packed.path.relative_to(self.root).as_posix(),
                "files": packed.files,
                "said": str(say("{file:을} 만들었습니다.", file=packed.path.name)),
            }
        )


def desk_handlers(base_url: str, root: Path) -> list[tuple[str, type[JupyterHandler], Any]]:
    """The addresses of the desk below the server's own."""
    handlers: dict[str, type[JupyterHandler]] = {
        "start": StartPageHandler,
        "lab": LabHandler,
        "file": FileHandler,
        "submission": SubmissionHandler,
    }
    return [
        (f"{base_url}labs/{name}", handler, {"root": root}) for name, handler in handlers.items()
    ]
