"""A document handed in, or that none is there yet."""

from __future__ import annotations

from automation.documents import Document
from graders.documents.workbooks import is_workbook, read_any
from graders.hand_in import HandIn, NotHandedIn
from groundwork.messages import catalog

say = catalog("graders")

_FEWEST_LINES = 3


def filled_report(hand_in: HandIn, name: str = "report") -> Document:
    """The report handed in; one without a body is not handed in yet.

    Tables and pictures alone are no report: a notebook puts them in before anybody has written.
    In a workbook a table is what somebody wrote.
    """
    path = hand_in.find(name)
    report: Document = hand_in.once(read_any, path)
    written = sum(bool(item.text) for item in report.items)
    in_tables = bool(report.tables) if is_workbook(path) else _is_written_in_tables(report)
    if written < _FEWEST_LINES and not in_tables:
        raise NotHandedIn(
            say("보고서 본문이 아직 비어 있습니다."),
            say("items에 본문을 적고 칸을 다시 실행하세요."),
        )
    return report


def _is_written_in_tables(report: Document) -> bool:
    """Whether somebody wrote the body into cells, as some forms have it."""
    sentences = [cell for cell in report.cells() if len(cell.split()) >= 4]
    return len(sentences) >= _FEWEST_LINES
