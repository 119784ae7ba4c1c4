"""Reading a workbook of 1.2 million rows: data_analysis against pandas with openpyxl.

Each way runs in a process of its own; what is compared is the CPU time of the whole process (start,
imports, reading, handing over a pandas frame) and its peak memory. Ours also guards, repairs types,
takes out subtotals and copies and keeps the change log; pandas only reads.

    python benchmarks/excel/read_workbook.py [--rows 1200000]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

WORK = Path(__file__).resolve().parent.parent / "work"
YEAR, SEED = 2025, 7
WAYS = {
    "data_analysis (read + repair + change log)": (
        "from data_analysis import open_table\n"
        "clean = open_table(path).repair(key='접수번호')\n"
        "print('rows', len(clean.frame), 'changes', clean.log.changed)"
    ),
    "pandas + openpyxl (read only)": (
        "import pandas\n"
        "sheets = pandas.read_excel(path, sheet_name=None, header=[2, 3], engine='openpyxl')\n"
        "print('rows', len(pandas.concat(sheets.values())), 'changes', 0)"
    ),
}


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system) and peak memory in MB of a finished process."""

    cpu: float
    megabytes: float
    said: str


def cost(code: str, path: Path) -> Cost:
    """Run code in a fresh Python with ``path`` set, and measure that process."""
    program = (
        f"path = {str(path)!r}\n{code}\n"
        "import os, psutil\n"
        "process = psutil.Process(os.getpid())\n"
        "times, memory = process.cpu_times(), process.memory_info()\n"
        "peak = getattr(memory, 'peak_wset', None)\n"
        "if peak is None:\n"
        "    import resource\n"
        "    unit = 1 if os.uname().sysname == 'Darwin' else 1024\n"
        "    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit\n"
        "print(times.user + times.system, peak)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True
    )
    *_, said, figures = done.stdout.strip().splitlines()
    cpu, peak = map(float, figures.split())
    return Cost(cpu, peak / 1e6, said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_200_000)
    rows = parser.parse_args().rows
    path = WORK / f"complaints-{rows}.xlsx"
    if not path.exists():
        from data_analysis.synthetic import write_workbook

        write_workbook(path, rows, YEAR, SEED)
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, {rows:,} complaints, two sheets")
    costs = {}
    for way, code in WAYS.items():
        costs[way] = one = cost(code, path)
        print(f"{way:45} {one.cpu:7.1f} CPU s {one.megabytes:7.0f} MB   {one.said}", flush=True)
    ours, usual = costs.values()
    print(f"CPU: {usual.cpu / ours.cpu:.1f} times less")
    print(f"Memory: {usual.megabytes / ours.megabytes:.2f} times less")


if __name__ == "__main__":
    main()
