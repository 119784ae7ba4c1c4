"""A submitted storyboard: a table in a workbook, or in a Word or Hancom document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from automation import documents
from content_production.scenes.scene import Scene
from content_production.scenes.table import (
    heading_of,
    message_of_rows,
    read_scene_rows,
    stated_total,
)
from content_production.storyboard.storyboard import Storyboard
from groundwork.comparing_text import one_spaced
from groundwork.headings import Row
from groundwork.messages import Message, catalog

say = catalog(__package__)

_TABLES = {".xlsx", ".csv"}


@dataclass(frozen=True)
class SubmittedStoryboard:
    """The storyboard, and the total (합계) in seconds that its table states, if it states one."""

    board: Storyboard
    stated_total: float | None


def read_storyboard(path: Path) -> SubmittedStoryboard:
    """The storyboard of a file, found by the names of its columns. Raises `Problem`."""
    if path.suffix.lower() in _TABLES:
        rows = read_scene_rows(path)
        return SubmittedStoryboard(
            Storyboard.of_rows(rows, path.parent, path.name), stated_total(rows)
        )
    document = documents.read(path)
    rows = _scene_rows([table.rows for table in document.tables])
    board = Storyboard.of_rows(rows, path.parent, path.name)
    lines = [[line] for line in document.text.splitlines()]
    message = board.message or message_of_rows(lines)
    return SubmittedStoryboard(board.with_message(message), stated_total(rows))


def _scene_rows(tables: Sequence[Sequence[Row]]) -> Sequence[Row]:
    """The rows of the first table of scenes, and of those that go on under the same heading."""
    found = [(rows, heading[0]) for rows in tables if (heading := heading_of(rows))]
    if not found:
        return ()
    first, top = found[0]
    same = (rows[at + 1 :] for rows, at in found[1:] if [*rows[at]] == [*first[top]])
    return [*first, *(row for rows in same for row in rows)]


def same_table(one: Storyboard, other: Storyboard) -> bool:
    """Whether two storyboards say the same, wherever their pictures lie."""
    cells, others = ([*map(_cells, board.scenes)] for board in (one, other))
    return one.message == other.message and cells == others


def _cells(scene: Scene) -> tuple[object, ...]:
    return (
        *(scene.picture.name if scene.picture else scene.card, scene.seconds, scene.title),
        *(scene.lower_third, scene.caption, scene.sound, scene.motion),
        *(scene.source, scene.licence, scene.consent),
    )


def words_of(scene: Scene) -> str:
    """Everything that a scene says, in letters or aloud."""
    return one_spaced(" ".join((scene.title, scene.lower_third, scene.caption)))


def place(number: int, column: Message | None = None) -> Message:
    """A scene (from 1), or one of its cells, as a person finds it."""
    if column is None:
        return say("{number}번 장면", number=number)
    return say("{number}번 장면의 {column}", number=number, column=column)
