"""Words that deny are told from words that only look like them."""

from __future__ import annotations

import re

import pytest

from groundwork.negation import BARRED, ISNT, NONE, NOT, NOT_AHEAD, NOT_DONE


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (ISNT, "무료가 아닙니다"),
        (NOT, "받지 않음"),
        (NOT, "쓰지 못한다"),
        (NOT, "쓸 수 있는 것이 아니다"),
        (NOT_AHEAD, "아직 안 받음"),
        (NONE, "할인은 없습니다"),
        (NOT_DONE, "표시하지 않음"),
        (NOT_DONE, "표시 안함"),
        (BARRED, "변경 금지"),
    ],
)
def test_a_word_that_denies_is_found(word: str, text: str) -> None:
    assert re.search(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (NOT, "연못에서 만나요"),
        (NOT, "잘못을 바로잡음"),
        (NOT_AHEAD, "기간 안에 접수"),
        (NOT_AHEAD, "개선방안 "),
        (NOT_DONE, "표시함"),
    ],
)
def test_a_word_that_only_looks_like_it_is_not(word: str, text: str) -> None:
    assert not re.search(word, text)
