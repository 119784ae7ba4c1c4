"""What an official fills in between quotation marks: lines such as ``lantern.jpg: 불가``."""

from __future__ import annotations

from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("content_production")


def labelled_lines(text: str, shape: Message) -> list[tuple[str, str]]:
    """The lines ``name: what``; lines without a colon say nothing.

    Raises `Problem` where no line has a colon; ``shape`` says in it how a line looks.
    """
    parts = (line.partition(":") for line in text.splitlines() if line.strip())
    found = [(name.strip(), rest.strip()) for name, colon, rest in parts if colon]
    if text.strip() and not found:
        raise Problem(say("한 줄에 하나씩 ‘{shape}’ 모양으로 적어 주세요.", shape=shape))
    return found
