"""Letters are found on pictures of any make, told from what only looks like them, and measured."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps
from pylopdf_fonts_ko import sans_path, serif_path

from content_production.colours import colour_named, contrast, luminance
from content_production.pictures.city import PICTURES
from content_production.pictures.lettering import text_lines

SIDE = 1080
TITLE, BODY = "달빛 야시장", "2026. 9. 18.(금)~9. 19.(토)\n달빛시장 앞 강변길"


def picture(name):
    return ImageOps.fit(PICTURES[name](np.random.default_rng(3)), (SIDE, SIDE))


def lettered(ground, title="검정", body="검정", path=None, sizes=(110, 46), at=100):
    image = ground.copy() if isinstance(ground, Image.Image) else None
    image = image or Image.new("RGB", (SIDE, SIDE), colour_named(ground))
    draw = ImageDraw.Draw(image)
    path = str(path or sans_path())
    for text, colour, size, top in ((TITLE, title, sizes[0], at), (BODY, body, sizes[1], at + 300)):
        face = ImageFont.truetype(path, size)
        draw.multiline_text((90, top), text, colour_named(colour), face, spacing=size * 0.4)
    return image


def ratio(one, other):
    return float(contrast(luminance(colour_named(one)), luminance(colour_named(other))))


@pytest.mark.parametrize("path", [sans_path(), serif_path()])
@pytest.mark.parametrize(
    ("ground", "ink"),
    [("흰색", "검정"), ("남색", "노랑"), ("주황", "흰색"), ("흰색", "노랑"), ("연회색", "회색")],
)
def test_contrast_is_that_of_the_colours_used(ground, ink, path):
    found = text_lines(lettered(ground, ink, ink, path))
    assert len(found) >= 3
    for line in found:
        assert line.contrast == pytest.approx(ratio(ground, ink), rel=0.12)


def test_height_is_that_of_the_letters():
    *title, first, second = text_lines(lettered("흰색", sizes=(120, 40)))
    assert all(0.8 < word.height * SIDE / 120 < 1.1 for word in title)
    assert all(0.7 < line.height * SIDE / 40 < 1.2 for line in (first, second))


@pytest.mark.parametrize("size", [(640, 640), (1280, 1280), (2160, 2700)])
def test_the_same_is_found_in_any_size(size):
    usual = text_lines(lettered("남색", "흰색", "흰색"))
    other = text_lines(ImageOps.fit(lettered("남색", "흰색", "흰색"), size))
    assert len(other) >= len(usual) - 1
    assert min(line.contrast for line in other) > 10


def test_what_jpeg_does_to_letters_changes_little(tmp_path):
    lettered("주황", "흰색", "흰색").save(tmp_path / "card.jpg", quality=70)
    found = text_lines(Image.open(tmp_path / "card.jpg"))
    assert len(found) >= 3
    assert all(line.contrast == pytest.approx(ratio("주황", "흰색"), rel=0.15) for line in found)


@pytest.mark.parametrize("name", list(PICTURES))
def test_a_picture_without_letters_has_none_that_are_faint(name):
    assert [line for line in text_lines(picture(name)) if line.contrast < 4.5] == []


def test_letters_on_a_calm_part_of_a_picture_are_measured():
    light = text_lines(lettered(picture("river"), "흰색", "흰색", at=40))
    assert min(line.contrast for line in light) < 3
    dark = text_lines(lettered(picture("river"), "남색", "남색", at=40))
    assert dark[0].contrast > 4.5


def test_nothing_is_claimed_of_letters_on_a_busy_ground():
    noise = np.random.default_rng(5).integers(0, 255, (SIDE, SIDE, 3), np.uint8)
    busy = Image.fromarray(noise).filter(ImageFilter.GaussianBlur(3))
    stretched = ImageOps.autocontrast(busy)
    assert text_lines(lettered(stretched, "회색", "회색")) == []


@pytest.mark.parametrize("ground", ["흰색", "검정", "노랑"])
def test_an_empty_card_has_no_letters(ground):
    assert text_lines(Image.new("RGB", (SIDE, SIDE), colour_named(ground))) == []
