"""Card news (카드뉴스): a handful of square pictures with text, and the same text for everybody.

What an official fills in is a table, a row a card; from it come the pictures and beside
them ``alt.txt`` with the alternative text of each.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content_production.cards.card import Card
from content_production.cards.display import cards_html
from content_production.cards.drawing import CARD_SIZE, DrawnCard, Size, draw_card
from content_production.cards.review import card_findings
from content_production.cards.table import COLUMNS, NUMBER, cards_of_rows, changed
from content_production.display import made_html
from content_production.lines import filled_cells, numbered_lines
from content_production.pictures.words import PictureWords, save_with_words
from content_production.review import Review
from content_production.rights.asset import Decision
from content_production.rights.ledger import Ledger
from groundwork.comparing_text import one_spaced
from groundwork.files import writing
from groundwork.headings import Row
from groundwork.messages import Message, catalog
from groundwork.problem import Problem
from groundwork.sheets import read_rows

say = catalog("content_production")

ALTERNATIVES = "alt.txt"


@dataclass(frozen=True)
class CardNews:
    """Cards in order. Card news never change: `fill` and `with_notices` give new ones.

    ``folder`` is where pictures are looked for.
    """

    cards: tuple[Card, ...]
    folder: Path = Path()

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> CardNews:
        """Read an xlsx or csv, pictures beside it. Raises `Problem` where it holds no cards."""
        place = Path(path)
        return cls.of_rows(read_rows(place, names=COLUMNS), place.parent, place.name)

    @classmethod
    def of_rows(cls, rows: Sequence[Row], folder: Path, name: str) -> CardNews:
        """The cards in the rows of any table; ``name`` says in a `Problem` where it stood."""
        return cls(cards_of_rows(rows, folder, name), folder)

    def fill(self, table: str = "", **fields: str) -> CardNews:
        """Card news with more filled in, by a typed table ``| 카드 | 본문 |``, a row a card.

        Its columns are found by their names; an empty cell changes nothing. Else of each field
        (title, body, picture, colour, text_colour, alternative, notice, kind) lines such as
        ``2: 2026. 9. 18.(금)``. A slash between spaces begins a new line, a hyphen empties a
        field. Raises `Problem`.
        """
        cards = list(self.cards)
        for field, number, text in (*_of_table(table), *_of_lines(fields)):
            index = self._index(number)
            cards[index] = changed(cards[index], field, text, self.folder)
        return CardNews(tuple(cards), self.folder)

    def _index(self, number: int) -> int:
        if 1 <= number <= len(self.cards):
            return number - 1
        raise Problem(
            say(
                "{number}번 카드가 없습니다. 1부터 {count}까지의 번호를 적어 주세요.",
                number=number,
                count=len(self.cards),
            )
        )

    def with_notices(self, ledger: Ledger) -> CardNews:
        """Card news whose pictures bear what the ledger asks to be shown: source, AI mark.

        Raises `Problem` for a picture that the ledger does not have or does not allow.
        """
        return CardNews(tuple(_noticed(card, ledger) for card in self.cards), self.folder)

    def check(self, size: Size = CARD_SIZE) -> Review:
        """What to fix before anybody sees the cards."""
        return Review(tuple(card_findings(self.cards, size)))

    @property
    def text(self) -> str:
        """All words on the cards, card by card, as for asking an assistant about them."""
        cards = (
            f"{say('카드 {number}', number=number)}\n{card.written}"
            for number, card in enumerate(self.cards, start=1)
        )
        return "\n\n".join(cards)

    @property
    def alternatives(self) -> str:
        """The alternative texts in order, a line a card: ``card-1.png: …``."""
        lines = (
            f"{_name(number)}: {one_spaced(card.alternative)}"
            for number, card in enumerate(self.cards, start=1)
        )
        return "".join(f"{line}\n" for line in lines)

    def draw(self, size: Size = CARD_SIZE) -> list[DrawnCard]:
        """Every card as a picture. Raises `Problem` that names the card which cannot be drawn."""
        return [_drawn(card, number, size) for number, card in enumerate(self.cards, start=1)]

    def save(self, folder: str | os.PathLike[str], size: Size = CARD_SIZE) -> SavedCards:
        """Write ``card-1.png`` … and ``alt.txt`` into a folder.

        Nothing is written where a card cannot be drawn. Raises `Problem`.
        """
        drawn = self.draw(size)
        place = Path(folder)
        paths = [place / _name(number) for number in range(1, len(drawn) + 1)]
        for card, picture, path in zip(self.cards, drawn, paths, strict=True):
            words = PictureWords(
                made_by_ai=card.notice if card.made_by_ai else "",
                is_partly=card.made_by_ai,
                alternative=card.alternative,
                written=card.written,
            )
            save_with_words(picture.image, path, words)
        with writing(place / ALTERNATIVES) as temporary:
            temporary.write_text(self.alternatives, encoding="utf-8")
        return SavedCards(self, tuple(paths))

    def _repr_html_(self) -> str:
        """The cards side by side, small, each with its alternative text."""
        return cards_html(self.cards)


@dataclass(frozen=True)
class SavedCards:
    """Card news that were written, and the files of the cards."""

    news: CardNews
    paths: tuple[Path, ...]

    def _repr_html_(self) -> str:
        names = ", ".join([*(path.name for path in self.paths), ALTERNATIVES])
        return made_html(names, self.news._repr_html_())


def _of_table(table: str) -> Iterator[tuple[str, int, str]]:
    """Field, number and text of each cell; a text that was pasted with its own number loses it."""
    for cells in filled_cells(table, {"number": NUMBER, **COLUMNS}):
        line = cells.pop("number", "")
        for field, text in cells.items():
            for number, rest in numbered_lines(f"{line}: {text}"):
                yield field, number, re.sub(rf"^{number}[.)]\s+(?=\D)", "", rest)


def _of_lines(fields: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    for field, lines in fields.items():
        if field not in COLUMNS:
            raise Problem(
                say(
                    "{name:이라}는 열은 없습니다. 채울 수 있는 열: {known}",
                    name=f"‘{field}’",
                    known=", ".join(COLUMNS),
                )
            )
        yield from ((field, number, text) for number, text in numbered_lines(lines))


def _name(number: int) -> str:
    return f"card-{number}.png"


def _drawn(card: Card, number: int, size: Size) -> DrawnCard:
    try:
        return draw_card(card, size)
    except Problem as problem:
        where: Message = say("카드 {number}", number=number)
        raise Problem(say("{where}: {what}", where=where, what=problem.message)) from problem


def _noticed(card: Card, ledger: Ledger) -> Card:
    if card.picture is None:
        return card
    asset = ledger.asset(card.picture.name)
    if asset.decided is not Decision.YES:
        raise Problem(
            say(
                "{file:은} 자료 대장에서 ‘가능’이 아닙니다. 다른 그림으로 바꿔 주세요.",
                file=asset.name,
            )
        )
    return dataclasses.replace(card, notice=asset.notice, made_by_ai=asset.is_made_by_ai)
