"""Criteria over lists of choices (데이터 유효성 검사): a column takes only some words."""

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation

from graders.outcome import Criterion, criterion
from graders.tables.calculated_workbooks import Names, Table, Workbook
from graders.tables.plain_cells import as_text, examples
from groundwork.messages import catalog

say = catalog(__package__)


def chosen_from_a_list(
    workbook: Workbook, data: Table, names: Names, wanted: tuple[str, ...]
) -> list[Criterion]:
    """The cells of a column are chosen from a list, of just the wanted words, in every row."""
    title, column = names[0], workbook.column(data, names)
    lists = [] if column is None else _lists(workbook, data.sheet, column)
    offered = [_offered(workbook, data.sheet, rule.formula1 or "") for rule in lists]
    right = [rule for rule, words in zip(lists, offered, strict=True) if words == set(wanted)]
    letter = get_column_letter(column or 1)
    open_rows = [
        f"{letter}{row}"
        for row in data.rows
        if not any(f"{letter}{row}" in rule.sqref for rule in right)
    ]
    return [
        criterion(
            bool(lists),
            say("{column:을} 목록에서 고르게 했습니다.", column=title),
            say("‘{column}’ 열에 목록에서 고르는 데이터 유효성 검사가 없습니다.", column=title),
            say("‘{sheet}’ 시트", sheet=data.sheet),
            say("손으로 적으면 ‘완료’와 ‘완 료’가 다른 상태로 세어집니다."),
            say(
                "‘상태로 고를 수 있는 것’에서 고르거나, "
                "엑셀의 [데이터]–[데이터 유효성 검사]–[목록]으로 정해 주세요."
            ),
        ),
        criterion(
            bool(right),
            say("선택 항목이 {words}입니다.", words=", ".join(wanted)),
            say(
                "선택 항목은 {right:이어}야 합니다. 지금은: {words}",
                right=", ".join(wanted),
                words=", ".join(sorted(word for words in offered for word in words)) or "–",
            ),
            mend=say("빠뜨리거나 더하지 말고 골라 주세요."),
        ),
        criterion(
            bool(right) and not open_rows,
            say("모든 행에 같은 목록이 걸려 있습니다."),
            say("목록이 걸리지 않은 행이 {count:,}개 있습니다.", count=len(open_rows)),
            examples(open_rows),
            mend=say("자료의 마지막 행까지 범위를 넓혀 주세요."),
        ),
    ]


def _lists(workbook: Workbook, sheet: str, column: int) -> list[DataValidation]:
    """The lists to choose from that touch a column."""
    return [
        rule
        for rule in workbook.book[sheet].data_validations.dataValidation
        if rule.type == "list" and any(a.min_col <= column <= a.max_col for a in rule.sqref.ranges)
    ]


def _offered(workbook: Workbook, sheet: str, formula: str) -> set[str]:
    """The words a list offers: typed into the rule, or standing in cells it points at."""
    if formula.startswith('"'):
        return {word.strip() for word in formula.strip('"').split(",")}
    name = formula.lstrip("=")
    if name in workbook.book.defined_names:
        name = workbook.book.defined_names[name].attr_text
    place, _, area = name.rpartition("!")
    place = place.strip("'") or sheet
    try:
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
    except (ValueError, TypeError):
        return set()
    cells = [(place, row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)]
    return {as_text(workbook.now.at(cell)) or "" for cell in cells} - {""}
