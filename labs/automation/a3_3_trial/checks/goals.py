"""The goals of the request, and whether the base reaches them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from automation import documents
from automation.faq.entry import day_of_cell
from graders.outcome import Criterion, criterion
from groundwork.messages import catalog

say = catalog(__package__)


@dataclass(frozen=True)
class Goals:
    """What the request asks for: percentages, percentage points, and numbers of questions."""

    day: date
    top1: float
    better: float
    refused: float
    refusals: int
    out_of_scope: int
    forbidden: int


def read_goals(materials: Path) -> Goals:
    """The figures of the request, in the order in which it states them."""
    request = documents.read_text(materials / "request.txt")
    day = day_of_cell(request.splitlines()[0].partition("쪽지,")[2])
    added = re.findall(r"(\d+)개 이상", request.partition("[시험]")[2])
    goals = re.findall(r"(\d+)%p?", request.partition("[목표]")[2])
    assert day is not None
    top1, better, refused = map(float, goals[:3])
    return Goals(day, top1, better, refused, *map(int, added[:3]))


def goals_met(goals: Goals, before: float, after: float, refused: float) -> Iterator[Criterion]:
    """The goals of the request against the percentages measured anew."""
    why = say("쪽지의 [목표]입니다. 검증 문제를 옮겨 적은 질문 표현은 빼고 다시 시험했습니다.")
    yield criterion(
        after >= goals.top1,
        say("검증 정답률 {percent:.1f}%", percent=after),
        say(
            "검증 정답률이 {percent:.1f}%로 {goal:g}%에 못 미칩니다.",
            percent=after,
            goal=goals.top1,
        ),
        why=why,
        mend=say("질문 표현이 적은 질문에 여러분의 표현을 두세 줄씩 더하고 다시 시험하세요."),
    )
    yield criterion(
        after - before >= goals.better,
        say("처음 목록({before:.1f}%)보다 나아짐", before=before),
        say(
            "처음 목록의 {before:.1f}%보다 {goal:g}%p 이상 높아야 합니다.",
            before=before,
            goal=goals.better,
        ),
        why=why,
        mend=say("기준 점수가 너무 높거나 질문 표현이 부족합니다. 둘을 함께 확인하세요."),
    )
    yield criterion(
        refused >= goals.refused,
        say("상담원 연결률 {percent:.1f}%", percent=refused),
        say(
            "상담원 연결률이 {percent:.1f}%로 {goal:g}%에 못 미칩니다.",
            percent=refused,
            goal=goals.refused,
        ),
        why=say("모르는 것에 답하는 챗봇은 틀린 안내를 합니다. 쪽지의 [목표]입니다."),
        mend=say("기준 점수를 조금 올리고 다시 시험하세요."),
    )
