"""Submissions of f1-1-verify: right ones made in other ways, and wrong ones, one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from automation import documents, verification
from automation.verification import CheckSheet, Entry
from courseware.authoring.changed_documents import reword
from courseware.authoring.changed_workbooks import about_something_else
from courseware.authoring.made_elsewhere import add_lines, old_hangul, word_document

MATERIALS = Path(__file__).parents[1] / "materials"
SHEET, REPLY = Path("output") / "확인표.xlsx", Path("output") / "답변.hwpx"
OLD_NAMES = {"AI 답변": "AI의 말", "근거 문구": "근거의 말", "바로잡은 내용": "고친 말"}


def _sheet(folder: Path) -> CheckSheet:
    return verification.open_sheet(folder / SHEET)


def _change(folder: Path, change: Callable[[Entry], Entry]) -> None:
    CheckSheet(tuple(map(change, _sheet(folder).entries))).save(folder / SHEET)


def _set(folder: Path, number: int, **cells: str) -> None:
    """Other cells in one row."""
    _change(folder, lambda e: dataclasses.replace(e, **cells) if e.number == number else e)


# Right, but made in another way


def right_word_both(folder: Path) -> None:
    """Sheet and reply written in Word; evidence and paper in one cell, verdicts in other words."""
    words = {"맞음": "사실", "틀림": "사실과 다름", "자료에 없음": "확인 불가"}
    file = docx.Document()
    table = file.add_table(rows=1, cols=5)
    head = ("연번", "AI 답변", "확인 결과", "근거", "바로잡음")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.text = name
    for entry in _sheet(folder).entries:
        evidence = f"{entry.paper}: “{entry.words}”" if entry.words else "-"
        row = (str(entry.number), entry.statement, words[entry.judged], evidence, entry.corrected)
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(str((folder / SHEET).with_suffix(".docx")))
    (folder / SHEET).unlink()
    reply = word_document()
    add_lines(
        reply,
        [
            "청년 주거 지원사업, 이렇게 신청하세요",
            "월세 지원은 가람시에 주민등록을 둔 19세부터 39세까지의 무주택 청년이 대상입니다.",
            "월 20만 원씩 12개월까지 드리며, 소득은 기준 중위소득 120% 이하여야 합니다.",
            "신청은 2026. 4. 13.부터 2026. 5. 8.까지 받습니다.",
            "이사비는 한 번에 한하여 40만 원까지 드립니다.",
            "선정 결과는 2026. 6. 12.(금)에 알립니다.",
            "근거: 「가람시 청년 주거 지원 조례」 제5조",
            "출처: 공고문(제2026-412호), 조례",
            "이 글은 생성형 AI의 도움으로 쓰고 담당 공무원이 자료와 대조했습니다.",
        ],
    )
    reply.save(str((folder / REPLY).with_suffix(".docx")))
    (folder / REPLY).unlink()


def right_excel_by_hand(folder: Path) -> None:
    """A cover sheet, a title over the table, rows backwards, 원 for 천원, marks for verdicts."""
    marks = {"맞음": "○", "틀림": "×", "자료에 없음": "△"}
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    page = book.create_sheet("확인")
    page.append(["청년 주거 지원 답변 확인"])
    page.append(["번호", "진술", "판정", "출처", "원문", "수정"])
    for entry in reversed(_sheet(folder).entries):
        corrected = entry.corrected.replace("3억 9,000만 원", "390,000,000원").replace("모두 ", "")
        cells = [entry.statement, marks[entry.judged], f"{entry.paper}", entry.words, corrected]
        page.append([entry.number, *cells])
    book.save(folder / "output" / "확인(최종).xlsx")
    (folder / SHEET).unlink()


def right_word_by_number(folder: Path) -> None:
    """A table in Word with the columns of an older page's lines: a row is on its number."""
    file = docx.Document()
    table = file.add_table(rows=1, cols=5)
    head = ("번호", "판정", "근거 자료", "근거의 말", "고친 말")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.text = name
    for entry in _sheet(folder).entries:
        row = (f"{entry.number}.", entry.judged, entry.paper, entry.words, entry.corrected)
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(str((folder / SHEET).with_suffix(".docx")))
    (folder / SHEET).unlink()


