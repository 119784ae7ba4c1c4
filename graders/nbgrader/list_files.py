"""Put the files of a submission at the head of the notebook, so that a person can open them."""

import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from graders import curriculum
from graders.curriculum import LabEntry
from graders.messages import say
from graders.nbgrader.course_notebook import course_directory
from graders.nbgrader.execute import EXECUTION
from graders.submission import OUTPUT, SECRET
from graders.timestamp import TIMESTAMP

FILES = "files-submitted"
# What a browser would run in formgrader's own name when it is opened there.
_RUNS_IN_A_BROWSER = {".html", ".htm", ".xhtml", ".svg", ".xml"}
_SHOWN = 50


class ListFiles(NbGraderPreprocessor):
    """nbgrader autograde preprocessor; formgrader serves what stands beside the notebook."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        names, course = resources["nbgrader"], course_directory(self)
        folder = course.format_path(
            course.submitted_directory, names["student"], names["assignment"]
        )
        lab = curriculum.load().lab(names["assignment"])
        made = nb.metadata.labs.get(EXECUTION, {}).get("made", [])
        nb.cells.insert(0, _files_cell(lab, Path(folder), made, nb.metadata.labs.language))
        return nb, resources


def _files_cell(lab: LabEntry, folder: Path, made: Sequence[str], language: str) -> NotebookNode:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".ipynb" and path.name not in (TIMESTAMP, SECRET)
    )
    heading = say("제출한 파일").render(language)
    by_running = html.escape(say("실습 파일을 실행해 만든 것").render(language))
    items = "".join(f"<li>{_item(lab, path, folder)}</li>" for path in files[:_SHOWN])
    for name in made:
        items += f"<li>{_item(lab, folder / OUTPUT / name, folder)} ({by_running})</li>"
    nothing = html.escape(say("없음").render(language))
    return new_markdown_cell(
        f"<div><b>{html.escape(heading)}</b><ul>{items or f'<li>{nothing}</li>'}</ul></div>",
        id=FILES,
    )


def _item(lab: LabEntry, path: Path, folder: Path) -> str:
    """A file's name; a link only for the kinds the lab asks for."""
    name = path.relative_to(folder).as_posix()
    text = html.escape(name)
    kinds = {kind for artefact in lab.artefacts for kind in artefact.kinds} - _RUNS_IN_A_BROWSER
    return f'<a href="{quote(name)}">{text}</a>' if path.suffix.lower() in kinds else text
