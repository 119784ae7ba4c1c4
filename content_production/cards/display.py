"""How card news looks in a notebook: small cards side by side, every text escaped."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence

from PIL import Image

from content_production.cards.card import Card
from content_production.cards.drawing import draw_card
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("content_production")

THUMBNAIL = (250, 250)
_GRID = "display:flex;flex-wrap:wrap;gap:14px;color:#1a1a1a;background:#fff;padding:8px"
_CELL = "width:250px;font-size:.9em;line-height:1.5"


def cards_html(cards: Sequence[Card]) -> str:
    """The cards with their alternative text below; a card that cannot be drawn says why."""
    cells = "".join(
        f"<div style='{_CELL}'>{_face(card, number)}<br><b>{number}</b> "
        f"{html.escape(card.alternative or str(say('(대체 텍스트 없음)')))}</div>"
        for number, card in enumerate(cards, start=1)
    )
    return f"<div style='{_GRID}'>{cells}</div>"


def _face(card: Card, number: int) -> str:
    try:
        image = draw_card(card).image
    except Problem as problem:
        return f"☞ {html.escape(str(problem))}"
    image.thumbnail(THUMBNAIL, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    alternative = html.escape(card.alternative or str(say("카드 {number}", number=number)), True)
    return f'<img alt="{alternative}" src="data:image/jpeg;base64,{data}" width="250">'
