"""What an official sees of a storyboard: what to mend, and how it looks."""

import dataclasses

import pytest
from PIL import Image

from content_production.scenes.scene import Motion, Plate, Scene
from content_production.storyboard.storyboard import Storyboard
from groundwork.language import using


def rules(board: Storyboard, longest: float = 60) -> list[str]:
    return [finding.rule for finding in board.check(longest).required]


@pytest.fixture
def good(scenes) -> Scene:
    return dataclasses.replace(scenes[0], source="가상", licence="CC BY 4.0")


def test_a_good_storyboard_has_nothing_to_mend(good):
    review = Storyboard((good,)).check()
    assert review and len(review) == 0
    assert "✔" in review._repr_html_()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"caption": "이 자막은 너무 길어서 읽을 수가 없습니다. " * 4}, "reading-speed"),
        ({"title_colour": "하늘색", "plate": Plate.NONE}, "contrast"),
        ({"motion": Motion.NONE}, "freeze"),
        ({"title": "제목이 " * 40}, "layout"),
        ({"title": "제목 😀"}, "layout"),
        ({"title_colour": "무지개"}, "layout"),
        ({"caption": ""}, "captions"),
    ],
)
def test_each_fault_is_named_where_it_is(good, change, rule):
    board = Storyboard((dataclasses.replace(good, **change),))
    review = board.check()
    assert [finding.rule for finding in review.required] == [rule]
    assert not review
    finding = review.required[0]
    assert finding.where and finding.what
    with using("en"):
        assert str(finding.where).isascii() or "·" in str(finding.where)


def test_seconds_over_the_limit_are_counted(good):
    board = Storyboard((good, good, good))
    assert rules(board, longest=10) == ["length"]
    assert "2초" in str(board.check(10).required[0].mend)
    assert rules(board.without(3), longest=10) == []


def test_a_missing_picture_is_found_before_rendering(good, tmp_path):
    assert rules(Storyboard((dataclasses.replace(good, picture=tmp_path / "x.jpg"),))) == ["layout"]


def test_texts_are_escaped_in_html(tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    evil = "<script>alert(1)</script>"
    board = Storyboard((Scene(2, tmp_path / "a.png", title=evil, caption=evil, card=evil),))
    for shown in (board._repr_html_(), board.check()._repr_html_()):
        assert "<script" not in shown


def test_html_is_translated(good):
    with using("en"):
        shown = Storyboard((good,))._repr_html_()
    assert "Caption" in shown and "4 seconds in all" in shown


def test_the_sheet_shows_every_scene_in_its_shape(scenes):
    board = Storyboard(scenes)
    wide, tall = board.sheet("16:9").image, board.sheet("9:16").image
    assert wide.width > wide.height * 2  # three in a row
    assert tall.height > 400
    assert board.sheet()._repr_jpeg_()[:2] == b"\xff\xd8"
