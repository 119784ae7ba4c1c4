"""The parts of an Office file and how they refer to one another (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_MOST_BYTES = 20 << 20  # of one part; a drawing with a thousand points has some hundred thousand


@dataclass(frozen=True)
class Package:
    """An Office file that `check_zip` has let in."""

    archive: zipfile.ZipFile

    def xml(self, part: str) -> Element:
        """A part's XML. Raises KeyError where it is missing, ValueError where it is huge."""
        if self.archive.getinfo(part).file_size > _MOST_BYTES:
            raise ValueError(f"{part} is larger than any drawing")
        return ElementTree.fromstring(self.archive.read(part))

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part refers to as ``kind`` ("drawing", "chart"), in their order."""
        return [target for _, type_, target in self._relations(part) if type_ == kind]

    def sheets(self) -> Iterator[tuple[str, str]]:
        """The sheets of a workbook, chart sheets too: their names and parts."""
        book = "xl/workbook.xml"
        targets = {id_: target for id_, _, target in self._relations(book)}
        for sheet in self.xml(book).iterfind("{*}sheets/{*}sheet"):
            id_ = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
            if id_ in targets:
                yield sheet.get("name", ""), targets[id_]

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of each relation to a part of this file."""
        folder, name = posixpath.split(part)
        try:
            relations = self.xml(f"{folder}/_rels/{name}.rels")
        except KeyError:
            return []
        return [
            (
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
            )
            for one in relations
            if one.get("TargetMode") != "External"
        ]
