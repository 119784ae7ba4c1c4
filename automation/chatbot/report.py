"""The test report of a chatbot as a document: what was tried, the figures, what went wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from automation import documents
from automation.chatbot.evaluation import Evaluation, Result
from automation.chatbot.questions import REFUSAL
from automation.documents import Document
from automation.faq.entry import listed_lines
from automation.messages import problem


def report(
    after: Evaluation,
    before: Evaluation | None = None,
    *,
    title: str = "",
    gist: str = "",
    keywords: str = "",
    causes: str = "",
    changed: str = "",
    remaining: str = "",
    written: date | str | None = None,
    department: str = "",
) -> Document:
    """The test report.

    ``before`` is the same test with the base as it was. ``causes`` has a row or line a wrong
    question, ``번호 | 원인 | 조치``; ``changed`` and ``remaining`` are lines. Raises `Problem`
    for a row of ``causes`` that cannot be read.
    """
    said = _causes(causes)
    lines = [
        "□ 시험 개요",
        f" ○ 시험 문제: {_composition(after)}",
        f" ○ 기준 점수: {after.threshold:g}(유사도가 이보다 낮으면 상담원 연결)",
        "□ 시험 결과",
        *_figures(after, before),
        *_listed("□ 고친 내용", changed),
        "□ 틀린 문제와 조치",
        *_wrong(after, said),
        *_listed("□ 향후 계획", remaining),
    ]
    return documents.report(
        title or "챗봇 시험 결과 보고",
        items="\n".join(lines),
        gist=gist,
        keywords=keywords,
        written=written,
        department=department,
    )


def _composition(evaluation: Evaluation) -> str:
    parts = (f"{name or '–'} {len(evaluation.group(name).results)}" for name in evaluation.groups)
    return f"{len(evaluation.results)}개({', '.join(parts)})"


def _figures(after: Evaluation, before: Evaluation | None) -> Iterator[str]:
    yield "| 묶음 | 시점 | 정답률 | 3순위 안 | 상담원 연결률 |"
    for name in after.groups:
        for moment, evaluation in (("개선 전", before), ("개선 후", after)):
            if evaluation and (part := evaluation.group(name)).results:
                yield f"| {name} | {moment} | {part.top1} | {part.top3} | {part.refused} |"


def _wrong(evaluation: Evaluation, said: Mapping[int, tuple[str, str]]) -> Iterator[str]:
    if not evaluation.wrong:
        yield " ○ 틀린 문제 없음"
        return
    yield "| 번호 | 시험 질문 | 기대 답 | 챗봇의 답 | 원인 | 조치 |"
    for result in evaluation.wrong:
        cause, action = said.get(result.question.number, ("", ""))
        cells = (str(result.question.number), result.question.text, *_answers(result))
        yield "| " + " | ".join(cell.replace("|", "/") for cell in (*cells, cause, action)) + " |"


def _answers(result: Result) -> tuple[str, str]:
    expected, entry = result.question.expected, result.reply.entry
    return (
        f"{expected}번" if expected else REFUSAL,
        f"{entry.number}번" if entry else REFUSAL,
    )


def _listed(heading: str, text: str) -> Iterator[str]:
    lines = [line.strip(" ○-·\t") for line in text.splitlines() if line.strip()]
    if lines:
        yield heading
        yield from (f" ○ {line}" for line in lines)


def _causes(text: str) -> dict[int, tuple[str, str]]:
    """Cause and action by the number of the question."""
    said: dict[int, tuple[str, str]] = {}
    for line in listed_lines(text):
        cells = [cell.strip() for cell in line.split("|")]
        number = re.search(r"\d+", cells[0])
        if number is None or len(cells) < 3:
            raise problem(
                "‘{line}’ 줄을 읽을 수 없습니다. ‘번호 | 원인 | 조치’의 차례로 적어 주세요.",
                line=line,
            )
        said[int(number[0])] = (cells[1], cells[2])
    return said
