"""Submissions of a2-3-press: right but made differently, and wrong in one thing each."""

from __future__ import annotations

from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from courseware.authoring.made_elsewhere import add_lines, word_document

HEADING = "구미시 보도자료\n보도일시: 2026. 10. 7.(수) 배포 즉시\n"
CONTACT = "담당 부서: 도서관정책과\n담당자: 정하늘 주무관\n연락처: 054-000-0000\n"
TITLE = "가을 책시장에서 헌책 6,500권 나눈다"
SUBTITLE = "10. 24.(토)~10. 25.(일) 낙동강체육공원"
LEAD = (
    "구미시는 오는 10월 24일부터 이틀 동안 낙동강체육공원에서 ‘구미 가을 책시장’(가상)을 "
    "연다고 밝혔다."
)
BODY = """책시장은 이틀 모두 10:00부터 18:00까지 열리고, 동네 서점과 작은 출판사 42곳이 참여한다.
시민이 내놓은 헌책 6,500권은 한 사람에 3권까지 무료로 나눈다.
그림책 낭독은 하루 4회 열리며 회마다 어린이 30명을 받는다. 신청은 10. 12.(월) 09:00부터 받는다.
지난해에는 이틀 동안 8,200명이 다녀갔다.
"""
PRESS = f"{HEADING}{TITLE}\n- {SUBTITLE} -\n{LEAD}\n{BODY}{CONTACT}"
CARD = """구미 ‘가을 책시장’(가상)에 오세요.
10. 24.(토)~10. 25.(일), 낙동강체육공원 잔디마당
헌책 6,500권을 무료로 나눕니다.
그림책 낭독은 10. 12.(월)부터 도서관 누리집에서 신청하세요.
"""


# Right, but made in another way


def right_word_contact_in_one_line(folder: Path) -> None:
    """Written in Word: the contact on the last line, paragraphs Word numbers."""
    file = word_document()
    add_lines(file, [*HEADING.splitlines(), TITLE, f"― {SUBTITLE} ―", LEAD])
    add_lines(file, [(0, line) for line in BODY.splitlines()])
    add_lines(file, ["문의: 도서관정책과 정하늘 주무관(☎ 054-000-0000)"])
    _press_path(folder).unlink()
    file.save(str(folder / "output" / "보도자료(최종).docx"))


def right_release_without_a_colon(folder: Path) -> None:
    """보도일시 with a space behind it; the contact on one line at the end."""
    _save(folder, PRESS.replace("보도일시: 2026", "보도일시 2026"))


def right_hangul_frames(folder: Path) -> None:
    """Written in Hangul: masthead and title framed, the contact in a table at the end."""
    with HwpxDocument.new() as file:
        file.add_table(1, 1).cell(0, 0).set_text("보 도 자 료")
        when = file.add_table(1, 2)
        when.cell(0, 0).set_text("보도일시")
        when.cell(0, 1).set_text("2026. 10. 7.(수) 09:00 이후")
        file.add_table(1, 1).cell(0, 0).set_text(f"{TITLE}\n- {SUBTITLE} -")
        for line in (LEAD, *BODY.splitlines()):
            file.add_paragraph(line, inherit_style=False)
        contact = file.add_table(1, 4)
        cells = ("담당부서", "도서관정책과", "담당자", "독서진흥팀 정하늘(054-000-0000)")
        for column, text in enumerate(cells):
            contact.cell(0, column).set_text(text)
        file.save_to_path(_press_path(folder))


def right_confirmed_words_in_plain_style(folder: Path) -> None:
    """The confirmed words, shortened to a newspaper's style, with their speaker."""
    said = "문도현 도서관정책과장은 “읽은 책을 이웃에게 건네는 이틀이 되면 좋겠다”고 말했다.\n"
    _save(folder, PRESS.replace(CONTACT, said + CONTACT))


def right_derived_figures(folder: Path) -> None:
    """Sums, differences and other spellings of the data's figures, and 최대 that only limits."""
    text = PRESS.replace("42곳이 참여한다", "42곳이 참여해 지난해보다 7곳 늘었다")
    text = text.replace("한 사람에 3권까지", "한 사람에 최대 3권까지")
    text = text.replace("어린이 30명을 받는다", "어린이 30명씩 모두 240명을 받는다")
    text = text.replace("10:00부터 18:00까지", "오전 10시부터 오후 6시까지")
    _save(folder, text.replace("오는 10월 24일부터", "2026년 10월 24일부터"))


