"""Which rows of a table are totals (계, 합계, 소계 …): by their names and by what they add up.

A row whose name says total is one. So is a row that is called otherwise and equals the sum of
others, where that is no chance. What may be one and is kept is asked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import log2

import polars as pl

from data_analysis.average_rows import find_averages
from data_analysis.cells import parse_number
from data_analysis.columns import Role, guess_role, repair
from data_analysis.sums import NAMED, SURE_BITS, Sum, find_sums, whole_numbers
from data_analysis.totals_found import TotalRow, TotalRows

_PART, _LINE = "·part", "·line"
_MOST_LABELS, _MOST_GROUPS = 6, 200
# Bits that a name speaks for a total: 전체 or none needs a match that is not against the odds.
_HINT, _TEAM_HINT = SURE_BITS, SURE_BITS / 2
_NEARLY_ALL = 0.9
LABEL_COLUMNS = 3  # totals are named in one of the first columns
MOST_ROWS = 50_000  # up to here rows are added up; a longer list is a register
_TAIL = r"\s*[:：]?\s*(?:[(\[（<][^()]{0,20}[)\]）>])?\s*[\])>]?$"
# With a name before it a plain 계 is as often a team (세무계), so that has to add up.
TOTAL = (
    r"(?i)^[\[(<◇■□○●*※]?\s*(?:"
    r"(?:.{0,20}[\s(\[])?(?:소\s*계|합\s*계|총\s*계|누\s*계|중\s*계|총\s*합\s*계)"
    r"|.{1,20}(?:소계|합계|총계|누계)|계|총\s*합|(?:grand |sub)?\s*total|sum)" + _TAIL
)
_MAYBE = re.compile(
    r"(?i)^(?:.{0,20}\s(?:계|전체|total)|전\s*체|총\s*(?:원|액|수|괄|인원|인구수?|건수|세대수?|가구수?)|전\s*국|all)"
    + _TAIL
)
_TEAM = re.compile(r".{1,20}계$")
# Numbers that are not added up in a total: rates, ages, places, years, running numbers.
NOT_ADDED = re.compile(
    r"율|률|비율|비중|구성비|평균|단가|지수|밀도|순위|점수|위도|경도|좌표|연령|나이|온도|당\s|당$|(?:세대|가구|인|명|건|개소|학급|시간)당|%"
    r"|연도|년도|^년$|^월$|시점|기간|기준|년월|순번|연번|^번$|^no\.?$",
    re.IGNORECASE,
)


_Find = Callable[[Sequence[int]], tuple[list[Sum], list[Sum]]]


def find_totals(rows: pl.DataFrame, parts: pl.Series, is_header: pl.Series) -> TotalRows:
    """Find the totals among rows of texts; ``parts`` is the sheet of each.

    ``is_header`` marks the rows that say the header again.
    """
    said = rows.select(
        pl.coalesce(
            pl.when(pl.col(name).str.contains(TOTAL)).then(pl.col(name))
            for name in rows.columns[:LABEL_COLUMNS]
        ).alias("said")
    )["said"]
    named = {index: said[index] for index in said.is_not_null().arg_true()}
    by_name = TotalRows(tuple(TotalRow(index, name) for index, name in named.items()))
    if len(rows) > MOST_ROWS:
        return by_name
    numbers = _added(rows, said.is_null() & ~is_header)
    added = numbers.columns
    if not added:
        return by_name
    labels = [name for name in rows.columns if name not in added]
    labelled = rows.select(labels[:_MOST_LABELS]).with_columns(
        parts.alias(_PART), pl.int_range(len(rows), eager=True).alias(_LINE)
    )
    labelled = labelled.filter(~is_header)
    before = rows.columns[: rows.columns.index(added[0])][:LABEL_COLUMNS]
    above = _stand_above(rows.select(before)) if before else [False] * len(rows)
    found, asked = _sums(labelled, numbers, named, above)
    is_other = is_header | parts.is_null().scatter([*named, *found], True)
    means, unlike = find_averages(rows.select(labels[:LABEL_COLUMNS]), numbers, parts, is_other)
    return TotalRows(
        named=tuple(_row(line, name, found.get(line), numbers) for line, name in named.items()),
        summed=tuple(
            _row(line, _name(rows, line), one, numbers)
            for line, one in sorted(found.items())
            if line not in named
        ),
        asked=tuple(
            _row(line, _name(rows, line), one, numbers)
            for line, one in sorted(asked.items())
            if line not in found and line not in named
        ),
        means=tuple(TotalRow(line, _name(rows, line)) for line in means),
        unlike_means=tuple(TotalRow(line, _name(rows, line)) for line in unlike),
        numbers=numbers,
    )


def _added(rows: pl.DataFrame, is_data: pl.Series) -> pl.DataFrame:
    """The columns of numbers that a total adds up."""
    data = rows.filter(is_data)
    numbers = [name for name in rows.columns if guess_role(data[name]) is Role.NUMBER]
    return rows.select(
        values
        for name in numbers
        if not NOT_ADDED.search(name)
        if not _counts_years(values := repair(rows[name], Role.NUMBER).values)
    )


def _counts_years(values: pl.Series) -> bool:
    """Whether numbers are years (2024), months (202403) or run on from row to row."""
    filled = values.drop_nulls()
    years = filled // 100 if (filled > 9_999).all() else filled
    return bool(filled.dtype.is_integer() and years.is_between(1900, 2100).all()) or bool(
        len(filled) > 2 and filled[0] in (0, 1) and (filled.diff().drop_nulls() == 1).all()
    )


def _row(line: int, name: str, one: Sum | None, numbers: pl.DataFrame) -> TotalRow:
    if one is None:
        return TotalRow(line, name)
    agreed = zip(numbers.columns, one.agrees, one.filled, strict=True)
    wrong = tuple(
        column
        for column, agrees, filled in agreed
        if filled and not agrees and _differs(numbers[column], line, one.members)
    )
    return TotalRow(line, name, True, tuple(sorted(one.members)), wrong)


def _differs(numbers: pl.Series, line: int, members: Sequence[int]) -> bool:
    """Whether a total is neither the sum of rounded numbers nor, with decimals, their mean."""
    added = numbers.gather(list(members)).drop_nulls()
    places = max(
        (len(f"{number:.6f}".rstrip("0").partition(".")[2]) for number in added), default=0
    )
    total, rounding = numbers[line], (len(added) + 1) / 2 * 10.0**-places
    if places and (abs(total - added.sum()) <= rounding or added.min() <= total <= added.max()):
        return False
    return bool(total != added.sum())


def _name(rows: pl.DataFrame, line: int) -> str:
    """What a row is called, empty where it has no name."""
    texts = (rows[name][line] for name in rows.columns[:LABEL_COLUMNS])
    return " ".join(text for text in texts if text and not parse_number(text))


def _sums(
    labelled: pl.DataFrame, numbers: pl.DataFrame, named: Mapping[int, str], above: list[bool]
) -> tuple[dict[int, Sum], dict[int, Sum]]:
    """The rows that are sums, and those that may be: one below the other, and within groups."""
    values, filled = whole_numbers(
        numbers.select(pl.all().cast(pl.Float64).fill_null(float("nan"))).to_numpy()
    )
    labels = labelled.columns[:-2]
    trust = [0.0] * len(numbers)
    for *texts, _, line in labelled.iter_rows():
        hint = _HINT if above[line] else _hint(texts[:LABEL_COLUMNS])
        trust[line] = NAMED if line in named else hint

    def of(lines: Sequence[int]) -> tuple[list[Sum], list[Sum]]:
        sums = find_sums(values[lines], filled[lines], [trust[line] for line in lines])
        sure, doubtful = ([_placed(one, lines) for one in some] for some in sums)
        return sure, doubtful

    found: dict[int, Sum] = {}
    asked: dict[int, Sum] = {}
    for lines in labelled.group_by(_PART, maintain_order=True).agg(_LINE)[_LINE]:
        sure, doubtful = of(lines.to_list())
        found |= {one.line: one for one in sure}
        asked |= {one.line: one for one in doubtful}
    for label in labels:
        found = _in_groups(labelled, label, of) | found
    return found, asked


def _stand_above(labels: pl.DataFrame) -> list[bool]:
    """Which rows have their name further left than the row above or below: 정책, 단위, 세부사업."""
    depths = [
        max(
            ((n, len(text) - len(text.lstrip())) for n, text in enumerate(row) if text),
            default=(0, 0),
        )
        for row in labels.iter_rows()
    ]
    beside = zip([(-1, 0), *depths], depths, [*depths[1:], (-1, 0)], strict=False)
    return [depth < max(before, after) for before, depth, after in beside]


def _hint(texts: Sequence[str | None]) -> float:
    """The bits that the labels of a row speak for a total."""
    filled = [text for text in texts if text]
    if not filled or any(map(_MAYBE.match, filled)):
        return _HINT
    return _TEAM_HINT if any(map(_TEAM.match, filled)) else 0.0


def _placed(one: Sum, lines: Sequence[int]) -> Sum:
    """A sum found among some rows, in the numbers of all rows."""
    return replace(one, line=lines[one.line], members=tuple(lines[m] for m in one.members))


def _in_groups(labelled: pl.DataFrame, label: str, of: _Find) -> dict[int, Sum]:
    """The rows of the values of a label that are totals of its other values in every group.

    So are 계 in 성별 and 전국 in 행정구역 of a long table: groups are what other labels tell apart.
    """
    groups = _groups(labelled, label)
    texts = dict(labelled.select(_LINE, label).iter_rows())
    sums = {one.line: one for lines in groups for some in of(lines) for one in some}
    stands = Counter(texts[line] for lines in groups for line in lines)
    # A value that stands in one group of many was looked for in all of them.
    odds = log2(max(len(stands) * len(groups) / max(stands.total(), 1), 1))
    adds_up = Counter(texts[line] for line in sums)
    bits: dict[str | None, float] = defaultdict(float)
    for line, one in sums.items():
        bits[texts[line]] += max(one.bits, 0)
    totals = {
        text: next(one for line, one in sums.items() if texts[line] == text)
        for text, times in adds_up.items()
        if text and times >= _NEARLY_ALL * stands[text] and bits[text] >= SURE_BITS + odds
    }
    return {
        line: sums.get(line) or replace(totals[text], line=line, members=())
        for line, text in texts.items()
        if text in totals
    }


def _groups(labelled: pl.DataFrame, label: str) -> list[list[int]]:
    """The rows of groups that other labels tell apart, of many some. None where they tell none."""
    *labels, _, _ = labelled.columns
    kinds = {name: labelled[name].n_unique() for name in labels}
    others = [
        name
        for name in labels
        if name != label
        and kinds[name] < _NEARLY_ALL * len(labelled)
        and labelled.select(label, name).n_unique() > kinds[name]
    ]
    if not others:
        return []
    lines = labelled.group_by(_PART, *others, maintain_order=True).agg(_LINE)[_LINE]
    several = lines.filter(lines.list.len() > 2)
    return several.gather_every(max(1, len(several) // _MOST_GROUPS)).to_list()
