"""Submissions of f1-2-send: right ones made in other ways, and wrong ones, one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import docx
import openpyxl

from automation import sending
from automation.sending import SendingLedger
from courseware.authoring.changed_workbooks import about_something_else

MATERIALS = Path(__file__).parents[1] / "materials"
LEDGER = Path("output") / "보내기_대장.xlsx"


def _ledger(folder: Path) -> SendingLedger:
    return sending.open_ledger(folder / LEDGER)


def _set(folder: Path, *numbers: int, **cells: str) -> None:
    """Other cells in some rows."""
    rows = (
        dataclasses.replace(r, **cells) if r.number in numbers else r
        for r in _ledger(folder).rulings
    )
    SendingLedger(tuple(rows)).save(folder / LEDGER)


# Right, but made in another way


def right_word_table(folder: Path) -> None:
    """A table in Word, grades by their letters, services in other words."""
    grades = {"공개": "O(공개)", "민감": "S(민감)", "기밀": "C(기밀)"}
    services = {"외부 AI": "어디나", "승인 AI": "공통기반 AI", "보내지 않음": "금지"}
    file = docx.Document()
    table = file.add_table(rows=1, cols=5)
    head = ("문서명", "보안 등급", "이용할 AI", "마스킹", "근거 조문")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.text = name
    for r in _ledger(folder).rulings:
        row = (r.title, grades[r.graded], services[r.sent_to], r.masked, r.reason)
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(str((folder / LEDGER).with_suffix(".docx")))
    (folder / LEDGER).unlink()


def right_excel_by_hand(folder: Path) -> None:
    """A cover sheet, a title over the table, rows backwards, another file name."""
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    page = book.create_sheet("대장")
    page.append(["4월 8일 책상 위 서류"])
    page.append(["연번", "제목", "등급", "전송", "가림", "사유"])
    for r in reversed(_ledger(folder).rulings):
        page.append([r.number, r.title, r.graded, r.sent_to, r.masked or "해당 없음", r.reason])
    book.save(folder / "output" / "대장(최종).xlsx")
    (folder / LEDGER).unlink()


def right_excel_by_number(folder: Path) -> None:
    """The columns of an older page's lines: the number says which paper a row is on."""
    book = openpyxl.Workbook()
    book.active.append(["번호", "등급", "보낼 곳", "가릴 것", "까닭"])
    for r in _ledger(folder).rulings:
        book.active.append([r.number, r.graded, r.sent_to, r.masked, r.reason])
    book.save(folder / LEDGER)


def right_excel_as_on_the_page(folder: Path) -> None:
    """The lines of the page, from the last to the first: number and title in one cell."""
    book = openpyxl.Workbook()
    book.active.append(["번호와 서류", "등급", "보낼 곳", "가릴 것", "사유"])
    for r in reversed(_ledger(folder).rulings):
        book.active.append([f"{r.number}. {r.title}", r.graded, r.sent_to, r.masked, r.reason])
    book.save(folder / LEDGER)


def right_reasons_in_words(folder: Path) -> None:
    """Reasons without a number, data to mask by the words themselves, articles written in full."""
    _set(folder, 3, reason="결재도 나지 않은 검토안")
    _set(folder, 4, reason="정보공개법 제9조 제1항 제5호")
    _set(folder, 2, reason="민원인의 개인정보", masked="성함과 연락처, 거주지, 행복로 12길 3")
    _set(folder, 8, masked="문가온, 주민번호, 휴대전화")


def right_open_to_the_approved(folder: Path) -> None:
    """What is open goes to the approved AI only: more careful than it need be, and allowed."""
    _set(folder, 1, 6, 9, sent_to="승인 AI")


