"""Submissions of d2-1-delay: right ones made another way, and wrong ones, each with one fault.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from pathlib import Path

from courseware.authoring.changed_workbooks import change, column, delete_rows, edited

DELAYS = Path("output") / "민원_지연.xlsx"
DEPARTMENT, VISIT, BOTH, SENTENCE = "부서별", "현장확인별", "현장확인·부서별", "결론"


def _say(folder: Path, sentence: str) -> None:
    with edited(folder / DELAYS) as book:
        book[SENTENCE]["A2"] = sentence


# --- Right, made another way -------------------------------------------------------------------


def right_shares_under_a_title(folder: Path) -> None:
    """Rates as shares of 1 shown as per cent, titles above, totals below, other names."""
    with edited(folder / DELAYS) as book:
        for name in (DEPARTMENT, VISIT, BOTH):
            sheet = book[name]
            change(sheet, "지연율", lambda rate: rate / 100)
            sheet.cell(1, column(sheet, "지연율")).value = "지연 비율"
            sheet.cell(1, column(sheet, "건수")).value = "판정 건수"
            sheet.append(["합계"])
            sheet.insert_rows(1)
            sheet["A1"] = "지연 현황 (가상)"
            sheet.title = f"표 {name}"


def right_whole_numbers_and_own_words(folder: Path) -> None:
    """Rates rounded to whole per cents, and a sentence in one's own words."""
    with edited(folder / DELAYS) as book:
        for name in (DEPARTMENT, VISIT, BOTH):
            change(book[name], "지연율", round)
            book[name].delete_cols(column(book[name], "처리일수 평균"))
        book[SENTENCE]["A2"] = (
            "현장에 나가야 하는 민원 1,136건은 40퍼센트가 기한을 넘겼지만 "
            "나가지 않아도 되는 1,231건은 8퍼센트만 넘겼다."
        )


def right_tables_side_by_side(folder: Path) -> None:
    """One sheet holds the three tables side by side, and the sentence below."""
    with edited(folder / DELAYS) as book:
        sheet, left = book.create_sheet("분석"), 1
        for name in (DEPARTMENT, VISIT, BOTH):
            for row in book[name].iter_rows():
                for cell in row:
                    sheet.cell(cell.row, left + cell.column - 1).value = cell.value
            left += book[name].max_column + 1
        sheet["A14"] = book[SENTENCE]["A2"].value
        for name in (DEPARTMENT, VISIT, BOTH, SENTENCE):
            del book[name]


def right_totals_below(folder: Path) -> None:
    """Each table ends with a line of totals, and few cases are marked in other words."""
    with edited(folder / DELAYS) as book:
        for name, blank in ((DEPARTMENT, []), (VISIT, []), (BOTH, [None])):
            book[name].append(["합계", *blank, 2367, 542, 22.9])
        change(book[BOTH], "비고", lambda note: note and "30건이 안 됨")


def right_a_cross_table(folder: Path) -> None:
    """Departments down and visits across, under heads of two rows."""
    with edited(folder / DELAYS) as book:
        rows = list(book[BOTH].iter_rows(2, max_col=5, values_only=True))
        book[BOTH].delete_rows(1, book[BOTH].max_row)
        what = ["건수", "지연 건수", "지연율(%)"]
        book[BOTH].append(
            ["부서", "현장확인 있음", None, None, "현장확인 없음", None, None, "비고"]
        )
        book[BOTH].append([None, *what, *what])
        for name in dict.fromkeys(row[1] for row in rows):
            there, not_there = (
                [*r[2:]] for side in ("있음", "없음") for r in rows if r[:2] == (side, name)
            )
            note = "30건 미만" if there[0] < 30 else None
            book[BOTH].append([name, *there, *not_there, note])


def right_few_left_out(folder: Path) -> None:
    """Lines of fewer than 30 stand in no ranking at all; the name above is not repeated."""
    with edited(folder / DELAYS) as book:
        sheet = book[BOTH]
        delete_rows(sheet, lambda row: row[2] < 30)
        last = None
        for (cell,) in sheet.iter_rows(2, max_col=1):
            cell.value, last = (None if cell.value == last else cell.value), cell.value


def right_other_heads(folder: Path) -> None:
    """The denominator stands under another name, beside a column that counts the late ones."""
    heads = {"건수": "전체", "지연 건수": "늦은 건수", "처리일수 중앙값": "보통 걸리는 날"}
    with edited(folder / DELAYS) as book:
        for name in (DEPARTMENT, VISIT, BOTH):
            for head, other in heads.items():
                book[name].cell(1, column(book[name], head)).value = other


