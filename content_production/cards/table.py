"""Card news as a table: Korean column names with their synonyms, one row a card."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from content_production.cards.card import Card, CardKind
from content_production.colours import colour_named
from content_production.scenes.table import text_of
from groundwork.headings import Row, find_header, key
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("content_production")

# The first name of a field is the one we write; spaces do not matter when reading.
COLUMNS: dict[str, tuple[str, ...]] = {
    "kind": ("종류", "구분", "쓰임", "kind"),
    "title": ("제목", "큰 글", "머리글", "title"),
    "body": ("본문", "내용", "글", "설명", "body"),
    "picture": ("그림", "사진", "이미지", "그림 파일", "picture"),
    "colour": ("바탕 색", "바탕", "배경 색", "배경", "colour"),
    "text_colour": ("글자 색", "글자", "글씨 색", "text colour"),
    "alternative": ("대체 텍스트", "대체 글", "대체글", "alt", "alternative text"),
    "notice": ("표시", "표시할 말", "출처 표시", "notice"),
}
NUMBER = ("카드", "번호", "카드 번호")
_KINDS = {
    CardKind.COVER: ("표지", "첫 장", "앞표지", "cover"),
    CardKind.CONTENTS: ("내용", "본문", "속지", "contents"),
    CardKind.CLOSING: ("마무리", "끝", "끝 장", "마지막", "closing"),
}
_EMPTIED = "-"
# In one line of text a slash between spaces begins a new line.
_LINE_BREAK = re.compile(r"\s+/\s+")


def cards_of_rows(rows: Sequence[Row], folder: Path, name: str) -> tuple[Card, ...]:
    """The cards in the rows of a table, pictures looked for in ``folder``.

    ``name`` says in a `Problem` where the table stood.
    """
    heading = find_header(rows, COLUMNS)
    if heading is None or "title" not in heading[1].values():
        raise Problem(
            say(
                "{file}에서 머리글 줄을 찾지 못했습니다. ‘제목’, ‘본문’, ‘대체 텍스트’ 열이 "
                "있어야 합니다.",
                file=name,
            )
        )
    top, fields = heading
    texts = [
        {field: text_of(row[column]) for column, field in fields.items() if column < len(row)}
        for row in rows[top + 1 :]
    ]
    filled = [cells for cells in texts if any(cells.values())]
    if not filled:
        raise Problem(say("{file}에 카드가 한 장도 없습니다. 제목을 적어 주세요.", file=name))
    return tuple(
        _card(cells, folder, _usual_kind(index, len(filled))) for index, cells in enumerate(filled)
    )


def changed(card: Card, field: str, text: str, folder: Path) -> Card:
    """A card with another text in one field; a hyphen empties it. Raises `Problem`."""
    value = "" if text == _EMPTIED else text
    return dataclasses.replace(card, **_values({field: value}, folder, card.kind))


def _card(cells: Mapping[str, str], folder: Path, usual: CardKind) -> Card:
    return Card(**{"title": "", "kind": usual, **_values(cells, folder, usual)})


def _values(cells: Mapping[str, str], folder: Path, usual: CardKind) -> dict[str, Any]:
    """What a card holds for the texts of its cells."""
    values: dict[str, Any] = dict(cells)
    if "kind" in cells:
        values["kind"] = _kind(cells["kind"], usual)
    if "body" in cells:
        values["body"] = _LINE_BREAK.sub("\n", cells["body"])
    if "picture" in cells:
        values["picture"] = folder / cells["picture"] if cells["picture"] else None
    for field in ("colour", "text_colour"):
        if cells.get(field):
            colour_named(cells[field])  # a Problem for a colour that nobody knows
    if not values.get("colour", "-"):
        del values["colour"]
    return values


def _usual_kind(index: int, count: int) -> CardKind:
    if index == 0:
        return CardKind.COVER
    return CardKind.CLOSING if index == count - 1 else CardKind.CONTENTS


def _kind(text: str, usual: CardKind) -> CardKind:
    if not text:
        return usual
    for kind, names in _KINDS.items():
        if key(text) in map(key, names):
            return kind
    raise Problem(
        say(
            "{word!r:은} 카드의 종류가 아닙니다. {known} 가운데 하나를 적어 주세요.",
            word=text,
            known=", ".join(CardKind),
        )
    )
