"""What people write as they like does not matter when texts are compared; the rest does."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundwork.comparing_text import letters_only, one_spaced, spaceless
from groundwork.headings import key

ROOT = Path(__file__).resolve().parents[2]
OF_ITS_OWN = re.compile(
    r"""['"]\.join\([\w.()]*\.split\(\)\)"""
    r"""|sub\(r"(?:\\s|\[\\W_\]|\[\^\\w\])\+?", ""|replace\(" ", ""\)"""
)
each_way = pytest.mark.parametrize("way", [one_spaced, spaceless, letters_only, key])
hangul = st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")))


@pytest.mark.parametrize(
    ("way", "written", "compared"),
    [
        (one_spaced, " 구미시\n 시청\t", "구미시 시청"),
        (spaceless, "구 미 시\u00a0장 ", "구미시장"),
        (letters_only, "AI 안내(2판)_최종·", "ai안내2판최종"),
        (key, "대체\n텍스트 （ＡＬＴ）", "대체텍스트(alt)"),
    ],
)
def test_each_way_leaves_out_what_it_says(way, written, compared):
    assert way(written) == compared


@each_way
@given(text=st.text())
def test_what_was_left_out_once_is_left_out(way, text: str) -> None:
    assert way(way(text)) == way(text)


@each_way
@given(words=st.lists(hangul.filter(bool), max_size=4), gaps=st.sampled_from([" ", "\n", "\t  "]))
def test_how_wide_a_gap_is_never_matters(way, words: list[str], gaps: str) -> None:
    assert way(gaps.join(words)) == way(" ".join(words))


@given(text=st.text())
def test_no_space_is_left_and_no_mark(text: str) -> None:
    assert not any(map(str.isspace, spaceless(text)))
    assert all(map(str.isalnum, letters_only(text)))


@given(text=hangul)
def test_hangul_written_in_parts_is_the_same_hangul(text: str) -> None:
    parts = unicodedata.normalize("NFD", text)
    assert spaceless(parts) == text
    assert letters_only(parts) == text


def test_no_code_squeezes_text_in_a_way_of_its_own():
    """Made-up data aside, which leaves spaces out as people do."""
    rooms = ("automation", "content_production", "courseware", "data_analysis", "graders", "labs")
    own = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
        if not {"variants", "synthetic", "synthetic.py"} & set(path.parts)
        for line in path.read_text(encoding="utf-8").splitlines()
        if OF_ITS_OWN.search(line)
    ]
    assert own == []
