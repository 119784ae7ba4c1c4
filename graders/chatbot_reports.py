"""What a chatbot's test report says: figures, the threshold, and causes of what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from automation.chatbot.entry import plain
from automation.documents import Document, Table
from graders.documents.stated import Stated, percentages


class Metric(StrEnum):
    """The figures of an evaluation."""

    TOP1 = "top1"
    TOP3 = "top3"
    REFUSED = "refused"


@dataclass(frozen=True)
class Statement:
    """A figure of the report: which, of which group ("" where it does not say), and its place."""

    metric: Metric
    group: str
    is_after: bool
    percent: float
    place: str


# A figure "among the first three" may be called a rate of right answers as well.
_METRICS = {
    Metric.TOP3: re.compile(
        r"(?:3순위|세 순위|상위 3|상위 세|top-?3)[^,;|]*?(?:정답률|정확도|안|$)", re.I
    ),
    Metric.REFUSED: re.compile(r"넘김|넘긴|거절|이관"),
    Metric.TOP1: re.compile(r"정답률|정확도|1순위|top-?1", re.I),
}
_BEFORE = re.compile(r"(?:고치기|개선|수정|보완) 전(?!후)|처음|기존|당초")
_AFTER = re.compile(r"(?:고친|개선|수정|보완)\s*(?:뒤|후)|최종|현재")
# "처음 20%에서 73%로": what follows the figure before.
_CHANGED_TO = re.compile(r"\)?\s*(?:에서|→|->|⇒)")
_GOAL = re.compile(r"목표")
_THRESHOLD = re.compile(
    r"(?:기준\s*점수|기준점|기준값|문턱값?|임계값?|threshold)\D{0,12}?(\d+(?:\.\d+)?)"
)
_CAUSE = ("원인", "까닭", "이유")
_ACTION = ("조치", "대책", "개선", "할 일", "고칠 것")
_NUMBER = ("번호", "문항", "no")
_SHORTEST_QUESTION = 4
_EMPTY = {"", "-", "–", "없음", "모름", "확인 필요"}


def statements(document: Document, groups: Sequence[str]) -> tuple[Statement, ...]:
    """The figures a report states, goals left out; ``groups`` are those of the test set."""
    return tuple(one for stated in percentages(document) for one in _statement(stated, groups))


def threshold_of(document: Document) -> float | None:
    """The threshold a report states, in a sentence or in a row of a table."""
    rows = (" ".join(row) for table in document.tables for row in table.rows)
    for text in (*document.sentences(), *rows):
        if match := _THRESHOLD.search(re.sub(r"\([^)]*\)", "", text)):
            return float(match[1])
    return None


def causes_of(document: Document) -> dict[str, tuple[str, str]]:
    """Cause and action by question (as `plain` compares it) and by number of the question."""
    said: dict[str, tuple[str, str]] = {}
    for table in document.tables:
        said |= dict(_causes_in_table(table))
    return said | dict(_causes_in_lines([item.text for item in document.items]))


def _statement(stated: Stated, groups: Sequence[str]) -> Iterator[Statement]:
    metric = _last_metric(stated.words) or _last_metric(stated.around)
    if metric is None or _GOAL.search(f"{stated.around} {stated.words}"):
        return
    group = _last_group(stated.words, groups) or _last_group(stated.around, groups)
    after: bool | None = True
    if not _CHANGED_TO.match(stated.words):
        after = _moment(stated.words)
        after = _moment(stated.around) if after is None else after
    yield Statement(metric, group, after is not False, stated.percent, stated.place)


def _last_metric(text: str) -> Metric | None:
    """The metric named last; of two names that end together the longer one."""
    ends = [
        (match.end(), match.end() - match.start(), metric)
        for metric, pattern in _METRICS.items()
        for match in pattern.finditer(text)
    ]
    return max(ends)[2] if ends else None


def _last_group(text: str, groups: Sequence[str]) -> str:
    found = [(text.rfind(group), group) for group in groups if group and group in text]
    return max(found)[1] if found else ""


def _moment(text: str) -> bool | None:
    """Whether the last word about time says after (True) or before (False) the mending."""
    found = [(match.end(), True) for match in _AFTER.finditer(text)]
    found += [(match.end(), False) for match in _BEFORE.finditer(text)]
    return max(found)[1] if found else None


def _causes_in_table(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    head = [plain(cell) for cell in table.rows[0]]
    cause, action, number = (_column(head, names) for names in (_CAUSE, _ACTION, _NUMBER))
    if cause is None or action is None:
        return
    for row in table.rows[1:]:
        if max(cause, action) >= len(row):
            continue
        said = (_said(row[cause]), _said(row[action]))
        for index, cell in enumerate(row):
            is_question = len(plain(cell)) >= _SHORTEST_QUESTION and index not in (cause, action)
            if is_question or (index == number and plain(cell)):
                yield plain(cell), said


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((i for i, cell in enumerate(head) for n in names if plain(n) in cell), None)


def _causes_in_lines(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Lines such as ‘질문’: 원인 …, 조치 …; what follows a question may stand below it."""
    text = "\n".join(lines)
    for match in re.finditer(r"[‘'“\"]([^’'”\"\n]{4,})[’'”\"]([^‘“\"]*)", text):
        cause = re.search(rf"(?:{'|'.join(_CAUSE)})\s*[:：]?\s*([^\n,;]+)", match[2])
        action = re.search(rf"(?:{'|'.join(_ACTION)})\s*[:：]?\s*([^\n;]+)", match[2])
        if cause and action:
            yield plain(match[1]), (_said(cause[1]), _said(action[1]))


def _said(cell: str) -> str:
    text = cell.strip()
    return "" if text in _EMPTY else text
