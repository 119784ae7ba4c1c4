"""The document model: what an official document is made of, whatever file it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from automation.document_model.content import Aside, Page, Picture, Table
from automation.document_model.frame import Frame
from automation.document_model.marks import Mark
from automation.document_model.press import Press, lead

CARD = "문서관리카드"


@dataclass(frozen=True)
class Item:
    """A line of the body; ``mark`` is None for a plain paragraph, ``heading`` 0 for no heading."""

    text: str
    mark: Mark | None = None
    heading: int = 0

    @property
    def line(self) -> str:
        """The line as it is read, mark included."""
        return f"{self.mark.text} {self.text}" if self.mark else self.text


Part: TypeAlias = Item | Table | Picture


@dataclass(frozen=True)
class Document:
    """An official document.

    ``gist`` (문서 요지) and ``keywords`` are those of 영 제5조제2항; ``written`` is the document's
    own date; ``attachments`` (붙임) keep their numbers; ``ended`` says whether it is closed with
    끝; ``frame`` (두문·결문) is empty in a report; ``press`` are the fields of a press
    release, None elsewhere; ``preface`` are other lines by the title; ``notes`` are footnotes and
    endnotes; ``asides`` (headers, footers, memos, hidden letters) are no part of its text and are
    not saved.
    """

    title: str
    gist: str = ""
    keywords: tuple[str, ...] = ()
    written: date | None = None
    department: str = ""
    preface: tuple[str, ...] = ()
    body: tuple[Part, ...] = ()
    attachments: tuple[Item, ...] = ()
    ended: bool = False
    frame: Frame = field(default=Frame())
    press: Press | None = None
    pages: tuple[Page, ...] = field(default=(Page(),))
    notes: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def is_letter(self) -> bool:
        """Whether it is an official letter (공문), which is sent, rather than a report."""
        return not self.frame.is_empty

    @property
    def is_on_card(self) -> bool:
        """Whether it is drafted on a 문서관리카드, the form of the approval system."""
        return any(CARD in line for line in (self.title, *self.preface))

    @property
    def is_report(self) -> bool:
        """Whether it is neither a letter nor a press release."""
        return not self.is_letter and self.press is None

    @property
    def lead(self) -> str:
        """The first paragraph of a press release (전문); "" elsewhere."""
        return lead(item.text for item in self.items) if self.press else ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of its body, in order."""
        return tuple(part for part in self.body if isinstance(part, Item))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of its body, in order."""
        return tuple(part for part in self.body if isinstance(part, Table))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of its body, in order."""
        return tuple(part for part in self.body if isinstance(part, Picture))

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions of tables and pictures in reading order."""
        shown = (part for part in self.body if not isinstance(part, Item))
        return tuple(part.caption for part in shown if part.caption)

    @property
    def note_lines(self) -> tuple[str, ...]:
        """The notes as lines at the end of the text, numbered anew: 각주 1) …."""
        return tuple(f"각주 {number}) {note}" for number, note in enumerate(self.notes, 1))

    def sentences(self) -> Iterator[str]:
        """Every line outside tables, without its mark: title, gist, body, captions, notes."""
        yield from filter(None, (self.title, self.gist, *self.preface))
        if self.press:
            yield from filter(None, (self.press.release, self.press.subtitle))
        yield from (item.text for item in (*self.items, *self.attachments))
        yield from self.captions
        yield from self.notes
        yield from filter(None, (self.frame.number,))

    def cells(self) -> Iterator[str]:
        """Every cell of the tables."""
        for table in self.tables:
            for row in table.rows:
                yield from row

    @property
    def text(self) -> str:
        """All of it as plain lines, tables row by row."""
        frame = self.frame
        head = (frame.agency, *frame.heading, self.title, self.gist, *self.preface)
        if self.press:
            head = (*map("  ".join, self.press.heading), *head, self.press.subtitle)
        lines = (item.line for item in (*self.items, *self.attachments))
        rows = (" | ".join(row) for table in self.tables for row in table.rows)
        closing = (frame.sender, *frame.closing, *self.note_lines)
        return "\n".join(
            [*filter(None, head), *lines, *self.captions, *rows, *filter(None, closing)]
        )

    @property
    def everything(self) -> str:
        """Its text and what stands beside it or hidden in the file: where nothing may stand."""
        return "\n".join([self.text, *(aside.text for aside in self.asides)])
