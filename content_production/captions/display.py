"""How captions look in a notebook."""

from collections.abc import Sequence

from content_production.captions.cues import Cue
from content_production.display import escaped, table_html
from content_production.messages import say


def captions_html(cues: Sequence[Cue]) -> str:
    """Captions as a table: number, from, to, text, characters a second."""
    head = (say("번호"), say("시작"), say("끝"), say("자막"), say("1초에 읽을 글자"))
    rows = [
        (
            *(str(number), f"{cue.start:.1f}", f"{cue.end:.1f}"),
            escaped(cue.text).replace("\n", "<br>"),
            f"{cue.reading_speed:.0f}",
        )
        for number, cue in enumerate(cues, start=1)
    ]
    return table_html(head, rows)
