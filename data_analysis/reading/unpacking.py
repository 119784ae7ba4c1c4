"""The content of a member of a zip container, in pieces, at a third of what `zipfile` takes."""

import copy
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from isal import isal_zlib

_PACKED_BYTES = 1 << 15
_MOST_BYTES = 1 << 18  # of a sheet, what about so many packed bytes make
_NO_HEADER = -15  # a zip container has the bare stream (RFC 1951), of windows up to 2**15

_Damage = cast(type[Exception], isal_zlib.error)  # its stub takes the class for an instance


def unpacked(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The content of a member, in pieces of at most 256 KB, none of them empty.

    Raises `zipfile.BadZipFile` where the content is not what the directory of the container says,
    NotImplementedError for a way of packing that Python does not know.
    """
    info = archive.getinfo(member)
    if info.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(archive, info)
    else:
        with archive.open(info) as stream:
            while piece := stream.read(_MOST_BYTES):
                yield piece


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    size = check_sum = 0
    with archive.open(_as_stored(info)) as packed:
        for piece in _pieces(packed, info):
            size += len(piece)
            check_sum = isal_zlib.crc32(piece, check_sum)
            if size > info.file_size:
                break
            if piece:
                yield piece
    if (size, check_sum) != (info.file_size, info.CRC):
        raise _not_as_declared(info)


def _pieces(packed: IO[bytes], info: zipfile.ZipInfo) -> Iterator[bytes]:
    inflater = isal_zlib.decompressobj(_NO_HEADER)
    try:
        while not inflater.eof and (data := inflater.unconsumed_tail or packed.read(_PACKED_BYTES)):
            yield inflater.decompress(data, _MOST_BYTES)
        yield inflater.flush()
    except _Damage as error:
        raise _not_as_declared(info) from error


def _not_as_declared(info: zipfile.ZipInfo) -> zipfile.BadZipFile:
    return zipfile.BadZipFile(f"{info.filename} does not unpack to what the directory says")


def _as_stored(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A member as if it were stored as it is: opened, it gives the packed bytes, unchecked."""
    stored = copy.copy(info)
    stored.compress_type, stored.file_size = zipfile.ZIP_STORED, info.compress_size
    del stored.CRC
    return stored
