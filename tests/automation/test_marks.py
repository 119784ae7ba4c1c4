"""Item marks: every level and symbol, and the lines that only look like them."""

from __future__ import annotations

import pytest

from automation.document_model.marks import SYLLABLES, Family, mark_text, split_mark


@pytest.mark.parametrize(
    ("line", "level", "number"),
    [
        ("1. 개요", 1, 1),
        ("12. 개요", 1, 12),
        ("가. 일시", 2, 1),
        ("거. 열다섯째", 2, 15),
        ("1) 하나", 3, 1),
        ("나) 둘", 4, 2),
        ("(3) 셋", 5, 3),
        ("⑶ 셋", 5, 3),
        ("(라) 넷", 6, 4),
        ("㈑ 넷", 6, 4),
        ("⑤ 다섯", 7, 5),
        ("㉯ 둘", 8, 2),
    ],
)
def test_the_eight_ordered_levels(line: str, level: int, number: int) -> None:
    mark, text = split_mark(line)
    assert mark is not None
    assert (mark.family, mark.level, mark.number) == (Family.ORDERED, level, number)
    assert text == line.split()[-1]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("□ 배경", 1),
        ("■ 배경", 1),
        ("○ 일시", 2),
        ("○일시", 2),
        ("ㅇ 일시", 2),
        ("ㅁ 배경", 1),
        ("- 세부", 3),
        ("– 세부", 3),
        ("ㆍ 끝", 4),
        ("· 끝", 4),
    ],
)
def test_symbols_have_a_level_and_no_number(line: str, level: int) -> None:
    mark, _ = split_mark(line)
    assert mark is not None
    assert (mark.family, mark.level, mark.number) == (Family.SYMBOL, level, 0)


def test_a_note_and_a_chapter() -> None:
    note, chapter = split_mark("※ 참고")[0], split_mark("Ⅱ. 추진 계획")[0]
    assert note and note.family is Family.NOTE
    assert chapter and (chapter.family, chapter.number) == (Family.CHAPTER, 2)


@pytest.mark.parametrize(
    "line",
    [
        "2026. 3. 10. 개최",
        "3. 10.(화) 개최",
        "-5도까지 내려감",
        "가나다",
        "10월 중",
        "",
        "1.5배",
        "나라장터 계약",
    ],
)
def test_lines_without_a_mark(line: str) -> None:
    assert split_mark(line) == (None, line)


def test_a_mark_before_a_date_is_still_a_mark() -> None:
    mark, text = split_mark("1. 3. 10.(화) 개최")
    assert mark and mark.number == 1
    assert text == "3. 10.(화) 개최"


def test_syllables_go_on_behind_ha_as_the_article_says() -> None:
    assert "".join(SYLLABLES[:16]) == "가나다라마바사아자차카타파하거너"


@pytest.mark.parametrize("level", range(1, 9))
def test_a_mark_that_is_written_reads_back(level: int) -> None:
    for number in range(1, 15):
        mark, _ = split_mark(f"{mark_text(level, number)} 항목")
        assert mark is not None
        assert (mark.level, mark.number) == (level, number)
