"""A workbook of the first rows of another: a sheet of a million rows is looked at at once.

Readers of workbooks take in all shared texts, and some the whole sheet, before they give a row.
"""

import io
import re
import zipfile
from pathlib import Path

from groundwork.files import check_zip

_CHUNK = 1 << 16
_MOST = 16 << 20  # of one sheet's XML, whatever number of rows that is
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>|<(?:\w+:)?row\b[^<>]*/>")
_TEXT_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_SHARED = re.compile(rb"""<(?:\w+:)?c\b[^<>]*\bt=["']s["'][^<>]*>\s*<(?:\w+:)?v>(\d+)<""")
_OPEN = re.compile(rb"<((?:\w+:)?)(worksheet|sst)\b")
_SHEET, _TEXTS = re.compile(r"(?i)xl/worksheets/[^/]*\.xml"), "xl/sharedstrings.xml"


def first_rows(path: Path, rows: int) -> io.BytesIO:
    """The workbook with no more than ``rows`` of each sheet; raises `Problem` for no workbook."""
    beginning = io.BytesIO()
    with check_zip(path) as archive, zipfile.ZipFile(beginning, "w") as target:
        names = archive.namelist()
        sheets = [name for name in names if _SHEET.fullmatch(name)]
        texts = [name for name in names if name.lower() == _TEXTS]
        last = -1
        for name in sheets:
            sheet = _cut(archive, name, _ROW_END, rows, b"sheetData")
            last = max([last, *map(int, _SHARED.findall(sheet))])
            target.writestr(name, sheet)
        for name in texts:
            target.writestr(name, _cut(archive, name, _TEXT_END, last + 1, b""))
        for name in set(names) - {*sheets, *texts}:
            if name.endswith((".xml", ".rels")) and "pivotCache" not in name:
                target.writestr(name, archive.read(name))
    beginning.seek(0)
    return beginning


def _cut(
    archive: zipfile.ZipFile, name: str, end: re.Pattern[bytes], count: int, inner: bytes
) -> bytes:
    """XML up to its ``count``-th part and closed there; as it is where it has no more of them."""
    text = b""
    with archive.open(name) as member:
        while chunk := member.read(len(text) or _CHUNK):  # twice as much each time
            text += chunk
            ends = [found.end() for found in end.finditer(text)]
            if len(ends) > count or len(text) > _MOST:
                break
        else:
            return text
    opened = _OPEN.search(text)
    if opened is None or not ends:
        return text
    prefix, outer = opened.groups()
    place = ends[min(count, len(ends)) - 1]
    tags = [prefix + tag for tag in (inner, outer) if tag]
    return text[:place] + b"".join(b"</%s>" % tag for tag in tags)
