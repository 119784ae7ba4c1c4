"""Joining a table with a lookup table (참조표): every row stays once, what found nothing is listed.

A plain join loses rows without a partner, or doubles those whose key stands in the lookup table
twice. Here a row is matched with exactly one entry or with none, and then the reason is kept:
rows before = matched + unmatched = rows after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from data_analysis.columns import find_column
from data_analysis.messages import problem, say
from groundwork.messages import Message

_KEY = "·key"
_NUMBER = "·number"


class Reason(StrEnum):
    """Why a row found no partner."""

    BLANK = "blank"
    MISSING = "missing"
    SEVERAL = "several"


REASONS: dict[str, Message] = {
    Reason.BLANK: say("값이 비어 있음"),
    Reason.MISSING: say("참조표에 없음"),
    Reason.SEVERAL: say("참조표에 여럿이라 정할 수 없음"),
}


@dataclass(frozen=True)
class Entries:
    """A lookup table with one row a key, and what had to be left aside for that.

    ``single`` has the key and the taken columns; ``times`` says how often each key stood in the
    table as it came. ``blank`` rows had no key, ``copies`` said the same again, ``older`` gave way
    to a later one; ``several`` are the keys that still mean different things.
    """

    single: pl.DataFrame
    times: pl.DataFrame
    several: pl.Series
    blank: int
    copies: int
    older: int


@dataclass(frozen=True)
class Step:
    """How one lookup went, in rows; ``before`` = ``matched`` + all of ``unmatched``.

    ``plainly`` is the number of rows a plain join would have made, ``unused`` the keys of the
    lookup table that no row asked for.
    """

    column: str
    taken: tuple[str, ...]
    before: int
    matched: int
    unmatched: dict[str, int]
    plainly: int
    unused: int
    entries: Entries

    def lines(self) -> list[tuple[Message, int]]:
        """The step as it is shown: what, and how many."""
        return [
            (say("연결 전 행"), self.before),
            (say("연결한 행"), self.matched),
            *(
                (say("연결하지 못한 행: {reason}", reason=REASONS[reason]), count)
                for reason, count in self.unmatched.items()
            ),
            (say("연결 후 행"), self.matched + sum(self.unmatched.values())),
            (say("(단순히 병합했을 때의 행)"), self.plainly),
            (say("참조표: 번호가 빈 행을 뺌"), self.entries.blank),
            (say("참조표: 똑같은 행을 뺌"), self.entries.copies),
            (say("참조표: 더 늦은 것이 있어 뺀 행"), self.entries.older),
            (say("참조표: 내용이 여럿인 번호"), len(self.entries.several)),
            (say("참조표: 쓰이지 않은 번호"), self.unused),
        ]


def steps_table(steps: Sequence[Step]) -> pl.DataFrame:
    """Steps as the table that is shown and saved."""
    lines = [
        (f"{step.column} → {', '.join(step.taken)}", str(what), count)
        for step in steps
        for what, count in step.lines()
    ]
    names = [say("연결한 열"), say("내용"), say("건수")]
    return pl.DataFrame(lines, schema=[str(name) for name in names], orient="row")


def entries_of(
    lookup: pl.DataFrame, key: str, take: Sequence[str], latest: str | None = None
) -> Entries:
    """One entry a key. Where a key stands twice, the one with the latest date ``latest`` counts.

    Raises `Problem` where ``latest`` holds no dates.
    """
    if latest is not None and not lookup[latest].dtype.is_temporal():
        raise problem("‘{column}’ 열은 날짜가 아니라서 늦은 것을 고를 수 없습니다.", column=latest)
    keyed = lookup.with_columns(_as_key(key).alias(_KEY)).drop_nulls(_KEY)
    times = keyed.group_by(_KEY).len()
    chosen = keyed
    if latest is not None:
        newest = pl.col(latest).max().over(_KEY)
        chosen = keyed.filter((pl.col(latest) == newest) | newest.is_null())
    distinct = chosen.select(_KEY, *take).unique(maintain_order=True)
    doubled = distinct[_KEY].is_duplicated()
    return Entries(
        single=distinct.filter(~doubled),
        times=times,
        several=distinct.filter(doubled)[_KEY].unique(maintain_order=True),
        blank=len(lookup) - len(keyed),
        copies=len(chosen) - len(distinct),
        older=len(keyed) - len(chosen),
    )


def look_up(
    rows: pl.DataFrame,
    on: str,
    lookup: pl.DataFrame,
    take: str | Sequence[str],
    *,
    to: str | None = None,
    latest: str | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame, Step]:
    """Put columns of a lookup table beside the rows whose ``on`` is its ``to``.

    Returns all rows in their order with the columns of ``take`` (null where unmatched), the
    unmatched rows with their reason, and the step. Raises `Problem` for a column that is not there.
    """
    column = find_column(rows.columns, on)
    key = find_column(lookup.columns, to or on)
    taken = [find_column(lookup.columns, n) for n in ([take] if isinstance(take, str) else take)]
    date = find_column(lookup.columns, latest) if latest else None
    entries = entries_of(lookup, key, taken, date)
    names = {name: _free(name, rows.columns) for name in taken}
    keyed = rows.with_columns(_as_key(column).alias(_KEY))
    reasons = keyed.select(_reason(entries).alias("reason"))["reason"]
    joined = keyed.join(
        entries.single.rename(names), on=_KEY, how="left", validate="m:1", maintain_order="left"
    ).drop(_KEY)
    step = Step(
        column=column,
        taken=tuple(names.values()),
        before=len(rows),
        matched=reasons.null_count(),
        unmatched={reason: int((reasons == reason).sum()) for reason in Reason},
        plainly=int(keyed.join(entries.times, on=_KEY, how="left")["len"].fill_null(1).sum()),
        unused=len(entries.times.join(keyed, on=_KEY, how="anti")),
        entries=entries,
    )
    return joined, _unmatched(rows, column, reasons), step


def merged(rows: pl.DataFrame, lookup: pl.DataFrame, on: str) -> pl.DataFrame:
    """Both tables joined plainly, as pandas' merge does: inner, and empty keys are the same."""
    column, key = find_column(rows.columns, on), find_column(lookup.columns, on)
    return rows.join(lookup, left_on=column, right_on=key, how="inner", nulls_equal=True)


def _as_key(column: str) -> pl.Expr:
    """A column as text to be compared; what is empty is null."""
    text = pl.col(column).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text)


def _reason(entries: Entries) -> pl.Expr:
    key = pl.col(_KEY)
    return (
        pl.when(key.is_null())
        .then(pl.lit(str(Reason.BLANK)))
        .when(key.is_in(entries.several.implode()))
        .then(pl.lit(str(Reason.SEVERAL)))
        .when(~key.is_in(entries.single[_KEY].implode()))
        .then(pl.lit(str(Reason.MISSING)))
    )


def _unmatched(rows: pl.DataFrame, column: str, reasons: pl.Series) -> pl.DataFrame:
    """The rows without a partner, as they were, behind the column, its value and the reason."""
    words = {reason: str(message) for reason, message in REASONS.items()}
    head: dict[str, pl.Expr | pl.Series] = {
        str(say("연결하지 못한 열")): pl.lit(column),
        str(say("값")): pl.col(column).cast(pl.String).fill_null(""),
        str(say("사유")): reasons.replace_strict(words, return_dtype=pl.String),
    }
    columns = [value.alias(_free(name, rows.columns)) for name, value in head.items()]
    return rows.select(*columns, pl.all()).filter(reasons.is_not_null())


def _free(name: str, taken: Sequence[str]) -> str:
    """A name no column bears yet."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
