"""The parts of a workbook's package: where they stand, and a copy with them in Excel's places.

A package names its parts in relations and may put them anywhere; the reader looks only where Excel
puts them, and gives up an xlsb workbook over one sheet of macros (ECMA-376 part 2; MS-XLSB 2.1.7).
"""

import posixpath
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from data_analysis.reading.extent_binary import without_sheets
from groundwork.files import check_zip

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_BOOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_USUAL = {"sharedStrings": "sharedStrings", "styles": "styles"}


@dataclass(frozen=True)
class Part:
    """What a workbook names by a relation: its kind (worksheet, styles …) and where it stands."""

    relation: str
    type: str
    place: str

    @property
    def kind(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]


def members_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names in an archive by how readers look for them: whatever their case and slashes."""
    members = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if len(members) < len(archive.namelist()):
        raise ValueError("two parts with one name: the reader may see another one than is measured")
    return members


def main_part(archive: zipfile.ZipFile) -> str:
    """Where the workbook stands, empty where the package names none."""
    members = members_of(archive)
    usual = [
        f"xl/workbook.{suffix}" for suffix in ("xml", "bin") if f"xl/workbook.{suffix}" in members
    ]
    if usual or "_rels/.rels" not in members:
        return usual[0] if usual else ""
    parts = _related(archive, members, "")
    return next((p.place for p in parts if p.kind == "officeDocument" and p.place in members), "")


def parts_of(archive: zipfile.ZipFile) -> list[Part]:
    """The parts that the workbook names."""
    return _related(archive, members_of(archive), main_part(archive))


def _related(archive: zipfile.ZipFile, members: Mapping[str, str], of: str) -> list[Part]:
    folder, name = posixpath.split(of)
    relations = archive.read(members[posixpath.join(folder, "_rels", f"{name}.rels")])
    parts = []
    for one in ElementTree.fromstring(relations):
        target = one.get("Target", "").replace("\\", "/").lower()
        place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if target.startswith("xl/") and place not in members:
            place = target  # some programs count from the top without saying so
        parts.append(Part(one.get("Id", ""), one.get("Type", ""), place))
    return parts


@contextmanager
def in_usual_places(path: Path) -> Iterator[Path]:
    """The package itself where its parts stand where Excel puts them, else such a copy of it.

    Raises what zipfile and ElementTree raise for a broken one.
    """
    with check_zip(path) as archive:
        main = main_part(archive)
        suffix = main.rpartition(".")[2]
        parts = parts_of(archive)
        cells = [part for part in parts if part.kind == "worksheet"]
        binary = suffix == "bin"
        odd = [p for p in parts if binary and p.kind.lower().endswith("macrosheet")]
        if not odd and main == f"xl/workbook.{suffix}" and all(map(_is_usual, cells)):
            yield path
            return
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "book.xlsb" if binary else "book.xlsx")
            _write(copy, archive, main, [p for p in parts if p not in odd], odd)
            yield copy


def _is_usual(part: Part) -> bool:
    return part.place.startswith("xl/")


def _write(
    copy: Path, archive: zipfile.ZipFile, main: str, parts: list[Part], without: list[Part]
) -> None:
    members, suffix = members_of(archive), main.rpartition(".")[2]
    book = archive.read(members[main])
    if without:
        book = without_sheets(book, {part.relation for part in without})
    relations = []
    with zipfile.ZipFile(copy, "w") as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr(f"xl/workbook.{suffix}", book)
        for number, part in enumerate(parts):
            if part.place not in members:
                continue
            place = _USUAL.get(part.kind, f"{part.kind.lower()}s/sheet{number}") + f".{suffix}"
            target.writestr(f"xl/{place}", archive.read(members[part.place]))
            relations.append(_relation(part.relation, part.type, place))
        target.writestr(f"xl/_rels/workbook.{suffix}.rels", _relations(relations))
        target.writestr(
            "_rels/.rels", _relations([_relation("rId1", _BOOK, f"xl/workbook.{suffix}")])
        )


def _relations(relations: list[str]) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'


def _relation(name: str, type_: str, target: str) -> str:
    attributes = f"Id={quoteattr(name)} Type={quoteattr(type_)} Target={quoteattr(target)}"
    return f"<Relationship {attributes}/>"
