"""Facts of a draft against its source: the same fact in other words is the same fact."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import documents, facts, rules
from automation.numerals import to_hangul
from groundwork.problem import Problem

NOTES = (
    "9/10(목) 오후 2시 회의, 참석 14명. 작년 침수 세 곳, 신고 27건. 차단기 3대, 대당 4,500만원, "
    "총 1억 3,500만원(국비 8,100만원, 시비 5,400만원). 수위 1.2m 넘으면 「하천법」 제46조로 통제. "
    "안전재난과-1234(2026. 9. 2.)호. 국비 60%. 산책로 2.4km. 12월 20일까지 2주간 점검."
)


@pytest.mark.parametrize(
    "draft",
    [
        "2026. 9. 10.(목) 14:00",
        "14인 참석",
        "침수 3개소",
        "침수 3곳",
        "금135,000,000원(금일억삼천오백만원)",
        "135백만원",
        "1.35억원",
        "약 1억 4천만원",
        "「하천법」 제46조",
        "제46조에 따라",
        "2,400m",
        "산책로 2.4㎞",
        "안전재난과-1234호",
        "12. 20.까지",
        "국비 60퍼센트",
    ],
)
def test_the_same_fact_in_another_spelling_is_supported(draft: str) -> None:
    assert facts.find(draft)
    assert facts.compare(draft, NOTES).unsupported == ()


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("총사업비 1억 4,500만원", "1억 4,500만원"),
        ("「자연재해대책법」 제46조", "「자연재해대책법」 제46조"),
        ("「하천법」 제47조", "「하천법」 제47조"),
        ("제46조의2", "제46조의2"),
        ("9. 11.까지", "9. 11."),
        ("15:00 시작", "15:00"),
        ("침수 4곳", "4곳"),
        ("참석 41명", "41명"),
        ("안전재난과-4321호", "4321"),
        ("국비 70%", "70%"),
        ("2025. 9. 2. 시행", "2025. 9. 2."),
    ],
)
def test_what_the_notes_do_not_hold_is_shown(draft: str, wrong: str) -> None:
    assert [fact.text for fact in facts.compare(draft, NOTES).unsupported] == [wrong]


@pytest.mark.parametrize(
    ("notes", "supported"),
    [("2시 회의", True), ("14시 회의", True), ("오전 2시 회의", False), ("3시 회의", False)],
)
def test_a_time_noted_without_its_half_of_the_day_is_of_either(notes: str, supported: bool) -> None:
    assert (facts.compare("14:00 회의", notes).unsupported == ()) is supported


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("오후 2시~3시 30분", (15, 30)),
        ("오전 10시부터 2시까지", (14, 0)),
        ("오전 10시~12시", (12, 0)),
        ("오전 10시~오후 2시", (14, 0)),
        ("오후 2시, 3시에 각각", (3, 0)),
        ("14시~16시", (16, 0)),
    ],
)
def test_a_range_of_hours_ends_after_it_begins(text: str, end: tuple[int, int]) -> None:
    assert facts.find(text)[-1].value == end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("9/17 14:00 회의", [(None, 9, 17), (14, 0)]),
        ("9/17(목) 회의", [(None, 9, 17)]),
        ("9/17 오후 두 시", [(None, 9, 17), (14, 0)]),
        ("오후 두 시에 시작", [(14, 0)]),
        ("오전 열한 시 반", [(11, 30)]),
        ("오후 세 시 십오 분까지", [(15, 15)]),
        ("오후 열두시", [(12, 0)]),
        ("20260917 14:00", [(2026, 9, 17), (14, 0)]),
        ("회의록_20260917.hwpx, 작성일 20260918", [(2026, 9, 18)]),
    ],
)
def test_days_and_times_of_notes_in_a_hurry_are_found(text: str, values: list[object]) -> None:
    assert [fact.value for fact in facts.find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "3/4분기", "9/17 지점", "2/3 찬성", "두 시의 협약", "오후 한 시민이", "20261399",
        "접수번호 20260917-003", "예산 20260917원은 아님", "10/17 14건",
    ],
)  # fmt: skip
def test_fractions_numbers_and_two_cities_are_no_days_and_times(text: str) -> None:
    kinds = {fact.kind for fact in facts.find(text)}
    assert kinds.isdisjoint({facts.Kind.DATE, facts.Kind.TIME})


def test_a_day_in_eight_digits_supports_the_same_day_and_no_rule_calls_it_wrong() -> None:
    assert facts.compare("2026. 9. 17. 회의", "20260917 회의").unsupported == ()
    report = documents.report("보고", items="□ 자료: 20260917 기준", gist="요지", keywords="가")
    assert "R4" not in {finding.rule for finding in rules.check(report).findings}


def test_a_sum_of_figures_of_the_notes_is_no_invention() -> None:
    notes = "1동 침수 3건, 2동 침수 5건, 3동 침수 4건. 국비 8,100만원, 시비 5,400만원"
    draft = "침수 모두 12건, 총 1억 3,500만원, 국비와 시비의 차이 2,700만원"
    assert facts.compare(draft, notes).unsupported == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1만 2천여 명", 12_000),
        ("3만 5,000명", 35_000),
        ("12만 명", 120_000),
        ("6,500권", 6_500),
        ("8천2백 명", 8_200),
        ("5백 대", 500),
        ("１，２００명", 1_200),
    ],
)
def test_large_counts_in_words_are_whole_numbers(text: str, value: int) -> None:
    (fact,) = facts.find(text)
    assert fact.value == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("차단기 세 대를", 3, "대"),
        ("안내판 열두 개를", 12, "개"),
        ("마흔두 곳이", 42, "곳"),
        ("스무 명", 20, "명"),
        ("석 대", 3, "대"),
        ("아흔아홉 권까지", 99, "권"),
    ],
)
def test_native_numbers_are_counts(text: str, value: int, unit: str) -> None:
    (fact,) = facts.find(text)
    assert (fact.value, fact.unit) == (value, unit)


@pytest.mark.parametrize("text", ["세 개월", "한 번 더 보고", "두 대책", "세 권역", "모두 함께"])
def test_words_that_only_begin_like_a_count_are_none(text: str) -> None:
    assert facts.find(text) == ()


def test_words_that_look_like_counts_are_left_alone() -> None:
    text = (
        "3층 대회의실, 1단계 사업, 10개년 계획, 2대책, 제1회의실, 붙임 1부, 5개발, 건의 사항 3인당"
    )
    assert facts.find(text) == ()


def test_an_empty_draft_says_so_kindly() -> None:
    assert "아직" in facts.compare("", NOTES)._repr_html_()


def test_the_comparison_shows_missing_facts_first_and_escapes() -> None:
    shown = facts.compare("<b> 14명, 99명", "14명")._repr_html_()
    assert shown.index("99명") < shown.index("14명")
    assert "<b> " not in shown


def test_bare_numbers_of_a_table_take_the_unit_of_their_heading() -> None:
    items = (
        "| 구분 | 수량(대) | 금액(천원) |\n|-|-|-|\n| 차단기 | 3 | 135,000 |\n| 침수(곳) | 3 | 5 |"
    )
    report = documents.report("보고", items=items)
    values = {(fact.value, fact.unit) for fact in facts.of_document(report)}
    assert {(3.0, "대"), (135_000_000.0, "원")} <= values
    assert facts.compare(report, NOTES).unsupported[0].text == "5천원"


def test_the_day_a_document_is_written_on_is_no_fact_it_states() -> None:
    report = documents.report("보고", written="2026. 9. 11.", items="□ 회의는 9. 10.(목) 열렸음")
    signed = replace(report, preface=("(2026. 9. 11., 총무과)",))
    assert [fact.value for fact in facts.of_document(signed)] == [(None, 9, 10)]
    telling = replace(report, preface=("2026. 9. 11. 신고 27건",))
    assert len(facts.of_document(telling)) == 3


def test_a_unit_above_the_table_holds_for_all_of_it() -> None:
    report = documents.report(
        "보고", items="(단위: 천원)\n| 차단기 | 계 |\n|-|-|\n| 135,000 | 135,000 |"
    )
    assert {fact.value for fact in facts.of_document(report)} == {135_000_000.0}


@pytest.mark.parametrize(
    "text",
    [
        *("1" * 5000, "1 " * 3000, "1,111" * 1000, "1천" * 2000, "「" * 4000, " " * 100_000),
        *("1명 " * 30_000, "3~5명 " * 20_000, "오후 1~3시 " * 10_000, "백여 " * 30_000),
    ],
)
def test_a_page_of_figures_does_not_keep_the_machine_busy(text: str) -> None:
    started = time.process_time()
    facts.find(text)
    assert time.process_time() - started < 2


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.text(
        alphabet="0123456789.,()-:~/'년월일시분원금천만억조제조항호개명건 오전후「」", max_size=60
    )
)
def test_any_text_can_be_searched_for_facts(text: str) -> None:
    for fact in facts.find(text):
        assert text[fact.start :].startswith(fact.text) or fact.text in text
        assert facts.supported(fact, facts.find(text))


def test_a_share_is_a_fact_that_a_draft_can_be_compared_to() -> None:
    satisfied = facts.share(355, 412)
    assert satisfied.text == "86.2%"
    draft = "만족 86.2%, 불만족 3.9%"
    assert [fact.text for fact in facts.compare(draft, satisfied).unsupported] == ["3.9%"]
    assert "355 ÷ 412 = 86.2%" in satisfied._repr_html_()


@pytest.mark.parametrize("typed", [(7, 0), "7000", None])
def test_a_number_typed_with_its_comma_or_in_quotes_is_one_sentence(typed: object) -> None:
    with pytest.raises(Problem, match="쉼표와 단위 없이"):
        facts.share(typed, 12000)  # type: ignore[arg-type]


def test_a_share_of_nothing_yet_says_so() -> None:
    nothing = facts.share(0, 0)
    assert (nothing.text, nothing.facts()) == ("", ())
    assert "아직" in nothing._repr_html_()


def test_a_draft_is_compared_with_several_sources() -> None:
    table = documents.table("| 날짜 | 인원(명) |\n| 10. 16. | 3,100 |\n| 10. 17. | 7,600 |")
    compared = facts.compare("10. 17. 7,600명, 모두 10,700명, 사진 4매, 9곳", table, "3곳")
    assert [fact.text for fact in compared.unsupported] == ["9곳"]


def test_each_table_has_the_unit_of_the_line_above_it() -> None:
    people = "□ 인원\n(단위: 명)\n| 날 | 수 |\n| 하루 | 300 |\n"
    money = "□ 예산\n(단위: 천원)\n| 날 | 수 |\n| 하루 | 500 |"
    found = facts.of_document(documents.report("가", items=people + money))
    assert {(f.kind, f.value, f.unit) for f in found} == {
        (facts.Kind.COUNT, 300.0, "명"),
        (facts.Kind.AMOUNT, 500_000.0, "원"),
    }


def test_a_count_may_be_written_with_a_word_for_ten_thousand() -> None:
    found = facts.find("1만 6,830명, 2만명, 3천 명, 1만6830명")
    assert [fact.value for fact in found] == [16_830, 20_000, 3_000, 16_830]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("지원금 삼백이십만 원", 3_200_000, "원"),
        ("일금 오천만원", 50_000_000, "원"),
        ("천 원의 아침밥", 1_000, "원"),
        ("두 배로 늘려", 2, "배"),
        ("1.5배", 1.5, "배"),
        ("넷 가운데 하나", 25, "%"),
        ("열에 아홉이", 90, "%"),
        ("3분의 1을", pytest.approx(33.33, abs=0.01), "%"),
        ("절반 이상", 50, "%"),
    ],
)
def test_amounts_multiples_and_shares_may_be_said_in_words(text, value, unit) -> None:
    (fact,) = facts.find(text)
    assert (fact.value, fact.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("사원 모집", "구조원과 조원", "만원 버스", "시내 일원", "배수로 정비", "수백만 원"),
        *("둘 가운데 하나를 고른다", "오만 원동", "천원정책"),
    ],
)
def test_words_that_only_look_like_numbers_are_no_facts(text: str) -> None:
    assert facts.find(text) == ()


def test_an_amount_in_brackets_behind_figures_is_the_same_amount() -> None:
    assert len(facts.find("금113,560원(금일십일만삼천오백육십원)")) == 1


@pytest.mark.parametrize(
    ("draft", "supported"),
    [
        ("한 해 360만 원", True),
        ("한 해 350만 원", False),
        ("지난해의 두 배", True),
        ("지난해의 세 배", False),
        ("절반이 여성", True),
        ("셋 가운데 하나가 여성", False),
    ],
)
def test_what_follows_from_the_figures_of_the_notes_is_no_invention(draft, supported) -> None:
    notes = "월 30만 원씩 12개월. 신고 14건(지난해 7건). 참석 24명 중 여성 12명"
    assert (facts.compare(draft, notes).unsupported == ()) is supported


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(1, 9_999_999_999), st.sampled_from(["", "금", "일금 "]))
def test_every_amount_in_hangul_is_read_back(won: int, before: str) -> None:
    (fact,) = facts.find(f"지원금은 {before}{to_hangul(won * 10)}원이다")
    assert fact.value == won * 10


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("한 조는 3~5명", [(3, "명"), (5, "명")]),
        ("10~20만 명", [(100_000, "명"), (200_000, "명")]),
        ("임기는 2년으로 함", [(24, "개월")]),
        ("여섯 달이 지나면", [(6, "개월")]),
        ("사흘간 연다", [(3, "일간")]),
        ("30일 이내에 낸다", [(30, "일간")]),
        ("회의는 90분으로 한다", [(90, "분간")]),
        ("천이백여 명이 서명", [(1200, "명")]),
        ("전국 3위를 차지", [(3, "위")]),
        ("3할에 그쳐", [(30, "%")]),
        ("2.5%p 올라", [(2.5, "%p")]),
        ("2.5퍼센트포인트 올라", [(2.5, "%p")]),
        ("소음 65dB를 넘어", [(65, "dB")]),
        ("일흔 살", [(70, "세")]),
        ("홍보물 5,000부를", [(5000, "부")]),
    ],
)
def test_spans_ranks_ranges_and_points_are_counts(text, values) -> None:
    assert [(fact.value, fact.unit) for fact in facts.find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3번 창구",
            "24시편의점",
            "30일 회의",
            "5분발언",
            "2026년 상반기",
            "3위원회",
            "붙임 1부.",
        ),
        *("1분과 회의", "2점검반", "3통장", "제3위", "3할인 행사"),
    ],
)
def test_words_that_begin_like_a_unit_are_none(text: str) -> None:
    assert facts.find(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("낮 12시", [(12, 0)]),
        ("밤 11시부터 새벽 4시까지", [(23, 0), (4, 0)]),
        ("밤 12시", [(0, 0)]),
        ("저녁 7시 반에", [(19, 30)]),
        ("정오에", [(12, 0)]),
        ("오후 1~3시", [(13, 0), (15, 0)]),
        ("열 시까지", [(10, 0)]),
        ("시월 이십일", [(None, 10, 20)]),
    ],
)
def test_days_and_times_in_words(text: str, values: list[object]) -> None:
    assert [fact.value for fact in facts.find(text)] == values


@pytest.mark.parametrize(("draft", "held"), [("2.5%p 상승", True), ("2.6%p 상승", False)])
def test_percentage_points_are_between_two_shares(draft: str, held: bool) -> None:
    assert (facts.compare(draft, "집행률 86.2%, 지난해 83.7%").unsupported == ()) is held


@pytest.mark.parametrize(
    ("draft", "source", "held"),
    [
        ("1시간 30분 동안", "90분간", True),
        ("90분으로", "1시간 30분", True),
        ("1시간 반 동안", "90분간", True),
        ("1시간 20분 동안", "90분간", False),
        ("일주일 이내에", "7일 이내", True),
        ("14일 안에", "2주 이내에", True),
        ("120분간", "2시간", True),
        ("12개월", "소유자가 1년 단위 계약만 원함", True),
        ("10개월", "1년 단위 계약", False),
        ("일주일 이내에", "5일 이내", False),
        ("7명", "1주일간", False),
    ],
)
def test_a_length_of_time_is_the_same_in_another_unit(draft: str, source: str, held: bool) -> None:
    assert facts.find(draft)
    assert (facts.compare(draft, source).unsupported == ()) is held


@pytest.mark.parametrize(
    ("draft", "held"), [("사흘 동안", True), ("3일간", True), ("나흘간", False)]
)
def test_days_run_from_one_date_of_the_notes_to_another(draft: str, held: bool) -> None:
    assert (facts.compare(draft, "행사: 10. 23.~10. 25.").unsupported == ()) is held
