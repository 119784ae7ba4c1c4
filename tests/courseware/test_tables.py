"""Tables stand in line though a Hangul letter is two columns wide."""

import unicodedata

from courseware.tables import table


def test_columns_are_in_line_and_numbers_to_the_right():
    lines = table([["수강생", "점수"], ["가상01", "90+"], ["kim", "–"], ["홍길동", "7"]])
    assert lines == [
        "수강생  점수",
        "────────────",
        "가상01   90+",
        "kim        –",
        "홍길동     7",
    ]


def test_a_name_from_a_mac_is_as_wide_as_it_looks():
    """There a Hangul letter is kept in its parts: ㅎ, ㅗ, ㅇ."""
    name = unicodedata.normalize("NFD", "홍길동")
    assert len(name) == 9
    assert table([["이름", "점수"], [name, "7"]])[2] == f"{name}     7"
    assert table([["이름", "점수"], [name, "7"]])[1] == "────────────"
