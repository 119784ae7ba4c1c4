"""A card shows everything to the person and only a number to nbgrader."""

from graders.card import Card, Cards, card_html, card_text
from graders.outcome import Criterion, Outcome, judge, unknown
from groundwork import language
from groundwork.findings import Finding
from groundwork.messages import Message, plain

FINDING = Finding(
    plain("<script>alert(1)</script>"),
    where=plain("둘째 줄"),
    why=plain("규칙 제2조제2항"),
    mend=plain("고치세요"),
)
OUTCOME = Outcome(
    "a1-1-report",
    "facts",
    Message("사실", english="Facts"),
    10,
    judge([Criterion(True, good=plain("날짜가 맞습니다")), Criterion(False, (FINDING,))]),
)


def test_the_plain_text_is_the_points_as_nbgrader_reads_them():
    assert float(repr(Card(OUTCOME))) == 5.0
    assert float(Card(OUTCOME)) == 5.0


def test_the_card_says_where_why_and_how():
    shown = card_html(OUTCOME)
    for text in ("사실", "5/10점", "날짜가 맞습니다", "둘째 줄", "규칙 제2조제2항", "고치세요"):
        assert text in shown


def test_the_card_speaks_the_readers_language():
    with language.using("en"):
        assert "Facts" in card_html(OUTCOME)
        assert "고칠" not in card_html(OUTCOME)


def test_a_learners_words_are_escaped():
    assert "<script>" not in card_html(OUTCOME)


def test_many_findings_are_counted_not_all_shown():
    many = judge([Criterion(False, tuple(Finding(plain(f"곳{n}")) for n in range(40)))])
    shown = card_html(Outcome("l", "c", Message("제목"), 1, many))
    assert "곳11" in shown
    assert "곳12" not in shown
    assert "28" in shown


def test_points_that_wait_for_a_person_are_said_beside_those_earned():
    part = judge(Criterion(True), unknown(plain("말투는 사람이 읽습니다.")))
    shown = card_html(Outcome("l", "c", Message("제목"), 10, part))
    assert "5/10점 · 5점은 강사가 확인한 뒤 더합니다" in shown
    assert "말투는 사람이 읽습니다." in shown


def test_own_files_show_no_points():
    assert "점" not in card_text(OUTCOME, points=False).splitlines()[0]
    assert "사실" in repr(Cards([OUTCOME]))
