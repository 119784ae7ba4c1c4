"""A Word paragraph's text, and what stands outside the body: notes, headers, footers, comments."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from automation.document_model.content import Aside, Place
from groundwork.comparing_text import one_spaced

# What stands in these is not the text as it reads now: deletions, and a box's older twin.
LEFT_OUT = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_PLACES = {"header": Place.HEADER, "footer": Place.FOOTER, "comments": Place.MEMO}


def text_of(paragraph: Any) -> str:
    """The text of a paragraph's runs, links and insertions, but not of the boxes in it."""
    pieces: list[str] = []
    for child in paragraph:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:tab"):
            pieces.append("\t")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            pieces.append("\n")
        elif child.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        elif child.tag not in LEFT_OUT | {qn("w:txbxContent"), qn("w:pPr")}:
            pieces.append(text_of(child))
    return "".join(pieces)


def is_left_out(element: Any) -> bool:
    """Whether an element stands in a deletion, or in the older twin of a box."""
    return any(parent.tag in LEFT_OUT for parent in element.iterancestors())


def notes(file: Any) -> tuple[str, ...]:
    """The texts of footnotes and endnotes, in the order of their marks."""
    known = {
        (kind, note.get(qn("w:id"))): _line(note)
        for kind in ("footnote", "endnote")
        for _, part in _parts(file, f"{kind}s")
        for note in part.iterchildren(qn(f"w:{kind}"))
    }
    marks = file.element.body.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
    asked = (
        (mark.tag.rpartition("}")[2].removesuffix("Reference"), mark.get(qn("w:id")))
        for mark in marks
        if not is_left_out(mark)
    )
    return tuple(filter(None, (known.get(one, "") for one in asked)))


def asides(file: Any) -> tuple[Aside, ...]:
    """Headers, footers and comments, each text once."""
    found = (
        Aside(_PLACES[name], text)
        for name, part in _parts(file, *_PLACES)
        for text in map(_line, part if name == "comments" else [part])
        if text
    )
    return tuple(dict.fromkeys(found))


def _parts(file: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """The root elements of the parts that the document relates to by these names."""
    for relation in file.part.rels.values():
        name = relation.reltype.rpartition("/")[2]
        if name in names and not relation.is_external:
            yield name, parse_xml(relation.target_part.blob)


def _line(element: Any) -> str:
    """All that is written in an element, on one line."""
    paragraphs = (p for p in element.iter(qn("w:p")) if not is_left_out(p))
    return one_spaced(" ".join(map(text_of, paragraphs)))
