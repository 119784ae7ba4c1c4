"""Changing submitted documents, for the variants of labs: what a person might do in Hangul."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from automation import documents
from automation.document_model.document import Part
from automation.documents import Item, Table


def edit(path: Path, **fields: Any) -> None:
    """The document with another title, gist, body …, see `automation.documents.Document`."""
    replace(documents.read(path), **fields).save(path)


def rewrite(path: Path, change: Callable[[Part], Part | None]) -> None:
    """Change each part of the body, or leave it out where nothing comes back."""
    changed = map(change, documents.read(path).body)
    edit(path, body=tuple(part for part in changed if part is not None))


def reword(path: Path, old: str, new: str) -> None:
    """Other words in lines and in cells; those they replace must have been there."""
    assert old in documents.read(path).text, old

    def change(part: Part) -> Part:
        if isinstance(part, Item):
            return replace(part, text=part.text.replace(old, new))
        if isinstance(part, Table):
            rows = (tuple(cell.replace(old, new) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(rows))
        return part

    rewrite(path, change)


def put_rows(path: Path, rows: Iterable[tuple[str, ...]], number: int = 0) -> None:
    """Other rows in a table, counted from 0; its caption stays."""
    given = documents.read(path).tables[number]
    table = replace(given, rows=tuple(rows))
    rewrite(path, lambda part: table if part == given else part)


def change_cell(path: Path, old: str, new: str) -> None:
    """Another text in the cells that hold just this, in the first table that has such a cell."""
    tables = documents.read(path).tables
    number = next(n for n, table in enumerate(tables) if any(old in row for row in table.rows))
    rows = (tuple(new if cell == old else cell for cell in row) for row in tables[number].rows)
    put_rows(path, rows, number)
