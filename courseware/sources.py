"""A lab's text, ``lab.md``: jupytext Markdown whose cells carry a name and, where needed, a role.

Roles are plain metadata: ``section`` on the Markdown cell that opens a part, ``hint`` with
``level`` on hints, ``answer`` on cells the learner fills in, ``check`` on cells that judge,
``manual`` on the cell a person grades. ``docs/authoring.md`` shows them in use.
"""

from dataclasses import dataclass
from pathlib import Path

import jupytext

from courseware.messages import problem

LAB_TEXT = "lab.md"
SECTIONS = ("scene", "follow", "turn", "submit", "look-back", "tomorrow")
HINT_LEVELS = (1, 2, 3)
WORKED_ANSWER = 4


@dataclass(frozen=True)
class SourceCell:
    """One cell of a lab's text."""

    name: str
    kind: str  # "markdown" or "code"
    source: str
    section: str = ""
    answer: bool = False
    check: str = ""
    manual: str = ""
    hint: str = ""
    level: int = 0

    @property
    def is_prose(self) -> bool:
        """Prose is translated; code is shared between the languages."""
        return self.kind == "markdown"


def read_lab_text(folder: Path) -> list[SourceCell]:
    """The cells of a lab; raises `Problem` for a missing file or a cell without a name."""
    path = folder / LAB_TEXT
    if not path.is_file():
        raise problem("{file:이} 없습니다.", file=path)
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md")
    cells = []
    for position, cell in enumerate(notebook.cells, start=1):
        if not cell.source.strip():
            continue
        known = {key: cell.metadata[key] for key in _ROLE_KEYS if key in cell.metadata}
        if "name" not in cell.metadata:
            raise problem(
                "{file}의 {position}번째 칸에 name이 없습니다: {start}",
                file=path,
                position=position,
                start=cell.source.strip().splitlines()[0][:60],
            )
        cells.append(SourceCell(cell.metadata["name"], cell.cell_type, cell.source, **known))
    return cells


_ROLE_KEYS = ("section", "answer", "check", "manual", "hint", "level")
