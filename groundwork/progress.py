"""A bar that says in words how far something long has come."""

import sys
from typing import Never

from tqdm import tqdm

from groundwork.messages import catalog

say = catalog("groundwork")


def progress_bar(what: str, total: int, shown: bool = True) -> "tqdm[Never]":
    """A bar for ``total`` steps of what is read or made; each ``update`` is one or more of them.

    On standard output: whatever a graded cell writes to standard error costs its points.
    """
    left = say("남은 시간")
    return tqdm(
        total=total,
        desc=what,
        bar_format=f"{{desc}} {{percentage:3.0f}}% |{{bar:30}}| {left} {{remaining}}",
        file=sys.stdout,
        mininterval=0.5,
        disable=not shown,
    )
