"""Captions keep every word, never overlap, and stay in their scene."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_production.captions.cues import (
    LONGEST_CUE,
    Cue,
    cues_of_scene,
    cues_of_scenes,
    reading_length,
    speaking_seconds,
    split,
)
from content_production.captions.files import read_captions, write_captions
from content_production.scenes.scene import Scene
from groundwork.problem import Problem

words = st.text(st.sampled_from("가나다라마바사도서관을를이"), min_size=1, max_size=9)
sentences = st.lists(words, min_size=1, max_size=40).map(" ".join)


def test_hangul_counts_one_and_the_rest_a_half():
    assert reading_length("도서관") == 3
    assert reading_length("AI 도서관.") == 2 * 0.5 + 0.5 + 3 + 0.5


def test_speaking_takes_a_sixth_of_a_second_a_syllable():
    assert speaking_seconds("도서관에 오세요!") == pytest.approx(7 / 6)


@given(sentences)
def test_splitting_loses_no_word_and_makes_parts_that_can_be_shown(text):
    parts = split(text)
    assert " ".join(parts).split() == text.split()
    assert all(reading_length(part) <= LONGEST_CUE for part in parts)


@given(sentences, st.floats(1, 60), st.floats(0, 100), st.none() | st.floats(0.5, 90))
def test_cues_follow_each_other_inside_their_scene(text, seconds, start, spoken):
    cues = cues_of_scene(Scene(seconds, caption=text), start, spoken)
    assert start < cues[0].start
    assert cues[-1].end <= start + seconds + 0.001
    assert all(before.end == after.start for before, after in itertools.pairwise(cues))


def test_sentences_are_kept_apart():
    assert split("문을 엽니다. 어서 오세요!") == ["문을 엽니다.", "어서 오세요!"]


def test_captions_change_with_the_voice():
    scene = Scene(10, caption="하나 둘 셋. 넷 다섯 여섯.")
    assert cues_of_scene(scene, 0, spoken=4)[0].end == pytest.approx(0.3 + 4 * 0.47, abs=0.2)


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_written_captions_are_read_back(tmp_path, suffix):
    cues = cues_of_scenes(
        [Scene(4, caption="첫 장면입니다."), Scene(3, caption="둘째, 장면입니다.")]
    )
    assert read_captions(write_captions(cues, tmp_path / f"자막{suffix}").path) == cues


def test_cp949_and_utf16_captions_of_other_editors_are_read(tmp_path):
    srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n안녕하세요\r\n\r\n"
    (tmp_path / "a.srt").write_bytes(srt.encode("cp949"))
    (tmp_path / "b.srt").write_bytes(srt.encode("utf-16"))
    expected = [Cue(1.0, 2.5, "안녕하세요")]
    assert read_captions(tmp_path / "a.srt") == expected
    assert read_captions(tmp_path / "b.srt") == expected


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"\x00" * 50, "자막이 아닌 글".encode()])
def test_what_is_no_caption_file_is_one_sentence(tmp_path, data):
    (tmp_path / "a.srt").write_bytes(data)
    with pytest.raises(Problem):
        read_captions(tmp_path / "a.srt")


@pytest.mark.parametrize("tag", ["<b{", "{", "< ", "<i>"])
def test_signs_that_open_no_tag_keep_nobody_busy(tmp_path, tag):
    path = tmp_path / "a.srt"
    path.write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{tag * 200_000}다섯 < 여섯\n\n", "utf-8")
    [cue] = read_captions(path)
    assert cue.text.endswith("다섯 ＜ 여섯")


def test_a_caption_of_sami_stays_until_the_sync_that_clears_it(tmp_path: Path):
    path = tmp_path / "자막.smi"
    path.write_text(
        "<SAMI><BODY><SYNC Start=400><P Class=KRCC>안녕하세요"
        "<SYNC Start=7600><P Class=KRCC>&nbsp;</BODY></SAMI>",
        encoding="cp949",
    )
    (cue,) = read_captions(path)
    assert (cue.start, cue.end, cue.text) == (0.4, 7.6, "안녕하세요")
