"""Made-up subsidies of a city (가상 보조금), by seed: a raw table, and a workbook gone dead."""

from datetime import date, timedelta
from os import PathLike

import numpy as np
import openpyxl

from data_analysis.recalculation import store_values
from data_analysis.synthetic.complaints import DISTRICTS
from groundwork.files import writing

STATES = ("진행", "완료", "반납")
DEPARTMENTS = ("문화예술과", "복지정책과", "체육진흥과", "농업정책과", "일자리경제과", "환경정책과")
KINDS = ("마을 축제", "경로당 운영", "생활 체육 교실", "농산물 직거래", "청년 창업", "하천 정화")
COLUMNS = ("사업번호", "사업명", "읍면동", "부서", "교부일", "교부액", "집행액", "상태")
_SHORT = 100  # rows the dead workbook's formulas reach

Row = tuple[str, str, str, str, date, int, int, str]


def subsidies(rows: int, year: int, seed: int = 1) -> list[Row]:
    """Subsidies in the order of `COLUMNS`; amounts in 천원, never more spent than was granted."""
    random = np.random.default_rng(seed)
    made = []
    for number in range(1, rows + 1):
        place = str(random.choice(DISTRICTS))
        kind = int(random.integers(0, len(KINDS)))
        granted = int(random.integers(20, 400)) * 100
        state = str(random.choice(STATES, p=(0.45, 0.5, 0.05)))
        share = {"진행": random.uniform(0.05, 0.8), "완료": random.uniform(0.9, 1), "반납": 0.0}
        spent = int(granted * share[state] * (0.75 if kind == 4 else 1)) // 10 * 10
        day = date(year, 1, 2) + timedelta(days=int(random.integers(0, 240)))
        name = f"{place} {KINDS[kind]}"
        row = (f"보조-{number:03d}", name, place, DEPARTMENTS[kind], day, granted, spent, state)
        made.append(row)
    return made


def write_subsidies(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write the raw table: a title, the unit, a header, the rows and a 합계 row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "보조금"
    sheet.append(["지방보조금 교부·집행 현황 (가상 자료)"])
    sheet.append(["(단위: 천원)"])
    sheet.append(COLUMNS)
    made = subsidies(rows, year, seed)
    for row in made:
        sheet.append(row)
    sheet.append(["합계", None, None, None, None, sum(r[5] for r in made), sum(r[6] for r in made)])
    with writing(path) as temporary:
        book.save(temporary)


def write_dead_workbook(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write what an AI's advice makes of the same table: it looks right and does not live.

    Sums reach the first rows only, 교부액 are pasted numbers, the threshold stands in the formulas,
    and the total share is an average of shares.
    """
    made = subsidies(rows, year, seed)
    book = openpyxl.Workbook()
    data = book.active
    data.title = "자료"
    data.append(COLUMNS)
    for row in made:
        data.append(row)
    sheet = book.create_sheet("요약", 0)
    sheet.append(["부서", "교부액", "집행액", "집행률", "판정"])
    for number, name in enumerate(sorted(DEPARTMENTS), start=2):
        granted = sum(row[5] for row in made if row[3] == name)
        sums = f"=SUMIFS(자료!$G$2:$G${_SHORT + 1},자료!$D$2:$D${_SHORT + 1},A{number})"
        share, flag = f"=ROUND(C{number}/B{number},3)", f'=IF(D{number}<0.6,"미달","")'
        sheet.append([name, granted, sums, share, flag])
    last = len(DEPARTMENTS) + 1
    total = ["합계", sum(row[5] for row in made), f"=SUM(C2:C{last})", f"=AVERAGE(D2:D{last})"]
    sheet.append(total)
    with writing(path) as temporary:
        book.save(temporary)
        store_values(temporary)
