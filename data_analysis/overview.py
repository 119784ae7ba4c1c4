"""What a table holds and what is odd about it, shown before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from data_analysis import wording
from data_analysis.columns import Role
from data_analysis.html import list_html, table_html
from data_analysis.messages import say
from data_analysis.raw_table import RawTable
from data_analysis.rescaling import repair_parts
from groundwork.files import NOT_NAMED
from groundwork.messages import Message

_EXAMPLES = 3


@dataclass(frozen=True)
class Overview:
    """Sentences about a table, and a line a column: what it holds, what would be changed."""

    sentences: tuple[Message, ...]
    columns: pl.DataFrame

    @classmethod
    def of(cls, table: RawTable) -> Overview:
        """Look at a table; one that nobody has named a file for says so."""
        if not table.parts:
            return cls((NOT_NAMED,), pl.DataFrame())
        return cls(tuple(_sentences(table)), _column_table(table))

    def __str__(self) -> str:
        return "\n".join(str(sentence) for sentence in self.sentences)

    def _repr_html_(self) -> str:
        table = table_html(self.columns) if self.columns.width else ""
        return list_html(self.sentences) + table


def _sentences(table: RawTable) -> list[Message]:
    sentences = []
    for part in table.parts:
        sentences.append(
            say(
                "{place}: 머리글은 {header}행, 그 아래 {rows:,}행이 있습니다.",
                place=part.place,
                header=_rows(part.heading.first + 1, part.heading.rows),
                rows=part.rows,
            )
        )
        if part.heading.title:
            sentences.append(say("표 위의 글: {title}", title=" / ".join(part.heading.title)))
        if part.encoding:
            sentences.append(
                say("글자는 {encoding:으로} 저장되어 있습니다.", encoding=part.encoding)
            )
        if part.hidden_rows:
            sentences.append(
                say("숨긴 행 {count:,}개도 빠짐없이 읽었습니다.", count=part.hidden_rows)
            )
        if part.blank_rows:
            sentences.append(say("빈 행이 {count:,}개 있습니다.", count=part.blank_rows))
    if subtotals := int(table.is_subtotal.sum()):
        sentences.append(
            say("자료 사이에 소계·합계 행이 {count:,}개 섞여 있습니다.", count=subtotals)
        )
    if repeated := int((table.is_repeated_header & ~table.is_subtotal).sum()):
        sentences.append(say("머리글이 {count:,}번 반복됩니다.", count=repeated))
    sentences += _different_units(table)
    for place, reason in table.left_out:
        sentences.append(say("{place}: {reason}.", place=place, reason=reason))
    return sentences


def _different_units(table: RawTable) -> list[Message]:
    """A warning where sheets of one table give their amounts in different units."""
    units = [next(iter(part.values()), None) for part in table.part_units]
    if len({unit for unit in units if unit}) < 2:
        return []
    places = [f"{p.place} {unit}" for p, unit in zip(table.parts, units, strict=True) if unit]
    return [
        say(
            "시트마다 금액 단위가 다릅니다: {places}. 고칠 때 한 단위로 맞춥니다.",
            places=", ".join(places),
        )
    ]


def _rows(first: int, last: int) -> str:
    return f"{first}" if last <= first else f"{first}~{last}"


def _column_table(table: RawTable) -> pl.DataFrame:
    body = table.body
    lines = []
    for name in table.columns:
        role, unit = table.roles[name], table.units.get(name)
        changes = repair_parts(table, body, name, role).changes
        counted = changes.group_by("change", maintain_order=True).agg(
            pl.len(), pl.col("before").head(_EXAMPLES)
        )
        odd = "; ".join(
            str(say("{what} {count:,}건", what=wording.CHANGES[change], count=count))
            for change, count, _ in counted.iter_rows()
        )
        examples = ", ".join(texts[0] for _, _, texts in counted.iter_rows())
        held = str(wording.ROLES[role]) + (f" ({unit})" if unit and role is Role.NUMBER else "")
        filled = body[name].drop_nulls()
        empty = len(body) - len(filled)
        lines.append((name, held, empty, filled.n_unique(), odd, examples))
    names = [
        wording.COLUMN,
        say("담긴 것"),
        say("빈칸"),
        say("서로 다른 값"),
        say("고칠 것"),
        say("예"),
    ]
    return pl.DataFrame(lines, schema=[str(name) for name in names], orient="row")