def right_all_on_one_sheet(folder: Path) -> None:
    """A report of one sheet: the finding, three tables below one another, a long note last."""
    with edited(folder / DELAYS) as book:
        report = book.create_sheet("보고", 0)
        report.append(["민원 처리 지연 분석 (가상)"])
        report.append(
            ["○ 지연율: 현장확인 있음 39.5%(449/1,136건), 없음 7.6%(93/1,231건)로 다섯 배 차이임."]
        )
        for number, name in enumerate((DEPARTMENT, VISIT, BOTH), start=1):
            report.append([])
            report.append([f"{number}. {name}"])
            for row in book[name].iter_rows(values_only=True):
                report.append(row)
        report.append([])
        report.append(
            [
                "※ 접수한 날을 하루로 세고 토요일과 공휴일을 뺀 근무일로 셈. 2025. 12. 31.까지 "
                "끝나지 않았고 기한이 지난 민원은 지연으로, 기한이 남은 33건은 분모에서 뺐음."
            ]
        )
        for name in (DEPARTMENT, VISIT, BOTH, SENTENCE):
            del book[name]


def right_another_file_name(folder: Path) -> None:
    """The workbook was given another name."""
    (folder / DELAYS).rename(folder / "output" / "간부회의 자료.xlsx")


# --- Departments -------------------------------------------------------------------------------


def wrong_table_share_for_rate(folder: Path) -> None:
    """The share of all late complaints stands where the rate should."""
    with edited(folder / DELAYS) as book:
        sheet = book[DEPARTMENT]
        rate, late = column(sheet, "지연율"), column(sheet, "지연 건수")
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, rate).value = round(100 * sheet.cell(row, late).value / 542, 1)


def wrong_table_lawful_extensions_late(folder: Path) -> None:
    """Complaints extended within the law, or waiting for a supplement, were counted as late."""
    late_by_the_calendar = {"도로과": 354, "공원녹지과": 171, "교통정책과": 250, "하수과": 10}
    with edited(folder / DELAYS) as book:
        sheet = book[DEPARTMENT]
        count, late, rate = (column(sheet, name) for name in ("건수", "지연 건수", "지연율"))
        for row in range(2, sheet.max_row + 1):
            counted = late_by_the_calendar[sheet.cell(row, 1).value]
            sheet.cell(row, late).value = counted
            sheet.cell(row, rate).value = round(100 * counted / sheet.cell(row, count).value, 1)


def wrong_table_mean_for_median(folder: Path) -> None:
    """The mean was written into the column of the median."""
    with edited(folder / DELAYS) as book:
        sheet = book[DEPARTMENT]
        mean, median = column(sheet, "처리일수 평균"), column(sheet, "처리일수 중앙값")
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, median).value = sheet.cell(row, mean).value


def wrong_table_finished_only(folder: Path) -> None:
    """Unfinished complaints were left out, also those whose limit has passed."""
    with edited(folder / DELAYS) as book:
        change(book[DEPARTMENT], "건수", lambda count: count - 5)
        change(book[DEPARTMENT], "지연 건수", lambda count: count - 5)


def wrong_table_without_denominators(folder: Path) -> None:
    """Rates stand there without how many they are of."""
    with edited(folder / DELAYS) as book:
        sheet = book[DEPARTMENT]
        sheet.delete_cols(column(sheet, "건수"))
        sheet.delete_cols(column(sheet, "지연 건수"))


def wrong_table_a_total_of_all_complaints(folder: Path) -> None:
    """The line of totals counts those that nobody can judge yet."""
    with edited(folder / DELAYS) as book:
        book[DEPARTMENT].append(["합계", 2400, 542, 22.6])


def wrong_table_a_rate_a_point_off(folder: Path) -> None:
    """The rate of the smallest department is a whole point too high."""
    with edited(folder / DELAYS) as book:
        change(book[DEPARTMENT], "지연율", lambda rate: rate + (rate == 28.6))


def wrong_table_a_median_a_day_off(folder: Path) -> None:
    """Every median is a day too many."""
    with edited(folder / DELAYS) as book:
        change(book[DEPARTMENT], "처리일수 중앙값", lambda days: days + 1)


def wrong_table_two_late_counts_exchanged(folder: Path) -> None:
    """How many were late changes places between two departments; rates and counts stay."""
    other = {126: 138, 138: 126}
    with edited(folder / DELAYS) as book:
        change(book[DEPARTMENT], "지연 건수", lambda late: other.get(late, late))


def wrong_table_a_total_with_one_late_more(folder: Path) -> None:
    """The line of totals has one late complaint too many, which its rate does not show."""
    with edited(folder / DELAYS) as book:
        book[DEPARTMENT].append(["합계", 2367, 543, 22.9])


# --- The mix -----------------------------------------------------------------------------------


def wrong_mix_few_not_marked(folder: Path) -> None:
    """Twelve complaints lead the ranking without a word."""
    with edited(folder / DELAYS) as book:
        book[BOTH].delete_cols(column(book[BOTH], "비고"))


def wrong_mix_visits_mixed_up(folder: Path) -> None:
    """The rates with and without a visit changed places."""
    with edited(folder / DELAYS) as book:
        sheet = book[VISIT]
        rate = column(sheet, "지연율")
        first, second = sheet.cell(2, rate), sheet.cell(3, rate)
        first.value, second.value = second.value, first.value


