"""Criteria over the log (변경 내역) in a workbook: it says how much of what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graders.outcome import Criterion, criterion
from groundwork.messages import Message, catalog

say = catalog(__package__)


def figures_beside(lines: Iterable[tuple[Any, ...]], words: str, but: str = "") -> set[int]:
    """The figures in the rows that speak of certain words, and not of others."""
    figures: set[int] = set()
    for line in lines:
        text = " ".join(cell for cell in line if isinstance(cell, str))
        if re.search(words, text, re.IGNORECASE) and not (but and re.search(but, text)):
            figures.update(int(cell) for cell in line if isinstance(cell, (int, float)))
            figures.update(int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text))
    return figures


def logged(what: Message, done: set[int], figures: set[int]) -> Criterion:
    """One of the right figures stands in the log; the largest is the one that is asked for."""
    right = max(done)
    return criterion(
        bool(done & figures),
        say("변경 내역에 ‘{what}’ {count:,}개가 적혀 있습니다.", what=what, count=right),
        say("변경 내역에서 ‘{what}’ {count:,}개를 찾지 못했습니다.", what=what, count=right),
        say("자료가 아닌 시트(변경 내역)"),
        say("무엇을 얼마나 바꾸었는지 남아 있어야 다른 사람이 결과를 믿고 되짚을 수 있습니다."),
        say(
            "clean.save()로 저장하면 변경 내역이 함께 들어갑니다. "
            "자료를 더 고쳤으면 내역도 고쳐 주세요."
        ),
    )
