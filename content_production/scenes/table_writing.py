"""A storyboard written out as a table again: the same columns that reading knows."""

from collections.abc import Sequence
from pathlib import Path

from content_production.messages import say
from content_production.scenes.background_music import BackgroundMusic
from content_production.scenes.scene import Scene
from content_production.scenes.table import (
    COLUMNS,
    MESSAGE_LABELS,
    MUSIC_LABELS,
    NUMBER_COLUMN,
    text_of,
)
from groundwork.headings import Row
from groundwork.sheets import Sheet, write_sheets

Cell = str | float


def header() -> list[str]:
    """The names of the columns, as they are written."""
    return [NUMBER_COLUMN, *(names[0] for names in COLUMNS.values())]


def scene_rows(scenes: Sequence[Scene], folder: Path) -> list[list[Cell]]:
    """The scenes as rows under `header`; names of files begin at ``folder``."""
    return [
        [number, *(cell_of(scene, field, folder) for field in COLUMNS)]
        for number, scene in enumerate(scenes, start=1)
    ]


def cell_of(scene: Scene, field: str, folder: Path) -> Cell:
    """What stands in one cell of a scene."""
    value = getattr(scene, field)
    if field == "picture":
        return scene.card if value is None else _name(value, folder)
    if isinstance(value, Path):
        return _name(value, folder)
    return value if isinstance(value, float) else text_of(value)


def write_table(
    path: Path,
    scenes: Sequence[Scene],
    folder: Path,
    message: str,
    music: BackgroundMusic | None,
) -> Path:
    """Write message, music and scenes as xlsx. Raises `Problem`."""
    above: list[Row] = []
    if message:
        above.append((MESSAGE_LABELS[0], message))
    if music and music.file:
        above.append((MUSIC_LABELS[0], _name(music.file, folder), music.source, music.licence))
    above += [()] if above else []
    rows = scene_rows(scenes, folder)
    return write_sheets(path, [Sheet(str(say("콘티")), header(), rows, above)])


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if folder in path.parents else str(path)
