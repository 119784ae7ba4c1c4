"""The check sheet (확인표): every statement of an answer, verdict, evidence and correction.

It never changes: `judge` gives a new one. As a workbook its columns are found by their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from automation import display
from automation.document_model.marks import split_mark
from automation.documents.reading import read_text
from automation.filled_rows import numbered_lines, read_filled
from automation.messages import say
from automation.reviewed import Reviewed
from automation.verification.entry import Entry
from automation.verification.papers import Papers
from automation.verification.review import review
from groundwork.headings import Row
from groundwork.sheets import Sheet, read_rows, write_sheets

# The first name of a column is the one we write; spaces do not matter when reading.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("번호", "연번", "순번", "no", "no."),
    "statement": (
        *("AI 답변", "번호와 AI 답변", "AI의 말", "AI 진술", "AI가 한 말", "진술", "문장"),
        "statement",
    ),
    "judged": ("판정", "확인 결과", "결과", "맞음/틀림", "사실 여부", "verdict"),
    "paper": ("근거 자료", "자료", "출처", "근거 문서", "자료 이름", "paper", "source"),
    "words": (
        "근거 문구",
        "근거의 말",
        "근거",
        "자료의 말",
        "근거 내용",
        "원문",
        "인용",
        "evidence",
    ),
    "corrected": (
        *("바로잡은 내용", "바로잡은 말", "바로잡음", "고친 말", "고친 문장", "수정", "정정"),
        "correction",
    ),
}
_STAR = re.compile(r"^\*\s+")
_SENTENCE_END = re.compile(r"(?<=[다요음함됨임])\.\s+")


@dataclass(frozen=True)
class CheckSheet:
    """Rows in the order of the answer."""

    entries: tuple[Entry, ...]

    @classmethod
    def of_rows(cls, rows: Sequence[Row], name: str) -> CheckSheet:
        """The sheet in the rows of any table; ``name`` says in a `Problem` where it stood."""
        absent = say(
            "{file}에서 확인표를 찾지 못했습니다. ‘AI 답변’과 ‘판정’ 같은 열 이름이 있어야 합니다.",
            file=name,
        )
        filled = read_filled(rows, COLUMNS, ("statement", "judged"), absent)
        return cls(tuple(_entry(**texts) for texts in filled))

    def judge(self, lines: str) -> CheckSheet:
        """A sheet with the rows of lines: number, verdict, paper, words, correction.

        ``| 2. 월세 지원 금액: 월 25만 원 | 틀림 | 공고문 | 월 20만 원 | 월 20만 원 |``: a statement
        behind its number is for the reader. A row whose verdict is left empty stays as it was.
        Raises `Problem` for a line without a number, or with one that is not on the sheet.
        """
        entries = {entry.number: entry for entry in self.entries}
        for number, (judged, paper, words, corrected) in numbered_lines(lines, entries, 4):
            entries[number] = replace(
                entries[number], judged=judged, paper=paper, words=words, corrected=corrected
            )
        return CheckSheet(tuple(entries.values()))

    def check(self, papers: Papers | None = None) -> Reviewed:
        """What needs fixing, as far as the sheet itself and its papers show."""
        return review(self.entries, papers)

    def save(self, path: str | Path) -> Path:
        """Write the sheet as xlsx, to go on with it in Excel. Raises `Problem`."""
        header = [names[0] for names in COLUMNS.values()]
        rows = [[getattr(entry, field) for field in COLUMNS] for entry in self.entries]
        return write_sheets(Path(path), [Sheet("확인표", header, rows)])

    def _repr_html_(self) -> str:
        if not self.entries:
            return display.card(say("아직 확인할 답변이 없습니다. AI 답변 파일을 먼저 고르세요."))
        done = sum(bool(entry.verdict) for entry in self.entries)
        head = [names[0] for names in COLUMNS.values()]
        rows = [[getattr(entry, field) for field in COLUMNS] for entry in self.entries]
        heading = say("확인표: {count}개 가운데 {done}개 판정", count=len(rows), done=done)
        return display.card(heading, display.table(head, rows))


def start(answer: object) -> CheckSheet:
    """A sheet with a row for each statement of an answer, nothing judged yet.

    ``answer`` is an answer of the assistant or any text. Numbered and marked lines are the
    statements; an answer without such lines is parted into sentences.
    """
    bare = (line.strip().replace("**", "") for line in str(answer).splitlines())
    lines = [split_mark(_STAR.sub("- ", line)) for line in bare if line]
    marked = [text for mark, text in lines if mark]
    sentences = [part for _, text in lines for part in _SENTENCE_END.split(text)]
    statements = marked if len(marked) > 1 else sentences
    return CheckSheet(tuple(Entry(n, text) for n, text in enumerate(statements, start=1)))


def prepare(answer: str | Path, path: str | Path) -> CheckSheet:
    """Start a sheet on an answer in a file, and save it to be filled in in Excel.

    Where no name is given yet nothing is written, and the sheet is empty. Raises `Problem`.
    """
    if not str(answer).strip():
        return CheckSheet(())
    sheet = start(read_text(answer))
    sheet.save(path)
    return sheet


def open_sheet(path: str | Path) -> CheckSheet:
    """A sheet from an xlsx or csv; an empty one where no name is given yet. Raises `Problem`."""
    if not str(path).strip():
        return CheckSheet(())
    return CheckSheet.of_rows(read_rows(Path(path), names=COLUMNS), Path(path).name)


def _entry(number: str, **cells: str) -> Entry:
    return Entry(int(number), **cells)
