"""The case: three options, five criteria, and what the notes say of each option under each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation import documents
from automation.facts import Fact, Kind
from graders.documents.requested_facts import RequestedFact, Source, requested_fact
from groundwork.messages import catalog

from .options import Aspect, Option

say = catalog(__package__)

NOTES = "notes.txt"
NOTES_NAME = say("메모")
_OPTION = re.compile(r"(?m)^\[(\d)안\] .+ \((.+)\)$")
# One row for both kinds of costs; not the row of only one of them.
_COST = r"^(?:총\s?|소요\s?)?(?:비용|예산|사업비)(?!\s?[가-힣])"
ASPECTS = (
    Aspect("초기 비용", "처음|초기|설치비|공사비|구축비|투자비|제작비|개발비", _COST),
    Aspect("연간 운영비", "해마다|연간|매년|운영비|유지|임차료", _COST),
    Aspect("기간", "기간|일정|시기"),
    Aspect("효과", "효과|면수|확보|늘어나는|기대|주차 대수"),
    Aspect("위험", "위험|우려|단점|문제|리스크|한계|걱정|유의"),
)
RISK = ASPECTS[-1]
# The words of the notes before each figure, in the order of the first four criteria. A risk is
# words, and stands in several places.
_CLUES = {
    "1안": ("노면 표시에", "1년이면", "안내판 설치까지", "3분 거리이고"),
    "2안": ("공사비는", "연간", "공사 기간은", "부지에서"),
    "3안": ("개발비가", "유지·보수비로", "시험하는 데", "현재 주차면으로도"),
}
_YEARS = range(1, 11)


@dataclass(frozen=True)
class Case:
    """The options, and for each what the notes say under each criterion that has a figure."""

    options: tuple[Option, ...]
    asked: tuple[RequestedFact, ...]

    def fact(self, option: Option, aspect: Aspect) -> RequestedFact | None:
        """What the notes say, under ``1안 기간``; None for a criterion without figures."""
        label = f"{option.label} {aspect.name}"
        return next((one for one in self.asked if one.label == label), None)

    def pairs(self) -> Iterator[tuple[Option, Aspect]]:
        return ((option, aspect) for option in self.options for aspect in ASPECTS)

    def over_years(self) -> Iterator[Fact]:
        """What an option costs over some years: the first cost and so many yearly ones."""
        first, yearly = ASPECTS[:2]
        for option in self.options:
            start, each = self.fact(option, first), self.fact(option, yearly)
            if start and each:
                once, year = start.fact.value, each.fact.value
                assert isinstance(once, float) and isinstance(year, float)
                for years in _YEARS:
                    yield Fact(Kind.AMOUNT, "", year * years, "원")
                    yield Fact(Kind.AMOUNT, "", once + year * years, "원")


def read_case(materials: Path) -> Case:
    """The options the notes name, and their figures."""
    notes = documents.read_text(materials / NOTES)
    options = tuple(Option(int(number), name) for number, name in _OPTION.findall(notes))
    source = Source(NOTES_NAME, notes)
    asked = (
        requested_fact(f"{option} {aspect.name}", source, clue)
        for option, clues in _CLUES.items()
        for aspect, clue in zip(ASPECTS[:-1], clues, strict=True)
    )
    return Case(options, tuple(asked))
