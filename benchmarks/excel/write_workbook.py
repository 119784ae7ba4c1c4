"""Writing a workbook of a million rows: data_analysis against pandas with openpyxl.

Both write the same made-up complaints with dates and numbers; ours also freezes the header, sets
number formats, widths and the print set-up. Each way runs in a process of its own, which first
loads the rows from a Parquet file.

    python benchmarks/excel/write_workbook.py [--rows 1000000]
"""

import argparse

from measuring import WORK, costs

YEAR, SEED = 2025, 7
WAYS = {
    "data_analysis": (
        "import polars\n"
        "from data_analysis.workbook import Page, write_workbook\n"
        "saved = write_workbook(to, [Page('자료', polars.read_parquet(rows))])\n"
        "print(saved.sheets)"
    ),
    "pandas + openpyxl": (
        "import pandas\n"
        "frame = pandas.read_parquet(rows)\n"
        "frame.to_excel(to, sheet_name='자료', index=False, engine='openpyxl')\n"
        "print(len(frame))"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    asked = parser.parse_args()
    rows = WORK / f"clean-{asked.rows}.parquet"
    if not rows.exists():
        from data_analysis.synthetic.complaints import clean_complaints

        WORK.mkdir(exist_ok=True)
        clean_complaints(asked.rows, YEAR, SEED).write_parquet(rows)
    ours, usual = costs(WAYS, rows=str(rows), to=str(WORK / "written.xlsx")).values()
    print(f"CPU: {usual.cpu / ours.cpu:.1f} times less")


if __name__ == "__main__":
    main()
