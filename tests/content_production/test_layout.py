"""Text is laid out anew in every shape and never leaves the safe area."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_production.colours import NAMED, colour_named, contrast, luminance
from content_production.fonts import missing_letters
from content_production.layers.layout import caption_layer, lower_third_layer, title_layer
from content_production.legibility import letters_contrast
from content_production.scenes.scene import Plate, Scene
from content_production.shapes import SHAPES, SQUARE, TALL, WIDE, shape_named
from content_production.standards import SAFE_MARGIN
from groundwork.problem import Problem

titles = st.lists(
    st.text(st.sampled_from("가나다라마도서관밤열시꿈"), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(titles, st.sampled_from([WIDE, TALL, SQUARE, WIDE.scaled(1 / 3)]))
def test_all_text_stays_in_the_safe_area(text, shape):
    scene = Scene(5, title=text, lower_third=text)
    layers = (
        title_layer(scene, shape),
        lower_third_layer(scene, shape),
        caption_layer(text, shape),
    )
    for layer in layers:
        left, top, right, bottom = layer.box
        across, down = shape.width * SAFE_MARGIN, shape.height * SAFE_MARGIN
        assert left >= across and right <= shape.width - across
        assert top >= down and bottom <= shape.height - down


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_title_that_cannot_fit_is_one_sentence(shape):
    with pytest.raises(Problem):
        title_layer(Scene(5, title="아주 긴 제목을 " * 20), shape)
    with pytest.raises(Problem):
        title_layer(Scene(5, title="띄어쓰지않은제목" * 6), shape)


def test_letters_the_font_lacks_are_named():
    assert missing_letters("도서관 😀😀 똠방각하") == ["😀"]
    with pytest.raises(Problem, match="😀"):
        caption_layer("오세요 😀", WIDE)


def test_an_unknown_shape_or_colour_is_one_sentence():
    with pytest.raises(Problem, match="16:9"):
        shape_named("4:3")
    with pytest.raises(Problem):
        colour_named("무지개")


@pytest.mark.parametrize("word", ["white", "White", "하양", "흰색", "#ffffff", "FFFFFF"])
def test_white_has_several_names(word):
    assert colour_named(word) == NAMED["흰색"]


def test_contrast_is_that_of_wcag():
    white, black = luminance((255, 255, 255)), luminance((0, 0, 0))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(luminance((119, 119, 119)), white) == pytest.approx(4.48, abs=0.01)


def test_a_title_half_over_the_sky_is_as_weak_as_its_weak_half():
    behind = np.full((80, 400, 3), 10, np.uint8)
    behind[:, 200:] = 250
    ink = np.zeros((80, 400, 4), np.uint8)
    ink[30:50, 20:380] = 255
    assert letters_contrast(behind, ink) < 1.2


@pytest.mark.parametrize("colour", ["흰색", "노랑", "남색", "검정"])
def test_the_automatic_plate_makes_every_title_readable(colour):
    for ground in (0, 128, 255):
        layer = title_layer(Scene(5, title="도서관", title_colour=colour), WIDE)
        ink = np.asarray(layer.ink)
        plate = np.asarray(layer.plate).astype(float)
        part = plate[..., 3:] / 255
        behind = (plate[..., :3] * part + ground * (1 - part)).astype(np.uint8)
        middle = slice(12, -12), slice(12, -12)
        assert letters_contrast(behind[middle], ink[middle]) > 3


def test_no_plate_means_no_plate():
    layer = title_layer(Scene(5, title="도서관", plate=Plate.NONE), WIDE)
    assert not np.asarray(layer.plate).any()
