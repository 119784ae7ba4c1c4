"""Made-up registers of a city (가상), by seed: what complaints are to be joined with.

Facilities (시설물 대장), population (인구), departments (부서 코드) and changes of names, with the
faults that make joins lose or double rows: keys that stand twice, keys left blank, keys that stand
nowhere, names no longer in force.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from os import PathLike

import numpy as np
import openpyxl

from data_analysis.synthetic.complaints import DEPARTMENTS, DISTRICTS
from groundwork.files import write_whole, writing

FACILITIES = 600
REPLACED = 14  # facilities that stand in the register twice: the old one and its replacement
_COPIES = 8
_WITHOUT_NUMBER = 5
_BUSIEST = 120  # facilities that most complaints are about, the replaced ones among them

KINDS = ("보안등", "가로수", "도로 표지판", "빗물받이", "공원 의자", "볼라드")
# Which old names became which is made up for practice.
RENAMED = (
    ("산동면", "산동읍"),
    ("원평1동", "원평동"),
    ("원평2동", "원평동"),
    ("공단1동", "공단동"),
    ("공단2동", "공단동"),
)
ELSEWHERE = ("아포읍", "북삼읍")  # of the neighbours
CODES = {name: f"508{number:04d}" for number, name in enumerate(sorted(set(DEPARTMENTS.values())))}
ABOLISHED = "5080091"
REORGANISED = ("5080077", ("도시재생과", "도시디자인과"))
_FIRST_DAY = date(2012, 1, 2)


@dataclass(frozen=True)
class _Shares:
    """How often each fault stands among the complaints."""

    old_name: float = 0.5  # of the rows of a renamed 동
    elsewhere: float = 0.003
    no_district: float = 0.002
    no_facility: float = 0.06
    unknown_facility: float = 0.015
    abolished: float = 0.012
    reorganised: float = 0.018


_SHARES = _Shares()


@dataclass(frozen=True)
class _Draw:
    """What stands in a complaint, drawn with the faults such exports have."""

    random: np.random.Generator
    weights: np.ndarray[tuple[int], np.dtype[np.float64]]  # of each of DISTRICTS

    def district(self) -> str:
        dice = self.random.random()
        if dice < _SHARES.elsewhere:
            return str(self.random.choice(ELSEWHERE))
        if dice < _SHARES.elsewhere + _SHARES.no_district:
            return ""
        name = str(self.random.choice(DISTRICTS, p=self.weights))
        old_names = [old for old, new in RENAMED if new == name]
        if old_names and self.random.random() < _SHARES.old_name:
            return str(self.random.choice(old_names))
        return name

    def facility(self) -> str:
        dice = self.random.random()
        if dice < _SHARES.no_facility:
            return ""
        if dice < _SHARES.no_facility + _SHARES.unknown_facility:
            return f"F-{self.random.integers(9000, 9999)}"
        busy = self.random.random() < 0.6
        return _facility_number(int(self.random.integers(1, _BUSIEST if busy else FACILITIES)))

    def code(self) -> str:
        dice = self.random.random()
        if dice < _SHARES.abolished:
            return ABOLISHED
        if dice < _SHARES.abolished + _SHARES.reorganised:
            return REORGANISED[0]
        return CODES[str(self.random.choice(list(CODES)))]


def write_complaints(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write complaints about facilities as a cp949 csv: one a row, none twice, amounts in 천원."""
    random = np.random.default_rng(seed)
    # Where more people live more is complained about, though not in proportion.
    crowds = np.array([count * random.uniform(0.5, 1.6) for count in _people(seed).values()])
    day = np.sort(random.integers(0, 365, rows))
    draw = _Draw(random, crowds / crowds.sum())
    lines = ["접수번호,접수일,읍면동,시설물번호,부서코드,처리비용(천원)"]
    for number in range(rows):
        received = date(year, 1, 1) + timedelta(days=int(day[number]))
        cost = int(random.lognormal(5.5, 0.9) // 10 * 10)
        place = f"{draw.district()},{draw.facility()},{draw.code()}"
        lines.append(f"GM{year}-{number + 1:05d},{received},{place},{cost}")
    write_whole(path, ("\r\n".join(lines) + "\r\n").encode("cp949"))


def write_facilities(path: str | PathLike[str], seed: int = 1) -> None:
    """Write the register of facilities: replaced ones stand twice, some lines twice, some blank."""
    random = np.random.default_rng(seed)
    rows: list[tuple[str | None, str, str, str, date]] = []
    replaced = set(random.choice(np.arange(1, _BUSIEST), REPLACED, replace=False).tolist())
    for number in range(1, FACILITIES + 1):
        kind = str(random.choice(KINDS))
        built = _FIRST_DAY + timedelta(days=int(random.integers(0, 3000)))
        place = f"{random.choice(DISTRICTS)} {random.integers(1, 90)}구간"
        rows.append((_facility_number(number), f"{kind} {number}호", kind, place, built))
        if number in replaced:
            again = date(2022, 3, 2) + timedelta(days=int(random.integers(0, 900)))
            rows.append((_facility_number(number), f"{kind} {number}호(교체)", kind, place, again))
    rows += [rows[i] for i in random.choice(len(rows), _COPIES, replace=False)]
    rows += [(None, f"임시 시설 {n}", "기타", "", date(2024, 5, 7)) for n in range(_WITHOUT_NUMBER)]
    order = random.permutation(len(rows))
    head = ("시설물번호", "시설물명", "종류", "위치", "등록일")
    _write_sheet(path, "대장", ["시설물 대장 (가상 자료)"], head, [rows[i] for i in order])


def write_population(path: str | PathLike[str], seed: int = 1) -> None:
    """Write the population of the 읍면동 in force, made up, with a 합계 row at the end."""
    people = _people(seed)
    rows = [(name, int(count / 2.1), f"{count:,}") for name, count in people.items()]
    total = sum(people.values())
    rows.append(("합계", int(total / 2.1), f"{total:,}"))
    head = ("읍면동", "세대수", "인구수")
    _write_sheet(path, "인구", ["읍면동별 인구 (가상 자료)", "(단위: 명)"], head, rows)


def write_departments(path: str | PathLike[str]) -> None:
    """Write the codes of departments: one twice alike, one with two names, one line blank."""
    rows: list[tuple[str | None, str, str]]
    rows = [(code, name, "사용") for name, code in CODES.items()]
    code, names = REORGANISED
    rows += [(code, name, "조직개편 정리 중") for name in names]
    rows += [rows[2], (None, "(신설 예정)", "")]
    _write_sheet(path, "부서", ["부서 코드표 (가상 자료)"], ("부서코드", "부서명", "비고"), rows)


def write_renames(path: str | PathLike[str]) -> None:
    """Write the table of 읍면동 names no longer in force and their new ones."""
    lines = ["옛 이름,새 이름", *(f"{old},{new}" for old, new in RENAMED)]
    with writing(path) as temporary:
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def _people(seed: int) -> dict[str, int]:
    """Made-up inhabitants: few in a 면, more in a 동, most in an 읍."""
    random = np.random.default_rng(seed)
    usual = {"면": 2_400, "동": 13_000, "읍": 19_000}
    return {name: int(usual[name[-1]] * random.uniform(0.6, 1.7)) for name in DISTRICTS}


def _facility_number(number: int) -> str:
    return f"F-{number:04d}"


def _write_sheet(
    path: str | PathLike[str],
    name: str,
    above: list[str],
    head: tuple[str, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for text in above:
        sheet.append([text])
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    with writing(path) as temporary:
        book.save(temporary)
