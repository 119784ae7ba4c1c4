"""Submissions of d2-2-budget: right ones made another way, and wrong ones, each with one fault.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from courseware.authoring.changed_workbooks import change, column, delete_rows, edited

BUDGET = Path("output") / "세출_점검.xlsx"
OFFICES, PROJECTS, LIST, LINES = "부서별", "부서·세부사업별", "확인할 것", "자료"
AMOUNTS = ("예산현액", "지출액", "남은 금액")
KIND, OFFICE, WHAT, REASON, QUESTION, WHERE = range(6)

Row = tuple[Any, ...]


def _relist(
    folder: Path, rows: Iterable[Sequence[Any]], header: Sequence[str] | None = None
) -> None:
    """Write the list anew, under its own header or another one."""
    with edited(folder / BUDGET) as book:
        sheet = book[LIST]
        names = header or [cell.value for cell in sheet[1]]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(names)
        for row in rows:
            sheet.append(row)


def _listed(folder: Path) -> list[Row]:
    with edited(folder / BUDGET) as book:
        return list(book[LIST].iter_rows(2, values_only=True))


def _without(folder: Path, kind: str) -> None:
    with edited(folder / BUDGET) as book:
        delete_rows(book[LIST], lambda row: row[KIND] == kind)


def _lines(folder: Path) -> list[Row]:
    with edited(folder / BUDGET) as book:
        return list(book[LINES].iter_rows(2, values_only=True))


# --- Right, made another way -------------------------------------------------------------------


def right_in_won_under_a_title(folder: Path) -> None:
    """Amounts in won and rates as shares, titles above the tables, other names of columns."""
    with edited(folder / BUDGET) as book:
        for name in (OFFICES, PROJECTS):
            sheet = book[name]
            for amount in AMOUNTS:
                change(sheet, amount, lambda value: round(value * 1000))
                sheet.cell(1, column(sheet, amount)).value = amount
            change(sheet, "집행률", lambda rate: rate / 100)
            sheet.cell(1, column(sheet, "집행률")).value = "집행 비율"
            sheet.cell(1, column(sheet, "지출액")).value = "집행액"
            sheet.insert_rows(1, 2)
            sheet["A1"], sheet["C2"] = "3분기 집행률(가상)", "(단위: 원)"


def right_all_on_one_sheet(folder: Path) -> None:
    """Both tables of rates one below the other under one note of the unit, as a report has them."""
    with edited(folder / BUDGET) as book:
        report = book.create_sheet("보고", 0)
        report.append(["3분기 세출 집행 점검 (가상)"])
        report.append(["(단위: 천원)"])
        for number, name in enumerate((OFFICES, PROJECTS), start=1):
            report.append([])
            report.append([f"{number}. {name} 집행률"])
            header, *lines = book[name].iter_rows(values_only=True)
            report.append([str(cell).replace("(천원)", "") for cell in header])
            for row in lines:
                report.append(row)
            del book[name]


def right_a_sheet_for_each_kind(folder: Path) -> None:
    """No column of reasons: each kind has a sheet of its own name, as somebody works in Excel."""
    rows = _listed(folder)
    with edited(folder / BUDGET) as book:
        del book[LIST]
        for kind in dict.fromkeys(row[KIND] for row in rows):
            sheet = book.create_sheet(kind)
            sheet.append(["부서", "대상", "찾은 곳"])
            for row in rows:
                if row[KIND] == kind:
                    sheet.append([row[OFFICE], row[WHAT], row[WHERE]])


def right_noted_beside_the_lines(folder: Path) -> None:
    """Suspicious lines have a note beside them in the data; only the rest stands in a list."""
    rows = _listed(folder)
    notes = {row[WHAT]: f"{row[KIND]}: {row[REASON]}" for row in rows}
    with edited(folder / BUDGET) as book:
        sheet = book[LINES]
        names = [cell.value for cell in sheet[1]]
        project, item = names.index("세부사업"), names.index("통계목")
        last = sheet.max_column + 1
        sheet.cell(1, last).value = "비고"
        noted = set()
        for number, line in enumerate(sheet.iter_rows(2, values_only=True), start=2):
            what = f"{line[project]} · {line[item]}"
            if what in notes:
                sheet.cell(number, last).value = notes[what]
                noted.add(what)
    _relist(folder, [row for row in rows if row[WHAT] not in noted])


def right_in_own_words_and_a_few_more(folder: Path) -> None:
    """Reasons in one's own words, and three more things somebody would like to know."""
    words = {
        "예산 초과": "현액을 웃돌아 지출이 더 많음",
        "예산 없이 지출": "예산이 없는데 지출됨",
        "단위 의심": "단위가 천 배 차이 나는 듯함",
        "집행 부진": "9월 말인데 집행률이 낮음",
        "전용 불일치": "전용 준 곳과 받은 곳이 맞지 않음",
        "소계 불일치": "소계와 줄의 합이 다름",
        "같은 지출 두 번": "중복 지급인지 확인",
    }
    rows = [[row[OFFICE], row[WHAT], words[row[KIND]]] for row in _listed(folder)]
    more = [
        ["공원녹지과", "부서 전체", "집행률이 남달리 높음"],
        ["문화예술과", "부서 전체", "집행률이 높음"],
    ]
    _relist(
        folder,
        [*rows, *more, ["교통정책과", "부서 전체", "집행률이 가장 낮음"]],
        ["소관", "내용", "사유"],
    )


