"""Which paragraphs of a Word file are headings, by their outline level (w:outlineLvl).

Source: ISO/IEC 29500-1, 17.3.1.20. A style has it too, or takes it from the one it is based on.
"""

from typing import Any

from docx.oxml.ns import qn

_BODY = 9  # the level of text that is no heading


class Headings:
    """The outline levels of a file's styles."""

    def __init__(self, file: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in file.styles.element}

    def level(self, paragraph: Any) -> int:
        """The outline level of a w:p element from 1, 0 where it is no heading."""
        properties = paragraph.find(qn("w:pPr"))
        said, seen = _said(properties, "w:outlineLvl"), set[str]()
        style = _said(properties, "w:pStyle")
        while not said and style in self._styles and style not in seen:
            seen.add(style)
            said = _said(self._styles[style].find(qn("w:pPr")), "w:outlineLvl")
            style = _said(self._styles[style], "w:basedOn")
        level = int(said or _BODY)
        return level + 1 if level < _BODY else 0


def _said(parent: Any, tag: str) -> str:
    child = parent.find(qn(tag)) if parent is not None else None
    return child.get(qn("w:val")) if child is not None else ""