def right_csv_as_on_the_page(folder: Path) -> None:
    """The lines of the page as a CSV, from the last to the first: number and statement in one."""
    lines = ["번호와 AI 답변,판정,근거 자료,근거 문구,바로잡은 내용"]
    for entry in reversed(_sheet(folder).entries):
        stated = f"{entry.number}. {entry.statement}"
        cells = (stated, entry.judged, entry.paper, entry.words, entry.corrected)
        lines.append(",".join(f'"{cell}"' for cell in cells))
    (folder / SHEET).with_suffix(".csv").write_text("\n".join(lines), encoding="utf-8-sig")
    (folder / SHEET).unlink()


def right_excel_of_an_older_page(folder: Path) -> None:
    """The columns are called as they were: AI의 말, 근거의 말, 고친 말; no space before 원."""
    book = openpyxl.load_workbook(folder / SHEET)
    for row in book.active.iter_rows():
        for cell in row:
            cell.value = OLD_NAMES.get(
                cell.value, re.sub("(?<=[만억]) 원", "원", str(cell.value or ""))
            )
    book.save(folder / SHEET)


def right_other_evidence(folder: Path) -> None:
    """Evidence from another paper that says the same, notices called by number, words shortened."""
    _set(folder, 1, paper="조례", words="제2조(정의) 청년이란 19세 이상 39세 이하인 사람을 말한다.")
    _set(folder, 2, paper="가람시 공고 제2026-412호", words="‘월 20만 원씩 최대 12개월’")
    _set(folder, 9, paper="조례.txt", words="제5조(지원) 시장은 예산의 범위에서", corrected="제5조")
    _set(folder, 13, words="720,000천원 … 80,000천원", corrected="합계 800,000천원")
    _set(folder, 14, corrected="삭제")


def right_reply_in_a_table(folder: Path) -> None:
    """The reply as a table with both schemes side by side, no budget in it."""
    items = (
        "□ 한눈에 보기\n| 구분 | 월세 지원 | 이사비 지원 |\n|---|---|---|\n"
        "| 대상 | 19세 이상 39세 이하 무주택 청년 | 같음 |\n"
        "| 금액 | 월 20만 원, 최대 12개월 | 최대 40만 원 |\n"
        "| 소득 기준 | 중위소득 120% 이하 | 중위소득 150% 이하 |\n"
        "| 신청 기간 | 4. 13.(월)~5. 8.(금) | 4. 13.(월)부터 |\n"
        "□ 선정 발표: 6. 12.(금)\n"
        "□ 근거: 「가람시 청년 주거 지원 조례」 제5조제1항\n"
        "□ 출처: 공고 제2026-412호\n"
        "□ 이 안내문은 인공지능을 활용해 작성하고 사람이 검토했음"
    )
    documents.report("청년 주거 지원 안내", items=items).save(folder / REPLY)


def right_once_in_figures(folder: Path) -> None:
    """한 번에 한하여 is told as 1회; that nothing is said of satisfaction is told too."""
    reword(folder / REPLY, "한 번에 한하여 최대", "1회, 최대")
    reword(folder / REPLY, "확인해 고쳤습니다", "확인해 고치고 만족도는 뺐습니다")


# Wrong: verdicts


def right_closed_minutes_named(folder: Path) -> None:
    """Minutes that are not public are named too, as an earlier page asked: advice, no points."""
    reword(folder / REPLY, "통계표(2026. 3. 31. 기준)", "통계표, 심의회 회의록")


def wrong_verdicts_mixed_schemes(folder: Path) -> None:
    """The income limit of the other scheme was taken for right, with that scheme's words."""
    _set(
        folder,
        3,
        judged="맞음",
        words="이사비 지원 소득 기준: 기준 중위소득 150% 이하",
        corrected="",
    )


def wrong_verdicts_unfounded_is_wrong(folder: Path) -> None:
    """What stands nowhere was called wrong."""
    _set(folder, 14, judged="틀림")


def wrong_verdicts_all_right(folder: Path) -> None:
    """Everything was believed."""
    _change(folder, lambda e: dataclasses.replace(e, judged="맞음", corrected=""))


def wrong_verdicts_right_called_wrong(folder: Path) -> None:
    """A right statement was doubted."""
    _set(folder, 11, judged="틀림", corrected="412명")


def wrong_verdicts_left_open(folder: Path) -> None:
    """One statement was not judged."""
    _set(folder, 7, judged="")


def right_count_cut_off_before_its_unit(folder: Path) -> None:
    """The words stop right before 명, as a cell of figures copied from a table does."""
    _set(folder, 11, words="월세 지원 2025년 신청자 412")


# Wrong: evidence


