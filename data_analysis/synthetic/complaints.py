"""Made-up city complaint exports (가상), by seed, with the faults such exports really have.

`clean_complaints` is what should have been kept; the two writers hand it out spoiled. The workbook
is written as sheet XML straight from columns, the way export servers do it: that makes 1.2 million
rows take seconds, and lets one column hold real numbers beside numbers typed as text.
"""

import zipfile
from os import PathLike

import numpy as np
import polars as pl

from data_analysis.synthetic.sheet_xml import body, package_parts, sheet_xml
from groundwork.files import write_whole, writing

# The 25 읍면동 of Gumi are real; everything else in these files is made up.
DISTRICTS = [
    *("선산읍", "고아읍", "산동읍", "무을면", "옥성면", "도개면", "해평면", "장천면", "송정동"),
    *("원평동", "지산동", "도량동", "선주원남동", "형곡1동", "형곡2동", "신평1동", "신평2동"),
    *("비산동", "공단동", "광평동", "상모사곡동", "임오동", "인동동", "진미동", "양포동"),
]
DEPARTMENTS = {
    "도로 파손": "도로과",
    "불법 주정차": "교통정책과",
    "가로등 고장": "도로과",
    "생활 소음": "환경정책과",
    "쓰레기 무단 투기": "자원순환과",
    "상수도 누수": "상수도과",
    "공원 시설 훼손": "공원녹지과",
    "불법 광고물": "건축과",
}
# 똠 is in cp949 and not in euc-kr: the letter that tells the two apart.
PLACES = ("시장 입구", "초등학교 정문 앞", "버스 정류장", "똠얌골목 앞", "근린공원", "천변 산책로")

TITLE = "민원 접수·처리 현황 (가상 자료)"
UNIT_NOTE = "(단위: 천원)"
COLUMNS = (
    *("접수번호", "접수일", "읍면동", "민원분야", "위치", "연락처"),
    *("처리 부서", "처리 완료일", "비용 산정액", "비용 집행액"),
)
AMOUNTS = COLUMNS[8:]
DATES = ("접수일", "처리 완료일")
_HEADING = (
    (TITLE,),
    (*[""] * 9, UNIT_NOTE),
    (*COLUMNS[:6], "처리", "", "비용(천원)", ""),
    (*[""] * 6, "부서", "완료일", "산정액", "집행액"),
)
_MERGED = ("A1:J1", *(f"{letter}3:{letter}4" for letter in "ABCDEF"), "G3:H3", "I3:J3")
_SHEETS = ("상반기", "하반기")

COPIES = 0.004  # share of complaints that stand in the export twice
REFILED = 0.001  # share that carry the number of an earlier complaint, with other content


