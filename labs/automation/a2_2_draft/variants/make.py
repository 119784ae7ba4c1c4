"""Submissions of a2-2-draft: right but made differently, and wrong in one thing each."""

from __future__ import annotations

from pathlib import Path

import docx

from automation import documents

GIST = "문서 요지: 하천 정화의 날에 중학생이 참가하도록 준비함.\n키워드: 하천 정화, 중학생, 참가\n"
INTERNAL = """구미시
수신  내부결재
제목  하천 정화의 날 운영 계획(안)
1. 하천 정화의 날(가상)을 다음과 같이 운영하고자 합니다.
  가. 일시: 2026. 10. 17.(토) 09:00~11:30
  나. 장소: 낙동강체육공원
  다. 참가: 중학생 240명, 인솔 교사 12명
  라. 안전: 구급차 1대 대기
2. 소요 예산: 금4,250,000원(금사백이십오만원)
붙임  행사 계획 1부.  끝.
주무관 차은석  환경정책과장 전결 윤세아
시행  환경정책과-3101(2026. 9. 8.)
"""
OUTGOING = """구미시
수신  경상북도구미교육지원청교육장
제목  하천 정화의 날 참가 협조 요청
1. 하천 정화의 날(가상)에 학생들이 참가하도록 협조하여 주시기 바랍니다.
  가. 일시: 2026. 10. 17.(토) 09:00~11:30, 비가 오면 10. 24.(토)
  나. 장소: 낙동강체육공원
  다. 대상: 중학생 240명
2. 참가 신청서를 2026. 9. 18.(금)까지 제출하여 주시기 바랍니다.
붙임  1. 행사 계획 1부.
      2. 참가 신청서 1부.  끝.
구미시장
주무관 차은석  환경정책과장 전결 윤세아
시행  환경정책과-3102(2026. 9. 9.)
"""


_TEXTS = {"internal": INTERNAL, "outgoing": OUTGOING}


# Right, but made in another way


def right_word(folder: Path) -> None:
    """Both written in Word."""
    for name, text in (("internal", INTERNAL), ("outgoing", OUTGOING)):
        (folder / "output" / f"{name}.hwpx").unlink()
        documents.typed(text + GIST).save(folder / "output" / f"{name}.docx")


def right_table(folder: Path) -> None:
    """Budget and ambulance in a table at the end of the body, the attachment below it."""
    table = "| 구분 | 내용 |\n|---|---|\n| 예산 | 4,250,000원 |\n| 구급차 | 1대 |\n"
    text = INTERNAL.replace("2. 소요 예산: 금4,250,000원(금사백이십오만원)\n", "2. 예산과 안전\n")
    text = text.replace("  라. 안전: 구급차 1대 대기\n", "")
    _save(folder, "internal", text.replace("붙임", table + "붙임"))


def right_symbols_and_sums(folder: Path) -> None:
    """Symbols under the numbers, and a figure that is a sum of two of the memo."""
    text = INTERNAL.replace("중학생 240명, 인솔 교사 12명", "중학생 240명, 교사 12명(모두 252명)")
    for letter in "가나다라":
        text = text.replace(f"  {letter}.", "  ○")
    _save(folder, "internal", text)


def right_list_of_receivers(folder: Path) -> None:
    """The receiver stands with the division in brackets, the sender with its seal left out."""
    text = OUTGOING.replace("교육장\n", "교육장(중등교육과장)\n", 1)
    _save(folder, "outgoing", text.replace("구미시장\n", "구미시장(직인생략)\n"))


def right_single_number(folder: Path) -> None:
    """A single attachment is numbered: against the manual, and no article forbids it."""
    _change(folder, "internal", "붙임  행사", "붙임  1. 행사")


def right_two_keywords(folder: Path) -> None:
    """Two keywords: the article names no number."""
    for name, text in (("internal", INTERNAL), ("outgoing", OUTGOING)):
        letter = documents.typed(text + GIST.replace(", 중학생, 참가\n", ", 중학생\n"))
        letter.save(folder / "output" / f"{name}.hwpx")


