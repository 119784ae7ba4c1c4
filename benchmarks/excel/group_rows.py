"""Grouping 12 million rows, twelve files of a million: data_analysis on Parquet against pandas.

python benchmarks/excel/group_rows.py [--rows 1000000] [--files 12] [--without-pandas]
"""

import argparse

from measuring import WORK, costs

YEAR = 2025
OURS, WHOLE = "data_analysis (polars streams Parquet)", "pandas, all rows in memory"
WAYS = {
    OURS: (
        "from pathlib import Path\n"
        "from data_analysis.parquet_files import group_parquet\n"
        "groups = group_parquet([Path(path) for path in paths], ['읍면동', '민원분야'],\n"
        "    ['비용 집행액'], '접수일')\n"
        "print(len(groups), groups['건수'].sum(), groups['비용 집행액'].sum())"
    ),
    WHOLE: (
        "import pandas\n"
        "rows = pandas.concat([pandas.read_parquet(path) for path in paths])\n"
        "month = pandas.to_datetime(rows['접수일']).dt.strftime('%Y-%m')\n"
        "groups = rows.groupby([month, '읍면동', '민원분야'])['비용 집행액'].agg(['size', 'sum'])\n"
        "print(len(groups), groups['size'].sum(), int(groups['sum'].sum()))"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--without-pandas", action="store_true", help="it needs several GB")
    asked = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    paths = [WORK / f"year-{asked.rows}-{number}.parquet" for number in range(asked.files)]
    for seed, path in enumerate(paths):
        if not path.exists():
            from data_analysis.synthetic.complaints import clean_complaints

            clean_complaints(asked.rows, YEAR, seed).write_parquet(path)
    ways = {OURS: WAYS[OURS]} if asked.without_pandas else WAYS
    costs(ways, paths=[str(path) for path in paths])


if __name__ == "__main__":
    main()
