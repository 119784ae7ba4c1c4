"""Submissions of a2-1-mend: right but made differently, and wrong in one thing each."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.shared import RGBColor
from hwpx import HwpxDocument

from automation import documents
from courseware.authoring.made_elsewhere import add_lines, word_document

MATERIALS = Path(__file__).parent.parent / "materials"
HEADING = ("구미시", "수신  구미경찰서장", "제목  시민 걷기 대회 교통 통제 협조 요청")
LINES = (
    (0, "관련: 체육진흥과-2210(2026. 8. 31.)"),
    (0, "시민 걷기 대회(가상)의 안전한 운영을 위하여 다음과 같이 교통 통제를 요청합니다."),
    (1, "행사 일시: 2026. 9. 19.(토) 08:00~12:30"),
    (1, "통제 시간: 07:00~13:00"),
    (1, "통제 구간: 시청 앞 네거리~동락공원 입구 4.2km"),
    (2, "전면 통제: 시청 앞 네거리"),
    (2, "부분 통제: 동락공원 입구"),
    (1, "참가 인원: 1,200명, 안전 요원 64명"),
    (0, "협조 사항"),
    (1, "사전 회의: 2026. 9. 11.(금) 10:00, 체육진흥과 회의실"),
    (1, "통제 안내판 설치: 2026. 9. 17.까지"),
    (1, "안내판 설치비: 금2,400,000원(금이백사십만원)"),
    (1, "안전 요원 보험료: 금960,000원(금구십육만원)"),
)
ATTACHMENTS = ("붙임  1. 교통 통제 계획 1부.", "      2. 코스 안내도 2매.  끝.")
SIGNERS = "주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현"
NUMBER = "시행  체육진흥과-2345(2026. 9. 7.)"


# Right, but made in another way


def right_word_automatic_numbers(folder: Path) -> None:
    """Written in Word with Word's own numbering, under another name."""
    _letter(folder).unlink()
    file = word_document()
    add_lines(file, [*HEADING, *LINES, *ATTACHMENTS, "구미시장", SIGNERS, NUMBER])
    file.save(str(folder / "output" / "교통 통제 협조 요청(수정).docx"))


def right_hangul_form(folder: Path) -> None:
    """Made in Hangul: heading and signers in cells, the sender spread out."""
    with HwpxDocument.new() as file:
        file.add_paragraph(HEADING[0], inherit_style=False)
        heading = file.add_table(2, 2)
        for row, line in enumerate(HEADING[1:]):
            for column, text in enumerate(line.split("  ")):
                heading.cell(row, column).set_text(text)
        for line in (*_typed_items(), *ATTACHMENTS, "구 미 시 장"):
            file.add_paragraph(line, inherit_style=False)
        signers = file.add_table(1, len(SIGNERS.split()))
        for column, text in enumerate(SIGNERS.split()):
            signers.cell(0, column).set_text(text)
        file.add_paragraph(NUMBER, inherit_style=False)
        file.save_to_path(_letter(folder))


def right_end_on_its_own_line(folder: Path) -> None:
    """끝 on a line of its own, because the line before it was full."""
    _save(folder, _text().replace("2매.  끝.", "2매.\n  끝."))


def right_tighter_spaces(folder: Path) -> None:
    """Dates without spaces, the amount read with 일, from … to in words, sender with its seal."""
    text = _text().replace("2026. 9. 19.(토)", "2026.9.19.(토)")
    text = text.replace("07:00~13:00", "07:00부터 13:00까지")
    _save(folder, text.replace("구미시장\n", "구미시장(직인생략)\n"))


def right_seal_left_out(folder: Path) -> None:
    """A simple request: the seal is left out, and the line beside the sender says so."""
    _save(folder, _text().replace("구미시장\n", "구미시장  (관인생략)\n"))


def right_acting_head(folder: Path) -> None:
    """The vice-mayor acts for the mayor and gives name and post."""
    _save(folder, _text().replace("구미시장\n", "구미시장 직무대리 부시장 김가상\n"))


def right_wide_digits(folder: Path) -> None:
    """Times as wide as a syllable, as Hangul may set them; a count without its comma."""
    text = _text().replace("08:00~12:30", "０８：００~１２：３０")
    _save(folder, text.replace("1,200명", "１２００명"))