def right_seal_left_out(folder: Path) -> None:
    """The seal is left out as the rule names it, the approver is an acting one."""
    text = OUTGOING.replace("구미시장\n", "구미시장(관인생략)\n")
    _save(folder, "outgoing", text.replace("과장 전결", "과장 직무대리 전결"))


def right_names_of_ones_own(folder: Path) -> None:
    """Saved under names of somebody's own: which is which the receiver says."""
    for name, own in (("internal", "하천 계획"), ("outgoing", "하천 협조 요청")):
        (folder / "output" / f"{name}.hwpx").unlink()
        text = INTERNAL if name == "internal" else OUTGOING
        documents.typed(text + GIST).save(folder / "output" / f"{own}.docx")


def right_wide_digits_and_spread_sender(folder: Path) -> None:
    """Figures as wide as a syllable, 여 behind a number, an empty route, the sender spread out."""
    text = INTERNAL.replace("수신  내부결재\n", "수신  내부결재\n(경유)\n")
    _save(folder, "internal", text.replace("중학생 240명", "구미시 중학생 ２４０여 명"))
    _save(folder, "outgoing", OUTGOING.replace("구미시장\n", "구  미  시  장\n"))


def right_framed_closing(folder: Path) -> None:
    """The signers stand in a table within the table that closes the letter, beside its number."""
    for name in ("internal", "outgoing"):
        _frame_closing(folder / "output" / f"{name}.docx", documents.typed(_TEXTS[name] + GIST))
        (folder / "output" / f"{name}.hwpx").unlink()


# Wrong: the internal decision


def wrong_internal_sender(folder: Path) -> None:
    """It bears a sender, as the assistant's draft did."""
    _change(folder, "internal", "주무관 차은석", "구미시장\n주무관 차은석")


def wrong_internal_hangul(folder: Path) -> None:
    """The amount has no Hangul."""
    _change(folder, "internal", "(금사백이십오만원)", "")


def wrong_internal_clock(folder: Path) -> None:
    """오전 9시 instead of the 24-hour clock."""
    _change(folder, "internal", "09:00", "오전 9시")


# Wrong: the letter that is sent


def wrong_outgoing_clock_in_words(folder: Path) -> None:
    """11시 30분 instead of a colon."""
    _change(folder, "outgoing", "~11:30", "~11시 30분")


def wrong_outgoing_receiver(folder: Path) -> None:
    """Addressed to another office."""
    _change(folder, "outgoing", "경상북도구미교육지원청교육장", "구미경찰서장")


def wrong_outgoing_number_of_the_other(folder: Path) -> None:
    """It bears the number of the internal decision."""
    _change(folder, "outgoing", "환경정책과-3102", "환경정책과-3101")


def wrong_outgoing_no_sender(folder: Path) -> None:
    """No sender."""
    _change(folder, "outgoing", "구미시장\n", "")


def wrong_outgoing_weekday(folder: Path) -> None:
    """The weekday of the assistant's draft."""
    _change(folder, "outgoing", "17.(토)", "17.(금)")


def wrong_outgoing_attachments(folder: Path) -> None:
    """An attachment without its quantity."""
    _change(folder, "outgoing", "참가 신청서 1부.  끝.", "참가 신청서.  끝.")


def wrong_internal_no_attachment(folder: Path) -> None:
    """The plan is not attached."""
    _change(folder, "internal", "붙임  행사 계획 1부.  끝.", "  끝.")


def wrong_outgoing_one_attachment(folder: Path) -> None:
    """The form to apply with is not attached."""
    attached = "붙임  1. 행사 계획 1부.\n      2. 참가 신청서 1부.  끝."
    _change(folder, "outgoing", attached, "붙임  행사 계획 1부.  끝.")


# Wrong: facts