def right_another_file_name(folder: Path) -> None:
    """The workbook was given another name."""
    (folder / BUDGET).rename(folder / "output" / "3분기 점검.xlsx")


def right_a_block_for_each_kind(folder: Path) -> None:
    """One sheet with a small table for each kind, a title above and the header anew."""
    rows = _listed(folder)
    with edited(folder / BUDGET) as book:
        del book[LIST]
        sheet = book.create_sheet("물어볼 것")
        for number, kind in enumerate(dict.fromkeys(row[KIND] for row in rows), start=1):
            sheet.append([f"{number}. {kind}"])
            sheet.append(["부서", "대상", "사유"])
            for row in rows:
                if row[KIND] == kind:
                    sheet.append([row[OFFICE], row[WHAT], row[REASON]])
            sheet.append([])


def right_a_list_under_other_heads(folder: Path) -> None:
    """The list has a sheet and columns of names nobody foresaw."""
    rows = [[row[OFFICE], row[WHAT], row[KIND]] for row in _listed(folder)]
    _relist(folder, rows, ["담당", "무엇을", "왜 묻나"])
    with edited(folder / BUDGET) as book:
        book[LIST].title = "문의"


# --- Sums --------------------------------------------------------------------------------------


def wrong_totals_units_set_right(folder: Path) -> None:
    """Won typed among thousands were set right in the tables, which were to be left as given."""
    slips = {"문화예술과": 280_000 * 0.999, "공원녹지과": 295_000 * 0.999}
    projects = {"선산읍 마을 축제": slips["문화예술과"], "장천면 가로수 관리": slips["공원녹지과"]}
    with edited(folder / BUDGET) as book:
        for name, key, less in ((OFFICES, "부서", slips), (PROJECTS, "세부사업", projects)):
            sheet = book[name]
            at = {wanted: column(sheet, wanted) for wanted in (key, "예산현액", "지출액", "집행률")}
            for number in range(2, sheet.max_row + 1):
                whole = "합계" in (sheet.cell(number, 1).value, sheet.cell(number, at[key]).value)
                slip = (
                    sum(less.values()) if whole else less.get(sheet.cell(number, at[key]).value, 0)
                )
                spent = sheet.cell(number, at["지출액"])
                spent.value -= slip
                if current := sheet.cell(number, at["예산현액"]).value:
                    sheet.cell(number, at["집행률"]).value = 100 * spent.value / current


def wrong_totals_with_subtotals(folder: Path) -> None:
    """Subtotals were added in: every amount is doubled, the rates look right."""
    with edited(folder / BUDGET) as book:
        for amount in AMOUNTS:
            change(book[OFFICES], amount, lambda value: value * 2)


