"""Servers of a test's own that answer as an assistant does, or fail as one does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@contextmanager
def endpoint(*replies: Reply) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server that gives each reply once, the last one for ever; its address and what it got."""
    received: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            received.append({**body, "key": self.headers["Authorization"]})
            replies[min(len(received), len(replies)) - 1](self, body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", received
    finally:
        server.shutdown()
        server.server_close()


def send(
    status: int, body: object, kind: str = "application/json", wait: str | None = None
) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        if wait is None:
            handler.send_header("retry-after-ms", "1")
        else:
            handler.send_header("retry-after", wait)
        handler.end_headers()
        handler.wfile.write(data)

    return reply


def said(text: str | None) -> Reply:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return send(200, {"id": "1", "object": "chat.completion", "choices": [choice]})


def silent(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Says nothing until the client has hung up."""
    handler.rfile.read(1)
    handler.close_connection = True
