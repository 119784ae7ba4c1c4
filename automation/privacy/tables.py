"""Names, numbers and addresses by the column of a table or the label of a form they stand in.

A table is lines cut by the same mark (``|``, tab, comma) under a line of headings; the heading
says what a cell is. A line of a roster without headings is known by its many names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from automation.privacy.foreign import has_a_foreign_part
from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import ANY, FULL, NOBODY, is_listable, may_be_a_name

_NAME_HEADING = re.compile(
    r"(?:성\s?명|이름|성함|.{0,4}(?:예금|세대|소유|건물|사업|농장|업)주|.{1,6}(?:자|인|담당|위원|강사|학생|대표|팀장|과장)명?|.{1,4}[자인원생]\s?성명)"
)
# 신청자, 예약자 head names; 접수일자, 사업자 and 승인 do not.
_NO_NAME_HEADING = re.compile(
    r".*(?:일자|숫자|법인|승인|확인|사업자|요인|원인|할인|여자|남자|한자|투자|이자)"
)
# Under these stands nothing but names.
_OF_NAMES = re.compile(r"성\s?명|이름|성함")
_VALUES = (
    (
        Kind.BIRTH_DATE,
        re.compile(r"생년월일|생일"),
        re.compile(r"\d{2,4}[-./ ]{0,2}\d{1,2}[-./ ]{0,2}\d{1,2}\.?"),
    ),
    (Kind.PHONE, re.compile(r"전화.*|연락처|휴대.*|핸드폰"), re.compile(r"[\d) .-]{7,15}")),
    (Kind.ACCOUNT, re.compile(r"계좌.*"), re.compile(r".{0,8}?[\d-]{9,20}")),
    (Kind.ADDRESS, re.compile(r"주소|거주지|소재지"), re.compile(r"[가-힣].*\d.*")),
)
_MARKS = ("|", "\t", ",", ";")
_LONE_NAME = re.compile(r"[가-힣]{2,5}")


@dataclass(frozen=True)
class _Cell:
    """A cell of a line: its words without the space around them, and where they begin."""

    text: str
    start: int

    def found(self, kind: Kind) -> Found:
        return Found(kind, self.start, self.start + len(self.text), self.text)


def find_in_tables(text: str) -> Iterator[Found]:
    """What stands under a telling heading, and names in rows that hold little else."""
    for mark in _MARKS:
        heading: list[_Cell] = []
        for row in _rows(text, mark):
            if len(row) < 2:
                heading = []
                continue
            if len(heading) == len(row):
                yield from _under(heading, row)
            elif any(_is_name_heading(cell.text) for cell in row):
                heading = row
            yield from _roster(row)
    yield from _single_column(text)


def _rows(text: str, mark: str) -> Iterator[list[_Cell]]:
    position = 0
    for line in text.split("\n"):
        cells, start = [], position
        for piece in line.split(mark):
            stripped = piece.strip()
            cells.append(_Cell(stripped, start + len(piece) - len(piece.lstrip())))
            start += len(piece) + len(mark)
        position += len(line) + 1
        if mark == "|" and len(cells) > 2 and not cells[0].text and not cells[-1].text:
            cells = cells[1:-1]
        yield cells


def _under(heading: list[_Cell], row: list[_Cell]) -> Iterator[Found]:
    for head, cell in zip(heading, row, strict=True):
        if _LONE_NAME.fullmatch(cell.text):
            sure = _OF_NAMES.fullmatch(head.text) and cell.text not in NOBODY
            if sure or (_is_name_heading(head.text) and _may_stand_there(cell.text)):
                yield cell.found(Kind.NAME)
        for kind, title, value in _VALUES:
            if title.fullmatch(head.text) and value.fullmatch(cell.text):
                yield cell.found(kind)


def _may_stand_there(word: str) -> bool:
    """Whether a word may be somebody's name below 신청자 or 담당, where 미정 stands as well."""
    if len(word) == 2:
        return may_be_a_name(word)
    return is_listable(word) if re.fullmatch(FULL, word) else has_a_foreign_part(word)


def _is_name_heading(words: str) -> bool:
    return bool(_NAME_HEADING.fullmatch(words)) and not _NO_NAME_HEADING.fullmatch(words)


def _roster(row: list[_Cell]) -> Iterator[Found]:
    """The names of a row in which at least three cells, and half of all, are names."""
    whole = [cell for cell in row if re.fullmatch(FULL, cell.text) and is_listable(cell.text)]
    names = [cell for cell in row if re.fullmatch(ANY, cell.text) and is_listable(cell.text)]
    if len(whole) > 1 and len(names) > 2 and 2 * len(names) >= len(row):
        yield from (cell.found(Kind.NAME) for cell in names)


def _single_column(text: str) -> Iterator[Found]:
    """Names one under another, below a line that says so."""
    below = False
    for row in _rows(text, "\n"):
        cell = row[0]
        if below and _LONE_NAME.fullmatch(cell.text) and may_be_a_name(cell.text):
            yield cell.found(Kind.NAME)
        else:
            below = bool(re.fullmatch(r"성\s?명|이름|.{0,4}(?:명단|명부|명렬)", cell.text))
