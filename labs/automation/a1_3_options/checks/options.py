"""What a review report says of each option under each criterion, in a table or in sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from automation.documents import Document, Item, Table
from graders.documents.cells import crossing
from groundwork.unsettled import says_nothing

_HEAD = 14
# Commas between things, not those inside 2,160.
_LISTED = re.compile(r"[,;/](?!\d)")


@dataclass(frozen=True)
class Option:
    """One of the options: its number from 1 and the word that names it ("임차")."""

    number: int
    name: str

    @property
    def label(self) -> str:
        return f"{self.number}안"

    def named_in(self, text: str) -> bool:
        """Whether a text names it: 1안, 제1안, 대안 1, ①안, or its word."""
        return bool(re.search(self._pattern, text))

    def set_aside_in(self, text: str, words: str) -> bool:
        """Whether a text names it only to say that it is another one, with these words behind."""
        return bool(re.search(f"(?:{self._pattern}){words}", text))

    @property
    def _pattern(self) -> str:
        n, circled = self.number, "①②③④⑤"[self.number - 1]
        name = re.escape(self.name)
        return rf"(?<!\d)(?:제\s?)?{n}\s?안(?!에)|대안\s?{n}(?!\d)|{circled}\s?안?|{name}"


@dataclass(frozen=True)
class Aspect:
    """One of the criteria: its name in the note, how it may be labelled, and a wider label."""

    name: str
    label: str
    wider: str = r"(?!)"


def description_of(
    report: Document, option: Option, aspect: Aspect, options: tuple[Option, ...]
) -> str:
    """What a report says of an option under a criterion; "" where it says nothing."""
    pieces = list(_pieces_under(report, option, options))
    texts = [*_in_tables(report, option, aspect), *_in_sections(pieces, aspect)]
    said = (text for text in texts if not says_nothing(text))
    return next((text for text in said if not re.fullmatch(aspect.label, text)), "")


def _in_tables(report: Document, option: Option, aspect: Aspect) -> Iterator[str]:
    for label in (aspect.label, aspect.wider):
        for table in report.tables:
            found = crossing(table, option.named_in, partial(_bears, label))
            if found is not None:
                yield found


def _in_sections(pieces: Sequence[str], aspect: Aspect) -> Iterator[str]:
    """What stands beside a label of the criterion in the lines under an option's own line."""
    for label in (aspect.label, aspect.wider):
        for index, piece in enumerate(pieces):
            if match := re.search(label, piece[:_HEAD]):
                behind = piece[match.end() :].strip(" :)은는이가")
                # A label alone has what it says in the line below it: 32면 확보 says it before.
                below = pieces[index + 1] if index + 1 < len(pieces) else ""
                yield behind or piece[: match.start()].strip() or below
    yield from (piece for piece in pieces if re.search(aspect.label, piece))


def _pieces_under(report: Document, option: Option, options: tuple[Option, ...]) -> Iterator[str]:
    """The lines of an option's section, cut where one line lists several things.

    A table in the section says of the option what its rows say, each behind its label.
    """
    current: Option | None = None
    for item in report.body:
        if isinstance(item, Table):
            if current == option:
                yield from (": ".join(filter(None, row)) for row in item.rows)
            continue
        if not isinstance(item, Item):
            continue
        heads = [one for one in options if one.named_in(item.text[:_HEAD])]
        if heads:
            current = heads[0] if len(heads) == 1 else None
        elif item.mark is not None and item.mark.level == 1:
            current = None
        if current == option:
            text = item.text.partition(":")[2] if heads and ":" in item.text else item.text
            yield from (piece.strip() for piece in _LISTED.split(text))


def _bears(label: str, text: str) -> bool:
    return re.search(label, text) is not None
