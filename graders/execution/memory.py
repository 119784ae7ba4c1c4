"""How much memory a submission's own world holds, as its first process sees it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graders.sandbox.walls import SOCKET

_KILOBYTE = 1024
_EACH_ITS_OWN = ("RssAnon:", "RssShmem:", "VmPTE:")
_DIVIDED = ("Pss_Anon:", "Pss_Shmem:")


def memory_in_use(limit: int) -> int:
    """Bytes of all processes here but the first, and of sockets, which belong to none.

    Quickly at first, with pages counted for each process that has them. What comes over the limit
    so is looked at exactly: pages shared with the warm process and among each other are divided.
    """
    sockets = _sockets() * SOCKET
    quick = sockets + sum(_sizes("status", _EACH_ITS_OWN))
    return quick if quick <= limit else sockets + sum(_sizes("smaps_rollup", _DIVIDED))


def _sizes(file: str, counted: tuple[str, ...]) -> Iterator[int]:
    for place in Path("/proc").glob(f"[0-9]*/{file}"):
        if place.parent.name != "1":
            with suppress(OSError):  # it has just ended
                lines = place.read_text(encoding="utf-8", errors="replace").splitlines()
                sizes = (line.split()[1] for line in lines if line.startswith(counted))
                yield sum(map(int, sizes)) * _KILOBYTE


def _sockets() -> int:
    """Those of this world's network, open or on their way in another."""
    first_line = Path("/proc/net/sockstat").read_text(encoding="ascii").partition("\n")[0]
    return int(first_line.split()[-1])