def right_ruled_out_beside_the_approved(folder: Path) -> None:
    """What is not allowed and what is not the case is said as well as what is."""
    _set(
        folder,
        2,
        sent_to="승인 AI만(외부 AI 금지)",
        masked="이름·전화번호·주소. 위반 날짜는 가리지 않음",
    )
    _set(
        folder,
        8,
        sent_to="외부 AI가 아닌 승인 AI",
        reason="제6호(제5호가 아님), 가리면 보낼 수 있음",
    )
    _set(folder, 11, sent_to="승인 AI(외부 AI에 보내면 안 됨)", masked="이름, 전화번호, 마을 주소")
    _set(folder, 7, reason="제5호 인사이면서 제6호 개인정보. 가려도 보내지 않음")
    _set(folder, 10, reason="제7호라 보낼 수 없음")


# Wrong: grades


def wrong_grades_mark_believed(folder: Path) -> None:
    """The mark of the list was believed; that the list is masked all the same helps."""
    _set(folder, 11, graded="공개")


def wrong_grades_draft_open(folder: Path) -> None:
    """A draft was called open because it names nobody."""
    _set(folder, 3, graded="공개")


def wrong_grades_classified_as_sensitive(folder: Path) -> None:
    """The plan of the waterworks, a grade too low."""
    _set(folder, 5, graded="민감")


def wrong_grades_missing(folder: Path) -> None:
    """One row without a grade."""
    _set(folder, 7, graded="")


# Wrong: services


def wrong_services_petition_outside(folder: Path) -> None:
    """A petition, though masked, to a service anybody uses."""
    _set(folder, 2, sent_to="외부 AI")


def wrong_services_tender(folder: Path) -> None:
    """The price before the tender to the approved AI."""
    _set(folder, 4, sent_to="승인 AI")


def wrong_services_too_careful(folder: Path) -> None:
    """Figures without persons were held back."""
    _set(folder, 9, sent_to="보내지 않음")


def wrong_services_investigation(folder: Path) -> None:
    """An investigation, sent."""
    _set(folder, 12, sent_to="승인 AI")


def wrong_services_outside_as_well(folder: Path) -> None:
    """The approved AI, and any other too."""
    _set(folder, 2, 8, sent_to="승인 AI 또는 외부 AI")


# Wrong: masked


def wrong_masked_resident_number(folder: Path) -> None:
    """The resident registration number stays in."""
    _set(folder, 8, masked="이름, 전화번호")


def wrong_masked_address(folder: Path) -> None:
    """Where the citizen lives stays in."""
    _set(folder, 2, masked="이름, 전화번호")


def wrong_masked_in_general(folder: Path) -> None:
    """ "Personal data" says nothing."""
    _set(folder, 11, masked="개인정보")


def wrong_masked_denied(folder: Path) -> None:
    """Names and telephone numbers are named, and said not to be masked."""
    _set(folder, 2, masked="주소만 가림. 이름과 전화번호는 가리지 않음")


def wrong_masked_all_kinds_there_are(folder: Path) -> None:
    """One long list for every paper, whatever is in it."""
    _set(folder, 2, 8, 11, masked="이름, 전화번호, 주소, 주민등록번호, 이메일, 계좌번호")


# Wrong: reasons


def wrong_reasons_missing(folder: Path) -> None:
    """No reason for not sending."""
    _set(folder, 10, reason="")


def wrong_reasons_of_another(folder: Path) -> None:
    """The clause of another paper."""
    _set(folder, 12, reason="제5호")


def wrong_reasons_worry(folder: Path) -> None:
    """A feeling in the place of an article."""
    _set(folder, 5, reason="위험할 것 같음")


def wrong_reasons_denied(folder: Path) -> None:
    """The right clause, and that it does not apply."""
    _set(folder, 2, reason="제6호에 해당하지 않음")
    _set(folder, 8, reason="제6호 개인정보가 없음")


def wrong_reasons_all_clauses(folder: Path) -> None:
    """Every clause for every paper: one of them must be right."""
    _set(folder, *range(2, 13), reason="제2호, 제4호, 제5호, 제6호, 제7호")


# Not to be read, not there


def unread_something_else(folder: Path) -> None:
    """A workbook without a ledger."""
    about_something_else(folder / LEDGER)


def missing_as_started(folder: Path) -> None:
    """The ledger as it is started."""
    sending.start(sending.open_desk(MATERIALS / "desk.txt")).save(folder / LEDGER)
