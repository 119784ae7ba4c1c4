"""Frames: right colours, right times, the same every time."""

import hashlib
import itertools

import cv2
import numpy as np
import pytest
from PIL import Image

from content_production.captions.cues import Cue, cues_of_scenes
from content_production.layers.layout import title_layer
from content_production.layers.planes import Overlay, of_rgb, to_image
from content_production.rendering.frames import CROSSFADE_SECONDS, Film, spans
from content_production.scenes.scene import Focus, Motion, Scene, Transition
from content_production.shapes import TALL, WIDE

SMALL = WIDE.scaled(1 / 6)


def test_planes_are_bt709_in_limited_range():
    red = of_rgb(np.full((16, 16, 3), (255, 0, 0), np.uint8))
    assert [int(plane[0, 0]) for plane in red.each] == [63, 102, 240]
    white = of_rgb(np.full((16, 16, 3), 255, np.uint8))
    assert [int(plane[0, 0]) for plane in white.each] == [235, 128, 128]


def test_an_overlay_on_planes_looks_as_pillow_lays_it():
    shape = WIDE.scaled(1 / 3)
    layer = title_layer(Scene(3, title="도서관의 밤", title_colour="노랑"), shape)
    ground = Image.new("RGB", (shape.width, shape.height), (40, 120, 90))
    planes = of_rgb(np.asarray(ground))
    Overlay(layer).draw(planes)
    expected = ground.convert("RGBA")
    expected.alpha_composite(layer.image, (layer.left, layer.top))
    difference = np.abs(
        np.asarray(to_image(planes), int) - np.asarray(expected.convert("RGB"), int)
    )
    assert difference.mean() < 1.5  # half the chroma resolution, and one level of rounding


def test_spans_of_crossfades_lie_on_both_sides_of_the_cut_and_keep_the_length():
    scenes = [Scene(4), Scene(3), Scene(2, transition=Transition.CUT)]
    first, second, third = spans(scenes)
    assert (first.begin, third.end) == (0, 9)
    assert first.end - second.begin == pytest.approx(CROSSFADE_SECONDS)
    assert second.end == third.begin == 7


def test_the_middle_of_a_crossfade_is_half_of_each():
    film = Film([Scene(2, card="#ffffff"), Scene(2, card="#000000")], [], SMALL)
    assert film.frame(2.0).y[0, 0] == pytest.approx((235 + 16) / 2, abs=1)


def test_a_caption_is_there_in_its_time_only():
    film = Film([Scene(4, card="#000000")], [Cue(1.0, 2.0, "자막입니다.")], SMALL)
    brightest = [int(film.frame(time).y.max()) for time in (0.99, 1.0, 1.99, 2.0)]
    assert [value > 150 for value in brightest] == [False, True, True, False]


@pytest.mark.parametrize("motion", list(Motion))
def test_the_camera_never_leaves_the_picture(tmp_path, motion):
    path = tmp_path / "white.png"
    Image.new("RGB", (400, 300), "white").save(path)
    for shape in (SMALL, TALL.scaled(1 / 6)):
        for focus in Focus:
            film = Film([Scene(2, path, motion=motion, focus=focus)], [], shape)
            for time in (0.0, 1.0, 1.99):
                assert film.frame(time).y.min() == 235


def test_a_still_that_moves_differs_from_frame_to_frame_and_one_that_stands_does_not(pictures):
    for motion, moves in ((Motion.ZOOM_IN, True), (Motion.NONE, False)):
        film = Film([Scene(2, pictures / "river.jpg", motion=motion)], [], SMALL)
        first = film.frame(0.0).data.copy()
        assert (film.frame(1.0).data != first).any() == moves


def _moved(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """By how many pixels a view moved across and down: least squares of the optical flow."""
    down, across = np.gradient((one + other) / 2)
    slopes = np.stack([across.ravel(), down.ravel()], axis=1)
    x, y = -np.linalg.lstsq(slopes, (other - one).ravel(), rcond=None)[0]
    return float(x), float(y)


@pytest.mark.parametrize("shape", [WIDE, TALL], ids=["wide", "tall"])
def test_the_camera_moves_without_trembling(pictures, shape):
    """Step by step alike: a camera on whole pixels would now stand and now jump."""
    film = Film([Scene(8, pictures / "library.jpg", motion=Motion.RIGHT)], [], shape.scaled(1 / 2))
    frames = [film.frame(2 + n / 30).y[-400:, :400].astype(np.float32) for n in range(9)]
    views = [cv2.GaussianBlur(frame, (0, 0), 2) for frame in frames]
    steps = np.array([_moved(*pair) for pair in itertools.pairwise(views)])
    assert 0.1 < -steps[:, 0].mean() < 1
    assert steps[:, 0].std() < 0.02 and np.abs(steps[:, 1]).max() < 0.02


def test_the_same_storyboard_gives_the_same_frames(scenes):
    def digest() -> str:
        film = Film(scenes, cues_of_scenes(scenes), SMALL)
        digest = hashlib.sha256()
        for planes in film.frames(fps=2):
            digest.update(planes.data)
        return digest.hexdigest()

    assert digest() == digest()
