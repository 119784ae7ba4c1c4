"""Submissions of d1-2-join: right ones made another way, and wrong ones, each with one fault.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from courseware.authoring.changed_workbooks import (
    change,
    column,
    delete_rows,
    edited,
    fill_blanks,
)

JOINED = Path("output") / "민원_연결.xlsx"


# --- Right, made another way -------------------------------------------------------------------


def right_in_won_under_a_title(folder: Path) -> None:
    """Costs in 원, a title above the tables, a total under the summary, other sheet names."""
    with edited(folder / JOINED) as book:
        for name in ("자료", "집계"):
            sheet = book[name]
            change(sheet, "처리비용", lambda value: value * 1000)
            header = sheet.cell(1, column(sheet, "처리비용"))
            header.value = str(header.value).replace("천원", "원")
        book["집계"].append(["합계", 2400])
        for name, title in (("자료", "민원"), ("집계", "동별"), ("연결하지 못한 행", "확인할 것")):
            book[name].insert_rows(1)
            book[name]["A1"] = "시설물 민원 (가상)"
            book[name].title = title


def right_lists_in_own_words(folder: Path) -> None:
    """A list a lookup, with reasons in one's own words, and nothing else kept."""
    words = {
        "값이 비어 있음": "번호 없음(공란)",
        "참조표에 없음": "대장에 없는 번호",
        "참조표에 여럿이라 정할 수 없음": "부서가 둘",
    }
    with edited(folder / JOINED) as book:
        rows = list(book["연결하지 못한 행"].iter_rows(2, values_only=True))
        for name in ("연결하지 못한 행", "연결 내역", "변경 내역", "집계 연결 내역"):
            del book[name]
        for lookup, title in (("시설물번호", "시설물 못 찾음"), ("부서코드", "부서 못 찾음")):
            sheet = book.create_sheet(title)
            sheet.append(["접수번호", "왜"])
            for row in rows:
                if row[0] == lookup:
                    sheet.append([row[3], words[row[2]].replace("대장", title[:2])])


def right_reasons_in_a_column_for_each_lookup(folder: Path) -> None:
    """One line a complaint, and a column a lookup that says why nothing was found there."""
    with edited(folder / JOINED) as book:
        found: dict[str, dict[str, str]] = {}
        for column_name, _, reason, number, *_ in book["연결하지 못한 행"].iter_rows(
            2, values_only=True
        ):
            found.setdefault(number, {})[column_name] = reason
        del book["연결하지 못한 행"]
        sheet = book.create_sheet("미연결 목록")
        sheet.append(["연번", "접수번호", "시설물 확인", "부서 확인"])
        for line, (number, why) in enumerate(found.items(), start=1):
            sheet.append([line, number, why.get("시설물번호"), why.get("부서코드")])


def right_unmatched_moved_out_of_the_table(folder: Path) -> None:
    """Complaints without a department stand in the list only, no longer in the table."""
    with edited(folder / JOINED) as book:
        department = column(book["자료"], "부서명") - 1
        delete_rows(book["자료"], lambda row: row[department] is None)


def right_notes_where_nothing_is_known(folder: Path) -> None:
    """Empty names say 확인 필요, places outside are one line, rates are rounded."""
    with edited(folder / JOINED) as book:
        fill_blanks(book["자료"], "부서명", "확인 필요")
        fill_blanks(book["자료"], "시설물명", "(미상)")
        summary = book["집계"]
        outside = [row for row in summary.iter_rows(2, values_only=True) if row[3] is None]
        delete_rows(summary, lambda row: row[3] is None)
        summary.append(["그 밖", sum(row[1] for row in outside), sum(row[2] for row in outside)])
        change(summary, "인구 1만", round)


def right_sheets_and_columns_as_they_were_called_before(folder: Path) -> None:
    """A submission of a class that began under the older names."""
    with edited(folder / JOINED) as book:
        sheet = book["연결하지 못한 행"]
        sheet.title = "못 맞춘 행"
        change(sheet, "사유", lambda reason: reason.replace("참조표", "조회표"))
        sheet.cell(1, column(sheet, "연결하지 못한 열")).value = "못 맞춘 열"
        sheet.cell(1, column(sheet, "사유")).value = "까닭"


