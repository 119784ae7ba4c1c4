"""Files over a channel: a name, then the content in pieces, the last of them empty."""

import os
from pathlib import Path, PurePosixPath

from graders.sandbox.wire import PATIENCE, Channel, Kind

PIECE = 1 << 20


def send_file(channel: Channel, name: str, path: Path) -> None:
    """Send the content of a file under a name."""
    with path.open("rb") as content:
        channel.send(Kind.FILE, os.fsencode(name))
        while piece := content.read(PIECE):
            channel.send(Kind.DATA, piece)
    channel.send(Kind.DATA)


def receive_file(channel: Channel, path: Path) -> None:
    """Write the content that follows a name; raises `OSError` where there is no room for it."""
    with path.open("wb") as content:
        while piece := channel.receive(PATIENCE)[1]:
            content.write(piece)


def inside(folder: Path, name: bytes) -> Path:
    """Where a file of that name stands in a folder; raises `ValueError` for a name that leaves."""
    parts = PurePosixPath(os.fsdecode(name)).parts
    if not parts or parts[0] == "/" or ".." in parts or b"\0" in name:
        raise ValueError(f"not a name inside a folder: {name!r}")
    return folder.joinpath(*parts)
