"""The headings real FAQ lists have: Q/A, 질의/응답, 질문내용/답변내용, or a board's 제목/내용."""

import re
from collections.abc import Mapping, Sequence

from automation.faq.entry import COLUMNS, text_of
from automation.messages import say
from groundwork.headings import Row, find_header, key
from groundwork.messages import Message

_LOOKED_AT = 15
_MOST_NAMED = 10
_PATTERNS = {
    "number": r"(?:글|faq|문항|관리|질문)?(?:번호|no\.?|num|id|idx|seq)",
    "question": r"(?:민원|faq|주요|자주묻는|고객)?(?:질문|질의|문의|물음|문|q|question)"
    r"(?:내용|사항|제목|요지|글)?",
    "answer": r"(?:민원|faq)?(?:답변?|응답|회답|회신|a|answer)(?:내용|사항|요지|글)?",
    "source": r"(?:관련|법적|답변|처리)?(?:근거|출처|법령|규정|조례)(?:법령|규정|자료|조항|조문)?",
    "department": r"(?:담당|소관|관련|처리|작성|답변|회신|주관|관리)?(?:부서|담당과|소관과?)"
    r"(?:명|이름)?",
    "reviewed": r"(?:최종|최근)?(?:검토|확인|수정|갱신|현행화|기준)(?:일|일자|일시|날짜)",
}
# On a notice board anything has a title and a text; on an FAQ board the titles ask.
_BOARD = {"question": ("제목", "faq제목"), "answer": ("내용", "faq내용", "본문")}
_ASKS = re.compile(r"[?？]\s*$|(?:까|나요|가요|는지|은지|인지|하나|되나|방법)요?[.)]?$")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def find_columns(rows: Sequence[Row]) -> tuple[int, Mapping[int, str]] | None:
    """The heading's row and which column holds which field; None without question and answer."""
    head = [[_usual_name(cell) for cell in row] for row in rows[:_LOOKED_AT]]
    found = _whole(find_header(head, COLUMNS))
    if found:
        return found
    board = [[_name_on_board(cell) for cell in row] for row in head]
    found = _whole(find_header(board, COLUMNS))
    return found if found and _titles_ask(rows, *found) else None


def headings_of(rows: Sequence[Row]) -> str | Message:
    """The names in the row that looks most like a heading, to be told to whoever made the list."""
    texts = [[text for cell in row if (text := text_of(cell))] for row in rows[:_LOOKED_AT]]
    fullest = max(texts, key=len, default=[])
    return ", ".join(fullest[:_MOST_NAMED]) or say("없음")


def _usual_name(cell: object) -> str:
    """The name a field is known by, for a heading that means it; any other cell as it stands."""
    text = text_of(cell)
    name = key(_BRACKETS.sub("", text))
    if any(key(known) == key(text) for names in COLUMNS.values() for known in names):
        return text
    meant = (field for field, pattern in _PATTERNS.items() if re.fullmatch(pattern, name))
    field = next(meant, None)
    return COLUMNS[field][0] if field else text


def _name_on_board(cell: str) -> str:
    meant = (field for field, names in _BOARD.items() if key(cell) in names)
    field = next(meant, None)
    return COLUMNS[field][0] if field else cell


def _whole(
    found: tuple[int, dict[int, str]] | None,
) -> tuple[int, dict[int, str]] | None:
    return found if found and {"question", "answer"} <= set(found[1].values()) else None


def _titles_ask(rows: Sequence[Row], top: int, fields: Mapping[int, str]) -> bool:
    """Whether half of the titles ask something."""
    column = next(column for column, field in fields.items() if field == "question")
    below = (row[column] for row in rows[top + 1 :] if column < len(row))
    titles = [text for cell in below if (text := text_of(cell))]
    return 2 * sum(_ASKS.search(title) is not None for title in titles) >= len(titles) > 0
