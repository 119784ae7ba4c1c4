"""Submissions of the caption lab: right ones made in other ways, and wrong ones, one fault each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from automation import documents
from automation.documents import Table
from content_production.captions.cues import Cue
from content_production.captions.files import read_captions, write_captions
from content_production.captions.sign_plan import SignPlan
from courseware.authoring.changed_captions import recaption, reword

CAPTIONS = Path("output") / "captions.srt"
PLAN = {
    "part": "처음부터 끝까지",
    "place": "오른쪽 위",
    "interpreter": "시 수어통역센터 수어통역사",
    "office": "홍보담당관",
    "script_by": "2026. 5. 13.(수)",
}


def _transcript(folder: Path) -> Path:
    return folder / "output" / "transcript.docx"


def _plan(folder: Path, **answers: str) -> None:
    SignPlan(**{**PLAN, **answers}).save(folder / "output" / "sign-plan.xlsx")


def _retell(folder: Path, change: Callable[[str], str]) -> None:
    before = str(documents.read_text(_transcript(folder)))
    text = change(before)
    assert text != before
    _transcript(folder).unlink()
    (folder / "output" / "transcript.txt").write_text(text, encoding="utf-8")


# Right, but made in another way


def right_webvtt_and_plain_text(folder: Path) -> None:
    """Captions as WebVTT, the transcript as plain text under other names."""
    cues = read_captions(folder / CAPTIONS)
    write_captions(cues, folder / "output" / "책축제 자막.vtt")
    (folder / CAPTIONS).unlink()
    text = str(documents.read_text(_transcript(folder)))
    _transcript(folder).unlink()
    (folder / "output" / "영상원고.txt").write_text(text, encoding="utf-8")


def right_numbers_in_words(folder: Path) -> None:
    """Numbers as they are spoken, sounds in round brackets, shorter captions."""
    reword(folder / CAPTIONS, "7시부터 밤 10시", "일곱 시부터 밤 열 시")
    reword(folder / CAPTIONS, "3명", "세 명")
    reword(folder / CAPTIONS, "150명", "백오십 명")
    reword(folder / CAPTIONS, "[책장 넘기는 소리]", "(책장 소리)")


def right_sami_and_side_by_side(folder: Path) -> None:
    """Captions as SAMI in cp949 with a SYNC that clears each, the plan's questions in one row."""
    lines = ["<SAMI><BODY>"]
    for cue in read_captions(folder / CAPTIONS):
        words = cue.text.replace("3명", "세 분").replace("5월 23일", "５월 ２３일").split("\n")
        lines.append(f"<SYNC Start={cue.start * 1000:.0f}><P Class=KRCC>{'<br>'.join(words)}")
        lines.append(f"<SYNC Start={cue.end * 1000:.0f}><P Class=KRCC>&nbsp;")
    text = "\r\n".join([*lines, "</BODY></SAMI>"])
    (folder / "output" / "책축제.smi").write_bytes(text.encode("cp949"))
    (folder / CAPTIONS).unlink()
    book = openpyxl.Workbook()
    book.active.append(["통역 범위", "통역 화면의 위치", "수어통역사", "담당 부서", "원고 전달일"])
    sent = date(2026, 5, 13)
    book.active.append(["전 구간", "우측 하단", "시 수어통역센터", "홍보담당관실", sent])
    book.save(folder / "output" / "sign-plan.xlsx")


def right_transcript_tells_hours_in_words(folder: Path) -> None:
    """What stands on the screen as 19:00~22:00 is told as one would say it."""
    _retell(folder, lambda text: text.replace("19:00~22:00", "저녁 7시부터 10시까지"))


def right_more_and_shorter_captions(folder: Path) -> None:
    """The editor cut a caption in two and began the first a little earlier."""

    def change(cues: list[Cue]) -> list[Cue]:
        first, *rest, last = cues
        middle = (last.start + last.end) / 2
        above, below = last.text.split("\n")
        halves = [Cue(last.start, middle, above), Cue(middle, last.end, below)]
        return [Cue(0.0, first.end, first.text), *rest, *halves]

    recaption(folder / CAPTIONS, change)


def right_hancom_transcript_and_own_form(folder: Path) -> None:
    """The transcript in Hancom as running text; the plan in a form with other words."""
    text = str(documents.read_text(_transcript(folder))).replace("○ ", "").replace("□ ", "")
    documents.report("원고", items=text).save(folder / "output" / "transcript.hwpx")
    _transcript(folder).unlink()
    book = openpyxl.Workbook()
    book.active.append(["수어 통역 계획(가상)"])
    for row in (
        ("1", "구간", "모든 말(0~44초)"),
        ("2", "위치", "왼쪽 아래, 자막 위"),
        ("3", "통역할 사람", "농인협회 추천 공인 수어통역사 2명"),
        ("4", "담당", "중앙도서관 행사팀"),
        ("5", "원고 전달", "5월 15일까지"),
    ):
        book.active.append(row)
    book.save(folder / "output" / "sign-plan.xlsx")


