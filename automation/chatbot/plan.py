"""A chatbot plan (기획서) as a document: the parts a vendor needs to build from it."""

from collections.abc import Iterator
from datetime import date

from automation import documents
from automation.documents import Document
from automation.faq.base import FaqBase
from automation.faq.entry import written_day

# What belongs in the plan of a public chatbot, in the order it is read. The headings stand in a
# Korean document whatever the reader's language.
PARTS: dict[str, str] = {
    "purpose": "목적과 이용자",
    "scope": "답하는 범위와 답하지 않는 범위",
    "evidence": "많이 묻는 질문의 근거",
    "intents": "의도와 질문 표현",
    "answers": "답변, 근거, 담당 부서, 검토일",
    "handover": "상담원 연결 기준",
    "forbidden": "답변 제외 주제",
    "notice": "AI 이용 고지",
    "privacy": "개인정보 보호",
    "testing": "시험 문제와 기대 결과",
    "kpi": "성과 지표",
    "cost": "비용",
    "stopping": "중단 기준",
}


def plan(
    title: str = "",
    *,
    base: FaqBase | None = None,
    gist: str = "",
    keywords: str = "",
    written: date | str | None = None,
    department: str = "",
    **parts: str,
) -> Document:
    """A plan with the parts of `PARTS`, each a text of lines (a table with ``|``).

    A part left out or empty is not in the document. ``base`` fills the parts intents and answers
    with its entries where they are not written. Raises TypeError for a part there is none of.
    """
    unknown = parts.keys() - PARTS.keys()
    if unknown:
        raise TypeError(f"no such part: {', '.join(sorted(unknown))}")
    if base is not None:
        parts = {
            "intents": "\n".join(_intents(base)),
            "answers": "\n".join(_answers(base)),
            **parts,
        }
    filled = [name for name in PARTS if parts.get(name, "").strip()]
    lines = [line for name in filled for line in (f"□ {PARTS[name]}", *_body(parts[name]))]
    return documents.report(
        title,
        items="\n".join(lines),
        gist=gist,
        keywords=keywords,
        written=written,
        department=department,
    )


def _body(text: str) -> Iterator[str]:
    """The lines of a part, with a mark where they were typed without one."""
    for line in filter(None, map(str.strip, text.splitlines())):
        yield line if line.startswith(("○", "-", "ㆍ", "※", "|")) else f" ○ {line}"


def _intents(base: FaqBase) -> Iterator[str]:
    yield "| 번호 | 의도 | 질문 표현 |"
    for entry in base:
        yield f"| {entry.number} | {entry.question} | {' / '.join(entry.ways)} |"


def _answers(base: FaqBase) -> Iterator[str]:
    yield "| 번호 | 답변 | 근거 | 담당 부서 | 검토일 |"
    for entry in base:
        day = written_day(entry.reviewed)
        cells = (str(entry.number), entry.answer, entry.source, entry.department, day)
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