def right_docx_given(folder: Path) -> None:
    """The Word file that was given, mended in place: gist and keywords stay in its information."""
    _letter(folder).unlink()
    file = docx.Document(str(MATERIALS / "letter.docx"))
    for paragraph in file.paragraphs:
        for old, new in _MENDED_IN_PLACE:
            if old in paragraph.text:
                paragraph.runs[0].text = paragraph.text.replace(old, new)
    file.paragraphs[-4].insert_paragraph_before("구미시장")
    file.save(str(folder / "output" / "letter.docx"))


_MENDED_IN_PLACE = (
    ("9. 19.(금)", "9. 19.(토)"),
    ("오전 7시", "07:00"),
    ("라. 통제", "다. 통제"),
    ("(1) 전면", "1) 전면"),
    ("(2) 부분", "2) 부분"),
    ("마. 참가", "라. 참가"),
    ("2026-09-11(금)", "2026. 9. 11.(금)"),
    ("2026. 09. 17.", "2026. 9. 17."),
    ("금이백사만원", "금이백사십만원"),
    ("금960,000원  끝.", "금960,000원(금구십육만원)"),
    ("3. 코스 안내도.", "2. 코스 안내도 2매.  끝."),
)


# Wrong: item marks, attachments, end


def wrong_marks_level_skipped(folder: Path) -> None:
    """(1) still stands directly under 다."""
    _change(folder, ("1) 전면", "(1) 전면"), ("2) 부분", "(2) 부분"))


def wrong_marks_letter_missing(folder: Path) -> None:
    """라 still follows 나."""
    _change(folder, ("다. 통제", "라. 통제"), ("라. 참가", "마. 참가"))


def wrong_marks_quantity(folder: Path) -> None:
    """The second attachment still has no quantity."""
    _change(folder, ("안내도 2매.", "안내도."))


def wrong_marks_other_quantity(folder: Path) -> None:
    """The second attachment comes in another number than the note says."""
    _change(folder, ("안내도 2매.", "안내도 1부."))


def wrong_marks_end_before_attachments(folder: Path) -> None:
    """끝 still stands before the attachments."""
    _change(folder, ("2매.  끝.", "2매."), ("(금구십육만원)", "(금구십육만원)  끝."))


def wrong_marks_end_twice(folder: Path) -> None:
    """끝 was written at the end and left in the body."""
    _change(folder, ("(금구십육만원)", "(금구십육만원)  끝."))


# Wrong: amounts, dates, times


def wrong_figures_weekday(folder: Path) -> None:
    """The weekday is still that of another day."""
    _change(folder, ("19.(토)", "19.(금)"))


def wrong_figures_hangul(folder: Path) -> None:
    """The Hangul still says another amount."""
    _change(folder, ("금이백사십만원", "금이백사만원"))


def wrong_figures_no_hangul(folder: Path) -> None:
    """The second amount still has no Hangul."""
    _change(folder, ("(금구십육만원)", ""))


def wrong_figures_clock(folder: Path) -> None:
    """오전 7시 instead of the 24-hour clock."""
    _change(folder, ("07:00~", "오전 7시~"))


def wrong_figures_clock_in_words(folder: Path) -> None:
    """12시 30분 instead of a colon."""
    _change(folder, ("~12:30", "~12시 30분"))


def wrong_figures_zeros(folder: Path) -> None:
    """A date still has its zero: no article, but the note counts the manual too."""
    _change(folder, ("2026. 9. 17.까지", "2026. 09. 17.까지"))


def wrong_figures_hyphens(folder: Path) -> None:
    """A date still has hyphens."""
    _change(folder, ("2026. 9. 11.(금)", "2026-09-11(금)"))


# Wrong: heading and closing


def wrong_frame_no_sender(folder: Path) -> None:
    """The sender is still missing."""
    _change(folder, ("구미시장\n", ""))


def wrong_frame_other_sender(folder: Path) -> None:
    """Signed by the division head instead of the mayor."""
    _change(folder, ("구미시장\n", "체육진흥과장\n"))


def wrong_frame_other_receiver(folder: Path) -> None:
    """Addressed to the fire station."""
    _change(folder, ("구미경찰서장", "구미소방서장"))


def wrong_frame_number_lost(folder: Path) -> None:
    """The registration number and the date were lost on the way."""
    _change(folder, (f"{NUMBER}\n", ""))


