"""What this machine has made and keeps, because making it again takes long, while it is used."""

import os
import shutil
import time
import uuid
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

CACHE_VARIABLE = "LABS_CACHE"
_KEPT_UNUSED = 14 * 24 * 3600.0  # seconds


def cache_root() -> Path:
    """The folder of all that is kept: ``LABS_CACHE``, else in the user's cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else user_cache_path("gumi-ai-labs")


def cache_folder(kind: str) -> Path:
    """The folder of one kind of kept things."""
    return cache_root() / kind


def mark_used(entry: Path) -> None:
    """Note that an entry is in use, where the folder may be written."""
    with suppress(OSError):
        os.utime(entry)


def forget_unused(folder: Path) -> None:
    """Remove its folders that nobody used for weeks, each whole, and what killed runs left."""
    long_ago = time.time() - _KEPT_UNUSED
    for entry in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):  # it is open just now, or another process was quicker
            if entry.stat().st_mtime < long_ago:
                # Nobody may find half of it: it loses its name first.
                shutil.rmtree(entry.rename(folder / f".{uuid.uuid4().hex}"))