def right_card_in_one_paragraph(folder: Path) -> None:
    """A text message: one paragraph, without line breaks."""
    _save_card(folder, " ".join(CARD.splitlines()))


def right_days_as_newspapers_write_them(folder: Path) -> None:
    """오는 24일부터 in the text and 10월 24~25일 in the title: the month is the release's."""
    text = PRESS.replace("오는 10월 24일부터 이틀 동안", "오는 24일부터 25일까지")
    _save(folder, text.replace(SUBTITLE, "10월 24~25일 낙동강체육공원"))


def right_numbers_in_words(folder: Path) -> None:
    """마흔두 곳, 세 권까지, 8천2백 명, and a telephone number in brackets."""
    text = PRESS.replace("42곳", "마흔두 곳").replace("3권까지", "세 권까지")
    text = text.replace("하루 4회", "하루 네 차례").replace("054-000-0000", "(054) 000-0000")
    _save(folder, text.replace("8,200명", "8천2백 명"))


# Wrong: form


def wrong_form_no_telephone(folder: Path) -> None:
    """No number to ask at: also not what the note says."""
    _change(folder, "연락처: 054-000-0000\n", "")


def wrong_form_no_subtitle(folder: Path) -> None:
    """No subtitle."""
    _change(folder, f"- {SUBTITLE} -\n", "")


def wrong_form_weekday(folder: Path) -> None:
    """The weekday of the assistant's draft."""
    _change(folder, "10. 24.(토)~", "10. 24.(일)~")


def wrong_form_no_release_date(folder: Path) -> None:
    """Nothing says from when it may be published."""
    _change(folder, "보도일시: 2026. 10. 7.(수) 배포 즉시\n", "")


# Wrong: the first paragraph


def wrong_lead_of_ornaments(folder: Path) -> None:
    """The ornamental sentence of the draft stands first, without its superlative."""
    _change(folder, LEAD, f"책을 사랑하는 모든 이의 가슴을 설레게 할 잔치가 찾아온다.\n{LEAD}")


def wrong_lead_no_date(folder: Path) -> None:
    """The first paragraph does not say when."""
    _change(folder, LEAD, LEAD.replace("오는 10월 24일부터 이틀 동안 ", ""))


def wrong_lead_nobody(folder: Path) -> None:
    """The first paragraph does not say who."""
    _change(folder, LEAD, LEAD.replace("구미시는 오는", "오는").replace("‘구미 ", "‘"))


# Wrong: the card


def wrong_card_too_many_lines(folder: Path) -> None:
    """Seven lines."""
    _save_card(folder, CARD + "많은 참여를 바랍니다.\n함께해요.\n책시장에서 만나요.\n")


def wrong_card_too_long(folder: Path) -> None:
    """More than three hundred letters."""
    _save_card(folder, CARD.strip() + " 가을 햇살 아래 책과 함께 즐거운 하루를 보내세요." * 10)


def wrong_card_no_place(folder: Path) -> None:
    """Nobody learns where it is."""
    _save_card(folder, CARD.replace(", 낙동강체육공원 잔디마당", ""))


# Wrong: facts


def wrong_facts_no_limit(folder: Path) -> None:
    """How many books one may take is missing."""
    _change(folder, "한 사람에 3권까지 무료로", "무료로")


def wrong_facts_unit_lost(folder: Path) -> None:
    """Last year's visitors lost their unit."""
    _change(folder, "8,200명이", "8,200이")


def wrong_facts_card_without_application(folder: Path) -> None:
    """The card does not say from when one may apply."""
    _save_card(folder, CARD.replace("10. 12.(월)부터 ", ""))


def wrong_facts_other_telephone(folder: Path) -> None:
    """A digit of the telephone number is wrong."""
    _change(folder, "054-000-0000", "054-000-0001")


def wrong_card_weekday(folder: Path) -> None:
    """The weekday on the card is not the day's."""
    _save_card(folder, CARD.replace("10. 24.(토)~", "10. 24.(일)~"))


# Wrong: invented, or let out


