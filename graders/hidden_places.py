"""Where the workbooks of a submission keep what nobody sees, told in one sentence."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from graders.messages import say
from graders.submission import OUTPUT, Submission
from graders.tables.workbooks import measured_workbook
from groundwork.messages import NOTHING, Message
from groundwork.shown_cells import hidden_columns, hidden_rows, is_filtered, is_unseen_cell

_MOST_ROWS = 5_000
_SHOWN = 3
_LONGEST = 30


def hidden_places(submission: Submission) -> Message:
    """That something is hidden in a submitted workbook, and where; nothing where all is seen."""
    books = sorted((submission.folder / OUTPUT).glob("*.xlsx"))
    found = [place for book in books for place in submission.once(_hidden_in, book)]
    if not found:
        return NOTHING
    return say(
        "이 통합 문서에는 숨긴 곳이나 보이지 않는 글자가 있습니다({places}). "
        "보이지 않는 내용은 적지 않은 것으로 봅니다.",
        places=", ".join(found[:_SHOWN]),
    )


def _hidden_in(path: Path) -> tuple[str, ...]:
    try:
        with measured_workbook(path) as (safe, _):
            book = openpyxl.load_workbook(safe, read_only=True, data_only=True)
            try:
                filtered = is_filtered(safe)
                return tuple(p for sheet in book.worksheets for p in _places(sheet, filtered))
            finally:
                book.close()
    except Exception:
        # openpyxl raises whatever a broken file makes it trip over; the check itself says why.
        return ()


def _places(sheet: Any, filtered: bool) -> Iterator[str]:
    name = f"‘{sheet.title}’"
    if sheet.sheet_state != "visible":
        yield name
        return
    if not filtered and (rows := hidden_rows(sheet)):
        yield f"{name}!{min(rows)}:{max(rows)}"
    if columns := hidden_columns(sheet):
        yield f"{name}!{get_column_letter(min(columns))}:{get_column_letter(max(columns))}"
    for row in islice(sheet.iter_rows(), _MOST_ROWS):
        for cell in row:
            if isinstance(cell.value, str) and is_unseen_cell(cell):
                yield f"‘{cell.value[:_LONGEST]}’"
                return
