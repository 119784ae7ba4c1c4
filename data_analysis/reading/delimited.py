"""Reading csv and tsv: the encoding and the delimiter are found, no row or field is dropped."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from data_analysis.messages import problem

DELIMITERS = ",\t;|"
_LOOKED_AT = 200
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_delimited(path: Path, name: str) -> tuple[pl.DataFrame, str]:
    """All records of a text file as text columns, and the encoding they were in.

    A record a row, blank lines too, short records filled with nulls. Raises `Problem` where the
    bytes are in none of the encodings that Korean offices use.
    """
    text, encoding = decode(path.read_bytes(), name)
    delimiter = find_delimiter(text)
    return _records(text, delimiter), encoding


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file in UTF-8, UTF-16 or cp949 (what Korean Excel calls ANSI).

    Never ``euc-kr``: Python's is without the 8,822 syllables that cp949 added. Raises `Problem`
    for what is text in none of them.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            candidates = [encoding]
            break
    else:
        candidates = ["utf-8", "cp949"]
        start = data[:4096]
        if b"\x00" in start:
            candidates = [
                "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
            ]
    place = 0
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            place = error.start
        else:
            if "\x00" not in text:
                return text, encoding
    raise problem(
        "{file}의 글자를 읽을 수 없습니다({line:,}번째 줄). UTF-8이나 한국어 ANSI(cp949)로 "
        "다시 저장하거나, 표 파일이 맞는지 확인해 주세요.",
        file=name,
        line=data.count(b"\n", 0, place) + 1,
    )


def find_delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most fields, alike on most lines."""
    lines = text[: 1 << 18].splitlines()[:_LOOKED_AT]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [len(record) for record in csv.reader(lines, delimiter=delimiter)]
        cut = [width for width in widths if width > 1]
        usual = max(sorted(set(cut)), key=cut.count, default=1)
        return cut.count(usual), usual

    return max(DELIMITERS, key=evenness)


def _records(text: str, delimiter: str) -> pl.DataFrame:
    width = max(map(len, _parsed(text[: 1 << 18], delimiter)), default=1)
    try:
        return _quickly(text, delimiter, width)
    except pl.exceptions.PolarsError:
        # A stray quotation mark, or a record longer than the first ones: slower, but sure.
        rows = list(_parsed(text, delimiter))
        width = max(map(len, rows), default=1)
        filled = [row + [""] * (width - len(row)) for row in rows]
        frame = pl.DataFrame(filled, schema=_names(width), orient="row")
        return frame.with_columns(pl.all().replace("", None))


def _quickly(text: str, delimiter: str, width: int) -> pl.DataFrame:
    # A first line of our own tells polars how wide the table is.
    head = delimiter.join(_names(width)) + "\n"
    return pl.read_csv(
        (head + text).encode(), separator=delimiter, infer_schema=False, quote_char='"'
    ).with_columns(pl.all().replace("", None))


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _names(width: int) -> list[str]:
    return [f"c{number}" for number in range(width)]
