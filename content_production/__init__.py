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
    from content_production.captions.caption_list import Captions
    from content_production.captions.files import read_captions
    from content_production.captions.sign_plan import SignPlan
    from content_production.cards.news import CardNews
    from content_production.measuring.contact_sheet import contact_sheet
    from content_production.measuring.measurement import measure
    from content_production.pictures.ai_marks import ai_mark, mark_ai
    from content_production.pictures.city import draw_pictures
    from content_production.rights.ledger import Ledger
    from content_production.scenes.scene import Scene
    from content_production.storyboard.storyboard import Storyboard

# Opened on first use: cv2, av and Pillow take a second that a notebook need not wait for.
_HOMES = {
    "CardNews": "content_production.cards.news",
    "Ledger": "content_production.rights.ledger",
    "ai_mark": "content_production.pictures.ai_marks",
    "mark_ai": "content_production.pictures.ai_marks",
    "Captions": "content_production.captions.caption_list",
    "contact_sheet": "content_production.measuring.contact_sheet",
    "Scene": "content_production.scenes.scene",
    "SignPlan": "content_production.captions.sign_plan",
    "Storyboard": "content_production.storyboard.storyboard",
    "draw_pictures": "content_production.pictures.city",
    "measure": "content_production.measuring.measurement",
    "read_captions": "content_production.captions.files",
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