def wrong_facts_deadline(folder: Path) -> None:
    """Until when to apply is missing."""
    _change(folder, "outgoing", "2026. 9. 18.(금)까지 ", "")


def wrong_facts_teachers(folder: Path) -> None:
    """How many teachers come is missing."""
    _change(folder, "internal", ", 인솔 교사 12명", "")


def wrong_facts_rain(folder: Path) -> None:
    """The day for rain is missing."""
    _change(folder, "outgoing", ", 비가 오면 10. 24.(토)", "")


def wrong_facts_students_and_teachers_exchanged(folder: Path) -> None:
    """12 students and 240 teachers."""
    _change(folder, "internal", "240명, 인솔 교사 12명", "12명, 인솔 교사 240명")


def wrong_facts_days_exchanged(folder: Path) -> None:
    """The day for rain is the last to apply on, and the other way round."""
    text = OUTGOING.replace("비가 오면 10. 24.(토)", "비가 오면 9. 18.(금)")
    _save(folder, "outgoing", text.replace("2026. 9. 18.(금)까지", "2026. 10. 24.(토)까지"))


def wrong_facts_rain_denied(folder: Path) -> None:
    """Every date is there, and the letter says that nothing is put off."""
    _change(folder, "outgoing", "비가 오면 10. 24.(토)", "비가 와도 10. 24.(토)로 연기하지 않음")


# Wrong: invented, or let out


def unsure_invented_promise(folder: Path) -> None:
    """Lunch and certificates, which the memo does not name and no figure gives away."""
    lunch = "240명\n  라. 혜택: 봉사활동 확인서를 발급하고 점심을 제공함\n"
    _change(folder, "outgoing", "240명\n", lunch)


def wrong_invented_guards(folder: Path) -> None:
    """Twenty guards out of nowhere."""
    _change(folder, "internal", "1대 대기", "1대 대기, 안전 요원 20명")


def wrong_invented_amount_let_out(folder: Path) -> None:
    """The outgoing letter states the budget."""
    _change(folder, "outgoing", "중학생 240명", "중학생 240명(예산 425만 원)")


def wrong_invented_visit(folder: Path) -> None:
    """A meeting nobody planned."""
    _change(
        folder,
        "outgoing",
        "제출하여 주시기 바랍니다.",
        "제출하고 9. 30.(수) 회의에 참석하여 주시기 바랍니다.",
    )


# Files that cannot be read, and none at all


def missing_bodies(folder: Path) -> None:
    """Two documents without a body."""
    _save(folder, "internal", "구미시\n수신  내부결재\n제목  계획\n")
    _save(folder, "outgoing", "구미시\n수신  교육장\n제목  요청\n")


def _frame_closing(path: Path, letter: documents.Document) -> None:
    """Save a letter whose closing Word holds in a table: the signers in one of their own."""
    letter.save(path)
    file = docx.Document(str(path))
    signers = next(p for p in file.paragraphs if p.text.startswith("주무관"))
    number = next(p for p in file.paragraphs if p.text.startswith("시행"))
    outer = file.add_table(rows=1, cols=2)
    inner = outer.cell(0, 0).add_table(rows=1, cols=4)
    for cell, word in zip(inner.rows[0].cells, signers.text.split(maxsplit=3), strict=True):
        cell.text = word
    outer.cell(0, 1).text = number.text
    signers._p.addprevious(outer._tbl)
    for paragraph in (signers, number):
        paragraph._p.getparent().remove(paragraph._p)
    file.save(str(path))


def _save(folder: Path, name: str, text: str) -> None:
    documents.typed(text + GIST).save(folder / "output" / f"{name}.hwpx")


def _change(folder: Path, name: str, old: str, new: str) -> None:
    """The right document with other words; what they replace must have been there."""
    text = INTERNAL if name == "internal" else OUTGOING
    assert old in text, old
    _save(folder, name, text.replace(old, new))
