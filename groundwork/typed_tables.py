"""Tables typed in a text: a line a row, its cells between ``|``."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")


def typed_rows(lines: Iterable[str]) -> list[list[str]]:
    """The cells of typed lines, without the line under the heading that Markdown draws."""
    return [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in lines
        if line.strip() and not _RULE.match(line.strip())
    ]