def write_workbook(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write the spoiled export of a year as xlsx: ``rows`` complaints, a sheet for each half.

    It has a title row, a unit note, a merged header of two rows, monthly 소계 rows and a 합계 row a
    sheet, a few hidden rows, copies of rows, and cells of every kind `_spoiled` makes.
    """
    export = _export(rows, year, seed)
    halves = [export.filter(pl.col("month") <= 6), export.filter(pl.col("month") > 6)]
    with (
        writing(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, text in package_parts(_SHEETS).items():
            archive.writestr(name, text)
        for number, half in enumerate(halves, start=1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as sheet:
                hidden = _out_of_sight(len(half), 12 * (number - 1), seed)
                for piece in sheet_xml(half.select(COLUMNS), _HEADING, _MERGED, hidden):
                    sheet.write(piece)


def write_csv(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write the spoiled export as the older system does: one cp949 csv, one header row."""
    export = _export(rows, year, seed)
    flat = [name.replace(" ", "") + ("(천원)" if name in AMOUNTS else "") for name in COLUMNS]
    text = export.select(_plain(name) for name in COLUMNS).write_csv(include_header=False)
    write_whole(path, f"{TITLE}\n{','.join(flat)}\n{text}".encode("cp949"))


def clean_complaints(rows: int, year: int, seed: int = 1) -> pl.DataFrame:
    """The complaints of a year as they should have been kept: ``rows`` rows of `COLUMNS`.

    Dates are dates, amounts whole numbers in 천원 (null where nobody knows one). A few carry the
    number of an earlier complaint with other content; no two rows are the same.
    """
    random = np.random.default_rng(seed)
    day = np.sort(random.integers(0, 365, rows))
    received = np.datetime64(f"{year}-01-01") + day.astype("timedelta64[D]")
    finished = received + random.integers(1, 30, rows).astype("timedelta64[D]")
    number = np.arange(1, rows + 1)
    refiled = random.choice(number[50:], int(rows * REFILED), replace=False)
    number[refiled - 1] -= random.integers(1, 50, len(refiled))
    estimate = (random.lognormal(6.2, 1.0, rows) // 10 * 10).astype(np.int64)
    estimate[random.random(rows) < 0.25] = 0
    spent = (estimate * random.choice([0, 0.8, 0.9, 1.0], rows)).astype(np.int64)
    returned = random.random(rows) < 0.004
    spent[returned] = -(estimate[returned] // 4 + 10)
    kind = random.integers(0, len(DEPARTMENTS), rows)

    def one_of(choices: list[str]) -> pl.Series:
        return pl.Series(choices).gather(random.integers(0, len(choices), rows))

    def some(share: float) -> pl.Expr:
        return pl.lit(pl.Series(random.random(rows) < share))

    digits = pl.col("접수번호").cast(pl.String).str.zfill(7)
    return pl.DataFrame(
        {
            "접수번호": number,
            "접수일": pl.Series(received.astype("datetime64[ms]")).cast(pl.Date),
            "읍면동": one_of(DISTRICTS),
            "민원분야": pl.Series(list(DEPARTMENTS)).gather(kind),
            "위치": one_of(list(PLACES)),
            "연락처": random.integers(0, 10_000, rows),
            "처리 부서": pl.Series(list(DEPARTMENTS.values())).gather(kind),
            "처리 완료일": pl.Series(finished.astype("datetime64[ms]")).cast(pl.Date),
            "비용 산정액": estimate,
            "비용 집행액": spent,
        }
    ).with_columns(
        접수번호=pl.format("GM{}-{}", pl.lit(str(year)), digits),
        # Numbers that begin with 010-0000 belong to nobody.
        연락처=pl.format("010-0000-{}", pl.col("연락처").cast(pl.String).str.zfill(4)),
        **{
            "처리 완료일": pl.when(~some(0.06)).then("처리 완료일"),
            "비용 집행액": pl.when(~some(0.001)).then("비용 집행액"),
        },
    )


def _export(rows: int, year: int, seed: int) -> pl.DataFrame:
    """The spoiled rows in file order, with their month; each cell a text that begins with its type.

    "n" a number, "d" an Excel date, "t" a text; an empty cell is "t" alone.
    """
    random = np.random.default_rng(seed + 1)
    clean = clean_complaints(rows, year, seed).with_row_index("place")
    copied = clean[np.sort(random.choice(rows, int(rows * COPIES), replace=False))]
    lags = random.integers(1, 400, len(copied)).astype(np.uint32)
    late = copied.with_columns(pl.col("place") + pl.lit(pl.Series(lags)))
    listed = (
        pl.concat([clean, late])
        .with_columns(month=pl.col("접수일").dt.month(), kind=pl.lit(0))
        .sort("month", "place", maintain_order=True)
    )
    spoiled = listed.with_columns(_spoiled(listed, random))
    return (
        pl.concat([spoiled, _subtotals(listed)], how="diagonal")
        .sort("month", "kind", maintain_order=True)
        .select("month", *COLUMNS)
        .fill_null("t")
    )


def _out_of_sight(rows: int, count: int, seed: int) -> list[int]:
    """Which rows somebody hid, counted from 0."""
    chosen: list[int] = np.random.default_rng(seed).choice(rows, min(count, rows), False).tolist()
    return chosen


def _subtotals(listed: pl.DataFrame) -> pl.DataFrame:
    """A 소계 row after each month and a 합계 row after each half-year, as the exports have them."""
    half = pl.when(pl.col("month") <= 6).then(6).otherwise(12).cast(pl.Int8).alias("month")
    sums = [pl.format("n{}", pl.col(amount).sum()).alias(amount) for amount in AMOUNTS]
    monthly = listed.group_by("month", maintain_order=True).agg(*sums)
    halves = listed.group_by(half, maintain_order=True).agg(*sums)
    return pl.concat(
        [
            monthly.with_columns(접수번호=pl.lit("t소계"), kind=pl.lit(1)),
            halves.with_columns(접수번호=pl.lit("t합계"), kind=pl.lit(2)),
        ],
        how="diagonal",
    )


def _spoiled(listed: pl.DataFrame, random: np.random.Generator) -> list[pl.Expr]:
    def dice() -> pl.Expr:
        return pl.lit(pl.Series(random.random(len(listed))))

    return [
        pl.format("t{}", "접수번호").alias("접수번호"),
        *(_spoiled_date(name, dice()).alias(name) for name in DATES),
        _spoiled_district(dice()).alias("읍면동"),
        *(pl.format("t{}", name).alias(name) for name in ("민원분야", "위치", "처리 부서")),
        _spoiled_phone(dice()).alias("연락처"),
        *(_spoiled_amount(name, dice()).alias(name) for name in AMOUNTS),
    ]


def _spoiled_date(name: str, dice: pl.Expr) -> pl.Expr:
    day = pl.col(name)
    serial = (day - pl.date(1899, 12, 30)).dt.total_days()
    return (
        pl.when(day.is_null() & (dice < 0.5))
        .then(pl.lit("t-"))
        .when(day.is_null())
        .then(pl.lit("t"))
        .when(dice < 0.15)
        .then(day.dt.strftime("t%Y.%-m.%-d"))
        .when(dice < 0.25)
        .then(day.dt.strftime("t%Y. %-m. %-d."))
        .when(dice < 0.35)
        .then(day.dt.strftime("n%Y%m%d"))
        .when(dice < 0.38)
        .then(pl.format("n{}", serial))
        .when(dice < 0.42)
        .then(day.dt.strftime("t%Y-%m-%d"))
        .otherwise(pl.format("d{}", serial))
    )


def _spoiled_amount(name: str, dice: pl.Expr) -> pl.Expr:
    amount = pl.col(name)
    size = amount.abs()
    grouped = (
        pl.when(size >= 1000)
        .then(pl.format("{},{}", size // 1000, (size % 1000).cast(pl.String).str.zfill(3)))
        .otherwise(size.cast(pl.String))
    )
    return (
        pl.when(amount.is_null())
        .then(pl.lit("t미정"))
        .when((amount == 0) & (dice < 0.7))
        .then(pl.lit("t-"))
        .when((amount < 0) & (dice < 0.5))
        .then(pl.format("t△{}", grouped))
        .when((amount < 0) & (dice < 0.8))
        .then(pl.format("t({})", grouped))
        .when((amount > 0) & (dice < 0.08))
        .then(pl.format("t{}", grouped))
        .when((amount > 0) & (dice < 0.09))
        .then(pl.format("t{}천원", grouped))
        .when((amount > 0) & (dice < 0.095))
        .then(pl.format("t{},000원", grouped))
        .otherwise(pl.format("n{}", amount))
    )


def _spoiled_district(dice: pl.Expr) -> pl.Expr:
    name = pl.col("읍면동")
    return (
        pl.when(dice < 0.03)
        .then(pl.format("t{} ", name))
        .when(dice < 0.05)
        .then(pl.format("t{}", name.str.replace("1", "１").str.replace("2", "２")))
        .otherwise(pl.format("t{}", name))
    )


def _spoiled_phone(dice: pl.Expr) -> pl.Expr:
    phone = pl.col("연락처")
    number = phone.str.replace_all("-", "").str.strip_chars_start("0")
    return pl.when(dice < 0.3).then(pl.format("n{}", number)).otherwise(pl.format("t{}", phone))


def _plain(name: str) -> pl.Expr:
    """A cell as a csv file has it."""
    cell = pl.col(name)
    day = pl.date(1899, 12, 30) + pl.duration(days=body(cell).cast(pl.Int64, strict=False))
    return (
        pl.when(cell.str.starts_with("d"))
        .then(day.dt.strftime("%Y-%m-%d"))
        .otherwise(body(cell))
        .alias(name)
    )
