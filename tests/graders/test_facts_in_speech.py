"""Numbers that are spoken in words are the same facts as numbers in digits."""

import pytest

from automation.facts import Kind
from graders.clips.facts_in_speech import facts_in_speech, in_digits


def values(text: str) -> list[object]:
    return [fact.value for fact in facts_in_speech(text)]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("오전 아홉 시 반", "오전 9시 30분"),
        ("아침 아홉시 삼십 분부터", "09:30부터"),
        ("밤 열 시까지", "22:00까지"),
        ("시월 십칠일 토요일", "10월 17일(토)"),
        ("유월 6일", "6. 6."),
        ("사 킬로미터를 걷습니다", "4km를 걷습니다"),
        ("스물다섯 명", "25명"),
        ("백오십 명", "150명"),
        ("참가비는 만 원", "참가비 10,000원"),
        ("세 곳에서 만나요", "3곳에서 만나요"),
    ],
)
def test_a_number_in_words_is_the_number_in_digits(said, written):
    assert values(said) and values(said) == values(written)


@pytest.mark.parametrize(
    "text", ["한 시민이 말합니다", "이 일은 즐겁습니다", "두시럭거리다", "이 분과"]
)
def test_words_that_only_look_like_numbers_stay_words(text):
    assert in_digits(text) == text


def test_a_spoken_weekday_stands_with_its_date():
    assert in_digits("10월 17일 토요일") == "10월 17일(토)"
    assert facts_in_speech("10월 17일, 토요일")[0].kind is Kind.DATE


def test_numbers_in_speech_are_spelt_as_in_writing():
    assert in_digits("석 대와 넉 대, 차 두 잔") == "3대와 4대, 차 2잔"
