"""Numbers as Korean offices spell them: 일십일만, 열두, and digits as wide as a syllable (１２).

Source of `to_hangul`: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조제2항, whose own example is
금113,560원(금일십일만삼천오백육십원).
"""

from groundwork.comparing_text import spaceless

DIGITS = "영일이삼사오육칠팔구"
_DIGITS = {**{digit: number for number, digit in enumerate(DIGITS)}, "공": 0, "륙": 6}
_SMALL = {"십": 10, "백": 100, "천": 1_000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
SCALES = _SMALL | _LARGE
SYLLABLES = "".join(_DIGITS | SCALES)  # all that a number in Hangul is made of
LARGEST = 10**16 - 1
# Native numbers as they stand before a unit, each with the spellings that 표준어 allows there.
_ONES = ("한", "두", "세|서|석", "네|너|넉", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS = ("열", "스물|스무", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_NATIVE_ONES = {word: n for n, words in enumerate(_ONES, 1) for word in words.split("|")}
_NATIVE_TENS = {word: 10 * n for n, words in enumerate(_TENS, 1) for word in words.split("|")}
NATIVE = rf"(?:(?:{'|'.join(_NATIVE_TENS)})(?:{'|'.join(_NATIVE_ONES)})?|{'|'.join(_NATIVE_ONES)})"
DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15}
# Native numbers that stand alone: 하나, 열둘.
_ALONE = {"하나": 1, "둘": 2, "셋": 3, "넷": 4} | {w: n for w, n in _NATIVE_ONES.items() if n > 4}
_TENS_ALONE = {word: number for word, number in _NATIVE_TENS.items() if word != "스무"}
COUNTED = rf"(?:(?:{'|'.join(_TENS_ALONE)})(?:{'|'.join(_ALONE)})?|{'|'.join(_ALONE)})"
_WIDE = {wide: wide - 0xFEE0 for wide in range(ord("！"), ord("～") + 1)}


def to_hangul(number: int) -> str:
    """A whole number from 0 to 9,999조 in Hangul, every digit read: 113560 is 일십일만삼천오백육십.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"number must be from 0 to {LARGEST}, not {number}")
    if number == 0:
        return DIGITS[0]
    words = ""
    for name, size in [*reversed(_LARGE.items()), ("", 1)]:
        group = number // size % 10_000
        if group:
            words += _group(group) + name
    return words


def _group(number: int) -> str:
    words = ""
    for name, size in [*reversed(_SMALL.items()), ("", 1)]:
        digit = number // size % 10
        if digit:
            words += DIGITS[digit] + name
    return words


def from_hangul(words: str) -> int | None:
    """The number that Hangul words say, 일십 and 십 alike; None where they say no number."""
    total = group = digit = 0
    said = spaceless(words)
    for character in said:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            group += (digit or 1) * _SMALL[character]
            digit = 0
        elif character in _LARGE:
            total += (group + digit or 1) * _LARGE[character]
            group = digit = 0
        else:
            return None
    return total + group + digit if said else None


def from_native(word: str) -> int:
    """The number of a word that `NATIVE` matches: 세 is 3, 열두 12, 스무 20."""
    for tens, number in _NATIVE_TENS.items():
        if word.startswith(tens):
            return number + _NATIVE_ONES.get(word.removeprefix(tens), 0)
    return _NATIVE_ONES[word]


def from_counted(word: str) -> int:
    """The number of a word that `COUNTED` matches: 셋 is 3, 열둘 12."""
    for tens, number in _TENS_ALONE.items():
        if word.startswith(tens):
            return number + _ALONE.get(word.removeprefix(tens), 0)
    return _ALONE[word]


def half_width(text: str) -> str:
    """A text with wide digits, letters and marks (１４：００) as everybody types them; as long."""
    return text.translate(_WIDE)
