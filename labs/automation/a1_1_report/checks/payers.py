"""Who pays for what: no figure, so neither the comparison with the notes nor a rule sees it.

The notes name the payer in the line on each thing. A report need not name one, but none other.
"""

import re
from collections.abc import Iterator

from automation.documents import Document
from graders.documents.clauses import clauses
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.messages import catalog

say = catalog(__package__)

_BY_A_PERSON = 2.0  # no tool of the lab finds it
THINGS = ("차단기", "안내판")
_FUND = r"[가-힣]{2,8}기금"
# 결과, 초과 and the like are no departments, nor is a thing with its particle (안내판과).
_DEPARTMENT = (
    r"(?<![가-힣])(?!결과|효과|성과|초과|경과|통과|" + "|".join(f"{t}과" for t in THINGS) + r")"
    r"[가-힣]{2,6}과"
)
_MONEY = r"(?:예산|부담|재원|비용|사업비)"
_PAYER = re.compile(
    rf"(?P<fund>{_FUND})"
    rf"|(?P<payer>{_DEPARTMENT})(?:가|에서|의)?\s?(?:자체\s?|소관\s?)?{_MONEY}"
    rf"|{_MONEY}(?:은|는|:|\s|자동|{'|'.join(THINGS)})*(?P<named>{_DEPARTMENT})"
)


def payers_as_noted(report: Document, notes: str) -> Iterator[Criterion]:
    """A criterion a thing: where a line on it names payers, the one of the notes is among them."""
    said = [*_said(report)]
    for thing in THINGS:
        due = next(p for line in notes.splitlines() if thing in line for p in _payers(line))
        others = (line for line in said if _speaks_of(thing, line) and due not in _payers(line))
        found = (_other_payer(line, thing) for line in others if _payers(line))
        yield faultless(found, weight=_BY_A_PERSON)


def _said(report: Document) -> Iterator[str]:
    """What is said in one breath: a line on one thing, the clauses of others, rows of tables."""
    for line in report.sentences():
        several = sum(thing in line for thing in THINGS) > 1
        yield from clauses(line) if several else (line,)
    for table in report.tables:
        head = table.rows[0] if table.rows else ()
        for row in table.rows[1:]:
            yield from (f"{label} {row[0]} {cell}" for label, cell in zip(head, row, strict=False))
            yield " ".join(row)


def _speaks_of(thing: str, line: str) -> bool:
    return [one for one in THINGS if one in line] == [thing]


def _payers(line: str) -> list[str]:
    return [next(filter(None, match.groups())) for match in _PAYER.finditer(line)]


def _other_payer(line: str, thing: str) -> Finding:
    return Finding(
        say("{thing:을} 어느 예산으로 하는지가 메모와 다릅니다.", thing=f"‘{thing}’"),
        say("보고서의 ‘{line}’", line=line.strip()[:40]),
        say("숫자가 모두 맞아도 부담하는 곳이 바뀌면 다른 결정이 됩니다."),
        say("메모에서 누가 무엇을 맡는지 한 줄씩 다시 비교하세요."),
        rule="invented",
    )
