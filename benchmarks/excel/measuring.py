"""What a way of doing something costs: it runs in a fresh Python, which measures itself."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WORK = Path(__file__).resolve().parent.parent / "work"
_MEASURE = """
import os, psutil
process = psutil.Process(os.getpid())
times, memory = process.cpu_times(), process.memory_info()
peak = getattr(memory, 'peak_wset', None)
if peak is None:
    import resource
    unit = 1 if os.uname().sysname == 'Darwin' else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(times.user + times.system, peak)
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system) and peak memory in MB of a finished process."""

    cpu: float
    megabytes: float
    said: str


def cost(code: str, **names: object) -> Cost:
    """Run code in a fresh Python, with some names set, and measure that whole process."""
    settings = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    program = f"{settings}{code}\n{_MEASURE}"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    *_, said, figures = done.stdout.strip().splitlines()
    cpu, peak = map(float, figures.split())
    return Cost(cpu, peak / 1e6, said)


def costs(ways: Mapping[str, str], times: int = 1, **names: object) -> dict[str, Cost]:
    """The cost of each way, shown as soon as it is known; the least where each runs ``times``.

    A busy machine makes every way dearer, and not all by the same share.
    """
    found: dict[str, Cost] = {}
    for _ in range(times):
        for way, code in ways.items():
            one = cost(code, **names)
            print(f"{way:45} {one.cpu:7.1f} CPU s {one.megabytes:7.0f} MB   {one.said}", flush=True)
            found[way] = min(found.get(way, one), one, key=lambda each: each.cpu)
    return found
