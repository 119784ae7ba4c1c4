"""Of how many how many were late: what late rates are computed from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """Of how many how many were late; ``percent`` is the late rate (지연율)."""

    judged: int
    late: int

    @property
    def percent(self) -> float:
        return 100 * self.late / self.judged
