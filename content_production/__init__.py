"""Helper library of content production: storyboard → captions, narration → video, measuring.

What an official's notebook uses::

    from content_production import Storyboard, measure

    board = Storyboard.read("materials/storyboard.xlsx")
    board.check(longest=30)
    board.narrated(assistant.voice, "output/voice")
    board.render("output/wide.mp4", shape="16:9")
    board.write_captions("output/captions.srt")
    measure("output/wide.mp4")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from content_production.ai_marks import ai_mark, mark_ai
    from content_production.caption_list import Captions
    from content_production.card_news import CardNews
    from content_production.clip_sheet import contact_sheet
    from content_production.ledger import Ledger
    from content_production.measuring import measure
    from content_production.pictures import draw_pictures
    from content_production.scene import Scene
    from content_production.sign_plan import SignPlan
    from content_production.storyboard import Storyboard
    from content_production.subtitles import read_captions

# Opened on first use: cv2, av and Pillow take a second that a notebook need not wait for.
_HOMES = {
    "CardNews": "content_production.card_news",
    "Ledger": "content_production.ledger",
    "ai_mark": "content_production.ai_marks",
    "mark_ai": "content_production.ai_marks",
    "Captions": "content_production.caption_list",
    "contact_sheet": "content_production.clip_sheet",
    "Scene": "content_production.scene",
    "SignPlan": "content_production.sign_plan",
    "Storyboard": "content_production.storyboard",
    "draw_pictures": "content_production.pictures",
    "measure": "content_production.measuring",
    "read_captions": "content_production.subtitles",
}
__all__ = [
    "Captions",
    "CardNews",
    "Ledger",
    "Scene",
    "SignPlan",
    "Storyboard",
    "ai_mark",
    "contact_sheet",
    "draw_pictures",
    "mark_ai",
    "measure",
    "read_captions",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'content_production' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
