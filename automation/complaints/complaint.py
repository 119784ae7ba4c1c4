"""One complaint."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Complaint:
    """One complaint: its receipt number and its text."""

    number: str
    text: str
