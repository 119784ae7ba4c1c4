"""What the grader asks of a fork of a warm process: steps, limits, and the files they stand beside.

A step is a cell to run, or the id of a check to judge with.
"""

import json
import mmap
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from graders.limits import Limits
from graders.sandbox import transfer
from graders.sandbox.wire import PATIENCE, Channel, Kind


@dataclass(frozen=True)
class Request:
    """``gives_files`` says that the files made under ``output/`` are wanted back."""

    steps: Sequence[str]
    limits: Limits
    gives_files: bool = False

    def send(self, channel: Channel, folder: Path, files: Sequence[Path]) -> None:
        """Send it with files of a folder; raises OSError where one cannot be read."""
        channel.send(Kind.REQUEST, json.dumps(asdict(self)).encode())
        for path in files:
            transfer.send_file(channel, path.relative_to(folder).as_posix(), path)
        channel.send(Kind.RUN)


def receive_request(channel: Channel) -> Request:
    """The other side: the request, before its files."""
    asked = json.loads(channel.receive(PATIENCE)[1])
    return Request(asked["steps"], Limits(**asked["limits"]), asked["gives_files"])


def fit(files: Sequence[Path], limits: Limits) -> bool:
    """Whether there is room for files in the sandbox, where each begins on a page of its own."""
    return sum(path.stat().st_size + mmap.PAGESIZE for path in files) <= limits.disk