def wrong_invented_words_of_the_mayor(folder: Path) -> None:
    """The mayor's words of the assistant's draft."""
    said = "구미시장은 “내년에는 더 큰 축제로 키우겠다”라고 강조했다.\n"
    _change(folder, CONTACT, said + CONTACT)


def wrong_invented_speech_without_marks(folder: Path) -> None:
    """The same words without quotation marks."""
    said = "구미시장은 내년에는 더 큰 축제로 키우겠다고 강조했다.\n"
    _change(folder, CONTACT, said + CONTACT)


def wrong_invented_other_speaker(folder: Path) -> None:
    """The confirmed words, given to the mayor."""
    said = "구미시장은 “읽은 책을 이웃에게 건네는 이틀이 되면 좋겠습니다.”라고 말했다.\n"
    _change(folder, CONTACT, said + CONTACT)


def wrong_invented_superlative(folder: Path) -> None:
    """The title claims to be the largest in the country."""
    _change(folder, TITLE, f"전국 최대 {TITLE}")


def wrong_invented_budget_let_out(folder: Path) -> None:
    """The budget that is not to be known yet, in thousands."""
    _change(folder, "다녀갔다.", "다녀갔다. 올해는 예산 78,000천원을 들인다.")


def wrong_invented_author_on_the_card(folder: Path) -> None:
    """The card announces an author who has not answered yet."""
    _save_card(folder, CARD.replace("무료로 나눕니다.", "무료로 나누고 서하림 작가가 옵니다."))


def wrong_invented_visitors(folder: Path) -> None:
    """As many are expected as nobody said."""
    _change(folder, "다녀갔다.", "다녀갔고, 올해는 15,000명이 올 것으로 보인다.")


def wrong_facts_years_exchanged(folder: Path) -> None:
    """This year's figure is said to be last year's, as if it had grown by none."""
    _change(folder, "42곳이 참여한다.", "42곳이 참여한다. 지난해 42곳과 같다.")


def wrong_facts_apply_on_the_day_of_the_event(folder: Path) -> None:
    """The card tells people to apply on the day of the event, and to come on that of applying."""
    card = CARD.replace("10. 12.(월)부터", "10. 24.(토)부터")
    _save_card(folder, card.replace("10. 24.(토)~10. 25.(일)", "10. 12.(월), 10. 24.(토)"))


def wrong_invented_intention_without_marks(folder: Path) -> None:
    """The mayor's plan as reported speech that no quotation marks show."""
    speech = "다녀갔다. 구미시장은 더 큰 축제로 키우겠다는 뜻을 밝혔다."
    _change(folder, "다녀갔다.", speech)


def wrong_invented_greatest_in_other_words(folder: Path) -> None:
    """전국 최대 in other words."""
    _save_card(folder, CARD.replace("에 오세요.", "에 오세요. 전국에서 가장 큰 책 잔치!"))


def unsure_invented_cause(folder: Path) -> None:
    """A cause that the event's data do not tell: a person reads it."""
    _change(folder, "다녀갔다.", "다녀갔다. 독서 인구가 늘어난 데 따른 것으로 풀이된다.")


def unsure_invented_plan(folder: Path) -> None:
    """A plan for next year that nobody confirmed: a person reads it."""
    _change(folder, "다녀갔다.", "다녀갔다. 시는 내년에 책시장을 더 확대할 계획이다.")


def unsure_invented_not_given_away(folder: Path) -> None:
    """That books are not given away: a denial a person reads."""
    _change(folder, "무료로 나눈다.", "무료로 나눈다. 새 책은 나누지 않는다.")


# Files that cannot be read, and none at all


def missing_texts(folder: Path) -> None:
    """A masthead without a text, and an empty card."""
    _save(folder, HEADING + TITLE)
    _save_card(folder, "책시장")


def _press_path(folder: Path) -> Path:
    return folder / "output" / "press.hwpx"


def _save(folder: Path, text: str) -> None:
    documents.typed(text).save(_press_path(folder))


def _save_card(folder: Path, text: str) -> None:
    documents.Text(text).save(folder / "output" / "card.txt")


def _change(folder: Path, old: str, new: str) -> None:
    """The right release with other words; what they replace must have been there."""
    assert old in PRESS, old
    _save(folder, PRESS.replace(old, new))
