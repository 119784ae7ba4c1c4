"""The workbook of labelled complaints, found by what its columns are called."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from automation.complaints.rules import REST
from graders.tables.plain_cells import as_text
from graders.tables.workbooks import Grid, read_grids

_NUMBER = ("접수번호", "민원번호", "번호", "연번")
_LABEL = ("분류", "질문", "주제", "유형", "라벨", "구분")
_COUNT = ("건수", "민원수", "빈도", "개수")
_SHARE = ("비율", "비중", "구성비", "점유율", "백분율", "%")
_EXAMPLE = ("예시", "사례", "예")
_DEPARTMENT = ("담당부서", "소관부서", "부서", "담당")
_SCOPE = ("챗봇범위", "범위", "챗봇")
_REASON = ("까닭", "이유", "사유", "비고")
_RESTS = re.compile(rf"(?:{REST}|그\s?밖|미분류|분류\s?안\s?됨|나머지|etc)", re.IGNORECASE)
_TOTAL = re.compile(r"합\s*계|총\s*계|계$|전체")


@dataclass(frozen=True)
class TopQuestion:
    """A row of the table of top questions, as it stands there; -1 is a figure that is none."""

    label: str
    count: float
    share: float
    examples: tuple[str, ...]
    department: str
    scope: str
    reason: str


@dataclass(frozen=True)
class LabelledWorkbook:
    """The workbook submitted: a label for each number, the table of top questions, every text."""

    labels: Mapping[str, str]
    rows: Counter[str]
    ranked: tuple[TopQuestion, ...]
    texts: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many complaints each label has, a number counted once."""
        return Counter(self.labels.values())

    @property
    def is_labelled(self) -> bool:
        """Whether any complaint has a label that says something."""
        return not all(map(is_rest, self.labels.values()))

    @property
    def rest(self) -> int:
        """How many were left under a label for the rest (기타)."""
        return sum(n for label, n in self.counts.items() if is_rest(label))


def is_rest(label: str) -> bool:
    """Whether a label only says that there is none."""
    return not label.strip() or bool(_RESTS.match(label.strip()))


def read_labelled(path: Path) -> LabelledWorkbook:
    """Read the labels and the table of top questions; either may be missing.

    Raises `Problem` for what is no readable workbook.
    """
    grids = read_grids(path)
    labelled = [grid for grid in grids if _label_column(grid) is not None]
    lists = [grid for grid in labelled if grid.column(*_NUMBER) is not None]
    listed = max(lists, key=lambda grid: len(grid.rows), default=None)
    tables = [g for g in labelled if g is not listed and g.column(*_COUNT) is not None]
    pairs = list(_pairs(listed)) if listed else []
    texts = [as_text(cell) for grid in grids for row in grid.cells for cell in row]
    return LabelledWorkbook(
        dict(pairs),
        Counter(label for _, label in pairs),
        tuple(_ranked(tables[0])) if tables else (),
        tuple(filter(None, texts)),
    )


def _label_column(grid: Grid) -> int | None:
    """The column of labels, which is never that of the numbers."""
    column = grid.column(*_LABEL)
    return None if column == grid.column(*_NUMBER) else column


def _pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    number, label = grid.column(*_NUMBER), _label_column(grid)
    for row in grid.rows:
        if _text(row, number):
            yield _text(row, number), _text(row, label)


def _ranked(grid: Grid) -> Iterator[TopQuestion]:
    label, count, share = _label_column(grid), grid.column(*_COUNT), grid.column(*_SHARE)
    department, scope = grid.column(*_DEPARTMENT), grid.column(*_SCOPE)
    reason = grid.column(*_REASON)
    examples = [i for i, n in enumerate(grid.heading.names) if n.strip().startswith(_EXAMPLE)]
    for row in grid.rows:
        name = _text(row, label)
        if name and not _TOTAL.match(name):
            yield TopQuestion(
                name,
                _figure(row, count),
                _figure(row, share),
                tuple(line for column in examples for line in _lines(_text(row, column))),
                _text(row, department),
                _text(row, scope),
                _text(row, reason),
            )


def _text(row: Sequence[Any], column: int | None) -> str:
    return "" if column is None else (as_text(row[column]) or "").strip()


def _lines(text: str) -> Iterator[str]:
    return filter(None, (line.strip(" -·") for line in text.splitlines()))


def _figure(row: Sequence[Any], column: int | None) -> float:
    """A number typed as one or written out: 450, "450건", 0.15, "15.0%"; -1 for none."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", _text(row, column))
    return float(match[0].replace(",", "")) if match else -1.0
