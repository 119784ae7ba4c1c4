"""What a server sends back, whatever its dialect of the chat completions interface: a `Reply`.

Servers differ: content in parts, no choices, no usage, thinking in a field of its own or between
``<think>`` and ``</think>``, an error or a web page in place of a reply.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import httpx2

from automation.assistant.usage import NOTHING_COUNTED, Usage
from automation.messages import problem, say
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem

_THINKING, _THOUGHT = "<think>", "</think>"
_LONGEST_ERROR = 120


class Ending(StrEnum):
    """How a reply ended."""

    OPEN = "open"  # a piece: more may come
    WHOLE = "whole"
    CUT = "cut"  # the connection broke, or the server failed in the middle
    LENGTH = "length"
    FILTERED = "filtered"


_ENDINGS = {"length": Ending.LENGTH, "content_filter": Ending.FILTERED}

# What is told with a text that is not whole.
NOT_WHOLE: dict[Ending, Message] = {
    Ending.CUT: say("답이 오다가 끊겼습니다. 받은 곳까지만 보여 드립니다. 다시 요청하세요."),
    Ending.LENGTH: say(
        "답이 길이 제한에 걸려 끝까지 쓰이지 않았습니다. 분량을 줄여 달라고 하거나 나누어 "
        "요청하세요."
    ),
    Ending.FILTERED: say(
        "AI 서버의 안전 기준에 걸려 답이 중간에 끊겼습니다. 다른 말로 다시 요청하세요."
    ),
}
FILTERED = say(
    "AI 서버의 안전 기준에 걸려 답을 받지 못했습니다. 문제가 될 만한 말을 바꾸어 다시 요청하세요."
)
REFUSED = say(
    "AI가 이 요청에는 답변을 거부했습니다. 요청문을 바꾸거나 자료를 줄여 다시 시도해 보세요."
)
GARBLED = say(
    "AI가 보낸 답을 읽을 수 없습니다. 한 번 더 실행해 보고, 같은 오류가 계속되면 전산 "
    "담당자에게 알려 주세요."
)
WEB_PAGE = say(
    "AI의 답 대신 웹 페이지가 왔습니다. 로그인 화면이나 보안 장비의 안내일 수 있으니 전산 "
    "담당자에게 AI 서버 주소를 확인해 달라고 하세요."
)


@dataclass(frozen=True)
class Reply:
    """A reply or a piece of one, what it took where the server says so, and how it ended.

    ``thought`` tells that the server wrote down thinking, which is no part of the text.
    """

    text: str
    usage: Usage = NOTHING_COUNTED
    ending: Ending = Ending.OPEN
    thought: bool = False

    def __add__(self, piece: "Reply") -> "Reply":
        """This reply with its next piece."""
        return Reply(
            self.text + piece.text,
            self.usage + piece.usage,
            self.ending if piece.ending is Ending.OPEN else piece.ending,
            self.thought or piece.thought,
        )

    @property
    def note(self) -> Message:
        """What is to be told with the text; nothing where the reply is whole."""
        return NOT_WHOLE.get(self.ending, NOTHING)


def refuse_empty(reply: Reply) -> Reply:
    """The reply; raises `Problem` where it has no text, with the reason as far as it is known."""
    if reply.text.strip():
        return reply
    if reply.ending is Ending.FILTERED:
        raise Problem(FILTERED)
    if reply.thought or reply.ending is Ending.LENGTH:
        raise problem(
            "AI가 생각만 하다가 길이 제한에 걸려 답을 쓰지 못했습니다. 자료를 줄이거나 나누어 "
            "요청하세요."
        )
    raise problem("AI가 빈 답을 보냈습니다. 요청문을 조금 더 자세히 적어 보세요.")


def read_pieces(response: httpx2.Response) -> Iterator[Reply]:
    """The pieces of a response that is still open, whether the server streams or not.

    What comes before a break is kept, and the break told. Raises `Problem` where nothing came.
    """
    if "event-stream" not in response.headers.get("content-type", ""):
        whole = _read(_body(response))
        yield replace(whole, ending=_whole(whole.ending))
        return
    reply = Reply("")
    try:
        for line in response.iter_lines():
            name, _, data = line.partition(":")
            if name != "data":
                continue  # comments that keep the line open, names of events
            if data.strip() == "[DONE]":
                return
            piece = _read(_parsed(data))
            reply += piece
            yield piece
    except (httpx2.HTTPError, Problem):
        if not reply.text:
            raise
    if reply.ending is Ending.OPEN:
        yield Reply("", ending=Ending.CUT)


def _whole(ending: Ending) -> Ending:
    return Ending.WHOLE if ending is Ending.OPEN else ending


def _body(response: httpx2.Response) -> Any:
    content = response.read()
    try:
        text = content.decode(response.charset_encoding or "utf-8-sig")
    except (UnicodeDecodeError, LookupError) as error:
        raise Problem(GARBLED) from error
    return _parsed(text.removeprefix("\ufeff"))


def _parsed(text: str) -> Any:
    if text.lstrip().startswith("<"):
        raise Problem(WEB_PAGE)
    try:
        return json.loads(text)
    except ValueError as error:
        raise Problem(GARBLED) from error


def _read(body: Any) -> Reply:
    """A completion or a chunk of one; raises `Problem` where it is an error or nothing known."""
    if not isinstance(body, dict):
        raise Problem(GARBLED)
    if error := body.get("error"):
        raise problem("AI 서버가 답 대신 오류를 알렸습니다: {error}", error=error_text(error))
    if "choices" not in body:
        raise Problem(GARBLED)
    counted = body.get("usage") or {}
    usage = Usage(counted.get("prompt_tokens") or 0, counted.get("completion_tokens") or 0)
    choices = body.get("choices") or []
    if not choices:
        return Reply("", usage)
    said = choices[0].get("message") or choices[0].get("delta") or {}
    if said.get("refusal"):
        raise Problem(REFUSED)
    finished = choices[0].get("finish_reason")
    return Reply(
        _text(said.get("content")),
        usage,
        _ENDINGS.get(finished, Ending.WHOLE) if finished else Ending.OPEN,
        bool(said.get("reasoning_content") or said.get("reasoning")),
    )


def _text(content: Any) -> str:
    """Content as a text: some servers send it in parts."""
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def error_text(error: Any) -> str:
    """What a server says of an error, in a line."""
    said = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(said or "").split())[:_LONGEST_ERROR]


def without_thinking(pieces: Iterable[Reply]) -> Iterator[Reply]:
    """The pieces without what stands between ``<think>`` and ``</think>`` at the beginning."""
    held, begun = "", False
    for piece in pieces:
        if begun:
            yield piece
            continue
        held += piece.text
        start = held.lstrip()
        thinking = start.startswith(_THINKING)
        text = start.partition(_THOUGHT)[2].lstrip() if thinking else held
        # A tag may come in pieces: wait until it is one or cannot become one.
        begun = bool(text) if thinking else not _THINKING.startswith(start)
        yield replace(piece, text=text if begun else "", thought=piece.thought or thinking)
    if not begun and not held.lstrip().startswith(_THINKING):
        yield Reply(held)
