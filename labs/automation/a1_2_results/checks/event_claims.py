"""Figures that a report says of the wrong day or the wrong question of an event's workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from automation.dates import find_dates
from automation.facts import Fact, Kind
from graders.documents.clauses import told
from graders.tables.event_figures import Figures, rounds_to

_OF_ALL = re.compile(r"(?:^|[^가-힣])(?:총|모두|연인원|누적|합계)|전체")
_OF_BUSIEST = re.compile(r"가장 많|최다|제일 많|최고")
_PARTICLE = re.compile(r"(?:와|과|인|적인)$")


def out_of_place(clauses: Iterable[str], truth: Figures) -> Iterator[str]:
    """The words that say of a day, a question or the whole what is another one's figure.

    Where they name several of them, or none, is left to the reader.
    """
    said = list(clauses)
    for words, people in told(said, Kind.COUNT, "명"):
        if _is_of_another_day(people, words, truth):
            yield words
    for words, share in told(said, Kind.COUNT, "%"):
        if _is_of_another_question(share, words, truth):
            yield words


def _is_of_another_day(fact: Fact, clause: str, truth: Figures) -> bool:
    days = list(_days_in(clause, truth))
    counts = set(truth.by_day.values())
    if len(days) == 1:
        return fact.value in counts - {truth.by_day[days[0]]}
    if days:
        return False
    of_all, of_busiest = _OF_ALL.search(clause), _OF_BUSIEST.search(clause)
    if of_busiest and not of_all:
        return fact.value == truth.visitors
    return bool(of_all and not of_busiest) and fact.value in counts


def _days_in(clause: str, truth: Figures) -> Iterator[date]:
    named = {(found.month, found.day_of_month) for found in find_dates(clause)}
    for number, day in enumerate(truth.by_day, 1):
        alone = re.search(rf"(?<![\d.])(?:{day.day}일(?!간)|{number}일\s?차)", clause)
        if (day.month, day.day) in named or alone:
            yield day


def _is_of_another_question(fact: Fact, clause: str, truth: Figures) -> bool:
    named = [question for question in truth.survey if _names(clause, question)]
    if len(named) != 1:
        return False
    others = (truth.satisfied(question) for question in truth.survey if question not in named)
    own = truth.satisfied(named[0])
    return not rounds_to(fact, own) and any(rounds_to(fact, share) for share in others)


def _names(clause: str, question: str) -> bool:
    """Whether a clause names a question by a word of its own: 화장실 for 화장실과 주차."""
    words = (_PARTICLE.sub("", word) for word in question.split())
    return any(word in clause for word in words if word != "만족")