def wrong_evidence_replaced_notice(folder: Path) -> None:
    """The words are last year's notice's."""
    _set(folder, 9, paper="지난_공고문")


def wrong_evidence_invented_words(folder: Path) -> None:
    """Words that stand in no paper."""
    _set(folder, 5, words="올해 월세를 지원받는 사람은 모두 300명입니다")


def wrong_evidence_other_paper(folder: Path) -> None:
    """The words stand in another paper than the one named."""
    _set(folder, 10, paper="공고문")


def wrong_evidence_half_of_a_sum(folder: Path) -> None:
    """Only one of the two figures that were added up."""
    _set(folder, 13, words="월세 지원 2026년 예산 720,000천원")


def wrong_evidence_none(folder: Path) -> None:
    """A verdict without words."""
    _set(folder, 6, paper="", words="")


# Wrong: corrections


def wrong_corrections_thousand(folder: Path) -> None:
    """천원 was read as 원: the correction is a thousandth."""
    _set(folder, 12, corrected="39만 원")


def wrong_corrections_last_year(folder: Path) -> None:
    """The dates are still last year's."""
    _set(folder, 4, corrected="2025. 4. 14.부터")


def wrong_corrections_missing(folder: Path) -> None:
    """Called wrong and not corrected."""
    _set(folder, 9, corrected="")


def wrong_corrections_of_a_right_one(folder: Path) -> None:
    """What was right has been changed."""
    _set(folder, 7, corrected="120명")


def wrong_corrections_beside_right(folder: Path) -> None:
    """Everything wrong was called right, and the right values left beside it."""
    _change(
        folder,
        lambda e: dataclasses.replace(e, judged="맞음") if e.judged == "틀림" else e,
    )


# Wrong: reply


def wrong_reply_second_answer(folder: Path) -> None:
    """The second answer as it came, with the two closing lines."""
    reword(folder / REPLY, "2026. 6. 12.(금) 시청 누리집", "자료에 없음")
    reword(folder / REPLY, "모두 8억 원", "모두 8억 2,000만 원")


def wrong_reply_mixed_schemes(folder: Path) -> None:
    """The income limit of the other scheme."""
    reword(folder / REPLY, "기준 중위소득 120% 이하", "기준 중위소득 150% 이하")


def wrong_reply_opinion(folder: Path) -> None:
    """An opinion of the minutes as the sum that is paid."""
    reword(folder / REPLY, "월 20만 원씩", "월 25만 원씩")


def wrong_reply_satisfaction(folder: Path) -> None:
    """The satisfaction that nobody asked about."""
    reword(folder / REPLY, "주소지 행정복지센터", "주소지 행정복지센터(이용자의 94%가 만족)")


def wrong_reply_satisfaction_without_figures(folder: Path) -> None:
    """The satisfaction again, without its figure."""
    reword(folder / REPLY, "주소지 행정복지센터", "주소지 행정복지센터(이용자 만족도 매우 높음)")


def wrong_reply_article(folder: Path) -> None:
    """The article that does not exist."""
    reword(folder / REPLY, "제5조", "제14조")


# Wrong: notice


def wrong_notice_no_ai(folder: Path) -> None:
    """Nobody is told of the AI."""
    reword(folder / REPLY, "AI가 쓴 초안을 담당자가", "담당자가")


def wrong_notice_source_unnamed(folder: Path) -> None:
    """The notice that nearly everything comes from is no source."""
    reword(folder / REPLY, "가람시 공고 제2026-412호, ", "")


def wrong_notice_replaced(folder: Path) -> None:
    """Last year's notice is named as well."""
    reword(folder / REPLY, "제2026-412호", "제2026-412호 및 제2025-307호")


def wrong_notice_unchecked(folder: Path) -> None:
    """An AI is named, a person is not."""
    reword(
        folder / REPLY,
        "AI가 쓴 초안을 담당자가 자료로 하나씩 확인해 고쳤습니다",
        "AI가 쓴 글입니다",
    )


# Not to be read, not there


def unread_something_else(folder: Path) -> None:
    """A workbook without a check sheet, and an old Hangul file."""
    about_something_else(folder / SHEET)
    old_hangul(folder / REPLY)


def missing_as_started(folder: Path) -> None:
    """The sheet as it is started, and a reply without a body."""
    verification.start(documents.read_text(MATERIALS / "answer.txt")).save(folder / SHEET)
    documents.report("제목만").save(folder / REPLY)
