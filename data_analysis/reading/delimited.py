"""Reading csv and tsv: the encoding and the delimiter are found, no row or field is dropped."""

import csv
from pathlib import Path

import polars as pl

from data_analysis.messages import problem, say
from data_analysis.reading.records import mended, parsed, usual_width
from data_analysis.remarks import Remark, first_of, to_check

DELIMITERS = ",\t;|"
_LOOKED_AT = 200
_FEW = 0.1  # share of lines that may be longer than the others before they are of another table
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_delimited(path: Path, name: str) -> tuple[pl.DataFrame, str, list[Remark]]:
    """All records of a text file as text columns, the encoding they were in, and what was odd.

    A record a row, blank lines too, short records filled with nulls. Raises `Problem` where the
    bytes are in none of the encodings that Korean offices use.
    """
    text, encoding = decode(path.read_bytes(), name)
    cells, remarks = _records(text, find_delimiter(text))
    return cells, encoding, remarks


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


def _records(text: str, delimiter: str) -> tuple[pl.DataFrame, list[Remark]]:
    widest = max(map(len, parsed(text[: 1 << 18], delimiter)), default=1)
    usual = usual_width(text, delimiter)
    try:
        frame = _quickly(text, delimiter, widest)
    except pl.exceptions.PolarsError:
        pass  # a stray quotation mark, or a record longer than the first ones
    else:
        if widest <= usual and ('"' not in text or not _goes_over_lines(frame)):
            return frame, []
    records, stray = mended(text, delimiter, usual)
    remarks = [_stray_marks(stray)] if stray else []
    width = max((len(record) for _, record in records), default=1)
    long = [line for line, record in records if any(record[usual:])]
    if 0 < len(long) < _FEW * len(records):
        remarks.append(_too_long(long, usual))
    filled = [record + [""] * (width - len(record)) for _, record in records]
    frame = pl.DataFrame(filled, schema=_names(width), orient="row")
    return frame.with_columns(pl.all().replace("", None)), remarks


def _goes_over_lines(frame: pl.DataFrame) -> bool:
    return frame.select(pl.any_horizontal(pl.all().str.contains("\n", literal=True).any())).item()


def _stray_marks(lines: list[int]) -> Remark:
    return to_check(
        say(
            '짝이 없는 따옴표(")가 있는 줄이 {count:,}개 있습니다. 글자로 읽었으니 원본을 확인해 '
            "주세요: {lines}번째 줄",
            count=len(lines),
            lines=first_of([f"{line:,}" for line in lines]),
        )
    )


def _too_long(lines: list[int], width: int) -> Remark:
    return to_check(
        say(
            "다른 줄(항목 {width}개)보다 항목이 많은 줄이 {count:,}개 있습니다. "
            "쉼표가 든 값이 따옴표로 묶이지 않아 뒤의 값이 밀렸을 수 있습니다: {lines}번째 줄",
            width=width,
            count=len(lines),
            lines=first_of([f"{line:,}" for line in lines]),
        )
    )


def _quickly(text: str, delimiter: str, width: int) -> pl.DataFrame:
    # A first line of our own tells polars how wide the table is.
    head = delimiter.join(_names(width)) + "\n"
    return pl.read_csv(
        (head + text).encode(), separator=delimiter, infer_schema=False, quote_char='"'
    ).with_columns(pl.all().replace("", None))


def _names(width: int) -> list[str]:
    return [f"c{number}" for number in range(width)]