def wrong_totals_won_among_thousands(folder: Path) -> None:
    """The special account was read in thousands: one department is a thousandfold."""
    with edited(folder / BUDGET) as book:
        sheet = book[OFFICES]
        for row in sheet.iter_rows(2):
            if row[0].value == "하수과":
                for amount in AMOUNTS:
                    row[column(sheet, amount) - 1].value *= 1000


def wrong_totals_no_unit(folder: Path) -> None:
    """Nothing says whether the amounts are won or thousands."""
    with edited(folder / BUDGET) as book:
        for amount in AMOUNTS:
            book[OFFICES].cell(1, column(book[OFFICES], amount)).value = amount


def wrong_totals_a_department_left_out(folder: Path) -> None:
    """The whole was added up before a department was there."""
    with edited(folder / BUDGET) as book:
        sheet = book[OFFICES]
        last = sheet.max_row
        for amount in AMOUNTS:
            at = column(sheet, amount)
            sheet.cell(last, at).value -= sheet.cell(2, at).value


# --- Rates -------------------------------------------------------------------------------------


def wrong_rates_average_of_rates(folder: Path) -> None:
    """The rate of the whole is an average of the departments' rates."""
    with edited(folder / BUDGET) as book:
        sheet = book[OFFICES]
        at, last = column(sheet, "집행률"), sheet.max_row
        rates = [sheet.cell(number, at).value for number in range(2, last)]
        sheet.cell(last, at).value = round(sum(rates) / len(rates), 1)


def wrong_rates_of_what_is_left(folder: Path) -> None:
    """What is left was divided instead of what was spent."""
    with edited(folder / BUDGET) as book:
        for name in (OFFICES, PROJECTS):
            change(book[name], "집행률", lambda rate: round(100 - rate, 1))


def wrong_rates_no_whole(folder: Path) -> None:
    """There is a line of totals, and no rate in it."""
    with edited(folder / BUDGET) as book:
        sheet = book[OFFICES]
        sheet.cell(sheet.max_row, column(sheet, "집행률")).value = None


def wrong_rates_a_project_misread(folder: Path) -> None:
    """The rate of one project changed on the way."""
    with edited(folder / BUDGET) as book:
        change(book[PROJECTS], "집행률", lambda rate: rate + 5, every=200)


def wrong_rates_a_project_a_point_off(folder: Path) -> None:
    """The rate of one project is a whole point too high."""
    with edited(folder / BUDGET) as book:
        change(book[PROJECTS], "집행률", lambda rate: rate + 1, every=200)


# --- What to ask about -------------------------------------------------------------------------


def wrong_anomalies_planned_is_slow(folder: Path) -> None:
    """Every line under 40 % is called slow, also where the money goes over to next year."""
    with edited(folder / BUDGET) as book:
        names = [str(cell.value) for cell in book[LINES][1]]
    at = {
        name: next(n for n, one in enumerate(names) if one.startswith(name))
        for name in ("부서", "세부사업", "통계목", "예산현액", "지출액", "이월예정액")
    }
    slow = [
        [
            "집행 부진",
            line[at["부서"]],
            f"{line[at['세부사업']]} · {line[at['통계목']]}",
            "집행률이 낮음",
        ]
        for line in _lines(folder)
        if line[at["이월예정액"]] and line[at["지출액"]] < 0.4 * line[at["예산현액"]]
    ]
    _relist(folder, [*_listed(folder), *slow])


def wrong_anomalies_rents_are_doubles(folder: Path) -> None:
    """Rents of the same amount every month are taken for payments made twice."""
    rents = [
        ["같은 지출 두 번", "도로과", f"가로등 관리 장비 임차료 {number}", "거래처와 금액이 같음"]
        for number in range(40)
    ]
    _relist(folder, [*_listed(folder), *rents])


def wrong_anomalies_transfers_not_looked_at(folder: Path) -> None:
    """Nobody added up the transfers."""
    _without(folder, "전용 불일치")


