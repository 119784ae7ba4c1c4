"""A picture or clip says that an AI made it: to people and to programs."""

import subprocess

import numpy as np
import pytest
from PIL import Image

from content_production.ai_marks import NOTICE, SOURCE_TYPE, ai_mark, mark_ai
from content_production.encoding import ffmpeg
from groundwork.problem import Problem


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "sunset.png"
    Image.new("RGB", (640, 360), (230, 140, 60)).save(path)
    return path


@pytest.mark.parametrize("name", ["marked.jpg", "marked.png"])
def test_a_picture_says_it_in_letters_and_in_the_file(picture, tmp_path, name):
    marked = mark_ai(picture, tmp_path / name, "AI로 만든 <그림> & 글")
    assert ai_mark(marked) == "AI로 만든 <그림> & 글"
    assert SOURCE_TYPE.encode() in marked.read_bytes()
    changed = (
        np.abs(np.asarray(Image.open(marked).convert("RGB"), int) - (230, 140, 60)).max(axis=2) > 60
    )
    assert changed[300:, 400:].any()
    assert not changed[:250, :300].any()


def test_a_picture_may_say_it_in_the_file_only(picture, tmp_path):
    marked = mark_ai(picture, tmp_path / "marked.png", on_picture=False)
    assert ai_mark(marked) == NOTICE
    assert np.array_equal(np.asarray(Image.open(marked)), np.asarray(Image.open(picture)))


def test_the_original_says_nothing_and_stays_as_it_was(picture, tmp_path):
    before = picture.read_bytes()
    mark_ai(picture, tmp_path / "marked.png")
    assert ai_mark(picture) == ""
    assert picture.read_bytes() == before


def test_a_clip_is_copied_frame_by_frame_and_says_it(tmp_path):
    clip = tmp_path / "clip.mp4"
    colour = ["-f", "lavfi", "-i", "color=c=red:s=160x90:d=0.4"]
    subprocess.run([ffmpeg(), "-v", "error", *colour, str(clip)], check=True)
    marked = mark_ai(clip, tmp_path / "marked.mp4", "AI로 만든 영상")
    assert ai_mark(marked) == "AI로 만든 영상"
    assert ai_mark(clip) == ""
    streams = [
        subprocess.run(
            [ffmpeg(), "-v", "error", "-i", str(path), "-c", "copy", "-f", "md5", "-"],
            capture_output=True,
            check=True,
        ).stdout
        for path in (clip, marked)
    ]
    assert streams[0] == streams[1]


@pytest.mark.parametrize("name", ["marked.png", "marked.mp4", "marked.hwpx"])
def test_what_cannot_be_marked_gets_one_sentence_and_leaves_nothing(tmp_path, name):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    with pytest.raises(Problem):
        mark_ai(broken, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.png"]
