"""Korean particles (조사) that follow the last sound of the word before them."""

PAIRS = {
    "은": ("은", "는"),
    "는": ("은", "는"),
    "이": ("이", "가"),
    "가": ("이", "가"),
    "을": ("을", "를"),
    "를": ("을", "를"),
    "과": ("과", "와"),
    "와": ("과", "와"),
    "으로": ("으로", "로"),
    "로": ("으로", "로"),
    # The stem of 이다, with the rest of the word after it: ``{name:이라}는``, ``{name:이어}야``.
    "이라": ("이라", "라"),
    "이어": ("이어", "여"),
}
# Final consonants of digits as they are read (영 일 이 삼 사 오 …) and of Latin letters.
_RIEUL = set("178lLrR")
_OTHER_FINAL = set("036mMnN")


def _final_consonant(word: str) -> str | None:
    """The kind of final consonant a word ends in: "ㄹ", "other" or None for a vowel."""
    for character in reversed(word):
        if "가" <= character <= "힣":
            index = (ord(character) - ord("가")) % 28
            return None if index == 0 else "ㄹ" if index == 8 else "other"
        if character.isascii() and character.isalnum():
            return "ㄹ" if character in _RIEUL else "other" if character in _OTHER_FINAL else None
    return None


def with_particle(word: str, particle: str) -> str:
    """The word with the particle that fits it: ``with_particle("파일", "을") == "파일을"``.

    Raises KeyError for a particle that has no pair.
    """
    after_consonant, after_vowel = PAIRS[particle]
    final = _final_consonant(word)
    vowel_form = final is None or (final == "ㄹ" and after_vowel == "로")
    return word + (after_vowel if vowel_form else after_consonant)