def right_sign_plan_in_hancom(folder: Path) -> None:
    """Transcript and plan both in Hancom under names of their own; the plan is a table of two."""
    rows = (
        ("물음", "답"),
        ("통역 구간", "전체"),
        ("통역 화면", "오른쪽 위"),
        ("통역사", "시 수어통역센터 통역사"),
        ("담당 부서", "홍보담당관"),
        ("원고 전달일", "2026. 5. 14."),
    )
    plan = documents.report("수어 통역 계획", items="□ 책 축제 영상에 통역을 붙임")
    replace(plan, body=(*plan.body, Table(rows))).save(folder / "output" / "수어 계획.hwpx")
    (folder / "output" / "sign-plan.xlsx").unlink()
    text = str(documents.read_text(_transcript(folder)))
    documents.report("원고", items=text).save(folder / "output" / "transcript.hwpx")
    _transcript(folder).unlink()


def right_sign_plan_in_word_lines(folder: Path) -> None:
    """The plan is typed in Word, a line a question."""
    lines = (
        "통역할 부분: 처음부터 끝까지",
        "위치: 왼쪽 아래, 자막 위",
        "통역사: 농인협회 추천 수어통역사",
        "담당: 중앙도서관 행사팀",
        "원고 전달: 2026. 5. 12.",
    )
    plan = documents.report("수어 통역 계획", items="\n".join(f"□ {line}" for line in lines))
    plan.save(folder / "output" / "sign-plan.docx")
    (folder / "output" / "sign-plan.xlsx").unlink()


# Wrong: coverage


def wrong_coverage_dropped_sentence(folder: Path) -> None:
    """The sentence that the assistant dropped is still missing."""
    recaption(folder / CAPTIONS, lambda cues: [cue for cue in cues if "궁금" not in cue.text])


def wrong_coverage_at_the_wrong_time(folder: Path) -> None:
    """The missing sentence was put in, but after the scene."""

    def change(cues: list[Cue]) -> list[Cue]:
        moved = [Cue(c.start, c.end, c.text) for c in cues if "궁금" not in c.text]
        last = moved.pop()
        return [
            *moved,
            Cue(35.3, 39.0, last.text),
            Cue(39.2, 43.5, "궁금한 것을 물어볼 수도 있습니다."),
        ]

    recaption(folder / CAPTIONS, change)


def wrong_coverage_in_short(folder: Path) -> None:
    """A sentence was put into fewer words."""
    reword(folder / CAPTIONS, "도서관 누리집에서 신청하세요.", "신청하세요.")


def wrong_coverage_turned_round(folder: Path) -> None:
    """Two letters more, and nobody may ask."""
    reword(folder / CAPTIONS, "물어볼 수도 있습니다", "물어볼 수는 없습니다")


def wrong_coverage_promise_that_nobody_makes(folder: Path) -> None:
    """A free bus runs, says a caption; the script has none."""

    def change(cues: list[Cue]) -> list[Cue]:
        *rest, last = cues
        middle = (last.start + last.end) / 2
        bus = Cue(middle + 1, last.end, "무료 셔틀버스도 다닙니다.")
        return [*rest, Cue(last.start, middle + 0.8, last.text), bus]

    recaption(folder / CAPTIONS, change)


# Wrong: numbers


def wrong_numbers_exchanged(folder: Path) -> None:
    """Both figures are there, each in the place of the other."""
    reword(folder / CAPTIONS, "선착순 150명", "선착순 3명")
    reword(folder / CAPTIONS, "작가 3명", "작가 150명")


def wrong_numbers_hour(folder: Path) -> None:
    """Eleven at night, as the assistant heard it."""
    reword(folder / CAPTIONS, "밤 10시", "밤 11시")


def wrong_numbers_place(folder: Path) -> None:
    """The park whose name sounds alike."""
    reword(folder / CAPTIONS, "어울림공원", "어린이공원")


def wrong_numbers_people(folder: Path) -> None:
    """Fifteen for a hundred and fifty."""
    reword(folder / CAPTIONS, "150명", "15명")


def wrong_numbers_weekday(folder: Path) -> None:
    """The right day with the wrong weekday."""
    reword(folder / CAPTIONS, "23일 토요일", "23일 일요일")


# Wrong: reading


def wrong_reading_overlap(folder: Path) -> None:
    """A caption stays while the next is there."""
    recaption(
        folder / CAPTIONS,
        lambda cues: [
            Cue(c.start, c.end + (2 if i == 2 else 0), c.text) for i, c in enumerate(cues)
        ],
    )


def wrong_reading_three_lines(folder: Path) -> None:
    """Three lines at once."""
    reword(folder / CAPTIONS, "그림책 마당은 옆", "그림책 마당은\n옆")


def wrong_reading_hurried(folder: Path) -> None:
    """The last caption is gone after a second and a half."""
    recaption(
        folder / CAPTIONS,
        lambda cues: [*cues[:-1], Cue(cues[-1].start, cues[-1].start + 1.5, cues[-1].text)],
    )


