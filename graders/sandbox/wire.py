"""Frames of bytes over a socket: a kind (one letter), a length, a payload."""

import socket
import struct
import time
from contextlib import suppress
from enum import Enum

_HEAD = struct.Struct("!cI")
_CHUNK = 1 << 16
PATIENCE = 60.0  # seconds, for a side that is slow to send or to take


class Kind(Enum):
    """What a frame is."""

    REQUEST = b"q"  # cells and limits, JSON
    FILE = b"f"  # the name of a file; its content follows as DATA
    DATA = b"d"
    RUN = b"r"  # everything is there
    OUTPUTS = b"o"  # what one cell showed, JSON
    ACCIDENT = b"a"  # why the run ended early
    END = b"e"
    READY = b"y"  # the warm process has paid its imports


class TooLargeError(Exception):
    """A frame claims to be larger than agreed."""


class Channel:
    """One side of a conversation; ``largest`` is the size of payload it takes, in bytes."""

    def __init__(self, connection: socket.socket, largest: int) -> None:
        self._socket = connection
        self._largest = largest
        self._received = bytearray()

    def send(self, kind: Kind, payload: bytes = b"") -> None:
        """Send a frame; raises `OSError` (`TimeoutError`) where nobody takes it."""
        self._socket.settimeout(PATIENCE)
        self._socket.sendall(_HEAD.pack(kind.value, len(payload)) + payload)

    def receive(self, seconds: float) -> tuple[Kind, bytes]:
        """The next frame. After a `TimeoutError`, what came so far is kept for the next try.

        Raises `EOFError` when the other side is gone, `TooLargeError`, and `ValueError` for bytes
        that are no frame.
        """
        deadline = time.monotonic() + seconds
        while (frame := self._whole_frame()) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            try:
                data = self._socket.recv(_CHUNK)
            except ConnectionError as error:
                raise EOFError from error
            if not data:
                raise EOFError
            self._received += data
        return frame

    def wait_for_end(self) -> None:
        """Wait until the other side is gone; nothing is expected any more."""
        with suppress(EOFError):
            self.receive(PATIENCE)

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _whole_frame(self) -> tuple[Kind, bytes] | None:
        if len(self._received) < _HEAD.size:
            return None
        letter, length = _HEAD.unpack_from(self._received)
        if length > self._largest:
            raise TooLargeError
        end = _HEAD.size + length
        if len(self._received) < end:
            return None
        payload = bytes(self._received[_HEAD.size : end])
        del self._received[:end]
        return Kind(letter), payload
