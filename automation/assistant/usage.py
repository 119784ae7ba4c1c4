"""What asking takes: tokens sent and received, and won where the city has set a price."""

from __future__ import annotations

from dataclasses import dataclass

_MILLION = 1_000_000


@dataclass(frozen=True)
class Usage:
    """Tokens (토큰, about one Hangul syllable each) that left this computer and that came back."""

    sent: int = 0
    received: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.sent + other.sent, self.received + other.received)

    def __bool__(self) -> bool:
        return bool(self.sent or self.received)

    def won(self, price_sent: float, price_received: float) -> float:
        """The cost at prices in won for a million tokens."""
        return (self.sent * price_sent + self.received * price_received) / _MILLION


# Where the server does not say.
NOTHING_COUNTED = Usage()