def right_another_file_name(folder: Path) -> None:
    """The workbook was given another name."""
    (folder / JOINED).rename(folder / "output" / "회의용 최종.xlsx")


# --- Rows --------------------------------------------------------------------------------------


def wrong_rows_doubled_by_the_register(folder: Path) -> None:
    """Complaints about replaced facilities stand there twice, as a plain join makes them."""
    with edited(folder / JOINED) as book:
        sheet = book["자료"]
        name = column(sheet, "시설물명") - 1
        rows = sheet.iter_rows(2, values_only=True)
        for row in [row for row in rows if "교체" in str(row[name])]:
            sheet.append(row)


def wrong_rows_without_a_partner_dropped(folder: Path) -> None:
    """What found no facility was dropped from the table, and from the list."""
    with edited(folder / JOINED) as book:
        name = column(book["자료"], "시설물명") - 1
        delete_rows(book["자료"], lambda row: row[name] is None)
        delete_rows(book["연결하지 못한 행"], lambda row: row[0] == "시설물번호")


def wrong_rows_of_last_year_among_them(folder: Path) -> None:
    """Rows of another file were pasted under the table."""
    with edited(folder / JOINED) as book:
        sheet = book["자료"]
        row = next(sheet.iter_rows(2, values_only=True))
        for number in range(5):
            sheet.append([f"GM2024-{number:05d}", *row[1:]])


def wrong_rows_cost_changed(folder: Path) -> None:
    """Costs grew while the rows stayed."""
    with edited(folder / JOINED) as book:
        change(book["자료"], "처리비용", lambda value: value + 10, every=20)


def wrong_rows_costs_slipped_by_a_row(folder: Path) -> None:
    """The costs slipped down by one row: their total is right, and each belongs to another."""
    with edited(folder / JOINED) as book:
        sheet = book["자료"]
        number = column(sheet, "처리비용")
        cells = [row[0] for row in sheet.iter_rows(2, min_col=number, max_col=number)]
        costs = [cell.value for cell in cells]
        for cell, cost in zip(cells, costs[-1:] + costs[:-1], strict=True):
            cell.value = cost


# --- Matches -----------------------------------------------------------------------------------


def wrong_matches_the_old_facility(folder: Path) -> None:
    """The first entry of the register was taken, as VLOOKUP does."""
    with edited(folder / JOINED) as book:
        change(book["자료"], "시설물명", lambda name: name.replace("(교체)", ""))


def wrong_matches_a_department_chosen(folder: Path) -> None:
    """Where a code means two departments the first was written in."""
    with edited(folder / JOINED) as book:
        sheet = book["자료"]
        code, name = column(sheet, "부서코드") - 1, column(sheet, "부서명") - 1
        for row in sheet.iter_rows(2):
            if row[code].value == "5080077":
                row[name].value = "도시재생과"


def wrong_matches_blanks_filled_from_above(folder: Path) -> None:
    """Empty facilities were filled with the one above."""
    with edited(folder / JOINED) as book:
        sheet = book["자료"]
        name = column(sheet, "시설물명")
        above = "보안등 1호"
        for (cell,) in sheet.iter_rows(2, min_col=name, max_col=name):
            cell.value = above = cell.value or above


def wrong_matches_an_old_district_left(folder: Path) -> None:
    """Some complaints still bear the old name of their 동."""
    with edited(folder / JOINED) as book:
        change(book["자료"], "읍면동", lambda name: name.replace("산동읍", "산동면"))


# --- Unmatched ---------------------------------------------------------------------------------


def wrong_unmatched_blanks_left_out(folder: Path) -> None:
    """The list has no complaints without a facility number."""
    with edited(folder / JOINED) as book:
        delete_rows(book["연결하지 못한 행"], lambda row: "비어" in row[2])


