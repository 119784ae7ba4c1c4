"""What grading tells a learner at the head of the notebook, besides the cards of the checks."""

import html
from collections.abc import Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from graders.messages import say
from groundwork.messages import Message

NOTES = "grading-notes"


def add_notes(notebook: NotebookNode, notes: Sequence[Message]) -> None:
    """Put notes into the first cell, after those that are there; without any, no cell is made."""
    if not notes:
        return
    language = notebook.metadata.labs.language
    lines = [*notes_of(notebook), *(note.render(language) for note in notes)]
    heading = say("채점 안내").render(language)
    text = "\n".join([f"**{heading}**", "", *(f"- {html.escape(line)}" for line in lines)])
    cell = new_markdown_cell(text, id=NOTES, metadata={"labs": {"notes": lines}})
    notebook.cells = [cell, *(other for other in notebook.cells if other.id != NOTES)]


def notes_of(notebook: NotebookNode) -> list[str]:
    """The notes of a notebook, each a sentence."""
    for cell in notebook.cells:
        if cell.id == NOTES:
            return list(cell.metadata.labs.notes)
    return []
