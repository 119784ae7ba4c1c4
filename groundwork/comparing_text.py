"""Text as it is compared: three ways to leave out what people write as they like.

A rule that has to leave out more, or less, builds on one of these.
"""

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")


def one_spaced(text: str) -> str:
    """A text on one line, its words one space apart: " 구미시\\n 시청 " is "구미시 시청"."""
    return " ".join(text.split())


def spaceless(text: str) -> str:
    """A text without its spaces, set and left out at will: "구 미 시 장" is "구미시장".

    Letters are composed (NFC): a Mac writes a syllable of Hangul in parts.
    """
    return unicodedata.normalize("NFC", "".join(text.split()))


def letters_only(text: str) -> str:
    """Letters and digits of a text, small and composed: "AI 안내(2판)_최종" is "ai안내2판최종"."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", folded))
