"""Tables of several sheets made one: which belong together, and what tells their rows apart."""

import re
from collections.abc import Sequence
from itertools import combinations

import polars as pl

from data_analysis.blocks import Block
from data_analysis.cells import looks_like_value
from data_analysis.columns import Role, guess_role
from data_analysis.messages import say
from data_analysis.raw_table import PART, ROW, Part, RawTable
from data_analysis.records import Records, new_name, records_of
from data_analysis.remarks import Remark, guessed, to_check
from groundwork.messages import Message

_ABOUT_DATA = re.compile(
    r"메타|설명|안내|주석|범례|목차|표지|참고|README|작성\s*요령", re.IGNORECASE
)
_LABELS = 3  # columns by which the rows of two sheets are held against each other
_MOST_ROWS = 20_000  # of a sheet of statistics
_ALIKE = 0.5  # share of rows with the same labels, from which sheets count the same things


def with_same_columns(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The tables to be joined, and the others.

    The columns are those of the longest first table of a sheet that is not about the data, as
    the sheets are that explain them.
    """
    first = [block for block in blocks if block.first]
    main = max(first, key=lambda block: (not _explains(block, first), block.height))
    names = sorted(main.heading.names)
    joined = [block for block in blocks if sorted(block.heading.names) == names]
    return joined, [block for block in blocks if sorted(block.heading.names) != names]


def _explains(block: Block, others: Sequence[Block]) -> bool:
    """Whether a sheet is about the data of another: by its name, or by two columns of texts."""
    if len(others) > 1 and _ABOUT_DATA.search(block.sheet.name):
        return True
    wider = any(other.cells.width > 2 for other in others)
    return wider and block.cells.width == 2 and not _has_values(block)


def _has_values(block: Block) -> bool:
    cells = block.cells.slice(block.heading.rows).head(200)
    texts = [text for column in cells for text in column.drop_nulls()]
    return sum(map(looks_like_value, texts)) > 0.1 * len(texts)


def why_apart(block: Block) -> Message:
    """Why a table was left out, and how to read it."""
    if block.only:
        return say("열이 달라 합치지 않았습니다")
    return say(
        "같은 시트에 있는 다른 표여서 읽지 않았습니다. 이 표를 읽으려면 ‘읽을 범위’에 {area:을} "
        '적어 주세요(area="{area}")',
        area=block.area,
    )


def joined_table(blocks: Sequence[Block], left_out: Sequence[tuple[str, Message]]) -> RawTable:
    """The rows of tables with the same columns as one table."""
    read = [records_of(block) for block in blocks]
    parts, remarks = [], []
    for block, records in zip(blocks, read, strict=True):
        below = block.heading.rows
        hidden = sum(below < row <= len(block.cells) for row in block.sheet.hidden_rows)
        place, encoding = block.place, block.sheet.encoding
        parts.append(Part(place, block.heading, block.height, records.blank, hidden, encoding))
        remarks += [*block.sheet.remarks, *_of_heading(block), *records.remarks]
    remarks += _of_several(blocks)
    names = [*dict.fromkeys(name for one in read for name in one.rows.columns if name != ROW)]
    frames = [
        one.rows.with_columns(pl.lit(number, pl.UInt16).alias(PART))
        for number, one in enumerate(read)
    ]
    rows = pl.concat(frames, how="diagonal") if len(frames) > 1 else frames[0]
    names = [name for name in names if name not in _nameless(blocks) or rows[name].count()]
    rows, said = _told_apart(rows.select(*names, PART, ROW), blocks)
    return RawTable(
        rows=rows,
        parts=tuple(parts),
        left_out=tuple(left_out),
        remarks=(*remarks, *said),
        outside=_outside(read),
        filled=tuple(entry for one in read for entry in one.filled),
    )


def _nameless(blocks: Sequence[Block]) -> set[str]:
    """The columns that have no label in any header, as forms leave them between others."""
    return {
        name
        for block in blocks
        for name, labels in zip(
            block.heading.names, zip(*block.heading.labels, strict=True), strict=False
        )
        if not any(labels)
    }


def _outside(read: Sequence[Records]) -> pl.DataFrame:
    return pl.concat(
        [
            one.outside.with_columns(pl.lit(number, pl.UInt16).alias(PART))
            for number, one in enumerate(read)
        ],
        how="diagonal",
    )


def _of_heading(block: Block) -> list[Remark]:
    if block.heading.labels:
        return []
    return [
        to_check(
            say(
                "{place}: 머리글을 찾지 못해 1열, 2열 …로 이름을 붙이고 {row}행부터 자료로 "
                "읽었습니다. 머리글이 있으면 그 행을 header=3처럼 적어 주세요.",
                place=block.place,
                row=block.heading.rows + 1,
            )
        )
    ]


def _of_several(blocks: Sequence[Block]) -> list[Remark]:
    """What is said of tables on one sheet that were joined."""
    several = [block for block in blocks if not block.only]
    if len(several) < 2:
        return []
    areas = ", ".join(str(block.area) for block in several)
    return [
        guessed(
            say(
                "같은 시트에 머리글이 같은 표가 {count}개 있어 한 표로 합쳤습니다({areas}).",
                count=len(several),
                areas=areas,
            )
        )
    ]


def _told_apart(rows: pl.DataFrame, blocks: Sequence[Block]) -> tuple[pl.DataFrame, list[Remark]]:
    """The rows with the name of their sheet, where without it they could not be told apart.

    Sheets that count the same things (the same districts, for men and for women) or tables with
    titles of their own on one sheet.
    """
    if len(blocks) < 2 or not (_have_titles(blocks) or _count_the_same(rows)):
        return rows, []
    names = dict(enumerate(_names(blocks)))
    column = _name_of_sheet_column(rows)
    named = rows.with_columns(
        pl.col(PART).replace_strict(names, return_dtype=pl.String).alias(column)
    )
    columns = [name for name in rows.columns if name not in (PART, ROW)]
    remark = guessed(
        say(
            "시트(표)마다 같은 이름의 행이 있어, 어느 시트의 행인지 ‘{column}’ 열에 적었습니다: "
            "{names}",
            column=column,
            names=", ".join(names.values()),
        )
    )
    return named.select(*columns, column, PART, ROW), [remark]


def _name_of_sheet_column(rows: pl.DataFrame) -> str:
    return new_name(str(say("시트")), rows.columns)


def _have_titles(blocks: Sequence[Block]) -> bool:
    titles = [block.heading.title for block in blocks if not block.only]
    return len(set(titles)) > 1 and all(titles)


def _names(blocks: Sequence[Block]) -> list[str]:
    """What tells each table from the others: its sheet, its title or its place."""
    candidates = [
        [block.sheet.name for block in blocks],
        [block.heading.title[0] if block.heading.title else "" for block in blocks],
        [block.place for block in blocks],
    ]
    fitting = [names for names in candidates if len(set(names)) == len(names) and all(names)]
    return (fitting or [[f"{block.sheet.place} {block.area}" for block in blocks]])[0]


def _count_the_same(rows: pl.DataFrame) -> bool:
    """Whether sheets have the same labels, but not the same rows."""
    if rows[PART].value_counts()["count"].max() > _MOST_ROWS:  # type: ignore[operator]
        return False
    columns = [name for name in rows.columns if name not in (PART, ROW)]
    labels = [name for name in columns if guess_role(rows[name]) is Role.TEXT][:_LABELS]
    if not labels:
        return False
    sheets = rows.partition_by(PART)
    return any(
        _shared(one, other, labels) >= _ALIKE > _shared(one, other, columns)
        for one, other in combinations(sheets[:12], 2)
    )


def _shared(one: pl.DataFrame, other: pl.DataFrame, names: Sequence[str]) -> float:
    """The share of different rows of the shorter sheet that are in the other, by these columns."""
    left, right = one.select(names).unique(), other.select(names).unique()
    both = left.join(right, on=names, how="semi", nulls_equal=True)
    return len(both) / max(1, min(len(left), len(right)))
