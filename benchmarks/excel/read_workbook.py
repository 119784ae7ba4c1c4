"""Reading a workbook of 1.2 million rows: data_analysis against three other ways.

Each way runs in a process of its own; what is compared is the CPU time of the whole process (start,
imports, reading, handing over a frame) and its peak memory. Ours also guards, repairs types, takes
out subtotals and copies and keeps the change log; the others only read. It is compared with polars
where it ends, as polars does, and with pandas where it hands over a pandas frame.

    python benchmarks/excel/read_workbook.py [--rows 1200000] [--times 3] [--without-openpyxl]
"""

import argparse
from importlib.util import find_spec

from measuring import WORK, costs

YEAR, SEED = 2025, 7
OURS, OURS_IN_PANDAS, BARE, CALAMINE, USUAL = (
    "data_analysis (read + repair + change log)",
    "data_analysis, handed over to pandas",
    "polars + fastexcel, cells as texts",
    "pandas + calamine",
    "pandas + openpyxl",
)
WAYS = {
    OURS: (
        "from data_analysis import open_table\n"
        "clean = open_table(path).repair(key='접수번호')\n"
        "print('rows', len(clean.data), 'changes', clean.log.changed)"
    ),
    OURS_IN_PANDAS: (
        "from data_analysis import open_table\n"
        "clean = open_table(path).repair(key='접수번호')\n"
        "print('rows', len(clean.frame), 'changes', clean.log.changed)"
    ),
    BARE: (
        "import polars\n"
        "sheets = polars.read_excel(path, sheet_id=0, engine='calamine', has_header=False,\n"
        "    infer_schema_length=0)\n"
        "print('rows', sum(len(sheet) for sheet in sheets.values()))"
    ),
    CALAMINE: (
        "import pandas\n"
        "sheets = pandas.read_excel(path, sheet_name=None, header=[2, 3], engine='calamine')\n"
        "print('rows', len(pandas.concat(sheets.values())))"
    ),
    USUAL: (
        "import pandas\n"
        "sheets = pandas.read_excel(path, sheet_name=None, header=[2, 3], engine='openpyxl')\n"
        "print('rows', len(pandas.concat(sheets.values())))"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_200_000)
    parser.add_argument("--times", type=int, default=1, help="the least of so many runs")
    parser.add_argument("--without-openpyxl", action="store_true", help="it takes minutes")
    asked = parser.parse_args()
    path = WORK / f"complaints-{asked.rows}.xlsx"
    if not path.exists():
        from data_analysis.synthetic.complaints import write_workbook

        write_workbook(path, asked.rows, YEAR, SEED)
    ways = dict(WAYS)
    if find_spec("python_calamine") is None:
        print("pandas + calamine is left out: pip install python-calamine")
        del ways[CALAMINE]
    if asked.without_openpyxl:
        del ways[USUAL]
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, {asked.rows:,} complaints, two sheets")
    found = costs(ways, asked.times, path=str(path))
    for way, other in found.items():
        if way not in (OURS, OURS_IN_PANDAS):
            ours = found[OURS if way == BARE else OURS_IN_PANDAS]
            cpu, memory = ours.cpu / other.cpu, ours.megabytes / other.megabytes
            print(f"ours is {cpu:.2f} of the CPU and {memory:.2f} of the memory of {way}")


if __name__ == "__main__":
    main()