def wrong_anomalies_subtotals_not_looked_at(folder: Path) -> None:
    """Subtotals were left out and never held against their lines."""
    _without(folder, "소계 불일치")


def _with_reasons(folder: Path, reasons: Iterable[str]) -> None:
    """The same list with other reasons, one a row."""
    rows = [list(row) for row in _listed(folder)]
    for row, reason in zip(rows, reasons, strict=True):
        row[REASON] = reason
    _relist(folder, rows)


def wrong_anomalies_reasons_of_other_rows(folder: Path) -> None:
    """The reasons slipped by five rows: each stands beside something else."""
    reasons = [str(row[REASON]) for row in _listed(folder)]
    _with_reasons(folder, reasons[5:] + reasons[:5])


def wrong_anomalies_one_sentence_for_all(folder: Path) -> None:
    """One sentence stands beside everything, whatever is wrong with it."""
    _with_reasons(folder, ["수치가 규칙에 맞지 않아 확인이 필요함"] * len(_listed(folder)))


def wrong_anomalies_every_rule_in_each_row(folder: Path) -> None:
    """Each row names all rules, so that one of them must fit."""
    kinds = ", ".join(dict.fromkeys(str(row[KIND]) for row in _listed(folder)))
    _with_reasons(folder, [kinds] * len(_listed(folder)))


def wrong_anomalies_a_direction_turned(folder: Path) -> None:
    """What was spent beyond the budget is said to be less than it."""
    _with_reasons(folder, [str(row[REASON]).replace("많음", "적음") for row in _listed(folder)])


def wrong_anomalies_two_amounts_exchanged(folder: Path) -> None:
    """In one reason the amount spent and the budget change places."""
    reasons = [str(row[REASON]) for row in _listed(folder)]
    over = next(n for n, row in enumerate(_listed(folder)) if row[KIND] == "예산 초과")
    spent, current = re.findall(r"[\d,]+(?=천원)", reasons[over])[:2]
    reasons[over] = f"지출액 {current}천원이 예산현액 {spent}천원보다 많음"
    _with_reasons(folder, reasons)


def wrong_anomalies_somebody_blamed(folder: Path) -> None:
    """A reason knows whose fault it was, which no table says."""
    first, *rest = (str(row[REASON]) for row in _listed(folder))
    _with_reasons(folder, [f"{first}, 담당자가 계획 없이 집행했기 때문임", *rest])


def right_reasons_from_the_budgets_side(folder: Path) -> None:
    """What was spent too much is told of the budget: it is less than what was spent."""
    _with_reasons(
        folder,
        [
            "예산현액이 지출액보다 적음" if row[KIND] == "예산 초과" else str(row[REASON])
            for row in _listed(folder)
        ],
    )


def unsure_anomalies_reason_in_own_words(folder: Path) -> None:
    """One reason, and what it is a case of, are told in words that no rule knows."""
    rows = [list(row) for row in _listed(folder)]
    over = next(row for row in rows if row[KIND] == "예산 초과")
    over[KIND], over[REASON] = "살펴볼 것", "배정받은 돈을 다 쓰고도 모자라 이상함"
    _relist(folder, rows)


def wrong_anomalies_no_reasons(folder: Path) -> None:
    """The list names the lines, and not what is wrong with them."""
    rows = [[row[OFFICE], row[WHAT], "확인 바람"] for row in _listed(folder)]
    _relist(folder, rows, ["부서", "대상", "사유"])


def wrong_anomalies_everything_listed(folder: Path) -> None:
    """All lines are in the list: whoever accuses everybody has found nothing."""
    with edited(folder / BUDGET) as book:
        names = [str(cell.value) for cell in book[LINES][1]]
    at = [names.index(name) for name in ("부서", "정책사업", "세부사업", "통계목")]
    _relist(
        folder,
        [["집행 부진 소계 전용 단위 중복", *(line[n] for n in at)] for line in _lines(folder)],
        ["구분", "부서", "정책사업", "세부사업", "통계목"],
    )


# --- Unreadable and missing --------------------------------------------------------------------
