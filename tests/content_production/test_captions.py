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
    assert cue.text.endswith("다섯 < 여섯")


def test_a_caption_of_sami_stays_until_the_sync_that_clears_it(tmp_path: Path):
    path = tmp_path / "자막.smi"
    path.write_text(
        "<SAMI><BODY><SYNC Start=400><P Class=KRCC>안녕하세요"
        "<SYNC Start=7600><P Class=KRCC>&nbsp;</BODY></SAMI>",
        encoding="cp949",
    )
    (cue,) = read_captions(path)
    assert (cue.start, cue.end, cue.text) == (0.4, 7.6, "안녕하세요")


VTT = """WEBVTT - 제목

STYLE
::cue { color: red }

NOTE
여러 줄
메모

1
00:01.000 --> 00:03.000 align:start line:0
<v 시장>안녕<00:00:01.500>하세요 <c.yellow>노랑</c>

둘째-이름
100:00:04.000 --> 100:00:06.000
&lt;공지&gt; A &amp; B
30<40

NOTE 끝 메모

00:00:07.000 --> 00:00:09.000
3
"""
SRT = """1
00:00:20 --> 00:00:24
{\\an8}밀리초 없음

2
-00:00:01,5 --> 00:00:02.250
{b}굵게{/b} {메모}

빈 줄 뒤
3
100:00:01,000 --> 101:00:02,000
{박수}
"""
ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8}안녕, 쉼표\\N둘째 줄
Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,메모
Dialogue: 0,0:00:04.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}
Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,,{\\p1}m 0 0{\\p0}끝\\h표시
"""
SMI = (
    "<SAMI><BODY><SYNC START='1000'><P>안녕<SYNC START='3000'><P>&nbsp;"
    '<SYNC Start="4000"><P>둘째 A&amp;B<SYNC Start=6000><P>&nbsp;</BODY></SAMI>'
)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.vtt",
            VTT,
            [
                Cue(1, 3, "안녕하세요 노랑"),
                Cue(7, 9, "3"),
                Cue(360004, 360006, "<공지> A & B\n30<40"),
            ],
        ),
        (
            "a.srt",
            SRT,
            [
                Cue(-1.5, 2.25, "굵게 {메모}\n빈 줄 뒤"),
                Cue(20, 24, "밀리초 없음"),
                Cue(360001, 363602, "{박수}"),
            ],
        ),
        ("a.ass", ASS, [Cue(1, 3, "안녕, 쉼표\n둘째 줄"), Cue(7, 8, "끝 표시")]),
        ("a.smi", SMI, [Cue(1, 3, "안녕"), Cue(4, 6, "둘째 A&B")]),
    ],
    ids=lambda value: value if str(value).startswith("a.") else "",
)
def test_a_caption_is_what_a_viewer_reads_and_when(tmp_path, name, text, expected):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_captions(tmp_path / name) == expected


def test_times_that_cannot_be_read_are_told_with_their_line(tmp_path):
    frames = "1\n00:00:01,000 --> 00:00:02,000\n가\n\n2\n00:00:01:12 --> 00:00:03:05\n나\n"
    (tmp_path / "a.srt").write_text(frames, encoding="utf-8")
    with pytest.raises(Problem, match="6번째 줄"):
        read_captions(tmp_path / "a.srt")


@given(st.lists(st.text("가나 <>{}&-1\\", max_size=12), max_size=5))
def test_no_caption_is_lost_whatever_its_words_are(tmp_path_factory, texts):
    file = tmp_path_factory.mktemp("자막") / "a.srt"
    blocks = (
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},500\n가{text}\n"
        for number, text in enumerate(texts, 1)
    )
    file.write_text("\n".join(["0\n00:00:00,000 --> 00:00:00,500\n처음\n", *blocks]), "utf-8")
    assert [cue.start for cue in read_captions(file)] == list(range(len(texts) + 1))
