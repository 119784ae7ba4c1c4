"""The records of a csv text, also where a quotation mark has no partner.

Such a mark makes one field of all lines up to the next one: of 5,000 lines three records were left.
A record that goes over lines of which each is whole by itself is taken for such a case; its first
line is then read by itself, with the mark as a letter.
"""

import csv
import io
from collections.abc import Iterator

Record = list[str]

_LOOKED_AT = 200
# A mark without a partner makes a field of the rest of the file; what is wrong is found below.
csv.field_size_limit(1 << 30)


def parsed(text: str, delimiter: str) -> Iterator[Record]:
    """Records as the csv module reads them."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def usual_width(text: str, delimiter: str) -> int:
    """How many fields most of the first lines have, each read by itself."""
    lines = text[: 1 << 18].splitlines()[:_LOOKED_AT]
    widths = [len(next(csv.reader([line], delimiter=delimiter), ())) for line in lines]
    return max(sorted(set(widths), reverse=True), key=widths.count, default=1)


def mended(text: str, delimiter: str, width: int) -> tuple[list[tuple[int, Record]], list[int]]:
    """Records with the lines they begin in, and the lines with a mark that has no partner.

    ``width`` is the number of fields of a whole record.
    """
    lines = io.StringIO(text, newline="").readlines()
    records: list[tuple[int, Record]] = []
    stray: list[int] = []
    at = 0
    while at < len(lines):
        reader = csv.reader(_from(lines, at), delimiter=delimiter)
        record = next(reader)
        taken = reader.line_num
        is_open = taken > 1 or (len(record) < width and lines[at].count('"') % 2)
        if is_open and all(_is_whole(line, delimiter, width) for line in lines[at : at + taken]):
            record, taken = lines[at].rstrip("\r\n").split(delimiter), 1
            stray.append(at + 1)
        records.append((at + 1, record))
        at += taken
    return records, stray


def _from(lines: list[str], at: int) -> Iterator[str]:
    while at < len(lines):
        yield lines[at]
        at += 1


def _is_whole(line: str, delimiter: str, width: int) -> bool:
    return line.count(delimiter) >= width - 1
