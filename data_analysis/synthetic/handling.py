"""Made-up records of how long complaints took (가상), by seed.

Planted: complaints that need a look on site are late, whoever handles them. The department with
most of those looks worst in all, though in each kind another one is (Simpson's paradox). One
record has a date years off, some were never finished, one department has few complaints. Some
took longer within the law: their period was extended, or days were spent waiting for a supplement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike

import numpy as np

from groundwork.files import write_whole

_LIMITS = (7, 10)
_NEVER_FINISHED = 0.02
_LONGER_BY_LAW = 0.12  # of those in time outside the department of few
_LATE_ALL_THE_SAME = 0.05  # of the late ones, whose extension was too short
_YEARS_OFF = 900  # days that one record seems to have taken


@dataclass(frozen=True)
class _Department:
    """A department: its share of complaints, how many need a look on site, how many are late."""

    name: str
    share: float
    on_site: float
    late_on_site: float
    late_otherwise: float


@dataclass(frozen=True)
class _Longer:
    """How much longer a complaint took within the law, in working days.

    ``extended`` is by how much its period was extended (민원처리법 시행령 제21조제1항), ``waited``
    how many days do not count (시행령 제20조).
    """

    days: int = 0
    extended: int = 0
    waited: int = 0

    @property
    def cells(self) -> str:
        return f"{self.extended or ''},{self.waited or ''}"


_DEPARTMENTS = (
    _Department("도로과", 0.38, 0.75, 0.33, 0.03),
    _Department("교통정책과", 0.38, 0.2, 0.45, 0.08),
    _Department("공원녹지과", 0.22, 0.5, 0.38, 0.05),
    _Department("하수과", 0.02, 0.3, 0.55, 0.1),
)


def write_complaints(
    path: str | PathLike[str], rows: int, year: int, holidays: Sequence[str], seed: int = 1
) -> None:
    """Write the complaints of a year, and when they were finished, as a cp949 csv.

    ``holidays`` are the days ("2025-10-03") on which nobody works.
    """
    random, lawful = np.random.default_rng(seed), np.random.default_rng((seed, 20, 21))
    free = np.array(holidays, dtype="datetime64[D]")
    received = np.datetime64(f"{year}-01-02") + np.sort(random.integers(0, 360, rows))
    last_day = np.datetime64(f"{year}-12-31")
    shares = [department.share for department in _DEPARTMENTS]
    years_off = rows // 2
    lines = ["접수번호,접수일,부서,현장확인,처리기한,완료일,연장일수,보완일수"]
    for number in range(rows):
        department = _DEPARTMENTS[int(random.choice(len(shares), p=shares))]
        on_site = random.random() < department.on_site
        late = random.random() < (department.late_on_site if on_site else department.late_otherwise)
        limit = int(random.choice(_LIMITS))
        days = limit + int(random.geometric(0.3)) if late else int(random.integers(2, limit + 1))
        first = np.busday_offset(received[number], 0, roll="forward", holidays=free)
        finished = np.busday_offset(first, days - 1, holidays=free)
        begun, longer = received[number], _Longer()
        if number == years_off:
            begun = finished - _YEARS_OFF
            department, on_site = _DEPARTMENTS[3], False
        elif finished > last_day or random.random() < _NEVER_FINISHED:
            finished = None
        elif department is not _DEPARTMENTS[3]:
            longer = _take_longer(lawful, days, limit)
            later = np.busday_offset(finished, longer.days, holidays=free)
            finished, longer = (later, longer) if later <= last_day else (finished, _Longer())
        lines.append(
            f"MW{year}-{number + 1:05d},{begun},{department.name},{'있음' if on_site else '없음'},"
            f"{limit},{'' if finished is None else finished},{longer.cells}"
        )
    _write(path, lines)


def _take_longer(random: np.random.Generator, days: int, limit: int) -> _Longer:
    """Some of those in time take longer and stay so; some of the late were extended in vain."""
    if days > limit:
        in_vain = random.random() < _LATE_ALL_THE_SAME and days > limit + 1
        return _Longer(extended=1) if in_vain else _Longer()
    if random.random() >= _LONGER_BY_LAW:
        return _Longer()
    if random.random() < 0.5:
        waited = int(random.integers(limit - days + 1, limit + 4))
        return _Longer(waited, waited=waited)
    extended = int(random.integers(3, limit + 1))
    return _Longer(limit - days + int(random.integers(1, extended + 1)), extended=extended)


def write_holidays(path: str | PathLike[str], holidays: Sequence[str]) -> None:
    """Write public holidays as a cp949 csv."""
    _write(path, ["공휴일", *holidays])


def _write(path: str | PathLike[str], lines: Sequence[str]) -> None:
    write_whole(path, ("\r\n".join(lines) + "\r\n").encode("cp949"))
