"""The practice server: authored answers over the same interface as a real model.

A small OpenAI-compatible server on 127.0.0.1, started on demand. Its answers are files a person
can read, ``practice/*.toml`` beside each lab::

    topic = ["산책로", "침수"]         # the question or its material speaks of one of these
    asks = ["초안", "보고서"]           # and the question asks for one of these
    text = \"\"\"...\"\"\"
    json = \"\"\"...\"\"\"                  # instead, where a form is to be filled in
"""

import json
import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from automation.messages import problem

NO_ANSWER = "no_practice_answer"
FOLDER_VARIABLE = "LABS_PRACTICE"
LABS_VARIABLE = "LABS_ROOT"
_LABS = Path(__file__).resolve().parents[2] / "labs"
_MATERIAL = "[자료]"
_PIECE = 12


class NoPracticeAnswer(Exception):  # noqa: N818 - an answer that was never written, not an error
    """Nobody wrote an answer to this question."""


@dataclass(frozen=True)
class PracticeAnswer:
    """An authored answer, the words by which it is found, and its file."""

    topic: tuple[str, ...]
    asks: tuple[str, ...]
    text: str = ""
    json: str = ""
    source: Path = Path()

    def score(self, message: str) -> int:
        """How well it answers a message: 0 unless both its topic and what it does are asked for."""
        prompt = message.partition(_MATERIAL)[0]
        on_topic = sum(word in message for word in self.topic)
        asked = sum(word in prompt for word in self.asks)
        return on_topic + asked if on_topic and asked else 0


def answers() -> tuple[PracticeAnswer, ...]:
    """All authored answers: of the lab that is open (``LABS_PRACTICE``), or of every lab."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    labs = Path(os.environ.get(LABS_VARIABLE) or _LABS)
    folders = [Path(chosen)] if chosen else [Path("practice"), *sorted(labs.glob("*/*/practice"))]
    return tuple(_read(file) for folder in folders for file in sorted(folder.glob("*.toml")))


def _read(file: Path) -> PracticeAnswer:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        return PracticeAnswer(
            tuple(values["topic"]),
            tuple(values["asks"]),
            values.get("text", "").strip(),
            values.get("json", "").strip(),
            file,
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise problem(
            "연습 답안 {file:을} 읽을 수 없습니다. 강사에게 알려 주세요.", file=file.name
        ) from error


def best(message: str, structured: bool, among: Sequence[PracticeAnswer]) -> str | None:
    """The text (or JSON, for a form) of the answer that fits a message best; None without one."""
    fitting = [
        (answer.score(message), -index, answer.json if structured else answer.text)
        for index, answer in enumerate(among)
    ]
    scored = [entry for entry in fitting if entry[0] and entry[2]]
    return max(scored)[2] if scored else None


@cache
def serve() -> str:
    """Start the server once a process; its base URL. Raises `Problem` where no port is free."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    except OSError as error:
        raise problem(
            "연습 답안 서버를 열 수 없습니다. 실습 파일을 닫고 다시 열어 보세요."
        ) from error
    server.daemon_threads = True
    Thread(target=server.serve_forever, name="practice-server", daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: words on stderr would cost points in a graded notebook."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        message = next(m["content"] for m in reversed(request["messages"]) if m["role"] == "user")
        reply = best(message, "response_format" in request, answers())
        if reply is None:
            self._send_json(404, {"error": {"message": "no practice answer", "code": NO_ANSWER}})
        elif request.get("stream"):
            self._send_stream(reply)
        else:
            choice = {"message": {"role": "assistant", "content": reply}, "finish_reason": "stop"}
            self._send_json(200, _completion("chat.completion", choice))

    def _send_json(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_stream(self, reply: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        for event in _events(reply):
            self.wfile.write(f"data: {event}\n\n".encode())
        self.close_connection = True


def _events(reply: str) -> Iterator[str]:
    for start in range(0, len(reply), _PIECE):
        choice = {"delta": {"content": reply[start : start + _PIECE]}, "finish_reason": None}
        yield json.dumps(_completion("chat.completion.chunk", choice), ensure_ascii=False)
    end = {"delta": {}, "finish_reason": "stop"}
    yield json.dumps(_completion("chat.completion.chunk", end))
    yield "[DONE]"


def _completion(kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    choices = [{"index": 0, **choice}]
    return {"id": "practice", "object": kind, "created": 0, "model": "practice", "choices": choices}
