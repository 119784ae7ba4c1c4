"""Particles follow the last sound of the word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundwork.particles import PAIRS, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("파일", "을", "파일을"),
        ("보고서", "을", "보고서를"),
        ("민원과", "은", "민원과는"),
        ("구미시청", "이", "구미시청이"),
        ("서울", "으로", "서울로"),
        ("부산", "로", "부산으로"),
        ("보고서.hwpx", "이", "보고서.hwpx가"),
        ("민원.xlsm", "은", "민원.xlsm은"),
        ("3", "과", "3과"),
        ("2", "과", "2와"),
        ("‘합계’", "을", "‘합계’를"),
        ("…", "을", "…를"),
    ],
)
def test_the_form_fits_the_last_sound(word, particle, expected):
    assert with_particle(word, particle) == expected


@given(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), st.sampled_from([*PAIRS]))
def test_every_syllable_takes_one_of_the_two_forms(syllable, particle):
    assert with_particle(syllable, particle)[1:] in PAIRS[particle]


@given(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")))
def test_a_syllable_with_a_final_consonant_takes_eun(syllable):
    has_final = (ord(syllable) - ord("가")) % 28 != 0
    assert with_particle(syllable, "은").endswith("은") is has_final
