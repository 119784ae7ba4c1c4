"""How a rendered clip looks in a notebook."""

import base64
from collections.abc import Callable
from pathlib import Path

from content_production.display import escaped, picture_html
from content_production.messages import say
from content_production.rendering.sheet import Sheet
from content_production.shapes import Shape

# A clip up to this size is put into the notebook itself; a larger one is shown by its sheet.
LARGEST_EMBEDDED_BYTES = 2_500_000


def clip_html(
    path: Path, shape: Shape, seconds: float, sheet: Callable[[], Sheet], *, is_draft: bool
) -> str:
    """A clip: the clip itself when it is small, else its contact sheet; and what it is."""
    facts = [
        say("{file:을} 만들었습니다.", file=path.name),
        say(
            "{shape} ({width}×{height}), {seconds:g}초",
            shape=shape.name,
            width=shape.width,
            height=shape.height,
            seconds=seconds,
        ),
    ]
    if is_draft:
        facts.append(
            say("내레이션 자리에는 시간을 재기 위한 임시 소리가 들어 있습니다(사람 목소리 아님).")
        )
    text = "<br>".join(escaped(fact) for fact in facts)
    return f"<div>{_moving(path, sheet)}<p style='line-height:1.6'>{text}</p></div>"


def _moving(path: Path, sheet: Callable[[], Sheet]) -> str:
    alt = escaped(path.name)
    if not path.exists() or path.stat().st_size > LARGEST_EMBEDDED_BYTES:
        return picture_html(sheet().jpeg(), alt)
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return (
        f"<video controls aria-label='{alt}' style='max-height:420px;max-width:100%' "
        f"src='data:video/mp4;base64,{data}'></video>"
    )
