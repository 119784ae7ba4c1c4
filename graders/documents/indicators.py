"""Performance indicators (성과 지표) of a plan: what each lacks to be measured."""

import re
from collections.abc import Iterator

from automation.dates import find_dates
from graders.documents.sections import Block
from graders.messages import say
from groundwork.findings import Finding
from groundwork.messages import Message

MEASURED = re.compile(
    r"\d[\d,.]*\s?(?:%p?|％|퍼센트|건|분|초|명|점|회|시간|원|개|만|천|문항|문제|배)"
)
_BASE = re.compile(r"지금|현재|기준|도입 ?전|시행 ?전|작년|지난 ?해|전년|이전|실적|→|에서|대비")
_DATE_LIKE = re.compile(r"\d{4}\s?년|\d{1,2}\s?월|\d{4}\.\s?\d{1,2}\.|\d분기|(?:상|하)반기|연말")
# A number alone in its cell, a remark in brackets behind it or none: "18,000 (50% 증가)".
_BARE = re.compile(r"(\s*\d[\d,]*(?:\.\d+)?)\s*(\(.*\))?\s*")
_UNIT_BEHIND = re.compile(r"\(([^()]{1,4})\)$")


def unmeasurable(block: Block) -> Iterator[Message]:
    """What an indicator lacks to be measured: a figure with its unit, a base, a date."""
    text = measured_text(block)
    if not MEASURED.search(text):
        yield say("수치와 단위")
    if not list(block.dates()) and not _DATE_LIKE.search(block.text):
        yield say("기한")
    based = _BASE.search(" ".join((*block.cells, block.text)))
    if not based or len(MEASURED.findall(text)) < 2:
        yield say("지금 값")


def vague(block: Block, where: Message) -> Iterator[Finding]:
    """A finding for each thing that an indicator lacks."""
    for word in unmeasurable(block):
        yield Finding(
            say("{word:이} 없는 지표: ‘{indicator}’", word=word, indicator=block.text[:40]),
            where,
            say("지금 값, 기한, 목표 수치가 모두 있어야 달성했는지 알 수 있습니다."),
            say("{word:을} 덧붙이세요.", word=word),
            rule="kpi",
        )


def measured_text(block: Block) -> str:
    """A block without its dates, bare figures with the unit of their column or of the row."""
    common = next((cell.strip() for name, cell in block.cells.items() if name == "단위"), "")
    common = common or _unit_of_name(next(iter(block.cells.values()), ""))
    lines = []
    for name, cell in block.cells.items():
        unit = _unit_of_name(name) or common
        bare = _BARE.fullmatch(cell)
        lines.append(f"{bare[1]}{unit} {bare[2] or ''}" if bare else cell)
    return "\n".join(map(without_dates, lines if block.cells else block.lines))


def _unit_of_name(indicator: str) -> str:
    """The unit in brackets behind an indicator's name: "조회수(회)"."""
    behind = _UNIT_BEHIND.search(indicator.strip())
    return behind[1] if behind and MEASURED.fullmatch(f"1{behind[1]}") else ""


def without_dates(text: str) -> str:
    """A text with a blank where each date stood, so that its numbers are not taken for figures."""
    for found in find_dates(text):
        text = text.replace(found.text, " ")
    return text
