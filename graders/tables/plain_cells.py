"""Cells read plainly: dates, amounts and months as offices write them.

Not the reading the learners' library does: a truth computed in another way proves more.
"""

import re
from datetime import date, timedelta
from typing import Any

from graders.messages import say
from groundwork.messages import NOTHING, Message

PER_THOUSAND_WON = {"원": 1000.0, "천원": 1.0, "백만원": 0.001, "만원": 0.1, "억원": 0.00001}
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_TOTAL = re.compile(r"소\s*계|합\s*계|총\s*계|요\s*약$|(?:^|\s)계\s*$|total", re.IGNORECASE)
_SHOWN = 3


def as_text(cell: Any) -> str | None:
    """A cell as the text a csv file would have of it."""
    if cell is None:
        return None
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d %H:%M:%S}" if hasattr(cell, "hour") else cell.isoformat()
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def label_of(cell: Any) -> str:
    """The text of a cell without blanks at its ends: 송정동 of " 송정동 "; "" of an empty cell."""
    return (as_text(cell) or "").strip()


def plain_text(text: str) -> str:
    """A text without blanks at its ends, with half-width digits."""
    return text.strip().translate(_FULL_WIDTH_DIGITS)


def plain_day(text: str) -> date | None:
    """The day of "2025. 3. 5.", "20250305" or Excel's serial number."""
    parts = re.findall(r"\d+", text.split(" 00:")[0])
    if len(parts) >= 3:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    digits = "".join(parts)
    if len(digits) == 8:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return date(1899, 12, 30) + timedelta(days=int(digits)) if len(digits) == 5 else None


def thousand_won(text: str) -> float | None:
    """An amount of a column in 천원; "1,200원" is brought to it. None where nobody knows it yet."""
    plain = plain_text(text)
    if plain == "-":
        return 0.0
    digits = re.sub(r"[^\d.]", "", plain)
    if not digits:
        return None
    value = float(digits)
    if plain.endswith("원") and not plain.endswith("천원"):
        value /= 1000
    return -value if plain[0] in "△▲(-" else value


def as_number(cell: Any, unit: str | None = None) -> float | None:
    """The number in a submitted cell, a text too: whether it is typed well is another question.

    ``unit`` is the money unit of the column, to which a text such as "1,200원" is brought.
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str):
        return None
    value = thousand_won(cell)
    if value is None or not cell.strip().endswith("원"):
        return value
    return value * PER_THOUSAND_WON.get(unit or "천원", 1.0)


def month_of(cell: Any) -> int | None:
    """The month of "2025-03", "3월", 202503, 3 or a date."""
    if isinstance(cell, date):
        return cell.month
    parts = re.findall(r"\d+", as_text(cell) or "")
    if not parts:
        return None
    last = parts[1] if len(parts) > 1 else parts[0][4:] if len(parts[0]) == 6 else parts[0]
    return int(last) if last and 1 <= int(last) <= 12 else None


def is_total(text: str) -> bool:
    """Whether a label is of a 소계 or 합계 row."""
    return _TOTAL.search(text) is not None


def examples(texts: list[str]) -> Message:
    """The first few of some numbers or names, as the place to look at."""
    return say("예: {numbers}", numbers=", ".join(texts[:_SHOWN])) if texts else NOTHING
