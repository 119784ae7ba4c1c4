"""Item marks (항목 구분 기호) of official documents.

Source: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조제1항: 1. → 가. → 1) → 가) → (1) → (가)
→ ① → ㉮, and □ ○ - ㆍ where needed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Where a mark comes from: the eight ordered levels, the symbols, a note, a chapter."""

    ORDERED = "ordered"
    SYMBOL = "symbol"
    NOTE = "note"
    CHAPTER = "chapter"


@dataclass(frozen=True)
class Mark:
    """An item mark: its family, its level in it (from 1), its number (from 1, 0 for a symbol)."""

    family: Family
    level: int
    number: int
    text: str


_INITIALS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20)
# 가 … 하, then 거 … 허, 고 … 호 and so on, as the article continues them.
SYLLABLES = tuple(chr(0xAC00 + (i * 21 + v) * 28) for v in _VOWELS for i in _INITIALS)
_SYLLABLE_NUMBER = {syllable: n for n, syllable in enumerate(SYLLABLES, 1)}
_SYLLABLE = f"[{''.join(SYLLABLES)}]"

# The ordered levels as the article lists them.
LADDER = ("1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮")
_SYMBOLS = ("□■▢ㅁ◻◼❏", "○◦●◯ㅇo", "-–—−▪", "ㆍ·・•∙⋅‧")
_CIRCLED_DIGITS = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260))))
_CIRCLED_SYLLABLES = "".join(map(chr, range(0x326E, 0x327C)))
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
# Typed in letters, as chapters beyond the twelfth must be: "XIII. ".
_ROMAN_LETTERS = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})\.\s+(?=\S)")
_NINE_OR_LESS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

# A date at the head of a line ("3. 10.(화) 개최") is not an item mark.
# "1. 3. 10.(화) 개최" is one with a date behind it.
_NO_DATE = r"(?!\s*\d{1,4}\s?\.(?!\s?\d{1,2}\s?\.))"


def _digits(text: str) -> int:
    return int(text)


def _syllable(text: str) -> int:
    return _SYLLABLE_NUMBER[text]


_ORDERED: tuple[tuple[int, re.Pattern[str], Callable[[str], int]], ...] = (
    (1, re.compile(rf"(\d{{1,2}})\.{_NO_DATE}(?=\s|[^\d\s])"), _digits),
    (2, re.compile(rf"({_SYLLABLE})\.(?=\s|[^\s])"), _syllable),
    (5, re.compile(r"\((\d{1,2})\)"), _digits),
    (6, re.compile(rf"\(({_SYLLABLE})\)"), _syllable),
    (3, re.compile(r"(\d{1,2})\)"), _digits),
    (4, re.compile(rf"({_SYLLABLE})\)"), _syllable),
    (7, re.compile(f"([{_CIRCLED_DIGITS}])"), lambda text: _CIRCLED_DIGITS.index(text) + 1),
    (8, re.compile(f"([{_CIRCLED_SYLLABLES}])"), lambda text: _CIRCLED_SYLLABLES.index(text) + 1),
)


def mark_text(level: int, number: int) -> str:
    """The mark of an ordered level (1 to 8) and number (from 1): ``mark_text(2, 3)`` is 다."""
    if level == 7:
        return _CIRCLED_DIGITS[(number - 1) % len(_CIRCLED_DIGITS)]
    if level == 8:
        return _CIRCLED_SYLLABLES[(number - 1) % len(_CIRCLED_SYLLABLES)]
    syllable = SYLLABLES[(number - 1) % len(SYLLABLES)]
    return LADDER[level - 1].replace("1", str(number)).replace("가", syllable)


def split_mark(line: str) -> tuple[Mark | None, str]:
    """The item mark at the head of a line, if there is one, and the text behind it.

    ``(가)`` may be three characters or one code point (㈎).
    """
    text = line.strip()
    if not text:
        return None, ""
    head, rest = _unfold(text[0]) + text[1:], text
    for level, pattern, number in _ORDERED:
        match = pattern.match(head)
        if match:
            mark = Mark(Family.ORDERED, level, number(match[1]), match[0])
            return mark, head[match.end() :].strip()
    return _symbol(rest)


def _unfold(character: str) -> str:
    """⑴ and ㈎ written out; the circled ones have marks of their own and stay."""
    if "\u2474" <= character <= "\u2487" or "\u320e" <= character <= "\u321b":
        return unicodedata.normalize("NFKC", character)
    return character


def _symbol(text: str) -> tuple[Mark | None, str]:
    first, rest = text[0], text[1:]
    if first == "※":
        return Mark(Family.NOTE, 1, 0, first), rest.strip()
    if first in _ROMAN:
        return Mark(Family.CHAPTER, 1, _ROMAN.index(first) + 1, first), rest.lstrip(". ")
    letters = _ROMAN_LETTERS.match(text)
    if letters and (number := 10 * len(letters[1]) + _NINE_OR_LESS.index(letters[2])):
        mark = Mark(Family.CHAPTER, 1, number, letters[0].strip())
        return mark, text[letters.end() :].strip()
    for level, symbols in enumerate(_SYMBOLS, 1):
        # A letter or a digit right behind a hyphen is a minus or a word; a bullet has a space.
        spaced = rest[:1].isspace() or (first not in "-–—−oㅁㅇ" and bool(rest))
        if first in symbols and spaced:
            return Mark(Family.SYMBOL, level, 0, first), rest.strip()
    return None, text
