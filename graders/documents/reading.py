"""A document submitted, or that none is there yet; a table submitted in a file of any kind."""

from collections.abc import Sequence
from pathlib import Path

from automation import documents
from automation.documents import Document
from automation.documents.kinds import NAMES, DocumentKind, kind_of
from graders.documents.workbooks import is_workbook, read_any
from graders.messages import say
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import spaceless
from groundwork.headings import Names, Row, find_header, key
from groundwork.sheets import read_rows

_REPORT = "report"
_REPORTS = (DocumentKind.REPORT, DocumentKind.INTERNAL)
_FEWEST_LINES = 3
_SHORTEST_LINE = 8
_MOST_COPIED = 1 / 3
_TABLES = {".xlsx", ".csv"}


def filled_report(
    submission: Submission, name: str = "report", fewest_lines: int = _FEWEST_LINES
) -> Document:
    """The report submitted; one without a body, or a press release, is not submitted yet.

    Tables and pictures alone are no report: a notebook puts them in before anybody has written.
    In a workbook a table is what somebody wrote.
    """
    path = submission.find(name)
    report: Document = submission.once(read_any, path)
    if name == _REPORT:
        own = bool(submission.files)
        expect(report, *_REPORTS, *(() if own else (DocumentKind.LETTER,)))
    written = sum(bool(item.text) for item in report.items)
    in_tables = bool(report.tables) if is_workbook(path) else _is_written_in_tables(report)
    if written < fewest_lines and not in_tables:
        raise _empty(own=bool(submission.files))
    return report


def _empty(own: bool) -> NotSubmitted:
    if own:
        return NotSubmitted(
            say("이 파일에서 보고서로 볼 만한 본문을 찾지 못했습니다."),
            say("본문이 여러 줄인 보고서를 선택해 다시 검사하세요."),
        )
    return NotSubmitted(
        say("보고서 본문이 아직 비어 있습니다."),
        say("본문을 적고 파일을 다시 만들어 주세요."),
    )


def expect(document: Document, *kinds: DocumentKind) -> None:
    """Raise `NotSubmitted` for a document of another kind: what is asked here fits none of it."""
    kind = kind_of(document)
    if kind not in kinds:
        wanted = NAMES[kinds[0]]
        raise NotSubmitted(
            say("이 파일은 {wanted:이} 아닌 것 같습니다.", wanted=wanted)
            if kind is DocumentKind.REPORT
            else say(
                "이 파일은 {kind}입니다. 이 검사의 대상은 {wanted}입니다.",
                kind=NAMES[kind],
                wanted=wanted,
            ),
            say("{wanted} 파일을 선택해 다시 검사하세요.", wanted=wanted),
        )


def written_from(submission: Submission, given: str, fewest_lines: int = _FEWEST_LINES) -> Document:
    """A report made out of notes among the materials; the notes themselves are none yet."""
    report = filled_report(submission, fewest_lines=fewest_lines)
    if not submission.files and submission.once(_is_copy, report, submission.materials / given):
        raise NotSubmitted(
            say("메모를 그대로 옮긴 글입니다."),
            say("메모에서 필요한 것만 골라 보고서의 항목으로 다시 쓰세요."),
        )
    return report


def table_rows(path: Path, columns: Names, *, merged_in_each: bool = False) -> Sequence[Row]:
    """The rows of a workbook or csv, or of the table in a document whose header has the columns.

    Tables of a document under the same header are one, as where a list is split under two titles.
    Raises `Problem` for what cannot be read; empty for a document without such a table.
    """
    if path.suffix.lower() in _TABLES:
        return read_rows(path, names=columns, merged_in_each=merged_in_each, shown_only=True)
    found = [
        (rows, top[0])
        for table in documents.read(path).tables
        if (top := find_header(rows := table.rows, columns))
    ]
    if not found:
        return ()
    first, head = found[0]
    names = [key(name) for name in first[head]]
    same = (rows[at + 1 :] for rows, at in found[1:] if [key(name) for name in rows[at]] == names)
    return [*first, *(row for rows in same for row in rows)]


def _is_copy(report: Document, given: Path) -> bool:
    """Whether more than a third of the lines given stand in a report word for word."""
    lines = [spaceless(line.lstrip(" -")) for line in documents.read_text(given).splitlines()]
    told = [line for line in lines if len(line) >= _SHORTEST_LINE]
    text = spaceless(report.text)
    return sum(line in text for line in told) > _MOST_COPIED * len(told)


def _is_written_in_tables(report: Document) -> bool:
    """Whether somebody wrote the body into cells, as some forms have it."""
    sentences = [cell for cell in report.cells() if len(cell.split()) >= 4]
    return len(sentences) >= _FEWEST_LINES
