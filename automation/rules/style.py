"""Custom and guides to public writing: advice that never costs points."""

import re
from collections.abc import Iterator

from automation.dates import find_dates
from automation.document_model.document import Document
from automation.messages import say
from automation.rules.rule import Fault, Rule, quoted
from groundwork.law import claim

_LOOSE_COLON = re.compile(r"[가-힣A-Za-z)]\s+:")
_LOOSE_TILDE = re.compile(r"\s[~∼]|[~∼]\s")
_SENTENCE = re.compile(r"(?:니다|[했였았었한된]다|이다|해요|세요)\s*\.?$")
_TWO_LINES = 95
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_LINK = re.compile(r"\S{0,80}(?:@|://|www\.)\S*")
_FOREIGN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z][A-Za-z&-]{1,20})(?![A-Za-z])(\(\))?")
_UNITS = frozenset(("km", "cm", "mm", "kg", "mg", "kW", "kWh", "GB", "MB", "TB", "Hz", "dB", "ha"))


def _look_at_spacing(document: Document) -> Iterator[Fault]:
    for line in document.sentences():
        if _LOOSE_COLON.search(line):
            yield Fault(
                say("쌍점(:) 앞이 떨어져 있습니다."),
                say("쌍점(:)은 앞말에 붙이고 뒤를 한 칸 띄웁니다. 예: ‘일시: 14:30’"),
                quoted(line),
            )
        if _LOOSE_TILDE.search(line):
            yield Fault(
                say("물결표(~) 앞뒤가 떨어져 있습니다."),
                say("물결표는 앞뒤를 붙입니다. 예: ‘4. 23.~6. 15.’"),
                quoted(line),
            )


def _look_at_foreign_words(document: Document) -> Iterator[Fault]:
    """Each foreign word once, unless it is bracketed, explained in brackets, a unit or a link."""
    seen: set[str] = set()
    for line in document.sentences():
        for match in _FOREIGN.finditer(_LINK.sub("", _BRACKETS.sub("()", line))):
            word = match[1]
            if word in seen or word in _UNITS or match[2]:
                continue
            seen.add(word)
            yield Fault(
                say("로마자 ‘{word}’에 설명이 없습니다.", word=word),
                say("한글로 쓰고 괄호 안에 로마자를 함께 쓰세요. 예: ‘인공지능(AI)’"),
                quoted(line),
            )


def _look_at_endings(document: Document) -> Iterator[Fault]:
    for item in document.items:
        if item.mark and _SENTENCE.search(item.text):
            yield Fault(
                say("보고서 항목이 서술문으로 끝납니다."),
                say("‘~함’, ‘~예정’처럼 명사형으로 끊으면 읽기 쉽습니다."),
                quoted(item.line),
            )
        if len(item.text) > _TWO_LINES:
            yield Fault(
                say("항목 하나가 두 줄을 넘습니다."),
                say("한 항목에는 한 가지만 담고 나머지는 아래 항목으로 내리세요."),
                quoted(item.line),
            )


def _look_at_short_years(document: Document) -> Iterator[Fault]:
    for line in document.sentences():
        if any(found.short_year for found in find_dates(line)):
            yield Fault(
                say("연도를 두 자리로 줄여 썼습니다."),
                say("밖으로 나가는 문서에는 네 자리로 쓰세요."),
                quoted(line),
            )


LANGUAGE = Rule("R15", say("한글과 로마자"), claim("language"), _look_at_foreign_words)
SPACING = Rule("R17", say("쌍점(:)과 물결표(~)"), claim("punctuation"), _look_at_spacing)
ENDINGS = Rule(
    "R21", say("개조식 쓰기"), claim("report-style"), _look_at_endings, lambda it: it.is_report
)
SHORT_YEARS = Rule(
    "R22", say("줄인 연도"), claim("report-style"), _look_at_short_years, lambda it: it.is_letter
)
