"""The letters that a workbook can keep: XML 1.0 has no control characters and no half letters."""

import re

_NONE_IN_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
# As polars takes it, whose texts never hold half a surrogate pair.
UNWRITABLE = f"[{_NONE_IN_XML}]"
REPLACEMENT = "\ufffd"
_UNWRITABLE = re.compile(f"[{_NONE_IN_XML}\ud800-\udfff]")


def writable(text: str) -> str:
    """A text with � for each letter that no workbook can keep; some writers end Python over one."""
    return _UNWRITABLE.sub(REPLACEMENT, text)
