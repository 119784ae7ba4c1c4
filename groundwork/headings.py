"""Which row of a table is its header, and which column holds which field."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from groundwork.comparing_text import spaceless

Row = Sequence[Any]
Names = Mapping[str, Sequence[str]]

_HEADER_WITHIN = 15


def find_header(rows: Sequence[Row], names: Names) -> tuple[int, dict[int, str]] | None:
    """The header among the first rows: its index, and which column holds which field.

    ``names`` gives the names a field may bear; the row that bears the most of them, and at least
    two, is the header; of a heading in two levels it is the lower row. None where no row does. A
    field stands in its first column only.
    """
    fields = {key(name): field for field, synonyms in names.items() for name in synonyms}
    heads = [_with_level_above(rows, index) for index in range(min(len(rows), _HEADER_WITHIN))]
    found = [(index, _columns(head, fields)) for index, head in enumerate(heads)]
    top, columns = max(found, key=lambda entry: len(entry[1]), default=(0, {}))
    return (top, _with_longer_names(heads[top], columns, fields)) if len(columns) > 1 else None


def _with_level_above(rows: Sequence[Row], index: int) -> Row:
    """A row whose blanks are filled from the row above, as in a heading of two levels."""
    above = rows[index - 1] if index else ()
    return [upper if key(cell) == "" else cell for cell, upper in zip_longest(rows[index], above)]


def key(name: Any) -> str:
    """A column name as it is compared: without spaces, in small letters of usual width."""
    text = unicodedata.normalize("NFKC", str(name if name is not None else ""))
    return spaceless(text).casefold()


def _columns(row: Row, fields: Mapping[str, str]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for column, cell in enumerate(row):
        field = fields.get(key(cell))
        if field and field not in columns.values():
            columns[column] = field
    return columns


def _with_longer_names(
    row: Row, columns: Mapping[int, str], fields: Mapping[str, str]
) -> dict[int, str]:
    """The columns and, for fields that have none yet, those whose names end in one of theirs.

    What stands in brackets behind a name may be the name: 말(자막).
    """
    found = dict(columns)
    longest_first = sorted((name for name in fields if len(name) > 1), key=len, reverse=True)
    for column, cell in enumerate(row):
        bare, _, inner = key(cell).removesuffix(")").partition("(")
        bare = re.sub(r"(?:여부|결과)$", "", bare)
        endings = (name for text in (bare, inner) for name in longest_first if text.endswith(name))
        ending = next(endings, None)
        if ending and column not in found and fields[ending] not in found.values():
            found[column] = fields[ending]
    return found