def wrong_mix_rates_of_the_whole(folder: Path) -> None:
    """Within each kind the departments have the rates they have in all."""
    with edited(folder / DELAYS) as book:
        whole = {row[0]: row[3] for row in book[DEPARTMENT].iter_rows(2, values_only=True)}
        sheet = book[BOTH]
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column(sheet, "지연율")).value = whole[sheet.cell(row, 2).value]


def wrong_mix_a_total_counted_in(folder: Path) -> None:
    """The line of totals adds itself up once more; its rate stays the same."""
    with edited(folder / DELAYS) as book:
        book[VISIT].append(["합계", 4734, 1084, 22.9])


def wrong_mix_medians_of_two_departments_exchanged(folder: Path) -> None:
    """Two medians of the finest table change places."""
    with edited(folder / DELAYS) as book:
        sheet = book[BOTH]
        at = column(sheet, "처리일수 중앙값")
        one, other = sheet.cell(3, at), sheet.cell(6, at)
        one.value, other.value = other.value, one.value


# --- The sentence ------------------------------------------------------------------------------


def wrong_finding_a_share(folder: Path) -> None:
    """The sentence takes the share of late complaints for a rate."""
    _say(
        folder,
        "현장확인이 있으면 39.5%(1,136건 가운데 449건), 없으면 7.6%가 늦었고, "
        "도로과는 지연율이 49.4%입니다.",
    )


def wrong_finding_another_department_called_the_latest(folder: Path) -> None:
    """Of the departments, one is called the latest that is so in no table."""
    _say(
        folder,
        "현장확인이 있는 민원은 1,136건 가운데 39.5%, 없는 민원은 7.6%가 기한을 넘겼고, "
        "부서로는 하수과가 가장 늦었습니다.",
    )


def right_the_latest_only_seems_so(folder: Path) -> None:
    """The department that is first in the table is named, and that it is so for its visits."""
    _say(
        folder,
        "도로과가 가장 늦어 보이지만, 현장확인이 있는 민원은 1,136건 가운데 39.5%, 없는 민원은 "
        "7.6%가 기한을 넘겨 현장확인을 나누면 순위가 달라집니다.",
    )


def unsure_finding_the_latest_of_all_together(folder: Path) -> None:
    """It names the department that is the latest only as long as visits are not told apart."""
    _say(
        folder,
        "현장확인이 있는 민원은 1,136건 가운데 39.5%, 없는 민원은 7.6%가 기한을 넘겼고, "
        "부서로는 도로과가 가장 늦었습니다.",
    )


def wrong_finding_without_denominator(folder: Path) -> None:
    """The sentence names rates, and not of how many."""
    _say(folder, "현장확인이 있는 민원은 39.5%, 없는 민원은 7.6%가 처리기한을 넘겼습니다.")


def wrong_finding_one_rate_only(folder: Path) -> None:
    """One rate, and nothing to compare it with."""
    _say(folder, "현장확인이 있는 민원은 1,136건 가운데 449건(39.5%)이 기한을 넘겼습니다.")


def wrong_finding_number_misread(folder: Path) -> None:
    """A digit of a rate changed on the way from the table."""
    _say(
        folder,
        "지연율은 현장확인이 있으면 36.5%(1,136건 가운데 449건), 없으면 7.6%(1,231건)였습니다.",
    )


def wrong_finding_sides_swapped(folder: Path) -> None:
    """Every number is in the table, and each is said of the other complaints."""
    _say(
        folder,
        "2025년 민원의 지연율은 현장확인이 있으면 7.6%(1,231건 가운데 93건), 없으면 39.5%"
        "(1,136건 가운데 449건)로, 현장확인이 있는 민원이 늦지 않았습니다.",
    )


def wrong_finding_words_turned_round(folder: Path) -> None:
    """The numbers are right, and the words say the opposite of them."""
    _say(
        folder,
        "2025년 민원의 지연율은 현장확인이 있으면 39.5%(1,136건 가운데 449건), 없으면 7.6%"
        "(1,231건 가운데 93건)로, 어느 부서에서나 현장확인이 없는 민원이 더 늦었습니다.",
    )


def wrong_finding_denominators_swapped(folder: Path) -> None:
    """The rates are said of the right complaints, and divided by the number of the others."""
    _say(
        folder,
        "지연율은 현장확인이 있으면 39.5%(1,231건 가운데 449건), 없으면 7.6%(1,136건 가운데 93건)"
        "였습니다.",
    )


def wrong_finding_a_cause_the_data_does_not_know(folder: Path) -> None:
    """The rates are right, and the staff is blamed, of which the data says nothing."""
    _say(
        folder,
        "지연율은 현장확인이 있으면 39.5%(1,136건 가운데 449건), 없으면 7.6%(1,231건 가운데 93건)"
        "로, 현장에 나갈 인력이 모자라기 때문입니다.",
    )


# --- Unreadable and missing --------------------------------------------------------------------
