"""Korean words of complaints, near enough to count them."""

import re
from collections import Counter
from collections.abc import Iterable

_TOKEN = re.compile(r"\[[^\]]*\]")
_HANGUL = re.compile(r"[가-힣]{2,}")
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:으로|에서|에게|까지|부터|은|는|이|가|을|를|에|의|도|로)$"
)
# Endings of verbs; what people ask about is mostly a noun.
_VERB = re.compile(r"(?:요|다|까|나|면|데|게|고|려|해서)$")
_ORDINARY = frozenset(
    (
        *("빠른", "답변", "어디", "얼마", "언제", "무엇", "하나", "우리", "제가", "저는", "너무"),
        *("연락", "연락처", "주소", "민원인", "지난번", "주무관", "차량", "번호", "여기", "방법"),
    )
)


def frequent_words(texts: Iterable[str], count: int) -> tuple[tuple[str, int], ...]:
    """The words that stand in the most texts, with the number of texts, commonest first.

    Particles (조사) and verbs are told by their look alone: a hint for a person, not an analysis.
    """
    seen: Counter[str] = Counter()
    for text in texts:
        nouns = (w for w in _HANGUL.findall(_TOKEN.sub(" ", text)) if not _VERB.search(w))
        seen.update({_PARTICLE.sub("", word) for word in nouns} - _ORDINARY)
    common = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return tuple(common[:count])
