"""Files kept as Parquet beside themselves: read and repaired once, grouped without loading them.

A year of exports is more than memory holds. Each file is read and repaired by itself, and kept in
a folder ``.<name>.kept`` beside it until the file changes; duckdb then groups all of them within a
limit of memory.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data_analysis.changelog import ChangeLog, Entry, Example, RowCount
from data_analysis.clean import Clean
from data_analysis.columns import find_column
from data_analysis.html import list_html
from data_analysis.summary import Summary
from data_analysis.table import open_table
from groundwork.files import writing
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("data_analysis")

MEMORY = "700MB"
_DATA, _ASIDE, _UNREAD, _LOG = "data.parquet", "aside.parquet", "unread.parquet", "log.json"
_FORM = 1  # of what is kept; another one is made anew


@dataclass(frozen=True)
class Kept:
    """Repaired tables on disk: ``paths`` are the Parquet files of their rows."""

    paths: tuple[Path, ...]
    units: dict[str, str]
    log: ChangeLog
    aside: pl.DataFrame
    unread: pl.DataFrame

    @property
    def columns(self) -> list[str]:
        return list(self._schema)

    @property
    def _schema(self) -> dict[str, Any]:
        return dict(pl.read_parquet_schema(self.paths[0]))

    def summarise(
        self, by: str | Sequence[str], *, month: str | None = None, sums: str | Sequence[str] = ()
    ) -> Summary:
        """Count rows and add up columns, as `Clean.summarise` does, without loading the rows.

        Raises `Problem` for a column that is not there or cannot be added up.
        """
        groups = [find_column(self.columns, name) for name in ([by] if isinstance(by, str) else by)]
        added = [
            find_column(self.columns, name) for name in ([sums] if isinstance(sums, str) else sums)
        ]
        for name in added:
            if not self._schema[name].is_numeric():
                raise Problem(say("‘{column}’ 열은 숫자가 아니라서 더할 수 없습니다.", column=name))
        day = None
        if month is not None:
            day = find_column(self.columns, month)
            if not self._schema[day].is_temporal():
                raise Problem(
                    say("‘{column}’ 열은 날짜가 아니라서 달로 나눌 수 없습니다.", column=day)
                )
        data = group_parquet(self.paths, groups, added, day)
        empty = pl.DataFrame(schema=self._schema)
        return Summary(data, Clean(empty, self.units, self.log, self.aside, self.unread))

    def _repr_html_(self) -> str:
        rows = self.log.rows
        return list_html(
            [
                say("{read:,}행을 읽어 {kept:,}행이 남았습니다.", read=rows.read, kept=rows.kept),
                say(
                    "파일 {count:,}개를 디스크에 두었습니다. 다음에는 바로 열립니다.",
                    count=len(self.paths),
                ),
            ]
        )


def keep(
    *paths: str | PathLike[str], key: str | None = None, amounts_in: str | None = None
) -> Kept:
    """Read and repair each file once, and keep it beside itself until it changes.

    Each file is a table of its own with the same columns; rows that stand in two files are both
    kept. Raises `Problem` where a file cannot be read, or has other columns.
    """
    if not paths:
        raise Problem(say('읽을 파일 이름을 적어 주세요. 예: open_table("materials/민원.csv")'))
    folders = [_kept_folder(Path(path), key, amounts_in) for path in paths]
    logs = [json.loads((folder / _LOG).read_text(encoding="utf-8")) for folder in folders]
    data = tuple(folder / _DATA for folder in folders)
    columns = pl.read_parquet_schema(data[0])
    for path, kept in zip(paths, data, strict=True):
        if set(pl.read_parquet_schema(kept)) - set(columns) - {str(say("확인할 점"))}:
            raise Problem(say("{file:은} 열이 달라 함께 볼 수 없습니다.", file=Path(path).name))
    if any(log["units"] != logs[0]["units"] for log in logs):
        raise Problem(say("파일마다 금액 단위가 다릅니다. 맞출 단위를 amounts_in에 적어 주세요."))
    return Kept(
        data,
        logs[0]["units"],
        _joined_log(logs),
        _concat(folder / _ASIDE for folder in folders),
        _concat(folder / _UNREAD for folder in folders),
    )


def group_parquet(
    paths: Sequence[Path],
    by: Sequence[str],
    sums: Sequence[str] = (),
    month: str | None = None,
    memory: str = MEMORY,
) -> pl.DataFrame:
    """Counts, and sums of columns, of the rows in Parquet files for each value of ``by``."""
    schema = pl.read_parquet_schema(paths[0])
    keys = [_quoted(name) for name in by]
    if month is not None:
        keys.insert(0, f"strftime({_quoted(month)}, '%Y-%m') AS {_quoted(str(say('월')))}")
    whole = {name: "BIGINT" if schema[name].is_integer() else "DOUBLE" for name in sums}
    added = [f"sum({_quoted(n)})::{whole[n]} AS {_quoted(n)}" for n in sums]
    counted = f"count(*)::UINTEGER AS {_quoted(str(say('건수')))}"
    query = (
        f"SELECT {', '.join([*keys, counted, *added])} "
        "FROM read_parquet(?, union_by_name = true) GROUP BY ALL ORDER BY ALL NULLS FIRST"
    )
    settings: dict[str, Any] = {"memory_limit": memory, "preserve_insertion_order": "false"}
    with duckdb.connect(config=settings) as engine:
        found = engine.sql(query, params=[[str(path) for path in paths]])
        table = found.to_arrow_table()
    return pl.DataFrame(table)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _kept_folder(source: Path, key: str | None, amounts_in: str | None) -> Path:
    """The folder beside a file that holds it repaired, made anew where the file has changed."""
    folder = source.with_name(f".{source.name}.kept")
    if source.is_file():
        stamp = _stamp(source, key, amounts_in)
        if not _is_of(folder, stamp):
            _write(folder, open_table(source).repair(key, amounts_in=amounts_in), stamp)
    else:
        open_table(source)  # says what is wrong with it
    return folder


def _stamp(source: Path, key: str | None, amounts_in: str | None) -> str:
    with source.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256").hexdigest()
    return f"{_FORM} {content} {key} {amounts_in}"


def _is_of(folder: Path, stamp: str) -> bool:
    try:
        log = json.loads((folder / _LOG).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(log, dict) and log.get("stamp") == stamp


def _write(folder: Path, clean: Clean, stamp: str) -> None:
    """Write the parts; the log, with the stamp, comes last, so that halves are never taken."""
    shutil.rmtree(folder, ignore_errors=True)
    parts = {_DATA: clean.data, _ASIDE: clean.aside, _UNREAD: clean.unread}
    for name, frame in parts.items():
        with writing(folder / name) as temporary:
            frame.write_parquet(temporary)
    entries = [asdict(entry) for entry in clean.log.entries]
    log = {"stamp": stamp, "units": dict(clean.units), "rows": asdict(clean.log.rows)}
    with writing(folder / _LOG) as temporary:
        temporary.write_text(json.dumps({**log, "entries": entries}), encoding="utf-8")


def _joined_log(logs: Sequence[dict[str, Any]]) -> ChangeLog:
    rows = {name: sum(log["rows"][name] for log in logs) for name in logs[0]["rows"]}
    entries = [
        Entry(**{**entry, "examples": tuple(Example(**one) for one in entry["examples"])})
        for log in logs
        for entry in log["entries"]
    ]
    return ChangeLog(RowCount(**rows), tuple(entries))


def _concat(paths: Any) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(path) for path in paths], how="diagonal_relaxed")
