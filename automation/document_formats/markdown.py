"""Markdown, for reading in the notebook's file browser and for handing text on."""

from collections.abc import Iterator
from pathlib import Path

from automation.document_formats import layout
from automation.document_formats.layout import Line
from automation.document_model.content import Table
from automation.document_model.document import Document
from groundwork.files import write_whole


def to_markdown(document: Document) -> str:
    """The document as Markdown; item marks stay as they are."""
    lines: list[str] = []
    for index, part in enumerate(layout.parts(document)):
        if isinstance(part, Line):
            lines.append(f"# {part.text}" if index == 0 else part.text)
        elif isinstance(part, Table):
            lines += filter(None, (part.caption, "\n".join(_rows(part))))
        else:
            lines += filter(None, (f"![{part.alternative}]()", part.caption))
    return "\n\n".join(lines) + "\n"


def _rows(table: Table) -> Iterator[str]:
    for index, row in enumerate(table.rows):
        cells = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in row)
        yield f"| {' | '.join(cells)} |"
        if index == 0:
            yield "|" + "---|" * len(row)


def write(document: Document, path: Path) -> None:
    """Write UTF-8 Markdown; raises `Problem` when the place may not be written."""
    write_whole(path, to_markdown(document))
