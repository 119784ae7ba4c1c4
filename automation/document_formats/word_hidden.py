"""Text of a Word file that nobody sees: hidden, in the colour of its ground, tiny, hidden rows."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from groundwork.seen import is_unseen

_TABLE = qn("w:tbl")
_OFF = ("0", "false", "none", "off")


def take_hidden(file: Any) -> tuple[str, ...]:
    """Take the hidden runs and rows out of an open file; their texts in reading order."""
    styles = {style.get(qn("w:styleId")): style for style in file.styles.element}
    hidden = [
        element
        for element in file.element.body.iter(qn("w:r"), qn("w:tr"))
        if (_is_hidden_row if element.tag == qn("w:tr") else _is_hidden_run)(element, styles)
    ]
    texts = ["".join(t.text or "" for t in element.iter(qn("w:t"))) for element in hidden]
    for element in hidden:
        for text in [*element.iter(qn("w:t"))]:
            text.getparent().remove(text)
        if element.tag == qn("w:tr") and element.getparent() is not None:
            element.getparent().remove(element)
    return tuple(text for text in texts if text.strip())


def _is_hidden_row(row: Any, _: dict[str, Any]) -> bool:
    return _is_on(row.find(f"{qn('w:trPr')}/{qn('w:hidden')}"))


def _is_hidden_run(run: Any, styles: dict[str, Any]) -> bool:
    if not any((text.text or "").strip() for text in run.iter(qn("w:t"))):
        return False
    if _is_on(_set(run, "w:vanish", styles)):
        return True
    size, colour = _set(run, "w:sz", styles), _set(run, "w:color", styles)
    points = float(size.get(qn("w:val"), "0")) / 2 if size is not None else None
    marked = _set(run, "w:highlight", styles)
    if _is_on(marked):
        return is_unseen("000000", "", points)  # letters on a marker's colour: only their size
    ink = colour.get(qn("w:val"), "") if colour is not None else ""
    return is_unseen(ink, _ground(run, styles), points)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in _OFF


def _set(run: Any, name: str, styles: dict[str, Any]) -> Any:
    """What a run, its style or its paragraph's style sets; None where none does."""
    for properties in _properties(run, styles):
        found = properties.find(qn(name))
        if found is not None:
            return found
    return None


def _properties(run: Any, styles: dict[str, Any]) -> Iterator[Any]:
    own = run.find(qn("w:rPr"))
    paragraph = next(run.iterancestors(qn("w:p")), None)
    named = [own.find(qn("w:rStyle")) if own is not None else None]
    if paragraph is not None:
        named.append(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
    if own is not None:
        yield own
    for name in named:
        style = styles.get(name.get(qn("w:val"))) if name is not None else None
        seen: list[Any] = []
        while style is not None and style not in seen:
            seen.append(style)
            if (properties := style.find(qn("w:rPr"))) is not None:
                yield properties
            based = style.find(qn("w:basedOn"))
            style = styles.get(based.get(qn("w:val"))) if based is not None else None


def _ground(run: Any, styles: dict[str, Any]) -> str:
    """The colour behind a run: of its own, its paragraph, its cell, or its table's style."""
    shade = _set(run, "w:shd", styles)
    for parent in run.iterancestors(qn("w:p"), qn("w:tc")):
        if shade is None:
            kind = "w:pPr" if parent.tag == qn("w:p") else "w:tcPr"
            shade = parent.find(f"{qn(kind)}/{qn('w:shd')}")
    if shade is not None:
        return str(shade.get(qn("w:fill"), ""))
    names = (
        table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") for table in run.iterancestors(_TABLE)
    )
    tables = (styles.get(name.get(qn("w:val"))) for name in names if name is not None)
    shades = (shade for style in tables if style is not None for shade in style.iter(qn("w:shd")))
    fills = (shade.get(qn("w:fill"), "auto") for shade in shades)
    return next((fill for fill in fills if fill != "auto"), "")
