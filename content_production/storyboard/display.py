"""How a storyboard looks in a notebook: a table with small pictures."""

import io
from collections.abc import Sequence

from content_production.display import escaped, picture_html, table_html
from content_production.messages import say
from content_production.pictures.stills import open_still
from content_production.scenes.scene import Scene
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem

THUMBNAIL = (128, 72)


def storyboard_html(scenes: Sequence[Scene], message: str = "", note: Message = NOTHING) -> str:
    """A storyboard as a table with small pictures; columns that nobody filled in are left out."""
    optional = {
        "lower_third": say("하단 띠"),
        "sound": say("소리"),
        "source": say("출처"),
        "licence": say("이용 조건"),
        "consent": say("초상 동의"),
        "made_by_ai": say("AI 제작"),
        "ai_notice": say("AI 표시"),
    }
    filled = [field for field in optional if any(getattr(scene, field) for scene in scenes)]
    head = (
        *(say("장면"), say("그림"), say("초"), say("제목"), say("제목 색 · 바탕")),
        *(say("자막"), say("움직임"), *(optional[field] for field in filled)),
    )
    rows = [
        [
            str(number),
            _thumbnail(scene),
            f"{scene.seconds:g}",
            escaped(scene.title),
            f"{escaped(scene.title_colour)} · {escaped(scene.plate)}",
            escaped(scene.caption),
            escaped(scene.motion),
            *(escaped(getattr(scene, field)) for field in filled),
        ]
        for number, scene in enumerate(scenes, start=1)
    ]
    total = say("모두 {seconds:g}초", seconds=sum(scene.seconds for scene in scenes))
    stated = say("핵심 메시지: {message}", message=message) if message else ""
    noted = f"<p>☞ {escaped(note)}</p>" if note else ""
    return (
        f"{noted}<p><b>{escaped(stated)}</b></p>{table_html(head, rows)}"
        f"<p><b>{escaped(total)}</b></p>"
    )


def _thumbnail(scene: Scene) -> str:
    if scene.picture is None:
        return escaped(scene.card if scene.clip is None else "moviepy")
    name = escaped(scene.picture.name)
    if scene.is_footage or scene.is_chart:
        return name
    try:
        image = open_still(scene.picture)
    except Problem:
        return f"☞ {name}"
    image.thumbnail(THUMBNAIL)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=75)
    # Its name stands below it: said once is enough.
    return f"{picture_html(buffer.getvalue(), '')}<br><small>{name}</small>"
