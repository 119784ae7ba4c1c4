"""Workbooks of Excel 5.0 and 95 (BIFF5): their texts are bytes of a code page, not Unicode.

The reader takes a Korean, Japanese or Chinese code page for one of single bytes with gaps, and the
letters are lost. So it is given a copy that names the Western code page: it keeps every byte, and
the bytes are read here as what they are ([MS-XLS] 2.4.52 CodePage; 2.4.21 BOF).
"""

import codecs
import re
import shutil
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import olefile

from data_analysis.messages import problem
from data_analysis.reading.extent_binary import is_biff5, xls_records
from data_analysis.reading.guard import Kind, Source, damaged
from groundwork.problem import Problem

_STREAM = "Book"
_CODE_PAGE = 0x0042
# LABEL, RSTRING: row, column, style, length, text; STRING: length, text.
_TEXTS = {0x0204: 6, 0x00D6: 6, 0x0207: 0}
_WESTERN = 1252
# Code pages that Python knows by another name: Macintosh, Windows as Excel 5 wrote it.
_NAMES = {
    10000: "mac_roman",
    10001: "cp932",
    10002: "cp950",
    10003: "cp949",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10008: "gb2312",
    10029: "mac_latin2",
    10081: "mac_turkish",
    0x8000: "mac_roman",
    0x8001: "cp1252",
}
# What the reader made of the bytes 0x80 to 0x9F; those it has no letter for stay what they are.
_AS_BYTES = {
    ord(letter): byte
    for byte in range(0x80, 0xA0)
    if (letter := bytes([byte]).decode("cp1252", "ignore"))
}


@contextmanager
def bytes_kept(source: Source) -> Iterator[tuple[Path, str]]:
    """The file to give to the reader, and the encoding of the bytes in its texts, "" for none.

    Raises `Problem` for a workbook of a code page that is not known.
    """
    stream = _biff5(source.path) if source.kind is Kind.XLS else b""
    if not stream:
        yield source.path, ""
        return
    encoding = _encoding(stream, source.name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "book.xls")
        try:
            shutil.copyfile(source.path, copy)
            with olefile.OleFileIO(copy, write_mode=True) as container:
                container.write_stream(_STREAM, _as_western(stream))
        except (OSError, ValueError, LookupError, struct.error) as error:
            raise damaged(source.name) from error
        yield copy, encoding


def decoded(text: str | None, encoding: str, file: str) -> str | None:
    """A text that the reader made of single bytes, in its own letters. Raises `Problem`."""
    if text is None:
        return None
    try:
        letters = text.translate(_AS_BYTES).encode("latin-1").decode(encoding)
    except UnicodeError as error:
        raise _illegible(file) from error
    if "\x00" in letters:
        raise _illegible(file)
    return letters


def _illegible(file: str) -> Problem:
    return problem(
        "{file:은} 옛 엑셀(5.0·95) 파일이라 글자를 제대로 읽을 수 없습니다. 엑셀에서 열어 "
        "‘다른 이름으로 저장’ → ‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 읽어 주세요.",
        file=file,
    )


def _biff5(path: Path) -> bytes:
    """The stream of a workbook of Excel 5.0 or 95, empty for a later one."""
    with olefile.OleFileIO(path) as container:
        if container.exists("Workbook"):
            return b""
        stream: bytes = container.openstream(_STREAM).read()
    return stream if is_biff5(stream) else b""


def _encoding(stream: bytes, file: str) -> str:
    """The encoding of a workbook's texts, as Python names it."""
    said = _WESTERN
    texts = []
    for kind, place, length in xls_records(stream):
        if kind == _CODE_PAGE and length >= 2:
            said = int.from_bytes(stream[place : place + 2], "little")
        elif kind in _TEXTS:
            start = place + _TEXTS[kind] + 2
            size = int.from_bytes(stream[start - 2 : start], "little")
            texts.append(stream[start : start + size])
    name = _NAMES.get(said, f"cp{said}")
    if name == f"cp{_WESTERN}" and _are_korean(texts):
        return "cp949"  # programs wrote the Western page, or none, over texts of Korean Windows
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise _illegible(file) from error


def _are_korean(texts: list[bytes]) -> bool:
    """Whether bytes make sense as Korean: most letters beyond ASCII are then Hangul."""
    try:
        letters = "".join(text.decode("cp949") for text in texts)
    except UnicodeDecodeError:
        return False
    foreign = sum(not letter.isascii() for letter in letters)
    return 0 < foreign < 2 * len(re.findall("[가-힣]", letters))


def _as_western(stream: bytes) -> bytes:
    western = bytearray(stream)
    for kind, place, length in xls_records(stream):
        if kind == _CODE_PAGE and length >= 2:
            struct.pack_into("<H", western, place, _WESTERN)
    return bytes(western)
