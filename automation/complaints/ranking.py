"""The top questions, with examples and owners, and the workbook they are handed on in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from automation import display
from automation.complaints.complaint import Complaint
from automation.complaints.rules import REST, Rule, labelled_lines
from automation.messages import problem, say
from groundwork.files import writing
from groundwork.letters import writable
from groundwork.problem import Problem

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INSIDE, OUTSIDE = "안", "밖"
EXAMPLES = 3
_QUESTIONS, _LABELS = "많이 묻는 질문", "분류"
_HEAD = ("순위", "분류", "건수", "비율", *(f"예시 {n}" for n in range(1, EXAMPLES + 1)))
_A4 = 9  # as xlsxwriter numbers papers
_OWNER_HEAD = ("담당 부서", "챗봇 범위", "이유")
_WIDTHS = (6, 20, 8, 8, *[44] * EXAMPLES, 16, 10, 28)


@dataclass(frozen=True)
class Owner:
    """Who answers a label's questions, whether a bot may (안, 밖 or unsaid), and why not."""

    department: str = ""
    scope: str = ""
    reason: str = ""


@dataclass(frozen=True)
class TopQuestion:
    """A label, how many complaints and which share (0 to 1) it has, examples, and its owner."""

    label: str
    count: int
    share: float
    examples: tuple[str, ...]
    owner: Owner


@dataclass(frozen=True)
class TopQuestions:
    """The labels with the most complaints, the most first, and what they were counted from.

    ``labels`` go with ``complaints`` one by one; ``unknown`` are owners of no label.
    """

    questions: tuple[TopQuestion, ...]
    complaints: tuple[Complaint, ...]
    labels: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    def save(self, path: str | Path) -> Path | Problem:
        """Write the workbook: the top questions, and every complaint with its label.

        Texts stay texts, whatever they begin with. Without complaints nothing is written; what is
        given back then says so. Raises `Problem` where it cannot be written.
        """
        if not self.complaints:
            return problem("아직 민원이 없습니다. 먼저 민원 파일을 고르세요.")
        import xlsxwriter

        target = Path(path)
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        with writing(target) as temporary, xlsxwriter.Workbook(temporary, plain) as book:
            self._write_questions(book)
            self._write_labels(book)
        return target

    def _write_questions(self, book: Workbook) -> None:
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        percent = book.add_format({"num_format": "0.0%", "valign": "top"})
        sheet = _sheet(book, _QUESTIONS, header_row=2)
        sheet.write_string(0, 0, self._title())
        sheet.write_row(2, 0, (*_HEAD, *_OWNER_HEAD), bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for row, one in enumerate(self.questions, 3):
            sheet.write_row(row, 0, (row - 2, one.label, one.count), wrapped)
            sheet.write_number(row, 3, one.share, percent)
            sheet.write_row(row, 4, one.examples, wrapped)
            owner = (one.owner.department, one.owner.scope, one.owner.reason)
            sheet.write_row(row, len(_HEAD), owner, wrapped)

    def _write_labels(self, book: Workbook) -> None:
        sheet = _sheet(book, _LABELS, header_row=0)
        head = ("접수번호", "분류", "내용(가림)")
        sheet.write_row(0, 0, head, book.add_format({"bold": True, "bottom": 1}))
        sheet.set_column(0, 1, 18)
        sheet.set_column(2, 2, 80)
        together = zip(self.complaints, self.labels, strict=True)
        for row, (complaint, label) in enumerate(together, 1):
            sheet.write_row(row, 0, (complaint.number, label, complaint.text))
        sheet.freeze_panes(1, 0)

    def _title(self) -> str:
        total, rest = len(self.labels), self.labels.count(REST)
        return f"{_QUESTIONS}: 전체 {total:,}건, {REST} {rest:,}건({rest / max(1, total):.1%})"

    def _repr_html_(self) -> str:
        head = (
            say("순위"),
            say("분류"),
            say("건수"),
            say("비율"),
            say("담당 부서"),
            say("챗봇 범위"),
            say("예"),
        )
        rows = [
            (
                rank,
                one.label,
                f"{one.count:,}",
                f"{one.share:.1%}",
                one.owner.department or "⚠",
                " ".join(filter(None, (one.owner.scope or "⚠", one.owner.reason))),
                one.examples[0] if one.examples else "",
            )
            for rank, one in enumerate(self.questions, 1)
        ]
        sentences = [
            say("⚠ {label:은} 분류에 없는 이름입니다.", label=f"‘{label}’")
            for label in self.unknown
        ]
        warnings = "".join(f"<p>{display.escape(sentence)}</p>" for sentence in sentences)
        heading = (
            say("많이 묻는 질문 {count}가지", count=len(rows))
            if rows
            else say("아직 분류가 없습니다. 먼저 분류와 낱말을 적으세요.")
        )
        return display.card(heading, warnings, display.table(head, rows))


def _sheet(book: Workbook, name: str, header_row: int) -> Worksheet:
    """A sheet that prints on A4 across, as wide as the page, its header on every page."""
    sheet = book.add_worksheet(name)
    sheet.add_write_handler(str, _write_text)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    return sheet


def rank(
    complaints: Sequence[Complaint],
    labels: Sequence[str],
    rules: Sequence[Rule],
    count: int,
    owners: str,
) -> TopQuestions:
    """Rank labels that were given by rules; see `Labelled.top`."""
    owned = dict(map(_owner, labelled_lines(owners)))
    known = {rule.label: rule for rule in rules}
    commonest = [(label, n) for label, n in Counter(labels).most_common() if label != REST]
    together = list(zip(complaints, labels, strict=True))
    questions = tuple(
        TopQuestion(
            label,
            n,
            n / len(labels),
            _examples([one for one, its in together if its == label], known[label]),
            owned.get(label, Owner()),
        )
        for label, n in commonest[:count]
    )
    unknown = tuple(label for label in owned if label not in known)
    return TopQuestions(questions, tuple(complaints), tuple(labels), unknown)


def _owner(line: tuple[str, str]) -> tuple[str, Owner]:
    label, value = line
    parts = [part.strip() for part in re.split(r"[,，]", value, maxsplit=2)]
    department, scope, reason = [*parts, "", "", ""][:3]
    for name in (OUTSIDE, INSIDE):
        if name in scope:
            scope = name
    return label, Owner(department, scope, reason)


def _examples(complaints: Sequence[Complaint], rule: Rule) -> tuple[str, ...]:
    """Short ones, first those that hold other words of the label: they show what all is asked."""

    def plainness(one: Complaint) -> tuple[bool, int, str]:
        return " " not in one.text.strip(), len(one.text), one.number

    plainest = sorted(complaints, key=plainness)
    unlike: dict[frozenset[str], str] = {}
    for one in plainest:
        unlike.setdefault(rule.hits(one.text), one.text)
    chosen: dict[str, str] = {}
    for text in (*unlike.values(), *(one.text for one in plainest)):
        chosen.setdefault(re.sub(r"[^가-힣]", "", text), text)
    return tuple(chosen.values())[:EXAMPLES]


def _write_text(sheet: Worksheet, row: int, column: int, text: str, *form: Format) -> int:
    """Write a text, whatever letters a complaint holds."""
    return sheet.write_string(row, column, writable(text), *form)
