"""Findings as a notebook shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content_production.display import review_html
from groundwork.findings import Finding, Level


@dataclass(frozen=True)
class Review:
    """What was noticed; true when nothing has to be mended."""

    findings: tuple[Finding, ...]

    @property
    def required(self) -> tuple[Finding, ...]:
        """The findings that have to be mended; advice left out."""
        return tuple(f for f in self.findings if f.level is Level.REQUIRED)

    def __bool__(self) -> bool:
        return not self.required

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def _repr_html_(self) -> str:
        return review_html(self.findings)
