"""Files kept as Parquet beside themselves: read and repaired once, grouped without loading them.

A year of exports is more than memory holds. Each file is read and repaired by itself, and kept in
a folder ``.<name>.kept`` beside it until the file changes; polars then groups all of them as they
stream by.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

import polars as pl

from data_analysis import wording
from data_analysis.changelog import ChangeLog, Entry, Example, RowCount
from data_analysis.columns import Role
from data_analysis.grouping import grouping
from data_analysis.html import list_html
from data_analysis.messages import problem, say
from data_analysis.repaired_table import RepairedTable
from data_analysis.summary import Summary
from data_analysis.table import open_table
from groundwork.cluster import do_each
from groundwork.files import write_whole, writing

_DATA, _ASIDE, _UNREAD, _LOG = "data.parquet", "aside.parquet", "unread.parquet", "log.json"
_FORM = 1  # of what is kept; another one is made anew


@dataclass(frozen=True)
class ParquetFiles:
    """Repaired tables on disk: ``paths`` are the Parquet files of their rows."""

    paths: tuple[Path, ...]
    units: dict[str, str]
    log: ChangeLog
    aside: pl.DataFrame
    unread: pl.DataFrame
    scheduler: str | None = None
    """The address of a Dask scheduler whose workers count, each a file at a time."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._schema)

    @property
    def _schema(self) -> dict[str, Any]:
        """The columns; one that is empty in some of the files is of the kind it has in others."""
        schemas = [pl.read_parquet_schema(path) for path in self.paths]
        return {
            name: next((s[name] for s in schemas if s.get(name, pl.String) != pl.String), kind)
            for name, kind in schemas[0].items()
        }

    def summarise(
        self, by: str | Sequence[str], sums: str | Sequence[str] = (), *, month: str | None = None
    ) -> Summary:
        """Count rows and add up columns, as `Clean.summarise` does, without loading the rows.

        Raises `Problem` for a column that is not there or cannot be added up.
        """
        schema = self._schema
        empty = pl.DataFrame(schema=schema)
        source = RepairedTable(empty, self.units, self.log, self.aside, self.unread)
        found = grouping(schema, by, sums, month)
        if found is None:
            return Summary(pl.DataFrame(), source)
        data = _grouped(self.paths, found.by, found.sums, found.month, self.scheduler)
        return Summary(data, source)

    def _repr_html_(self) -> str:
        rows = self.log.rows
        return list_html(
            [
                say("{read:,}행을 읽어 {kept:,}행이 남았습니다.", read=rows.read, kept=rows.kept),
                say(
                    "파일 {count:,}개를 디스크에 저장했습니다. 다음에는 바로 열립니다.",
                    count=len(self.paths),
                ),
            ]
        )


def keep(
    *paths: str | PathLike[str],
    key: str | None = None,
    amounts_in: str | None = None,
    scheduler: str | None = None,
) -> ParquetFiles:
    """Read and repair each file once, and keep it beside itself until it changes.

    Each file is a table of its own with the same columns; rows that stand in two files are both
    kept. ``scheduler`` is the address of a Dask cluster ("tcp://10.0.0.5:8786") that does it, and
    later counts, with all its workers; they must see the files at the same place. Raises `Problem`
    where a file cannot be read, or has other columns.
    """
    if not paths:
        raise problem("읽을 파일 이름을 적어 주세요. 예: materials/민원.csv")
    kept_folder = partial(_kept_folder, key=key, amounts_in=amounts_in)
    folders = do_each(kept_folder, [Path(path).absolute() for path in paths], scheduler)
    logs = [json.loads((folder / _LOG).read_text(encoding="utf-8")) for folder in folders]
    data = tuple(folder / _DATA for folder in folders)
    for path, kept in zip(paths, data, strict=True):
        _check_columns(Path(path).name, kept, data[0])
    if any(log["units"] != logs[0]["units"] for log in logs):
        raise problem("파일마다 금액 단위가 다릅니다. 맞출 단위를 amounts_in에 적어 주세요.")
    return ParquetFiles(
        data,
        logs[0]["units"],
        _joined_log(logs),
        _concat(folder / _ASIDE for folder in folders),
        _concat(folder / _UNREAD for folder in folders),
        scheduler,
    )


