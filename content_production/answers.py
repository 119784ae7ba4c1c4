"""What a short answer in a cell of a table says."""

import re

from groundwork.negation import ISNT, NOT_DONE

_NO = re.compile(rf"{ISNT}|{NOT_DONE}|없음|해당 없|^(?:no|n|x)$", re.IGNORECASE)


def says_yes(text: str) -> bool:
    """Whether a cell says that something is so: anything but nothing, a dash, or a no."""
    bare = text.strip(" -–")
    return bool(bare) and not _NO.search(bare)
