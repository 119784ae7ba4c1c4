"""The page a learner gets back: points, cards, what a person wrote. One HTML file, no Internet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, is_grade, is_solution

from graders import curriculum
from graders.curriculum import Check, LabEntry, Manual
from graders.messages import say
from graders.nbgrader.notes import notes_of
from groundwork import language as reader
from groundwork.messages import NOTHING, Message, plain

TEMPLATES = Path(__file__).parent / "templates"
WORDS = {
    "waiting": say("강사 채점 대기"),
    "some_waiting": say("강사 채점 항목이 남아 있어 점수가 더 오를 수 있습니다."),
    "notes": say("채점 안내"),
    "comment": say("강사 의견"),
    "unanswered": say("답을 적지 않았습니다."),
}


@dataclass(frozen=True)
class Part:
    """One graded thing of the page: a card of a check, or an answer a person reads.

    ``card`` is HTML of our own with title and points in it; for what a person grades (`by_person`)
    the page says them itself.
    ``answer`` and ``comment`` are people's words, still to be escaped.
    """

    title: Message
    points: Message
    by_person: bool
    waiting: bool = False
    card: str = ""
    answer: str = ""
    comment: str = ""


class FeedbackPage(Exporter):
    """nbgrader's feedback exporter for our labs; the page is in the language of the notebook."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        names = resources["nbgrader"]
        lab = curriculum.load().lab(names["assignment"])
        with reader.using(notebook.metadata.labs.language):
            page = _environment().get_template("feedback.html.j2")
            return page.render(
                language=reader.current(),
                lab=lab,
                learner=names["student"],
                score=say("{got:g}/{of:g}점", got=names["score"], of=names["max_score"]),
                late=_late(names["late_penalty"]),
                parts=list(_parts(notebook, lab)),
                notes=notes_of(notebook),
                words=WORDS,
            ), resources


def _parts(notebook: NotebookNode, lab: LabEntry) -> Iterator[Part]:
    for cell in notebook.cells:
        if is_grade(cell):
            yield _answer_part(cell, lab) if is_solution(cell) else _check_part(cell, lab)


def _check_part(cell: NotebookNode, lab: LabEntry) -> Part:
    cards = [output.data["text/html"] for output in cell.outputs]
    title = _title(lab.checks, cell.metadata.labs.check)
    waiting = cell.metadata.nbgrader.waiting
    return Part(title, _points(cell), _by_person(cell), waiting, card="".join(cards))


def _answer_part(cell: NotebookNode, lab: LabEntry) -> Part:
    return Part(
        _title(lab.manual, cell.metadata.labs.manual),
        _points(cell),
        _by_person(cell),
        cell.metadata.nbgrader.waiting,
        answer="" if _unanswered(cell) else cell.source,
        comment=cell.metadata.nbgrader.get("comment") or "",
    )


def _title(parts: Iterable[Check | Manual], name: str) -> Message:
    """As the lab has it now; only the name of what it had when it was released."""
    return next((part.title for part in parts if part.id == name), plain(name))


def _unanswered(cell: NotebookNode) -> bool:
    return bool(cell.metadata.nbgrader.get("checksum") == compute_checksum(cell))


def _points(cell: NotebookNode) -> Message:
    nbgrader = cell.metadata.nbgrader
    points = say("{got:g}/{of:g}점", got=nbgrader.score, of=nbgrader.points)
    if nbgrader.waiting and nbgrader.score:
        return say("{points} · {waiting}", points=points, waiting=WORDS["waiting"])
    if nbgrader.waiting:
        return WORDS["waiting"]
    return say("강사가 준 점수 {points}", points=points) if nbgrader.by_person else points


def _late(penalty: float) -> Message:
    return say("늦게 제출하여 {points:g}점을 뺐습니다.", points=penalty) if penalty else NOTHING


def _by_person(cell: NotebookNode) -> bool:
    return bool(
        is_solution(cell) or cell.metadata.nbgrader.waiting or cell.metadata.nbgrader.by_person
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.finalize = lambda value: str(value) if isinstance(value, Message) else value
    return environment
