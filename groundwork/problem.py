"""What went wrong, in one sentence that a person without Python can act on."""

import html
from collections.abc import Callable
from typing import Any

from groundwork.messages import Message


class Problem(Exception):  # noqa: N818 - what a person sees is a problem to mend, not an error
    """Something the person can mend: shown as one sentence, never as a traceback.

    Raise it with a `Message` that says where, what and how to mend. IPython asks an exception
    for `_render_traceback_` before it prints a stack, so a notebook shows only the sentence.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)

    def _render_traceback_(self) -> list[str]:
        return [f"☞ {self}"]

    def _repr_html_(self) -> str:
        return f"<p>☞ {html.escape(str(self))}</p>"


def problems(say: Callable[..., Message]) -> Callable[..., Problem]:
    """The function with which a package says what a person can fix: ``raise problem(template)``."""

    def problem(template: str, /, **values: Any) -> Problem:
        return Problem(say(template, **values))

    return problem
