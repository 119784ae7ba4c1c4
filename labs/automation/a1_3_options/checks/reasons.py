"""The reasons for a recommendation: what is said to be the least or the most of all is so."""

import re
from collections.abc import Iterator

from automation.documents import Document
from graders.outcome import Criterion, faultless, unknown
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
_LESSENED = re.compile(
    r"(?:위험|우려|문제|부담|손실|지연|민원|불편)[^.\n]{0,40}(?:줄[이일여임인]|낮[추춤출춘]|덜|막|대비|보완|예방|방지|완화|해소"
    r"|관리|대책|협의|점검|확보|마련)"
    r"|보완\s?(?:책|대책|방안)|(?:줄이|낮추|완화하|예방하|방지하|대비하)"
)


def reasons_true(report: Document, case: Case, option: Option) -> Iterator[Criterion]:
    """A criterion for each such claim in a line of reasons that names no other option."""
    others = [one for one in case.options if one != option]
    for line in report.sentences():
        if _REASON.search(line) and not any(one.named_in(line) for one in others):
            for claim in _CLAIM.finditer(line):
                yield faultless([] if _is_so(claim, case, option) else [_not_so(claim[0], line)])


def risk_lessened(report: Document, option: Option) -> Iterator[Criterion]:
    """That the risk of what is recommended is lessened may be said in any words: a person looks."""
    if not any(map(_LESSENED.search, report.sentences())):
        yield unknown(
            say(
                "{option}의 위험을 어떻게 줄일지 찾지 못해 강사가 확인합니다.", option=option.label
            ),
            say("검토 의견(과장 쪽지의 [지킬 것])"),
        )


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
