"""What a text itself says of its words: a word it uses otherwise too is no name of a person.

A list of words never holds all of an office; but who writes 조림지 writes 조림 as well, and "이하
원안위" says what 원안위 is.
"""

import re
from collections.abc import Callable

from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import (
    PARTICLES,
    has_a_known_given_name,
    has_a_sure_given_name,
    is_likely,
)

_RUN = re.compile(r"[가-힣]{2,}")
# "(이하 ‘원안위’라 한다)": a short name of an office, a law, a scheme.
_SHORT_NAME = re.compile(r"이하[ ,]{0,2}[‘'“\"「『<]?(?P<word>[가-힣]{2,12})")


def meanings(text: str) -> Callable[[Found], bool]:
    """Whether a name that nothing but its syllables tells is another word of this text."""
    short = {match["word"] for match in _SHORT_NAME.finditer(text)}
    words = {run[:2] for run in set(_RUN.findall(text)) if _is_of_a_word(run)}

    def means_something(found: Found) -> bool:
        name = found.text
        if found.kind is not Kind.NAME or len(name) != 3:
            return False
        if any(word.startswith(name) for word in short):
            return True
        if has_a_sure_given_name(name):
            return False
        return name[:2] in words or (not has_a_known_given_name(name) and name[1:] in words)

    return means_something


def _is_of_a_word(run: str) -> bool:
    """Whether a run of syllables shows its first two to be a word: 조림, 조림을, 조림사업."""
    return len(run) == 2 or (run[2] in PARTICLES if len(run) == 3 else not is_likely(run[:3]))