def wrong_frame_other_approver(folder: Path) -> None:
    """The approver's name was changed by a letter."""
    _change(folder, ("문도현", "문두현"))


# Wrong: the rest


def wrong_unchanged_day_moved(folder: Path) -> None:
    """The weekday was kept and the day moved to fit it."""
    _change(folder, ("9. 19.(토)", "9. 18.(금)"))


def wrong_unchanged_amount(folder: Path) -> None:
    """The digits were changed to fit the wrong Hangul."""
    _change(folder, ("금2,400,000원(금이백사십만원)", "금2,040,000원(금이백사만원)"))


def wrong_unchanged_amounts_exchanged(folder: Path) -> None:
    """Both amounts are there, each behind the other's name."""
    signs, insurance = "금2,400,000원(금이백사십만원)", "금960,000원(금구십육만원)"
    _change(
        folder,
        (f"설치비: {signs}", f"설치비: {insurance}"),
        (f"보험료: {insurance}", f"보험료: {signs}"),
    )


def wrong_unchanged_counts_exchanged(folder: Path) -> None:
    """64 take part and 1,200 guard them."""
    _change(folder, ("1,200명, 안전 요원 64명", "64명, 안전 요원 1,200명"))


def wrong_unchanged_request_added(folder: Path) -> None:
    """A request nobody made."""
    _change(
        folder,
        ("(금구십육만원)", "(금구십육만원)\n  마. 순찰차 3대를 지원하여 주시기 바랍니다."),
    )


def wrong_unchanged_line_lost(folder: Path) -> None:
    """How many take part was dropped with its line."""
    _change(folder, ("  라. 참가 인원: 1,200명, 안전 요원 64명\n", ""))


def wrong_unchanged_rewritten(folder: Path) -> None:
    """A right sentence was polished into another one."""
    _change(folder, ("다음과 같이 교통 통제를 요청합니다", "아래의 도로를 막아 주시기 바랍니다"))


def wrong_unchanged_ai(folder: Path) -> None:
    """The assistant's version, submitted as it came."""
    _save(folder, documents.read_text(MATERIALS / "ai-mend.txt"))


# Files that cannot be read, and none at all


def missing_given_letter(folder: Path) -> None:
    """The letter as it was given."""
    _letter(folder).write_bytes((MATERIALS / "letter.hwpx").read_bytes())


def missing_another_letter(folder: Path) -> None:
    """A right letter about something else."""
    text = "\n".join([*HEADING[:2], "제목  예산 요구", "예산을 요구합니다.  끝.", "구미시장"])
    _save(folder, "\n".join([text, SIGNERS, NUMBER]))


def _letter(folder: Path) -> Path:
    return folder / "output" / "letter.hwpx"


def wrong_unchanged_places_exchanged(folder: Path) -> None:
    """What is closed wholly and what in part changed places, with no figure to tell."""
    full, part = "전면 통제: 시청 앞 네거리", "부분 통제: 동락공원 입구"
    swapped = ("전면 통제: 동락공원 입구", "부분 통제: 시청 앞 네거리")
    _change(folder, (full, swapped[0]), (part, swapped[1]))


def wrong_unchanged_hidden_request(folder: Path) -> None:
    """The request that an AI added stands there in white."""
    _letter(folder).unlink()
    file = word_document()
    for line in _text().splitlines():
        file.add_paragraph(line)
        if "협조 사항" in line:
            request = file.add_paragraph().add_run("순찰차 3대를 지원하여 주시기 바랍니다.")
            request.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    file.save(str(folder / "output" / "letter.docx"))


def _typed_items() -> list[str]:
    counts = [0, 0, 0]
    lines = []
    for level, text in LINES:
        counts[level] += 1
        counts[level + 1 :] = [0] * (2 - level)
        number = counts[level]
        mark = (f"{number}.", f"  {'가나다라마'[number - 1]}.", f"    {number})")[level]
        lines.append(f"{mark} {text}")
    return lines


def _text() -> str:
    lines = [*HEADING, *_typed_items(), *ATTACHMENTS, "구미시장", SIGNERS, NUMBER]
    return "\n".join(lines) + "\n"


def _save(folder: Path, text: str) -> None:
    documents.typed(text).save(_letter(folder))


def _change(folder: Path, *changes: tuple[str, str]) -> None:
    """The right letter with other words; what they replace must have been there."""
    text = _text()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    _save(folder, text)