def right_reasons_in_words_of_no_list(folder: Path) -> None:
    """Each reason has a sentence of one's own, the same one wherever it is the reason."""
    own = {"비": "접수할 때 적지 않음", "여": "서로 겹치는 번호", "없": "철거된 뒤에도 쓰는 번호"}
    with edited(folder / JOINED) as book:
        change(
            book["연결하지 못한 행"],
            "사유",
            lambda reason: next(words for sign, words in own.items() if sign in reason),
        )


def wrong_unmatched_one_sentence_of_ones_own_for_all(folder: Path) -> None:
    """One sentence, in words of no list, stands beside every complaint."""
    with edited(folder / JOINED) as book:
        change(book["연결하지 못한 행"], "사유", lambda _: "담당자와 다시 살펴볼 것")


def unsure_unmatched_every_line_another(folder: Path) -> None:
    """Every complaint has a sentence of its own: a person reads them."""
    firsts = itertools.product("가나다라마바사아자차카타파하", repeat=3)
    with edited(folder / JOINED) as book:
        change(book["연결하지 못한 행"], "사유", lambda _: f"{''.join(next(firsts))}에게 물어볼 것")


def wrong_unmatched_without_reasons(folder: Path) -> None:
    """The list says which complaints, but not why."""
    with edited(folder / JOINED) as book:
        sheet = book["연결하지 못한 행"]
        sheet.delete_cols(column(sheet, "사유"))


def wrong_unmatched_matched_ones_among_them(folder: Path) -> None:
    """Complaints that were matched stand in the list too."""
    with edited(folder / JOINED) as book:
        numbers = [row[0] for row in book["자료"].iter_rows(100, 160, values_only=True)]
        for number in numbers:
            book["연결하지 못한 행"].append(["부서코드", "", "참조표에 없음", number])


def wrong_unmatched_every_reason_in_each_row(folder: Path) -> None:
    """Each line names all reasons, so that one of them must be right."""
    with edited(folder / JOINED) as book:
        change(book["연결하지 못한 행"], "사유", lambda _: "비어 있음, 참조표에 없음, 여럿임")


def wrong_unmatched_reasons_exchanged(folder: Path) -> None:
    """What is blank is said to be missing, and what is missing to be blank."""
    turned = {"값이 비어 있음": "참조표에 없음", "참조표에 없음": "값이 비어 있음"}
    with edited(folder / JOINED) as book:
        change(book["연결하지 못한 행"], "사유", lambda reason: turned.get(reason, reason))


def wrong_unmatched_one_reason_for_all(folder: Path) -> None:
    """Every line says that the number is not in the register."""
    with edited(folder / JOINED) as book:
        change(book["연결하지 못한 행"], "사유", lambda _: "없음")


# --- Summary -----------------------------------------------------------------------------------


def wrong_summary_only_places_with_people(folder: Path) -> None:
    """Complaints from outside and without a district fell out of the summary."""
    with edited(folder / JOINED) as book:
        delete_rows(book["집계"], lambda row: row[3] is None)


def wrong_summary_people_added_up(folder: Path) -> None:
    """Population was joined with the complaints and added up."""
    with edited(folder / JOINED) as book:
        for row in book["집계"].iter_rows(2):
            if row[3].value:
                row[3].value *= row[1].value
                row[4].value = round(row[1].value / row[3].value * 10_000, 2)


def wrong_summary_an_old_name_has_its_own_line(folder: Path) -> None:
    """원평1동 has a line of its own, and 원평동 is short of it."""
    with edited(folder / JOINED) as book:
        sheet = book["집계"]
        for row in sheet.iter_rows(2):
            if row[0].value == "원평동":
                row[1].value -= 40
        sheet.append(["원평1동", 40, 0])


def wrong_summary_per_thousand(folder: Path) -> None:
    """The rate is per 1,000 inhabitants, and its header says 10,000."""
    with edited(folder / JOINED) as book:
        change(book["집계"], "인구 1만", lambda rate: rate / 10)


def wrong_summary_a_rate_one_off(folder: Path) -> None:
    """Every rate is one complaint too many."""
    with edited(folder / JOINED) as book:
        change(book["집계"], "인구 1만", lambda rate: rate + 1)


# --- Unreadable and missing --------------------------------------------------------------------
