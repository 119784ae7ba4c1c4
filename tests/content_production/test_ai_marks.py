"""A picture or clip says that an AI made it: to people and to programs."""

import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from content_production.containers import ffmpeg
from content_production.layers.layout import (
    caption_layer,
    lower_third_layer,
    notice_layer,
    title_layer,
)
from content_production.pictures.ai_marks import PARTLY, SOURCE_TYPE, ai_mark, mark_ai
from content_production.rendering.frames import Film
from content_production.scenes.scene import AI_NOTICE, Scene
from content_production.shapes import SHAPES, WIDE
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem

SMALL = WIDE.scaled(1 / 6)


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
    assert ai_mark(marked) == AI_NOTICE
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


def test_a_rendered_clip_says_it_where_the_storyboard_does(picture, tmp_path):
    rows = [["그림", "초", "AI 제작", "AI 표시"], [picture.name, 1, "예", "예"]]
    board = Storyboard.of_rows(rows, tmp_path, "표")
    clip = board.render(tmp_path / "a.mp4", SMALL).path
    assert ai_mark(clip) == AI_NOTICE
    assert PARTLY.encode() in clip.read_bytes()
    told = Film(board.scenes, (), SMALL).frame(0.5).y.copy()
    untold = Film([replace(board.scenes[0], ai_notice="")], (), SMALL).frame(0.5).y
    rows_changed, columns = np.nonzero(np.abs(told.astype(int) - untold) > 40)
    assert rows_changed.min() > SMALL.height * 0.6
    assert columns.min() > SMALL.width * 0.6 and columns.max() < SMALL.width * 0.95


def test_where_nothing_is_to_be_told_only_the_ledger_knows(picture, tmp_path):
    rows = [["그림", "초", "AI 제작", "AI 표시"], [picture.name, 1, "예", "안 함"]]
    board = Storyboard.of_rows(rows, tmp_path, "표")
    assert ai_mark(board.render(tmp_path / "a.mp4", SMALL).path) == ""
    assert [asset.is_made_by_ai for asset in board.ledger().assets] == [True, False]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_notice_stays_clear_of_everything_else(shape):
    scene = Scene(5, title="두 줄이 될 만큼 긴 제목을 적은 장면", lower_third="중앙도서관 " * 4)
    scene = replace(scene, picture=Path("a.jpg"), ai_notice=AI_NOTICE)
    left, top, right, bottom = notice_layer(scene, shape).box
    others = (title_layer(scene, shape), lower_third_layer(scene, shape))
    for layer in (*others, caption_layer("가나다라 마바사아 " * 4, shape)):
        x0, y0, x1, y1 = layer.box
        assert x1 <= left or right <= x0 or y1 <= top or bottom <= y0
    assert right <= shape.width * 0.95


@pytest.mark.parametrize("name", ["marked.png", "marked.mp4", "marked.hwpx"])
def test_what_cannot_be_marked_gets_one_sentence_and_leaves_nothing(tmp_path, name):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    with pytest.raises(Problem):
        mark_ai(broken, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.png"]
