"""The record of what was sent and what came back: a file anybody can open, never unmasked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from automation.assistant.settings import WAY_NAMES, Settings
from groundwork.files import writing

_HEADING = (
    "# AI에 보낸 기록\n\n"
    "이 파일에는 실제로 보낸 글(개인정보를 가린 뒤)과 받은 글이 그대로 남습니다.\n"
)
_ENTRY = """
## {number}. {time} · {way}

### 보낸 글

{sent}

### 받은 글

{reply}
"""


def append(settings: Settings, sent: str, reply: str) -> None:
    """Add a call to the record; both texts are as they crossed the border of this process."""
    path = Path(settings.record)
    before = path.read_text(encoding="utf-8") if path.exists() else _HEADING
    entry = _ENTRY.format(
        number=before.count("\n### 보낸 글\n") + 1,
        time=datetime.now().strftime("%Y-%m-%d %H:%M"),
        way=WAY_NAMES[settings.way].render("ko"),
        sent=_indented(sent),
        reply=_indented(reply),
    )
    with writing(path) as temporary:
        temporary.write_text(before + entry, encoding="utf-8")


def _indented(text: str) -> str:
    """As a Markdown quotation, so that headings in a text do not become the record's."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
