"""The reasons for a recommendation: what is said to be the least or the most of all is so."""

import re
from collections.abc import Iterator

from automation.documents import Document
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import catalog

from .case import ASPECTS, Case
from .options import Option

say = catalog(__package__)

_REASON = re.compile(r"이유|사유|근거|추천")
_CLAIM = re.compile(
    r"(?P<aspect>초기 비용|운영비|기간)[이가은는도\s]*(?:가장|제일)\s?"
    r"(?:(?P<least>적|낮|짧|싸|저렴)|많|높|길|크)"
)


def reasons_true(report: Document, case: Case, option: Option) -> Iterator[Criterion]:
    """A criterion for each such claim in a line of reasons that names no other option."""
    others = [one for one in case.options if one != option]
    for line in report.sentences():
        if _REASON.search(line) and not any(one.named_in(line) for one in others):
            for claim in _CLAIM.finditer(line):
                yield faultless([] if _is_so(claim, case, option) else [_not_so(claim[0], line)])


def _is_so(claim: re.Match[str], case: Case, option: Option) -> bool:
    aspect = next(one for one in ASPECTS if claim["aspect"] in one.name)
    facts = {one: asked.fact for one in case.options if (asked := case.fact(one, aspect))}
    values = {one: fact.value for one, fact in facts.items() if isinstance(fact.value, float)}
    first = min(values.values()) if claim["least"] else max(values.values())
    return values.get(option) == first


def _not_so(claim: str, line: str) -> Finding:
    return Finding(
        say("추천하는 이유가 비교표와 다릅니다: ‘{claim}’.", claim=claim),
        say("보고서의 ‘{text}’", text=line.strip()[:40]),
        say("이유가 사실과 다르면 결정하는 사람이 잘못 고르게 됩니다."),
        say("비교표의 그 줄을 가로로 읽고 맞는 이유를 쓰세요."),
        rule="recommendation",
    )
