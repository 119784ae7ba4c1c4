"""Amounts of money in a text, in whole won."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from automation.numerals import SCALES, SYLLABLES, from_hangul

_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,16}(?:\.\d{1,9})?"
# Bounded, so that a page of digits cannot keep the machine busy: "1조 2천3백억 4천만 5백".
_FIGURES = rf"(?:(?:{_NUMBER})\s?[십백천만억조]{{1,3}}\s?){{1,8}}(?:{_NUMBER})?|{_NUMBER}"
_AMOUNT = re.compile(
    rf"(?P<about>약\s?)?(?P<gold>(?<![가-힣])금\s?)?(?<![\d.,-])(?P<figures>{_FIGURES})\s?"
    r"(?P<more>여\s?)?원(?!동|[평인형])"
    rf"(?:\s?(?P<bracket>\(\s?금?\s?(?P<hangul>[{SYLLABLES}\s]+)원\s?(?:정)?\)))?"
    r"(?:\s?(?P<around>가량|내외|정도|안팎))?"
)
_PART = re.compile(rf"({_NUMBER})\s?([십백천]*)([만억조]?)")
# At least one counting word makes it a number: 사원 is an employee, 구조원 and 조원 are people.
_SPELLED = re.compile(
    rf"(?<![가-힣\d.,(（])(?<!\d\s)(?<!단위:)(?<!단위:\s)(?:일?금\s?)?(?P<words>(?!조|[구이사]조\s?원|만\s?원)"
    rf"(?=[{SYLLABLES}\s]{{0,40}}[{''.join(SCALES)}])[{SYLLABLES}](?:\s?[{SYLLABLES}]){{0,20}})\s?원"
    r"(?![동평인형장내]|정책)"
)


@dataclass(frozen=True)
class FoundAmount:
    """An amount in a text: ``won``, and how it is written.

    ``formal`` says that it is written 금…원; ``hangul_won`` is the number its Hangul in brackets
    says (None where there is none, or where the words say no number, see ``bracket``).
    """

    start: int
    end: int
    text: str
    won: int
    formal: bool = False
    bracket: str = ""
    hangul_won: int | None = None
    approximate: bool = False


def find_amounts(text: str) -> Iterator[FoundAmount]:
    """Amounts in reading order: 1,500,000원, 3억 2천만 원, 320백만원, 12,500천원, 금…원(금…원)."""
    for match in _AMOUNT.finditer(text):
        bracket = match["bracket"] or ""
        yield FoundAmount(
            start=match.start(),
            end=match.end(),
            text=match[0].strip(),
            won=parse_won(match["figures"]),
            formal=bool(match["gold"]),
            bracket=bracket,
            hangul_won=from_hangul(match["hangul"]) if bracket else None,
            approximate=bool(match["about"] or match["more"] or match["around"]),
        )


def find_spelled_amounts(text: str) -> Iterator[FoundAmount]:
    """Amounts in Hangul alone: 삼백이십만 원, 일금 오천만원. No units of a table (단위: 천원)."""
    inside = [(found.start, found.end) for found in find_amounts(text)]
    for match in _SPELLED.finditer(text):
        won = from_hangul(match["words"])
        if won and not any(start <= match.start() < end for start, end in inside):
            yield FoundAmount(match.start(), match.end(), match[0].strip(), won)


def parse_won(figures: str) -> int:
    """Digits with counting words as whole won: "3억 2천만" is 320,000,000; "320백만" the same."""
    total = group = Fraction(0)
    for number, small, large in _PART.findall(figures):
        value = Fraction(number.replace(",", ""))
        for word in small:
            value *= SCALES[word]
        group += value
        if large:
            total += group * SCALES[large]
            group = Fraction(0)
    return round(total + group)
