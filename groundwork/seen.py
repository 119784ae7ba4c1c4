"""Whether letters in a document can be seen: their ink against the ground, and their size."""

import re

WHITE = "FFFFFF"
# Smaller letters are a grey line to anybody; Hangul and Word draw from 1 point up.
SMALLEST_POINTS = 3.0
_NEAR = 0x18  # of 256 a channel: no eye tells such inks apart
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")


def is_unseen(ink: str, ground: str, points: float | None) -> bool:
    """Whether text of an ink (RRGGBB, "" is black) on a ground (RRGGBB, "" is paper) is hidden."""
    if points is not None and points <= SMALLEST_POINTS:
        return True
    inked, beneath = _channels(ink, "000000"), _channels(ground, WHITE)
    return all(abs(a - b) <= _NEAR for a, b in zip(inked, beneath, strict=True))


def _channels(colour: str, usual: str) -> tuple[int, int, int]:
    found = _HEX.fullmatch(colour)
    digits = found[1] if found else usual  # "auto", "none" and names of themes
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
