"""A bar that shows how far a command is and how long it still takes."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def progress(items: Iterable[Item], total: int, title: str) -> Iterator[Item]:
    """The items again, with a bar on a terminal; a file gets none."""
    shown = sys.stdout.isatty()
    yield from tqdm(items, total=total, desc=title, file=sys.stdout, disable=not shown, leave=False)


def tell(message: object) -> None:
    """Say something while a bar may be shown, above it."""
    tqdm.write(str(message), file=sys.stderr)
