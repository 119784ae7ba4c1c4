"""What the library's reading of an HWPX section leaves out: notes, headers, memos, stray tables."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from automation.document_model.content import Aside, Place
from groundwork.comparing_text import one_spaced

_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_PLACES = {
    f"{_HP}header": Place.HEADER,
    f"{_HP}footer": Place.FOOTER,
    f"{_HP}fieldBegin": Place.MEMO,
    f"{_HP}hiddenComment": Place.MEMO,
}
# What may stand right in a section, a cell or a box, and in a paragraph, as Hangul writes them.
_IN_TEXT = {f"{_HP}p"}
_IN_PARAGRAPH = {f"{_HP}{name}" for name in ("run", "linesegarray", "metaTag")}
_SHOWN = tuple(f"{_HP}{name}" for name in ("t", "tbl", "pic", "rect", "container"))


def put_into_paragraphs(root: Any) -> None:
    """Give what other programs put right into a section, or beside the runs, its paragraph.

    Hangul writes every text and table in a run of a paragraph, those of a cell in its list, and
    only there the library looks.
    """
    for cell in root.iter(f"{_HP}tc"):
        bare = [] if cell.find(f"{_HP}subList") is not None else _holding_text(cell, set())
        if bare:
            cell.insert(0, etree.Element(f"{_HP}subList"))
            cell[0].extend(bare)
    for parent in (root, *root.iter(f"{_HP}subList")):
        for child in _holding_text(parent, _IN_TEXT):
            wrapped = etree.Element(f"{_HP}p")
            child.addprevious(wrapped)
            wrapped.append(child)
    for paragraph in root.iter(f"{_HP}p"):
        for child in _holding_text(paragraph, _IN_PARAGRAPH):
            wrapped = etree.Element(f"{_HP}run")
            child.addprevious(wrapped)
            wrapped.append(child)


def _holding_text(parent: Any, usual: set[str]) -> list[Any]:
    return [
        child
        for child in parent.iterchildren(etree.Element)
        if child.tag not in usual and next(child.iter(*_SHOWN), None) is not None
    ]


def notes(roots: Iterable[Any]) -> tuple[str, ...]:
    """The texts of footnotes and endnotes, in the order of their marks."""
    tags = (f"{_HP}footNote", f"{_HP}endNote")
    return tuple(filter(None, (_text(note) for root in roots for note in root.iter(*tags))))


def asides(roots: Iterable[Any]) -> tuple[Aside, ...]:
    """Headers, footers and memos, each text once."""
    return tuple(dict.fromkeys(_asides(roots)))


def _asides(roots: Iterable[Any]) -> Iterator[Aside]:
    for root in roots:
        for element in root.iter(*_PLACES):
            if element.tag == f"{_HP}fieldBegin" and element.get("type") != "MEMO":
                continue
            if text := _text(element):
                yield Aside(_PLACES[element.tag], text)


def _text(element: Any) -> str:
    """All that is written in an element, its paragraphs on one line."""
    paragraphs = ("".join(_written(p)) for p in element.iter(f"{_HP}p"))
    return one_spaced(" ".join(paragraphs))


def _written(paragraph: Any) -> Iterator[str]:
    """The texts of a paragraph's own runs, not those of a table in it."""
    for text in paragraph.iterchildren(f"{_HP}run"):
        for part in text.iterchildren(f"{_HP}t"):
            yield part.text or ""
            # A tab or a line break, and what stands behind it.
            yield from (f" {child.tail or ''}" for child in part)
