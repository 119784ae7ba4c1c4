"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from courseware.messages import say

course_option = click.option(
    "--course",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("course"),
    show_default=True,
    help=str(say("과정 폴더(nbgrader의 course directory)")),
)
