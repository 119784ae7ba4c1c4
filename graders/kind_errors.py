"""Python's own errors, told an official in one sentence instead of an English stack.

A forgotten quotation mark is the commonest thing to go wrong in a cell that is filled in. The cell
still ends in an error, as nbgrader and the notebook must know; only what is shown is other. Kind
and words of the error stay in the notebook's file (``ename``, ``evalue``), which no page shows.
Whoever helps a learner runs ``%unload_ext graders.kind_errors`` and then ``%tb`` in a new cell to
see the whole stack; with ``LABS_DEBUG`` set, authors see every stack.

An IPython extension: ``%load_ext graders.kind_errors``, or `speak_kindly` from a running notebook.
"""

from __future__ import annotations

import codeop
import linecache
import os
import sys
from dataclasses import dataclass
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from IPython.core.error import UsageError
from IPython.core.inputtransformer2 import HelpEnd

from graders.failed_cells import NOT_FORESEEN, explain_failed
from graders.unreadable_cells import explain_unreadable
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

say = catalog("graders")

_LONGEST_LINE = 80


def speak_kindly(shell: InteractiveShell | None) -> None:
    """Let a shell tell errors in one sentence; does nothing outside a notebook."""
    if shell is not None and shell.extension_manager is not None:
        shell.extension_manager.load_extension(__name__)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Called by IPython when a kernel of the lab room starts."""
    if os.environ.get("LABS_DEBUG"):
        return

    def tell(exc_tuple: Any = None, **_: Any) -> None:
        _tell(shell, exc_tuple)

    # Everything that IPython shows of errors goes through these two.
    vars(shell).update(showtraceback=tell, showsyntaxerror=lambda *_, **__: tell())
    # Of a bracket that is never closed the parser then says so, and not "incomplete input".
    shell.compile.flags &= ~codeop.PyCF_ALLOW_INCOMPLETE_INPUT  # type: ignore[attr-defined]
    # A question outside quotation marks is no request for Python's documentation.
    shell.input_transformer_manager.token_transformers.remove(HelpEnd)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Give back IPython's own way to show errors."""
    if vars(shell).pop("showtraceback", None):
        del vars(shell)["showsyntaxerror"]
        shell.input_transformer_manager.token_transformers.append(HelpEnd)


def _tell(shell: InteractiveShell, exc_tuple: Any) -> None:
    kind, error, stack = exc_tuple or sys.exc_info()
    if error is None:
        return
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, stack  # for %tb
    shell._showtraceback(kind, error, [shown(error)])


def shown(error: BaseException) -> str:
    """What a learner sees in place of the stack: a sentence, and the line of the cell it is about.

    Never fails, whatever the error is.
    """
    if isinstance(error, Problem):
        return "\n".join(error._render_traceback_())
    try:
        place = _place(error)
        sentence = explain(error)
    except Exception:
        place, sentence = None, NOT_FORESEEN
    if place is None:
        return f"☞ {sentence}"
    where = say("이 칸의 {line}번째 줄: {sentence}", line=place.line, sentence=sentence)
    return f"☞ {where}\n    {place.text}".rstrip()


def explain(error: BaseException) -> Message:
    """What happened in a cell and how to mend it, in one or two short sentences."""
    if isinstance(error, SyntaxError):
        return explain_unreadable(error)
    return explain_failed(error)


@dataclass(frozen=True)
class _Place:
    """A line of the learner's cell, counted from 1."""

    line: int
    text: str


def _place(error: BaseException) -> _Place | None:
    """The line of the cell that could not be read, or was running; None where it is unknown."""
    if isinstance(error, UsageError | KeyboardInterrupt):  # no line of the cell is to blame
        return None
    if isinstance(error, SyntaxError) and error.lineno:
        return _Place(error.lineno, _shortened(error.text or ""))
    lines = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__") == "__main__"
    ]
    if not lines:
        return None
    file, line = lines[-1]
    return _Place(line, _shortened(linecache.getline(file, line)))


def _shortened(line: str) -> str:
    line = line.strip().partition("\n")[0]
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
