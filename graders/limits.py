"""What one submission may use while its notebook runs, or while its files are judged."""

from dataclasses import dataclass

MEGABYTE = 1 << 20
# Libraries reserve far more addresses than they use; what is used is watched.
_SPARE_ADDRESSES = 8 << 30


@dataclass(frozen=True)
class Limits:
    """Seconds of time; bytes of memory, disk and output; a number of processes and threads.

    ``disk`` is all files of a submission together. They stand in memory, so one submission may take
    ``memory`` and ``disk`` from the machine.
    """

    cell_seconds: float = 300
    seconds: float = 1200
    memory: int = 4096 * MEGABYTE
    processes: int = 256
    disk: int = 2048 * MEGABYTE
    output: int = 16 * MEGABYTE

    @property
    def addresses(self) -> int:
        """Bytes of address space, for what cannot be watched while it grows."""
        return self.memory + _SPARE_ADDRESSES
