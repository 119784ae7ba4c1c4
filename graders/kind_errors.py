"""Python's own errors, told an official in one sentence instead of an English stack.

A forgotten quotation mark is the commonest thing to go wrong in a cell that is filled in. The cell
still ends in an error, as nbgrader and the notebook must know; only what is shown is other. With
``LABS_DEBUG`` set, authors see the usual traceback.

An IPython extension: ``%load_ext graders.kind_errors``, or `speak_kindly` from a running notebook.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from groundwork.messages import Message, catalog

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

say = catalog("graders")

_FORMATTERS = ("InteractiveTB", "SyntaxTB")
_NAME = re.compile(r"'([^']+)'")


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Called by IPython when a kernel of the lab room starts."""
    speak_kindly(shell)


def speak_kindly(shell: InteractiveShell | None) -> None:
    """Let a shell tell errors in one sentence; does nothing outside a notebook."""
    if shell is None or os.environ.get("LABS_DEBUG"):
        return
    for name in _FORMATTERS:
        getattr(shell, name).structured_traceback = _structured_traceback


def _structured_traceback(_kind: type[BaseException], error: Any, *_: Any, **__: Any) -> list[str]:
    """What IPython shows for an error: lines of text."""
    return [f"☞ {explain(error)}"]


def explain(error: BaseException) -> Message:
    """What happened in a cell and what to try, in one or two short sentences."""
    if isinstance(error, SyntaxError):
        return say(
            "이 칸의 {line}번째 줄을 읽을 수 없습니다. 따옴표와 괄호가 짝이 맞는지, "
            "쉼표가 빠지지 않았는지 보세요.",
            line=error.lineno or 1,
        )
    if isinstance(error, NameError):
        found = _NAME.search(str(error))
        return say(
            "{name:을} 아직 모릅니다. 글이면 따옴표로 싸고, 아니면 맨 위 칸부터 차례로 "
            "실행해 주세요.",
            name=f"‘{error.name or (found[1] if found else '?')}’",
        )
    if isinstance(error, FileNotFoundError):
        return say(
            "파일 ‘{file}’이 없습니다. 이름과 폴더를 확인하고, 그 파일을 만드는 칸을 먼저 "
            "실행해 주세요.",
            file=error.filename or "?",
        )
    if isinstance(error, KeyboardInterrupt):
        return say("실행을 멈추었습니다. 다시 하려면 칸을 다시 실행하세요.")
    if isinstance(error, MemoryError):
        return say(
            "메모리가 모자랍니다. 다른 노트북과 프로그램을 닫고 맨 위 칸부터 다시 실행해 주세요."
        )
    return say(
        "이 칸을 끝까지 실행하지 못했습니다({kind}: {text}). 바꾼 곳을 되돌려 다시 실행해 보고, "
        "그래도 안 되면 이 문장을 강사에게 보여 주세요.",
        kind=type(error).__name__,
        text=str(error)[:200],
    )
