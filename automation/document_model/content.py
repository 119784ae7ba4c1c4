"""What stands in a document file, before anybody asks what it means.

Every reader turns its format into a `Content`, and every writer is given a `Document`; nothing
else in this room knows HWPX from Word.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from groundwork.comparing_text import spaceless

# A4 in millimetres (영 제7조제6항), and how far a file may be off it by rounding.
A4_MM = (210.0, 297.0)
_TOLERANCE_MM = 1.5
DRAWN = "chart"
_BLANK_BELOW = "이하빈칸"


@dataclass(frozen=True)
class Paragraph:
    """A line as a person sees it, automatic number or bullet included.

    ``heading`` is the level its style gives it as a heading, from 1; 0 for any other line.
    """

    text: str
    heading: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cell texts, and the caption above it, number included ("[표 1] 일자별 인원")."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @property
    def closed_by_blank(self) -> bool:
        """Whether 이하 빈칸 stands in it: what follows was left empty on purpose."""
        return any(spaceless(cell) == _BLANK_BELOW for row in self.rows for cell in row)


@dataclass(frozen=True)
class Picture:
    """A picture: the image file's bytes and its suffix ("png", "jpg").

    ``caption`` stands below it, number included ("[그림 1] …"); ``alternative`` says what it shows
    to those who do not see it. A chart that Word or Hangul draws itself has no ``data`` and the
    suffix `DRAWN`.
    """

    data: bytes
    suffix: str
    caption: str = ""
    alternative: str = ""


@dataclass(frozen=True)
class Page:
    """Paper size in millimetres; either way up."""

    width_mm: float = A4_MM[0]
    height_mm: float = A4_MM[1]

    @property
    def is_a4(self) -> bool:
        """Whether it is an A4 page, upright or across (210 × 297 mm)."""
        sides = sorted((self.width_mm, self.height_mm))
        return all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(sides, A4_MM, strict=True))


@dataclass(frozen=True)
class Properties:
    """The file's own information (문서 정보): title, summary and keywords as typed there."""

    title: str = ""
    summary: str = ""
    keywords: str = ""


class Place(StrEnum):
    """Where a text stands that is no part of the document's own."""

    HEADER = "header"
    FOOTER = "footer"
    MEMO = "memo"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Aside:
    """A text beside the document's own, on one line: a header, a footer, a memo, hidden letters."""

    place: Place
    text: str


Block: TypeAlias = Paragraph | Table | Picture


@dataclass(frozen=True)
class Content:
    """A file's blocks in reading order, its paper and its properties.

    ``notes`` are its footnotes and endnotes (각주, 미주), a line each, in the order of their marks;
    ``asides`` are read but belong to nobody's text.
    """

    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = (Page(),)
    properties: Properties = field(default_factory=Properties)
    notes: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
