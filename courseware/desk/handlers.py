"""What the desk's page asks: the start page, a lab's state, a file to look at, a submission."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.ioloop import IOLoop

from courseware import own_results, start_page
from courseware.desk.file_views import file_view
from courseware.desk.lab_state import lab_state
from courseware.messages import problem, say
from courseware.own_progress import own_progress
from courseware.packing import pack, remember_number
from courseware.submitting import find_exchange, submit
from courseware.workspace import Desk, notebooks_of, prepare
from graders import curriculum
from graders.curriculum import LabEntry
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
        notebook = self.file(path)
        for desk in self.desks():
            if notebook in notebooks_of(desk.lab, desk.folder.resolve()):
                return Desk(desk.lab, notebook, desk.newer)
        raise web.HTTPError(404)

    def file(self, path: str) -> Path:
        """A file below the root; anything else is not found."""
        with suppress(OSError, ValueError):  # names that no system has
            wanted = (self.root / path).resolve()
            if wanted.is_relative_to(self.root.resolve()) and wanted.is_file():
                return wanted
        raise web.HTTPError(404)


class StartPageHandler(_DeskHandler):
    """``GET labs/start``: the start page as things stand now."""

    @web.authenticated
    def get(self) -> None:
        self.finish(start_page.page(curriculum.load(), self.desks(), self.root, self.base_url))


class ResultsHandler(_DeskHandler):
    """``GET labs/results``: one's own results as a page of its own; with ``download``, a file."""

    @web.authenticated
    def get(self) -> None:
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        labs = [own_progress(desk) for desk in self.desks()]
        if "download" in self.request.query_arguments:
            name = quote(f"{own_results.WORDS['title']}.html")
            self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
            self.finish(own_results.page(labs))
        else:
            self.finish(own_results.page(labs, download="?download=1"))


class LabHandler(_DeskHandler):
    """``GET labs/lab?path=``: the state of the lab of a notebook, as JSON."""

    @web.authenticated
    def get(self) -> None:
        desk = self.desk(self.get_query_argument("path"))
        self.finish(lab_state(self.desks(), desk, self.root.resolve()).as_json())


class FileHandler(_DeskHandler):
    """``GET labs/file?path=``: a file as a piece of HTML."""

    @web.authenticated
    async def get(self) -> None:
        path = self.file(self.get_query_argument("path"))
        address = f"{self.base_url}files/{path.relative_to(self.root.resolve()).as_posix()}"
        # Drawing a long document must not keep everybody else waiting.
        self.finish(await IOLoop.current().run_in_executor(None, file_view, path, address))


class SubmissionHandler(_DeskHandler):
    """``POST labs/submission`` with ``path`` and ``number``: packs one zip, tells where it is.

    Without a number it goes to the classroom's exchange.
    """

    @web.authenticated
    async def post(self) -> None:
        try:
            asked = json.loads(self.request.body)
            path, number = str(asked["path"]), str(asked["number"]).strip()
        except (ValueError, TypeError, KeyError) as error:
            raise web.HTTPError(400) from error
        lab = self.desk(path).lab
        task = partial(self._packed, lab, number) if number else partial(self._submitted, lab)
        try:
            self.finish(await IOLoop.current().run_in_executor(None, task))
        except Problem as problem:
            self.finish({"problem": str(problem)})

    def _packed(self, lab: LabEntry, number: str) -> dict[str, object]:
        remember_number(number, self.root.parent)
        packed = pack(lab, number, (reader.current(),), self.root.parent)
        path = packed.path.relative_to(self.root).as_posix()
        return {"path": path, "said": str(say("{file:을} 만들었습니다.", file=packed.path.name))}

    def _submitted(self, lab: LabEntry) -> dict[str, object]:
        exchange = find_exchange()
        if exchange is None:
            raise problem("번호를 적어 주세요.")
        submit(lab, exchange, (reader.current(),), self.root.parent)
        return {"said": str(say("{title:을} 제출했습니다.", title=lab.title))}


def desk_handlers(base_url: str, root: Path) -> list[tuple[str, type[JupyterHandler], Any]]:
    """The addresses of the desk below the server's own."""
    handlers: dict[str, type[JupyterHandler]] = {
        "start": StartPageHandler,
        "results": ResultsHandler,
        "lab": LabHandler,
        "file": FileHandler,
        "submission": SubmissionHandler,
    }
    return [
        (f"{base_url}labs/{name}", handler, {"root": root}) for name, handler in handlers.items()
    ]
