"""The parts of a workbook file: those that are changed are written anew, all others as they were.

A workbook is a zip archive of parts (ECMA-376 part 2). A library that reads a whole workbook and
writes it again loses what it does not understand; here nothing is read that is not asked for.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from data_analysis.messages import problem
from data_analysis.reading.guard import damaged
from groundwork.files import check_zip

Element: TypeAlias = Any  # lxml has no types

WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_LARGEST_PART = 64 << 20  # bytes; some million cells, which no form has
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Package:
    """A workbook in memory. ``name`` is what people call the file."""

    def __init__(self, path: Path, name: str) -> None:
        with check_zip(path):
            self._archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
        self.name = name
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._dropped: set[str] = set()

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return [name for name in self._archive.namelist() if name not in self._dropped]

    def xml(self, part: str) -> Element:
        """A part as a tree; whoever changes it says so by `touch`. Raises `Problem`."""
        if part not in self._trees:
            if self._archive.getinfo(part).file_size > _LARGEST_PART:
                raise problem(
                    "{file:은} 서식으로 채우기에는 너무 큽니다. 자료만 open_table로 읽어 "
                    "새 통합 문서로 저장해 주세요.",
                    file=self.name,
                )
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def holds(self, part: str, text: bytes) -> bool:
        """Whether the XML of a part, as it was read, contains a text."""
        return text in self._bytes(part)

    def touch(self, part: str) -> None:
        """Note that the tree of a part was changed."""
        self._changed.add(part)

    def drop(self, part: str) -> None:
        """Leave a part out, together with what says that it is there."""
        if part not in self.parts:
            return
        self._dropped.add(part)
        for element in self.xml(_TYPES):
            if element.get("PartName") == f"/{part}":
                self._remove(element, _TYPES)
        owner = relations_of(WORKBOOK)
        for element in self.xml(owner):
            if _target(WORKBOOK, element) == part:
                self._remove(element, owner)

    def related(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        """Id and part of each relation of a part, by the last word of the relation's type."""
        owner = relations_of(part)
        if owner in self._archive.namelist():
            for element in self.xml(owner):
                if element.get("Type", "").endswith(f"/{kind}"):
                    yield element.get("Id", ""), _target(part, element)

    def write(self, path: Path) -> None:
        """Write the workbook; parts that were not touched keep every byte."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for member in self._archive.infolist():
                if member.filename in self._dropped:
                    continue
                if member.filename in self._changed:
                    content = _serialised(self._trees[member.filename])
                else:
                    content = self._bytes(member.filename)
                target.writestr(copy(member), content, member.compress_type)

    def as_workbook(self) -> str:
        """Make a template a workbook, as Excel does; returns the suffix the file has to have."""
        for element in self.xml(_TYPES):
            kind = element.get("ContentType", "")
            if element.get("PartName") == f"/{WORKBOOK}":
                if "template." in kind:
                    element.set("ContentType", kind.replace("template.", "sheet."))
                    self.touch(_TYPES)
                return ".xlsm" if "macroEnabled" in kind else ".xlsx"
        return ".xlsx"

    def _remove(self, element: Element, part: str) -> None:
        element.getparent().remove(element)
        self.touch(part)

    def _bytes(self, part: str) -> bytes:
        try:
            return self._archive.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise damaged(self.name) from error

    def _parsed(self, part: str) -> Element:
        try:
            root = etree.fromstring(self._bytes(part), _PARSER)
        except etree.XMLSyntaxError as error:
            raise damaged(self.name) from error
        if root.getroottree().docinfo.doctype:  # office programs write none; entities come so
            raise damaged(self.name)
        return root


def relations_of(part: str) -> str:
    """The part that lists what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, relation: Element) -> str:
    """The part a relation of another part leads to."""
    folder = posixpath.dirname(f"/{part}")
    return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")


def _serialised(root: Element) -> bytes:
    content: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return content
