"""What an official fills in: a table typed with ``|``, or lines such as ``2: 남색``."""

import re
from collections.abc import Iterator

from content_production.messages import problem
from groundwork.headings import Names, find_header
from groundwork.messages import Message
from groundwork.typed_tables import typed_rows

_NUMBERED = re.compile(r"(?:카드\s*)?(?P<number>\d+)\s*번?\s*[:.)]\s*(?P<text>.*)")


def filled_cells(table: str, names: Names) -> Iterator[dict[str, str]]:
    """The cells of each row that say something, by the fields that ``names`` has for the header."""
    rows = typed_rows(table.splitlines())
    top, fields = find_header(rows, names) or (0, {})
    for row in rows[top + 1 :]:
        cells = {fields[at]: text for at, text in enumerate(row) if at in fields and text}
        if cells:
            yield cells


def labelled_lines(text: str, shape: Message) -> list[tuple[str, str]]:
    """The lines ``name: what``; lines without a colon say nothing.

    Raises `Problem` where no line has a colon; ``shape`` says in it how a line looks.
    """
    parts = (line.partition(":") for line in text.splitlines() if line.strip())
    found = [(name.strip(), rest.strip()) for name, colon, rest in parts if colon]
    if text.strip() and not found:
        raise problem("한 줄에 하나씩 ‘{shape}’ 형식으로 적어 주세요.", shape=shape)
    return found


def numbered_lines(text: str) -> list[tuple[int, str]]:
    """The lines ``2: what``, also written ``2.`` or ``2)``.

    Raises `Problem` for a line without a number, so that nothing is lost unsaid.
    """
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        numbered = _NUMBERED.match(line)
        if numbered is None:
            raise problem(
                "‘{line}’ 앞에 번호가 없습니다. 한 줄에 하나씩 ‘2: 내용’처럼 적어 주세요.",
                line=line if len(line) <= 30 else f"{line[:30]}…",
            )
        found.append((int(numbered["number"]), numbered["text"]))
    return found
