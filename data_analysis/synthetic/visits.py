"""Made-up complaints that needed a look on site, each in time or late (가상), by seed.

Planted: from month to month more complaints, and more late ones, of which a smaller share is late;
the share falls as fast before the fourth month, when appointments began, as after it.
"""

from calendar import monthrange
from datetime import date
from os import PathLike

import numpy as np

from data_analysis.html import korean_date
from groundwork.files import write_whole

_MONTHS = ((140, 63), (152, 65), (190, 76), (231, 87), (268, 94), (297, 97))  # complaints, late
_DEPARTMENTS = ("도로과", "교통정책과", "공원녹지과")


def write_visits(path: str | PathLike[str], year: int, as_of: str, seed: int = 1) -> None:
    """Write the complaints of half a year, judged on the day ``as_of``, as a cp949 csv."""
    random = np.random.default_rng(seed)
    rows = []
    for month, (count, late) in enumerate(_MONTHS, start=1):
        days = np.sort(random.integers(1, monthrange(year, month)[1] + 1, count))
        is_late = random.permutation(np.arange(count) < late)
        for day, one_is_late in zip(days, is_late, strict=True):
            department = _DEPARTMENTS[int(random.integers(len(_DEPARTMENTS)))]
            rows.append(f"{date(year, month, int(day))},{department},{int(one_is_late)}")
    lines = [
        "현장확인 민원 처리 결과(가상 자료),,,",
        "자료: 민원 처리 기록,,,",
        f"기준일: {korean_date(date.fromisoformat(as_of))},,,",
        "접수번호,접수일,부서,지연",
        *(f"HV{year}-{number:05d},{row}" for number, row in enumerate(rows, start=1)),
    ]
    write_whole(path, ("\r\n".join(lines) + "\r\n").encode("cp949"))
