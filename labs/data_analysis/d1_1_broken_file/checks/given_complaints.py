"""What the given complaint exports hold, spoiled as they are: the truth of every check.

Computed in a plain way of its own, not with the repair the learners use: two computations that
agree prove more than one that agrees with itself.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from data_analysis.reading.sheets import read_sheets
from graders.tables import plain_cells
from graders.tables.plain_cells import plain_day, plain_text, thousand_won
from groundwork.files import writing
from groundwork.problem import Problem

_COLUMNS = ("number", "received", "district", "field", "place", "phone", "office", "finished")
AMOUNTS = ("estimate", "spent")


@dataclass(frozen=True)
class Given:
    """A given export, read plainly: ``complaints`` has amounts in 천원, null where unknown."""

    complaints: pl.DataFrame
    copies: int
    subtotals: int

    @property
    def unknown(self) -> int:
        """How many amounts nobody knows yet (미정)."""
        return sum(self.complaints[name].null_count() for name in AMOUNTS)

    @property
    def numbers(self) -> Counter[str]:
        """How often each receipt number stands among the complaints."""
        return Counter(self.complaints["number"].to_list())

    def beside(self, name: str) -> dict[str, set[Any]]:
        """What stands in a column beside each receipt number."""
        cells: dict[str, set[Any]] = defaultdict(set)
        for number, cell in self.complaints.select("number", name).iter_rows():
            cells[number].add(cell)
        return cells


def read_given(path: Path) -> Given:
    """Read a given export: subtotals and copies out, every other row kept."""
    sheets = []
    for sheet in read_sheets(path):
        cells = sheet.cells.rename(
            dict(zip(sheet.cells.columns, (*_COLUMNS, *AMOUNTS), strict=True))
        )
        is_header = cells["number"].str.starts_with("GM").fill_null(False).not_()
        is_total = cells["number"].str.contains("계$").fill_null(False)
        sheets.append((cells.filter(~is_header), int(is_total.sum())))
    rows = pl.concat(cells for cells, _ in sheets)
    readings: dict[str, tuple[Callable[[str], Any], pl.DataType]] = {
        "received": (plain_day, pl.Date()),
        "finished": (plain_day, pl.Date()),
        "phone": (plain_phone, pl.String()),
        **{name: (thousand_won, pl.Float64()) for name in AMOUNTS},
    }
    plain: tuple[Callable[[str], Any], pl.DataType] = (plain_text, pl.String())
    content = rows.select(
        _read_distinct(rows[name], *readings.get(name, plain)) for name in rows.columns
    )
    kept = content.unique(maintain_order=True)
    return Given(kept, len(rows) - len(kept), sum(total for _, total in sheets))


def plain_phone(text: str) -> str:
    """The digits of a telephone number, its leading 0 aside."""
    return re.sub(r"\D", "", text).lstrip("0")


def _read_distinct(cells: pl.Series, read: Callable[[str], Any], kind: pl.DataType) -> pl.Series:
    texts = cells.drop_nulls().unique().to_list()
    return cells.replace_strict(texts, [read(text) for text in texts], return_dtype=kind)


@dataclass(frozen=True)
class Tally:
    """Complaints and money spent (천원) of one month in one 읍면동."""

    count: int
    spent: float


def read_tallies(path: Path) -> dict[tuple[int, str], Tally]:
    """Tallies of the whole year by month (1 to 12) and 읍면동; remembered beside the file.

    Reading 1.2 million rows takes some ten seconds: it is done once for a file and this code.
    """
    digest = hashlib.sha256()
    for code in (__file__, plain_cells.__file__):
        digest.update(Path(code).read_bytes())
    with path.open("rb") as stream:
        digest.update(hashlib.file_digest(stream, "sha256").digest())
    memory = path.parent.parent / f"tallies-{digest.hexdigest()[:16]}.json"
    if memory.exists():
        rows = json.loads(memory.read_text(encoding="utf-8"))
    else:
        complaints = read_given(path).complaints
        by = (pl.col("received").dt.month(), pl.col("district"))
        rows = complaints.group_by(by).agg(pl.len(), pl.col("spent").sum()).rows()
        with suppress(Problem), writing(memory) as temporary:
            temporary.write_text(json.dumps(rows), encoding="utf-8")
    return {(month, district): Tally(count, spent) for month, district, count, spent in rows}
