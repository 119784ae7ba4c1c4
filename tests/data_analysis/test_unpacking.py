"""A member unpacks to what `zipfile` gives, or the container is called damaged."""

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_analysis.reading.unpacking import unpacked

WAYS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]
SHEET = b'<row r="1"><c r="A1"><v>5</v></c></row>' * 30_000
NOISE = random.Random(3).randbytes(700_000)


def container(content: bytes, way: int = zipfile.ZIP_DEFLATED) -> bytearray:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        archive.writestr("sheet.xml", content)
    return bytearray(packed.getvalue())


def content_of(packed: bytes | bytearray) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return b"".join(unpacked(archive, "sheet.xml"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("content", [b"", b"a", SHEET, NOISE, SHEET + NOISE + SHEET])
def test_the_whole_content_comes_out(content: bytes, way: int) -> None:
    assert content_of(container(content, way)) == content


@pytest.mark.parametrize("content", [SHEET, NOISE, bytes(40_000_000)])
def test_it_comes_in_small_pieces_none_of_them_empty(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(container(content))) as archive:
        sizes = [len(piece) for piece in unpacked(archive, "sheet.xml")]
    assert 0 < min(sizes) <= max(sizes) <= 1 << 18


@pytest.mark.parametrize("declared", [0, 10, len(SHEET) - 1, len(SHEET) + 1, 1 << 30])
def test_another_size_than_declared_is_damage(declared: int) -> None:
    packed = container(SHEET)
    directory = packed.rindex(b"PK\x01\x02")
    packed[directory + 24 : directory + 28] = declared.to_bytes(4, "little")
    with pytest.raises(zipfile.BadZipFile):
        content_of(packed)


def test_what_is_more_than_declared_is_not_unpacked_to_its_end() -> None:
    packed = container(bytes(40_000_000))
    directory = packed.rindex(b"PK\x01\x02")
    packed[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    given_out = 0
    with pytest.raises(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for piece in unpacked(archive, "sheet.xml"):
            given_out += len(piece)
    assert given_out <= 1000


def test_another_check_sum_is_damage() -> None:
    packed = container(SHEET)
    packed[packed.rindex(b"PK\x01\x02") + 16] ^= 1
    with pytest.raises(zipfile.BadZipFile):
        content_of(packed)


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_a_changed_bit_is_never_content(place: float, bit: int) -> None:
    packed, content = container(SHEET[:4000] + NOISE[:4000]), SHEET[:4000] + NOISE[:4000]
    start, end = packed.index(b"sheet.xml") + 9, packed.rindex(b"PK\x01\x02")
    packed[start + int((end - start) * place)] ^= 1 << bit
    with suppress(zipfile.BadZipFile):
        assert content_of(packed) == content
