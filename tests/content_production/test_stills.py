"""A picture submitted is opened as one of an office's formats, whatever its name or bytes claim."""

from __future__ import annotations

import gzip
import io

import numpy as np
import pytest
from PIL import Image

from content_production.pictures.stills import open_still
from groundwork.pictures import FORMATS
from groundwork.problem import Problem


def fits() -> bytes:
    """A picture of 8 × 8 points as FITS, which asks for more bytes than a picture has."""
    head = {
        "XTENSION": "'BINTABLE'",
        "BITPIX": "8",
        "NAXIS": "2",
        "NAXIS1": "8",
        "NAXIS2": "8",
        "PCOUNT": "0",
        "GCOUNT": "1",
        "ZIMAGE": "T",
        "ZBITPIX": "8",
        "ZNAXIS": "2",
        "ZNAXIS1": "8",
        "ZNAXIS2": "8",
        "ZCMPTYPE": "'GZIP_1'",
    }
    first = {"SIMPLE": "T", "BITPIX": "8", "NAXIS": "0"}
    blocks = [
        "".join(f"{name:8}= {value:>20}".ljust(80) for name, value in part.items())
        + "END".ljust(80)
        for part in (first, head)
    ]
    whole = "".join(block.ljust(2880) for block in blocks).encode()
    return whole + gzip.compress(bytes(1 << 20))


def saved(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, kind)
    return stream.getvalue()


def psd() -> bytes:
    """Eight by eight points in one channel, no layers, not compressed."""
    head = b"8BPS\x00\x01" + bytes(6) + b"\x00\x01\x00\x00\x00\x08\x00\x00\x00\x08\x00\x08\x00\x01"
    return head + bytes(12) + bytes(2) + bytes(64)


@pytest.mark.parametrize("data", [fits(), psd(), saved("EPS"), saved("TGA"), saved("PCX")])
def test_another_format_under_the_name_of_a_png_is_no_picture(data, tmp_path):
    Image.open(io.BytesIO(data)).close()  # Pillow itself would take it
    path = tmp_path / "포스터.png"
    path.write_bytes(data)
    with pytest.raises(Problem, match="그림 파일이 아닙니다"):
        open_still(path)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_of_an_office_is_opened_whatever_its_name(kind, tmp_path):
    path = tmp_path / "포스터.png"
    path.write_bytes(saved(kind))
    assert open_still(path).size == (8, 8)


def test_a_photo_with_a_second_one_in_it_is_a_photo(tmp_path):
    """Phones save JPEG with a preview behind it, which Pillow calls MPO."""
    path = tmp_path / "사진.jpg"
    Image.new("RGB", (8, 8)).save(
        path, "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))]
    )
    assert open_still(path).size == (8, 8)


@pytest.mark.parametrize(
    ("kind", "grey"),
    [
        ("png", np.uint16(257)),
        ("tiff", np.uint16(257)),
        ("tiff", np.int32(257)),
        ("tiff", np.float32(257)),
        ("tiff", np.float32(1)),
        ("tiff", np.float32(1 / 255)),
    ],
)
def test_a_scan_of_more_than_eight_bits_keeps_its_greys(kind, grey, tmp_path):
    greys = np.tile(np.arange(256, dtype=grey.dtype), (8, 1))
    Image.fromarray(greys * grey).save(tmp_path / "지도", kind)
    shown = np.asarray(open_still(tmp_path / "지도"))
    assert np.abs(shown.astype(int) - greys[..., None].astype(int)).max() <= 1
