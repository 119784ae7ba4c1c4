"""Complaints as they came in, and masked: what may be shown to an assistant."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from automation import display
from automation.complaints.complaint import Complaint
from automation.complaints.labelling import Labelled, label
from automation.documents.reading import Text
from automation.messages import problem, say
from automation.privacy import Kind, mask
from automation.privacy.kinds import KIND_NAMES
from groundwork.comparing_text import spaceless
from groundwork.files import NOT_NAMED

if TYPE_CHECKING:
    import pandas as pd

_TEXT_NAMES = ("내용", "민원내용", "질문", "문의내용", "본문", "제목")
_NUMBER_NAMES = ("접수번호", "민원번호", "번호", "연번", "순번")
_SHOWN = 8
_TOKEN = re.compile(r"\[[가-힣]+\d+\]")
_SAMPLE_SEED = 1


@dataclass(frozen=True)
class Complaints:
    """Complaints, each number once; ``copies`` are the rows left out because they said it again.

    ``masked`` counts the words masked, by kind; it is None before `mask`. ``not_found`` are words
    to be masked that stand in no complaint.
    """

    complaints: tuple[Complaint, ...]
    copies: int = 0
    masked: Counter[Kind] | None = None
    not_found: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.complaints)

    def mask(self, also: Iterable[str] = ()) -> Complaints:
        """These with everything personal masked; ``also`` are words that the guard cannot know."""
        words = [also] if isinstance(also, str) else [word for word in also if word.strip()]
        counts: Counter[Kind] = Counter()
        hidden = []
        for one in self.complaints:
            masked = mask(one.text, words)
            counts += masked.counts()
            hidden.append(Complaint(one.number, masked.text))
        missing = tuple(w for w in words if not any(w in one.text for one in self.complaints))
        return Complaints(tuple(hidden), self.copies, counts, missing)

    def sample(self, count: int) -> Text:
        """The texts of some complaints, drawn by lot and the same every time, a line each.

        Only masked complaints are given out.
        """
        if self.masked is None:
            raise problem("아직 가리지 않은 민원입니다. 먼저 개인정보를 가려 주세요.")
        lot = random.Random(_SAMPLE_SEED)
        drawn = lot.sample(self.complaints, min(count, len(self.complaints)))
        return Text("\n".join(f"- {one.text}" for one in drawn))

    def label(self, words: str) -> Labelled:
        """Label by words: ``words`` is a table of 분류 and 낱말, or "대형폐기물: 소파" a line each.

        A complaint gets the label most of whose words it holds, blanks aside; the upper line where
        two hold as many. What holds none is 기타. Raises `Problem` for a line that is no rule.
        """
        return label(self.complaints, words)

    def _repr_html_(self) -> str:
        if not self.complaints:
            return display.card(NOT_NAMED)
        heading = say(
            "민원 {count:,}건 (접수번호가 겹친 {copies}행은 제외)",
            count=len(self),
            copies=self.copies,
        )
        shown = self.complaints
        if self.masked is not None:
            shown = tuple(one for one in shown if _TOKEN.search(one.text)) or shown
        rows = [(one.number, one.text) for one in shown[:_SHOWN]]
        return display.card(
            heading, *self._about_masking(), display.table((say("접수번호"), say("내용")), rows)
        )

    def _about_masking(self) -> list[str]:
        if self.masked is None:
            return []
        kinds = ", ".join(f"{KIND_NAMES[kind]} {n}" for kind, n in self.masked.most_common())
        sentences = [say("가린 말: {kinds}", kinds=kinds or "0")]
        sentences += [
            say("⚠ {word:은} 민원 글에 없어 가리지 못했습니다.", word=f"‘{word}’")
            for word in self.not_found
        ]
        return [f"<p>{display.escape(sentence)}</p>" for sentence in sentences]


@runtime_checkable
class HasFrame(Protocol):
    """A table that can be had as a frame, as `data_analysis.open_table` gives it."""

    @property
    def frame(self) -> pd.DataFrame: ...


def collect(opened: HasFrame | pd.DataFrame) -> Complaints:
    """Take the complaints of a table: its column of texts, and that of receipt numbers if any.

    Rows that repeat a number are left out, and so are rows without a text. A table that no file was
    named for holds none. Raises `Problem` where no column holds texts.
    """
    table = opened.frame if isinstance(opened, HasFrame) else opened
    columns = [str(name) for name in table.columns]
    if not columns:
        return Complaints(())
    text = _column(columns, _TEXT_NAMES)
    if text is None:
        raise problem(
            "민원 글이 든 열을 찾지 못했습니다. 그 열의 이름을 ‘내용’으로 바꿔 주세요. "
            "이 표의 열: {columns}",
            columns=", ".join(columns),
        )
    number = _column(columns, _NUMBER_NAMES)
    texts = _texts(table.iloc[:, text])
    counted = [str(row) for row in range(1, len(texts) + 1)]
    numbers = counted if number is None else _texts(table.iloc[:, number])
    filled = [(n, t) for n, t in zip(numbers, texts, strict=True) if t]
    first: dict[str, str] = {}
    for one, written in filled:
        first.setdefault(one, written)
    complaints = tuple(Complaint(n, t) for n, t in first.items())
    return Complaints(complaints, len(filled) - len(complaints))


def _column(columns: Sequence[str], names: Sequence[str]) -> int | None:
    bare = [spaceless(column) for column in columns]
    for name in names:
        for index, column in enumerate(bare):
            if name == column or (len(name) > 2 and name in column):
                return index
    return None


def _texts(column: pd.Series) -> list[str]:
    return [str(cell).strip() for cell in column.where(column.notna(), "")]