def _check_columns(name: str, kept: Path, first: Path) -> None:
    """Raise `Problem` where a file has other columns than the first, or other things in them."""
    mine, others = pl.read_parquet_schema(kept), pl.read_parquet_schema(first)
    if set(mine) - set(others) - {str(say("확인할 점"))}:
        raise problem("{file:은} 열이 달라 함께 처리할 수 없습니다.", file=name)
    for column in mine.keys() & others.keys():
        held = {_role(mine[column]), _role(others[column])}
        if len(held) > 1 and _has_values(kept, column) and _has_values(first, column):
            raise problem(
                "{file}의 ‘{column}’ 열에는 다른 파일과 달리 {kind:이} 들어 있어 함께 처리할 "
                "수 없습니다. 그 열을 고쳐 저장한 뒤 "
                "다시 읽어 주세요.",
                file=name,
                column=column,
                kind=wording.ROLES[_role(mine[column])],
            )


def _role(kind: pl.DataType) -> Role:
    return Role.NUMBER if kind.is_numeric() else Role.DATE if kind.is_temporal() else Role.TEXT


def _has_values(kept: Path, column: str) -> bool:
    return bool(pl.read_parquet(kept, columns=[column])[column].count())


def _grouped(
    paths: Sequence[Path],
    by: Sequence[str],
    sums: Sequence[str],
    month: str | None,
    scheduler: str | None,
) -> pl.DataFrame:
    """Group here in one go; on a cluster file by file, and add up what the workers found."""
    if scheduler is None:
        return group_parquet(paths, by, sums, month)
    group = partial(group_parquet, by=by, sums=sums, month=month)
    found = pl.concat(do_each(group, [[path] for path in paths], scheduler), how="vertical_relaxed")
    counted = [str(say("건수")), *sums]
    keys = [name for name in found.columns if name not in counted]
    return found.group_by(keys).agg(pl.col(counted).sum()).sort(keys)


def group_parquet(
    paths: Sequence[Path],
    by: Sequence[str],
    sums: Sequence[str] = (),
    month: str | None = None,
) -> pl.DataFrame:
    """Counts, and sums of columns, of the rows in Parquet files for each value of ``by``."""
    schemas = [pl.read_parquet_schema(path) for path in paths]
    # Cast, because a column that is empty in one of the files is of texts there.
    kinds = {
        name: pl.Float64 if any(schema[name].is_float() for schema in schemas) else pl.Int64
        for name in sums
    }
    keys = [pl.col(name) for name in by]
    if month is not None:
        day = pl.col(month).cast(pl.Datetime)
        keys.insert(0, day.dt.strftime("%Y-%m").alias(str(say("월"))))
    needed = [*keys, *(pl.col(name).cast(kind) for name, kind in kinds.items())]
    rows = pl.concat([pl.scan_parquet(path).select(needed) for path in paths])
    names = rows.collect_schema().names()[: len(keys)]
    counted = [pl.len().alias(str(say("건수"))), *(pl.col(name).sum() for name in sums)]
    # In streams: the rows of a year are more than memory holds.
    return rows.group_by(names).agg(counted).sort(names).collect(engine="streaming")


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


def _write(folder: Path, clean: RepairedTable, stamp: str) -> None:
    """Write the parts; the log, with the stamp, comes last, so that halves are never taken."""
    shutil.rmtree(folder, ignore_errors=True)
    parts = {_DATA: clean.data, _ASIDE: clean.aside, _UNREAD: clean.unread}
    for name, frame in parts.items():
        with writing(folder / name) as temporary:
            frame.write_parquet(temporary)
    entries = [asdict(entry) for entry in clean.log.entries]
    log = {"stamp": stamp, "units": dict(clean.units), "rows": asdict(clean.log.rows)}
    write_whole(folder / _LOG, json.dumps({**log, "entries": entries}))


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
