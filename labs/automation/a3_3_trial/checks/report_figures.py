"""The figures a test report states, and the threshold, against those measured anew."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from automation.chatbot import Evaluation
from automation.documents import Document, Table
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .percentages import Percentage, percentages

say = catalog(__package__)

_TOLERANCE = 1.0  # percentage points: figures are rounded


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
        r"(?:[3세]\s*순위|상위 [3세]|top-?3)(?:\s*(?:안|이내|개)(?:에서)?)?"
        r"(?:\s*(?:정답률|정확도))?",
        re.I,
    ),
    Metric.REFUSED: re.compile(r"상담[원사](?:에게)? ?연결|연결률|넘김|넘긴|거절|이관"),
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


def statements(document: Document, groups: Sequence[str]) -> tuple[Statement, ...]:
    """The figures a report states, goals left out; ``groups`` are those of the test set."""
    return tuple(one for stated in percentages(document) for one in _statement(stated, groups))


def threshold_of(document: Document) -> float | None:
    """The threshold a report states, in a sentence, or in a row or column of a table."""
    rows = (" ".join(cells) for table in document.tables for cells in _lines_of(table))
    for text in (*document.sentences(), *rows):
        if match := _THRESHOLD.search(re.sub(r"\([^)]*\)", "", text)):
            return float(match[1])
    return None


def _lines_of(table: Table) -> Iterator[Sequence[str]]:
    """The rows of a table and its columns."""
    yield from table.rows
    yield from zip_longest(*table.rows, fillvalue="")


def as_stated(report: Document, measured: Evaluation, validation: str) -> bool:
    """Whether an evaluation gives every figure that a report states of the mended base."""
    after = [one for one in statements(report, measured.groups) if one.is_after]
    return bool(after) and all(_is_right(one, measured, validation) for one in after)


def figures_as_measured(
    stated: Iterable[Statement],
    metric: Metric,
    measured: Evaluation,
    validation: str,
    name: Message,
) -> Criterion:
    """A figure is stated for what counts, and wherever it is stated it is right.

    ``validation`` is the group of the test set whose figures count; ``name`` is the figure's.
    """
    about = [one for one in stated if one.metric is metric and one.is_after]
    needed = [one for one in about if metric is Metric.REFUSED or one.group in ("", validation)]
    wrong = [one for one in about if not _is_right(one, measured, validation)]
    if needed and not wrong:
        return Criterion(True, good=say("{name}: 다시 시험한 값과 같음", name=name))
    if not needed:
        finding = Finding(
            say("보고서에 {name:이} 없습니다.", name=name),
            why=say("쪽지의 [보고]에 있는 항목입니다."),
            mend=say("시험 결과의 수치를 보고서에 적으세요."),
        )
        return Criterion(False, (finding,))
    return Criterion(False, tuple(_misstated(one, measured, validation) for one in wrong))


def _percent(metric: Metric, measured: Evaluation, group: str) -> float | None:
    part = measured.group(group) if group else measured
    share = {Metric.TOP1: part.top1, Metric.TOP3: part.top3, Metric.REFUSED: part.refused}[metric]
    return share.percent


def _is_right(statement: Statement, measured: Evaluation, validation: str) -> bool:
    """A figure that does not say of which group may be of all questions or of the validation."""
    groups = (statement.group,) if statement.group else ("", validation)
    values = (_percent(statement.metric, measured, group) for group in groups)
    return any(v is not None and abs(v - statement.percent) <= _TOLERANCE for v in values)


def _misstated(statement: Statement, measured: Evaluation, validation: str) -> Finding:
    group = statement.group or (validation if statement.metric is not Metric.REFUSED else "")
    value = _percent(statement.metric, measured, group)
    return Finding(
        say("보고서의 {percent:g}%가 다시 시험한 값과 다릅니다.", percent=statement.percent),
        say("‘{place}’ 줄", place=statement.place),
        say(
            "제출한 목록과 시험 문제를 기준 점수 {threshold:g}점으로 다시 시험하면 {value}입니다.",
            threshold=measured.threshold,
            value="–" if value is None else f"{value:.1f}%",
        ),
        say("기준 점수를 확인하고, 시험과 보고서 만들기 버튼을 차례로 다시 누르세요."),
    )


def _statement(stated: Percentage, groups: Sequence[str]) -> Iterator[Statement]:
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
