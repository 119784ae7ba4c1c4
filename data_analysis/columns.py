"""What a column holds, and its cells repaired: the distinct texts are read once, then laid back."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from data_analysis.cells import Change, may_be_code, parse_date, parse_number, parse_phone, tidy
from data_analysis.heading import without_unit
from data_analysis.messages import problem
from groundwork.comparing_text import spaceless

_SAMPLE = 2_000
_SURE = 0.8  # share of a column's cells that must be readable as what it is taken for
CODE_NAME = re.compile(r"번호|코드|우편|아이디|\bID\b|호$", re.IGNORECASE)
_PHONE_NAME = re.compile(r"전화|연락처|휴대|핸드폰|팩스|TEL", re.IGNORECASE)
_BIRTH_NAME = re.compile(r"생년|생일|출생(?:일|연|년|$)")
DATE_NAME = re.compile(r"일$|일자|날짜|일시|기한|일\s*\(")
MONEY_NAME = re.compile(r"금액|비용|예산|액$|비$|수수료|단가|보조금|과태료|지급|집행|세입|세출")

_MONTH = re.compile(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2]?)")
# What statistics write where there is no figure to be shown: secret, unknown, not yet there.
_NO_FIGURE = {"X", "x", "…", "...", "‥"}

# polars takes \d for the digits of every script.
_PLAIN_NUMBER = r"^-?[0-9]{1,15}(\.[0-9]+)?$"
# What Excel shows in a cell whose formula went wrong.
ERROR = re.compile(
    r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)"
)
_PLAIN_PHONE = r"^0[0-9]{1,3}-[0-9]{3,4}-[0-9]{4}$"
_UNTIDY = r"^[\s='’]|\s$|[\x{a0}\x{2007}\x{202f}\x{3000}\x{200b}-\x{200d}\x{feff}０-９Ａ-Ｚａ-ｚ]"


class Role(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PHONE = "phone"


@dataclass(frozen=True)
class Repaired:
    """A column after repair. ``changes`` has a row a changed or rejected cell.

    ``values`` is null where a cell was empty or could not be read. ``changes`` has the columns
    ``index`` (row of the column), ``before`` (text) and ``change`` (a `Change`).
    """

    values: pl.Series
    changes: pl.DataFrame


def find_column(columns: Sequence[str], name: str) -> str:
    """The column of that name, blanks and units aside; raises `Problem` with those there are."""
    wanted = spaceless(without_unit(name))
    for column in columns:
        if spaceless(without_unit(column)) == wanted:
            return column
    raise problem(
        "‘{name}’ 열이 없습니다. 이 표의 열: {columns}", name=name, columns=", ".join(columns)
    )


def guess_role(cells: pl.Series) -> Role:
    """What a column of texts most likely holds, by its name and a sample of its cells."""
    sample = sample_of(cells)
    if not sample:
        return Role.TEXT
    name, texts = cells.name, Counter(sample)
    if _PHONE_NAME.search(name) and _readable(texts, parse_phone):
        return Role.PHONE
    if CODE_NAME.search(name):
        return Role.TEXT
    if _readable(texts, parse_date):
        if DATE_NAME.search(name):
            return Role.DATE
        if not _readable(texts, parse_number) and not any(map(may_be_code, texts)):
            return Role.DATE
    is_code = any(re.fullmatch(r"0\d+|[='’].*", text) for text in texts)
    percents = sum(map(in_percent, sample))
    is_mixed = (1 - _SURE) * len(sample) < percents < len(sample)
    is_birthday = _BIRTH_NAME.search(name) and any(len(text) == 6 for text in sample)
    figures = Counter(text for text in sample if text.strip() not in _NO_FIGURE)
    is_text = is_code or is_mixed or is_birthday or are_months(sample) or not figures
    return Role.TEXT if is_text or not _readable(figures, parse_number) else Role.NUMBER


def _readable(texts: Counter[str], parse: Callable[[str], object]) -> bool:
    """Whether most cells can be read; a text that stands in many of them is read once."""
    read = sum(count for text, count in texts.items() if parse(text) is not None)
    return read >= _SURE * texts.total()


def are_months(sample: Sequence[str]) -> bool:
    """Whether texts are months of years, as 2024.10, which is another number than 2024.1."""
    return bool(sample) and all(map(_MONTH.fullmatch, sample))


def in_percent(text: str) -> bool:
    """Whether a number is written in per cent. Beside 45.3% a plain 0.5 may mean two things."""
    return text.rstrip().endswith(("%", "％"))


def sample_of(cells: pl.Series) -> list[str]:
    """Filled cells from all over a column, without the errors of formulas."""
    filled = cells.drop_nulls()
    step = max(1, len(filled) // _SAMPLE)
    return [text for text in filled.gather_every(step) if not ERROR.fullmatch(text)]


def repair(cells: pl.Series, role: Role, unit: str | None = None) -> Repaired:
    """Repair a column of texts as what it holds; ``unit`` is the money unit of its numbers."""
    if role is Role.NUMBER:
        return _numbers(cells, unit)
    if role is Role.DATE:
        return _dates(cells)
    if role is Role.PHONE:
        easy = _only_where(cells, cells.str.contains(_PLAIN_PHONE))
        repaired = _read(cells, easy, parse_phone)
        # What is no telephone number stays as it was written: a text loses nothing by it.
        return Repaired(
            repaired.values.zip_with(repaired.values.is_not_null(), cells), repaired.changes
        )
    return _read(cells, _only_where(cells, ~cells.str.contains(_UNTIDY)), _tidied)


def _numbers(cells: pl.Series, unit: str | None) -> Repaired:
    plain = _only_where(cells, cells.str.contains(_PLAIN_NUMBER))
    some_are_plain = plain.null_count() < len(plain)

    def parse(text: str) -> tuple[float, Change | None] | None:
        read = parse_number(text, unit)
        if read is None or (some_are_plain and in_percent(text)):
            return None
        return float(read[0]), read[1]

    repaired = _read(cells, plain.cast(pl.Float64), parse)
    filled = repaired.values.drop_nulls()
    if (filled == filled.round()).all() and (filled.abs() < 1e15).all():
        return Repaired(repaired.values.cast(pl.Int64), repaired.changes)
    return repaired


def _dates(cells: pl.Series) -> Repaired:
    text = cells.str
    moments = text.to_datetime("%Y-%m-%d %H:%M:%S", strict=False, time_unit="ms")
    days = text.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime("ms"))
    repaired = _read(cells, moments.zip_with(moments.is_not_null(), days), parse_date)
    filled = repaired.values.drop_nulls()
    if (filled.dt.truncate("1d") == filled).all():
        return Repaired(repaired.values.cast(pl.Date), repaired.changes)
    return repaired


def _tidied(text: str) -> tuple[str | None, Change | None]:
    tidied, change = tidy(text)
    return tidied or None, change


def _only_where(cells: pl.Series, mask: pl.Series) -> pl.Series:
    return cells.zip_with(mask.fill_null(False), pl.Series([None], dtype=cells.dtype))


def _read(
    cells: pl.Series, easy: pl.Series, parse: Callable[[str], tuple[Any, Change | None] | None]
) -> Repaired:
    """Read the cells that ``easy`` left null, each distinct text once, and lay the values back."""
    odd = pl.DataFrame({"before": cells}).with_row_index("index")
    odd = odd.filter(cells.is_not_null() & easy.is_null())
    distinct = odd["before"].unique()
    answers = [parse(text) or (None, Change.REJECTED) for text in distinct]
    table = pl.DataFrame(
        {
            "before": distinct,
            "value": pl.Series([value for value, _ in answers], dtype=easy.dtype),
            "change": pl.Series([change for _, change in answers], dtype=pl.String),
        }
    )
    read = odd.join(table, on="before", how="left", maintain_order="left")
    values = easy.scatter(read["index"], read["value"]) if len(read) else easy
    changes = read.filter(pl.col("change").is_not_null()).select("index", "before", "change")
    return Repaired(values.alias(cells.name), changes)
