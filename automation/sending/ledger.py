"""The ledger of AI use (AI 이용 대장): a row a paper. It never changes: `rule` gives a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from automation import display
from automation.filled_rows import numbered_lines, read_filled
from automation.messages import say
from automation.reviewed import Reviewed
from automation.sending.desk import Desk
from automation.sending.review import review
from automation.sending.ruling import Ruling
from groundwork.headings import Row
from groundwork.sheets import Sheet, read_rows, write_sheets

# The first name of a column is the one we write; spaces do not matter when reading.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("번호", "연번", "순번", "no", "no."),
    "title": ("서류", "번호와 서류", "서류 이름", "서류명", "문서", "문서명", "제목", "paper"),
    "graded": ("등급", "보안 등급", "분류", "grade"),
    "sent_to": ("보낼 곳", "보내도 되는 곳", "이용할 AI", "AI", "전송", "service"),
    "masked": ("가릴 것", "가림", "비식별", "마스킹", "masked"),
    "reason": ("사유", "이유", "까닭", "근거", "근거 조문", "조문", "reason"),
}


@dataclass(frozen=True)
class SendingLedger:
    """Rows in the order of the papers."""

    rulings: tuple[Ruling, ...]

    @classmethod
    def of_rows(cls, rows: Sequence[Row], name: str) -> SendingLedger:
        """The ledger in the rows of any table; ``name`` says in a `Problem` where it stood."""
        absent = say(
            "{file}에서 AI 이용 대장을 찾지 못했습니다. ‘서류’, ‘등급’, ‘보낼 곳’ 같은 열 이름이 "
            "있어야 합니다.",
            file=name,
        )
        filled = read_filled(rows, COLUMNS, ("title", "graded", "sent_to"), absent)
        return cls(tuple(_ruling(**texts) for texts in filled))

    def rule(self, lines: str) -> SendingLedger:
        """A ledger with the rows of lines ``| 번호 | 등급 | 보낼 곳 | 가릴 것 | 사유 |``.

        The title may follow the number (``| 2. 주차 민원 | 민감 |``): it is for the reader. A row
        whose grade is left empty stays as it was. Raises `Problem` for a line without a number, or
        with one that is not in the ledger.
        """
        rulings = {ruling.number: ruling for ruling in self.rulings}
        for number, (graded, sent_to, masked, reason) in numbered_lines(lines, rulings, 4):
            rulings[number] = replace(
                rulings[number], graded=graded, sent_to=sent_to, masked=masked, reason=reason
            )
        return SendingLedger(tuple(rulings.values()))

    def check(self, desk: Desk | None = None) -> Reviewed:
        """What is blank or contradicts itself, and personal data that is sent unmasked."""
        return review(self.rulings, desk)

    def save(self, path: str | Path) -> Path:
        """Write the ledger as xlsx, to go on with it in Excel. Raises `Problem`."""
        header = [names[0] for names in COLUMNS.values()]
        rows = [[getattr(ruling, field) for field in COLUMNS] for ruling in self.rulings]
        return write_sheets(Path(path), [Sheet("AI 이용 대장", header, rows)])

    def _repr_html_(self) -> str:
        if not self.rulings:
            return display.card(say("아직 대장이 비어 있습니다. 파일을 먼저 고르세요."))
        done = sum(bool(ruling.grade) for ruling in self.rulings)
        head = [names[0] for names in COLUMNS.values()]
        rows = [[getattr(ruling, field) for field in COLUMNS] for ruling in self.rulings]
        heading = say("AI 이용 대장: {count}건 가운데 {done}건 판단", count=len(rows), done=done)
        return display.card(heading, display.table(head, rows))


def start(desk: Desk) -> SendingLedger:
    """A ledger with a row for each paper, nothing decided yet."""
    return SendingLedger(tuple(Ruling(paper.number, paper.title) for paper in desk))


def open_ledger(path: str | Path) -> SendingLedger:
    """A ledger from an xlsx or csv; an empty one where no name is given yet. Raises `Problem`."""
    if not str(path).strip():
        return SendingLedger(())
    return SendingLedger.of_rows(read_rows(Path(path), names=COLUMNS), Path(path).name)


def _ruling(number: str, **cells: str) -> Ruling:
    return Ruling(int(number), **cells)
