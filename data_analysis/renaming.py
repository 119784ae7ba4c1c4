"""Old names brought to the ones in force (행정구역 이름 변경), by a table of old and new."""

import polars as pl

from data_analysis.cells import Change
from data_analysis.changelog import Entry, Example
from data_analysis.messages import problem

_EXAMPLES = 3


def rename_values(
    values: pl.Series, old: pl.Series, new: pl.Series
) -> tuple[pl.Series, list[Entry]]:
    """Replace each old name by its new one, through several changes of name if need be.

    A name that became several (분동) cannot be decided: it stays, and is reported. Raises
    `Problem` where names change in a circle.
    """
    pairs = pl.DataFrame({"old": old.cast(pl.String), "new": new.cast(pl.String)})
    pairs = pairs.drop_nulls().unique(maintain_order=True).filter(pl.col("old") != pl.col("new"))
    undecided = pairs.filter(pl.col("old").is_duplicated())["old"].unique(maintain_order=True)
    known = dict(pairs.filter(~pl.col("old").is_duplicated()).iter_rows())
    final = {name: _in_force(name, known) for name in known}
    renamed = values.replace(final).alias(values.name)
    entries = [
        _entry(Change.RENAMED, values, final),
        _entry(Change.SPLIT, values, {name: name for name in undecided}),
    ]
    return renamed, [entry for entry in entries if entry.count]


def _in_force(name: str, known: dict[str, str]) -> str:
    passed = [name]
    while (following := known.get(passed[-1])) is not None:
        if following in passed:
            raise problem(
                "이름 변경표가 순환합니다: {names}. 변경표를 확인해 주세요.",
                names=" → ".join([*passed, following]),
            )
        passed.append(following)
    return passed[-1]


def _entry(change: Change, values: pl.Series, names: dict[str, str]) -> Entry:
    found = values.filter(values.is_in(list(names)))
    examples = [Example("", name, names[name]) for name in found.unique(maintain_order=True)]
    return Entry(change, values.name, len(found), tuple(examples[:_EXAMPLES]))
