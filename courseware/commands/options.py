"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from courseware.messages import say

_Command = TypeVar("_Command", bound=Callable[..., Any])

_LAB = str(say("실습"))

lab_argument = click.argument("lab", metavar=_LAB)


def labs_argument(required: bool = False) -> Callable[[_Command], _Command]:
    """Names of labs: one or more where ``required``, else any number."""
    return click.argument("labs", metavar=f"{_LAB}…", nargs=-1, required=required)


course_option = click.option(
    "--course",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("course"),
    show_default=True,
    help=str(say("과정 폴더(nbgrader의 course directory)")),
)
