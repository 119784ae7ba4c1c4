"""By which columns a table is counted, and which it adds up: asked the same way of every table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data_analysis.columns import find_column
from data_analysis.messages import problem, say


@dataclass(frozen=True)
class Grouping:
    """The columns whose values are counted, those added up, and that of days split into months."""

    by: tuple[str, ...]
    sums: tuple[str, ...]
    month: str | None

    @property
    def names(self) -> list[str]:
        """What the columns of names are called in the summary: the month stands first."""
        return [*([str(say("월"))] if self.month is not None else []), *self.by]


def grouping(
    schema: Mapping[str, pl.DataType],
    by: str | Sequence[str],
    sums: str | Sequence[str],
    month: str | None,
) -> Grouping | None:
    """The columns of these names; None as long as there is nothing to count by.

    Names still empty are left for later, so a form can be filled in bit by bit. Raises `Problem`
    for a column that is not there, one to be added up without numbers and a month without dates.
    """
    wanted = _listed(by)
    if not schema or not all(wanted) or not (wanted or month):
        return None
    columns = list(schema)
    groups = tuple(find_column(columns, name) for name in wanted)
    day = find_column(columns, month) if month else None
    added = tuple(find_column(columns, name) for name in _listed(sums) if name)
    for name in added:
        if not schema[name].is_numeric():
            raise problem("‘{column}’ 열은 숫자가 아니라서 더할 수 없습니다.", column=name)
    if day is not None and not schema[day].is_temporal():
        raise problem("‘{column}’ 열은 날짜가 아니어서 월별로 나눌 수 없습니다.", column=day)
    return Grouping(groups, added, day)


def _listed(names: str | Sequence[str]) -> list[str]:
    return [name.strip() for name in ([names] if isinstance(names, str) else names)]
