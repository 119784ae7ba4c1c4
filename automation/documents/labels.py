"""Values that stand behind a label: "문서 요지: …", "[키워드] …", or in the cell beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from automation.document_model.content import Block, Picture, Table
from automation.document_model.marks import split_mark

_FIELDS = {
    "gist": re.compile(r"(?:문서\s*)?(?:요지|요약)"),
    "keywords": re.compile(r"키\s*워드|핵심어|주제어|검색어"),
}
_LABELLED = re.compile(
    r"^[\[【<(]?\s*([가-힣][가-힣\s]{0,10}?)\s*[\]】>)]?\s*(?:[:：]|\s{2,}|\t)\s*(\S.*)$"
)
_BRACKETED = re.compile(r"^[\[【<(]\s*([가-힣][가-힣\s]{0,10}?)\s*[\]】>)]\s*(\S.*)?$")


@dataclass(frozen=True)
class Labels:
    """What labelled lines and cells say, as typed; the first of each counts."""

    gist: str = ""
    keywords: str = ""

    def adding(self, label: str, value: str) -> Labels | None:
        """These and one more; None where the label is not one of them."""
        for name, pattern in _FIELDS.items():
            if pattern.fullmatch(label.strip()):
                return replace(self, **{name: getattr(self, name) or value.strip()})
        return None


def take_labels(blocks: Iterable[Block]) -> tuple[list[Block], Labels]:
    """The blocks without labelled lines and rows, and what those said."""
    labels = Labels()
    rest: list[Block] = []
    awaited = ""
    for block in blocks:
        if isinstance(block, Table):
            block, labels = _take_rows(block, labels)
            rest += [block] if block.rows else []
        elif isinstance(block, Picture):
            rest.append(block)
        elif awaited:
            labels = labels.adding(awaited, split_mark(block.text)[1]) or labels
            awaited = ""
        else:
            label, value = _labelled(block.text)
            known = labels.adding(label, value)
            if known is None:
                rest.append(block)
            elif value:
                labels = known
            else:
                awaited = label
    return rest, labels


def _labelled(line: str) -> tuple[str, str]:
    """Label and value of a line; a label alone has its value in the line below it."""
    _, text = split_mark(line)
    match = _LABELLED.match(text) or _BRACKETED.match(text)
    return (match[1], match[2] or "") if match else (text, "")


def _take_rows(table: Table, labels: Labels) -> tuple[Table, Labels]:
    """Rows of one or two labels, each with its value in the next filled cell, are taken out."""
    left = []
    for row in table.rows:
        filled = [cell.strip() for cell in row if cell.strip()]
        known = None
        if len(filled) in (2, 4):
            for label, value in zip(filled[::2], filled[1::2], strict=True):
                known = (known or labels).adding(label, value) or known
        if known is None:
            left.append(row)
        else:
            labels = known
    return replace(table, rows=tuple(left)), labels
