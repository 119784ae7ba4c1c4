"""The record of what was sent and what came back: a file anybody can open, never unmasked."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automation import display
from automation.assistant.settings import WAY_NAMES, Settings, load
from automation.assistant.usage import Usage
from automation.messages import say
from groundwork.files import write_whole

_HEADING = (
    "# AI에 보낸 기록\n\n"
    "이 파일에는 실제로 보낸 글(개인정보를 가린 뒤)과 받은 글이 그대로 남습니다.\n"
)
_ENTRY = """
## {number}. {time} · {way}
{tokens}
### 보낸 글

{sent}

### 받은 글

{reply}
"""
_SENT = "\n### 보낸 글\n"
# A line of the record itself; what was sent and received is quoted behind ">".
_TOKENS = re.compile(r"^토큰: 보냄 ([\d,]+), 받음 ([\d,]+)", re.MULTILINE)


@dataclass(frozen=True)
class Spent:
    """What the record holds: how many questions, their tokens, and their cost in won."""

    questions: int
    usage: Usage
    won: float

    def _repr_html_(self) -> str:
        rows: list[tuple[object, object]] = [
            (say("요청 횟수"), f"{self.questions:,}"),
            (say("보낸 토큰"), f"{self.usage.sent:,}"),
            (say("받은 토큰"), f"{self.usage.received:,}"),
        ]
        if self.won:
            rows.append((say("비용(원)"), f"{self.won:,.1f}"))
        return display.card(say("지금까지 AI에 요청한 내용"), display.table((), rows))


def spent() -> Spent:
    """What was asked so far in this folder, by its record; nothing at all where there is none."""
    settings = load()
    path = Path(settings.record)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    counted = (tuple(int(n.replace(",", "")) for n in found) for found in _TOKENS.findall(text))
    usage = sum((Usage(*tokens) for tokens in counted), Usage())
    won = usage.won(settings.price_sent, settings.price_received)
    return Spent(text.count(_SENT), usage, won)


def append(settings: Settings, sent: str, reply: str, usage: Usage) -> None:
    """Add a call to the record; both texts are as they crossed the border of this process."""
    path = Path(settings.record)
    before = path.read_text(encoding="utf-8") if path.exists() else _HEADING
    entry = _ENTRY.format(
        number=before.count(_SENT) + 1,
        time=datetime.now().strftime("%Y-%m-%d %H:%M"),
        way=WAY_NAMES[settings.way].render("ko"),
        tokens=_tokens(settings, usage),
        sent=_indented(sent),
        reply=_indented(reply),
    )
    write_whole(path, before + entry)


def _tokens(settings: Settings, usage: Usage) -> str:
    """The line of tokens and cost; empty where the server did not count."""
    if not usage:
        return ""
    won = usage.won(settings.price_sent, settings.price_received)
    cost = f" (약 {won:,.1f}원)" if won else ""
    return f"\n토큰: 보냄 {usage.sent:,}, 받음 {usage.received:,}{cost}\n"


def _indented(text: str) -> str:
    """As a Markdown quotation, so that headings in a text do not become the record's."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
