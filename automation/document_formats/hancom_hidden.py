"""Text of an HWPX file that nobody sees: in the colour of its ground, or tiny."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from groundwork.seen import is_unseen

_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_HH = "{http://www.hancom.co.kr/hwpml/2011/head}"
_BRUSH = "{http://www.hancom.co.kr/hwpml/2011/core}winBrush"
_UNITS_PER_POINT = 100


@dataclass(frozen=True)
class _Letters:
    """How letters of a kind look: ink and shade as the file says them, size in points."""

    ink: str
    shade: str
    points: float


def take_hidden(roots: Iterable[Any], heads: Iterable[Any]) -> tuple[str, ...]:
    """Take the hidden texts out of open sections; they are given in reading order.

    ``heads`` are the roots of the file's headers, where kinds of letters and fills are defined.
    """
    known = list(heads)
    letters = {one.get("id"): _letters(one) for head in known for one in head.iter(f"{_HH}charPr")}
    fills = {one.get("id"): _fill(one) for head in known for one in head.iter(f"{_HH}borderFill")}
    texts = []
    for root in roots:
        for run in root.iter(f"{_HP}run"):
            kind = letters.get(run.get("charPrIDRef"))
            if kind and is_unseen(kind.ink, kind.shade or _ground(run, fills), kind.points):
                texts += [_take(text) for text in run.iterchildren(f"{_HP}t")]
    return tuple(text for text in texts if text.strip())


def _letters(kind: Any) -> _Letters:
    shade = kind.get("shadeColor", "none")
    points = float(kind.get("height", "1000")) / _UNITS_PER_POINT
    return _Letters(kind.get("textColor", ""), "" if shade == "none" else shade, points)


def _fill(border: Any) -> str:
    brush = next(border.iter(_BRUSH), None)
    colour = brush.get("faceColor", "none") if brush is not None else "none"
    return "" if colour == "none" else str(colour)


def _ground(run: Any, fills: dict[str, str]) -> str:
    """The colour of the innermost cell around a run that has one."""
    cells = run.iterancestors(f"{_HP}tc")
    found = (fills.get(cell.get("borderFillIDRef"), "") for cell in cells)
    return next((fill for fill in found if fill), "")


def _take(text: Any) -> str:
    """The text of an element, which is then empty."""
    written = "".join(text.itertext())
    for child in [*text]:
        text.remove(child)
    text.text = ""
    return written
