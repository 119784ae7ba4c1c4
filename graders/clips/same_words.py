"""How much two texts have in common, by pairs of letters: 열 시 is 10시, spaces and order are not
looked at.

``said_in("선착순 150명입니다", "선착순 150명!")`` is 0.7; ``alike("카드 1. 강변길입니다",
"카드 2. 강변길입니다")`` holds, as one text pasted twice does.
"""

from graders.clips.facts_in_speech import in_digits
from groundwork.comparing_text import letters_only

_ALIKE = 0.8  # of the pairs in either


def said_in(sentence: str, text: str) -> float:
    """How much of a sentence (0 to 1) a text says."""
    pairs = _pairs(sentence)
    return len(pairs & _pairs(text)) / max(1, len(pairs))


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, but for a number or their first words."""
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) >= _ALIKE * len(pairs | others) > 0


def _pairs(text: str) -> set[str]:
    letters = letters_only(in_digits(text))
    return {letters[at : at + 2] for at in range(len(letters) - 1)}
