"""Tables stand in line though a Hangul letter is two columns wide."""

from courseware.tables import table, width


def test_columns_are_in_line_and_numbers_to_the_right():
    lines = table([["수강생", "점수"], ["가상01", "90+"], ["kim", "–"], ["홍길동", "7"]])
    assert lines == [
        "수강생  점수",
        "────────────",
        "가상01   90+",
        "kim        –",
        "홍길동     7",
    ]


def test_a_hangul_letter_is_two_columns():
    assert width("가a") == 3