# Wrong: cues


def wrong_cues_no_speaker(folder: Path) -> None:
    """Nobody knows that the director speaks."""
    reword(folder / CAPTIONS, "도서관장: ", "")


def wrong_cues_no_laughter(folder: Path) -> None:
    """The children cannot be heard."""
    reword(folder / CAPTIONS, "[아이들 웃음소리] ", "")


def wrong_cues_no_sounds(folder: Path) -> None:
    """Neither music nor pages."""
    reword(folder / CAPTIONS, "[잔잔한 음악]\n", "")
    reword(folder / CAPTIONS, "[책장 넘기는 소리]\n", "")


def wrong_cues_speaker_only_mentioned(folder: Path) -> None:
    """The director is spoken of, not named as who speaks."""
    reword(folder / CAPTIONS, "도서관장: ", "")
    reword(folder / CAPTIONS, "궁금한 것을", "도서관장에게 궁금한 것을")


def wrong_cues_laughter_in_the_next_scene(folder: Path) -> None:
    """The children are heard when they are gone."""
    reword(folder / CAPTIONS, "[아이들 웃음소리] ", "")
    reword(folder / CAPTIONS, "선착순", "[아이들 웃음소리] 선착순")


# Wrong: transcript


def wrong_transcript_only_words(folder: Path) -> None:
    """Only what is said, as the assistant wrote it, with its faults mended."""
    said = ("내레이터", "도서관장")
    _retell(
        folder, lambda text: "\n".join(x for x in text.splitlines() if any(s in x for s in said))
    )


def wrong_transcript_no_telephone(folder: Path) -> None:
    """The telephone number is on the screen and nowhere else."""
    _retell(folder, lambda text: text.replace("054-000-0523", ""))


def wrong_transcript_assistants_hour(folder: Path) -> None:
    """The assistant's eleven at night was copied."""
    _retell(folder, lambda text: text.replace("밤 10시", "밤 11시"))


def wrong_transcript_dropped_sentence(folder: Path) -> None:
    """The dropped sentence is missing here too."""
    _retell(folder, lambda text: text.replace(" 궁금한 것을 직접 물어볼 수도 있습니다.", ""))


def wrong_transcript_telephone(folder: Path) -> None:
    """Two digits of the telephone number changed places."""
    _retell(folder, lambda text: text.replace("054-000-0523", "054-000-0532"))


def wrong_transcript_place(folder: Path) -> None:
    """The park whose name sounds alike, in the transcript alone."""
    _retell(folder, lambda text: text.replace("어울림공원", "어린이공원"))


def wrong_transcript_weekday(folder: Path) -> None:
    """The right day with the weekday of another."""
    _retell(folder, lambda text: text.replace("23일 토요일", "23일 일요일"))


# Wrong: sign


def wrong_sign_one_sentence_in_every_row(folder: Path) -> None:
    """A sentence that holds all the words asked for, five times."""
    pasted = "2026. 5. 13. 영상팀이 통역센터의 통역사에게 처음부터 끝까지 화면 오른쪽 위에"
    _plan(folder, **dict.fromkeys(PLAN, pasted))


def wrong_sign_over_the_captions(folder: Path) -> None:
    """Below in the middle is where the captions stand."""
    _plan(folder, place="화면 아래 가운데")


def wrong_sign_open_questions(folder: Path) -> None:
    """Who interprets will be seen later."""
    _plan(folder, interpreter="추후 검토")


def wrong_sign_too_late(folder: Path) -> None:
    """The script goes out on the day of the event."""
    _plan(folder, script_by="2026. 5. 23.(토)")


def wrong_sign_greeting_only(folder: Path) -> None:
    """Only the greeting is interpreted."""
    _plan(folder, part="인사말만")


def wrong_sign_no_place(folder: Path) -> None:
    """Nobody said where the interpreter stands."""
    _plan(folder, place="")


def wrong_sign_another_year(folder: Path) -> None:
    """The day is right, the year is the next one."""
    _plan(folder, script_by="2027. 5. 13.")


def wrong_sign_a_number_for_a_day(folder: Path) -> None:
    """A number that is no date."""
    _plan(folder, script_by="5")


# Not to be read, not there


def missing_as_it_came(folder: Path) -> None:
    """The assistant's captions as they came, an empty transcript, an empty form."""
    given = Path(__file__).parent.parent / "materials" / "ai-captions.srt"
    write_captions(read_captions(given), folder / CAPTIONS)
    documents.report("제목만").save(_transcript(folder))
    SignPlan().save(folder / "output" / "sign-plan.xlsx")


def missing_all_but_one_letter(folder: Path) -> None:
    """One caption, one letter: it breaks no rule and says nothing."""
    recaption(folder / CAPTIONS, lambda cues: [Cue(cues[0].start, cues[0].end, "x")])


def missing_transcript_of_letters(folder: Path) -> None:
    """Lines of one letter have no wrong figures."""
    _retell(folder, lambda _: "x\nx\nx\nx")
