"""What a table holds and what is odd about it, shown before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data_analysis import wording
from data_analysis.column_remarks import column_remarks
from data_analysis.columns import Repaired, Role
from data_analysis.html import escaped, list_html, table_html
from data_analysis.messages import say
from data_analysis.raw_table import Part, RawTable
from data_analysis.remarks import HEADINGS, Certainty, Remark, guessed, sure, to_check
from data_analysis.rescaling import repair_parts
from data_analysis.total_remarks import total_remarks
from groundwork.files import NOT_NAMED
from groundwork.messages import Message

_EXAMPLES = 3


@dataclass(frozen=True)
class Overview:
    """Remarks about a table, and a line a column: what it holds, what would be changed."""

    remarks: tuple[Remark, ...]
    columns: pl.DataFrame

    @classmethod
    def of(cls, table: RawTable) -> Overview:
        """Look at a table; one that nobody has named a file for says so."""
        if not table.parts:
            return cls((sure(NOT_NAMED),), pl.DataFrame())
        body = table.body
        columns = {
            name: repair_parts(table, body, name, table.roles[name]) for name in table.columns
        }
        remarks = [*_remarks(table), *column_remarks(table, columns)]
        return cls(tuple(remarks), _column_table(table, columns))

    def of_certainty(self, certainty: Certainty) -> list[Message]:
        """The sentences that may be relied on so far."""
        return [remark.sentence for remark in self.remarks if remark.certainty is certainty]

    def __str__(self) -> str:
        groups = ((HEADINGS[certainty], self.of_certainty(certainty)) for certainty in Certainty)
        return "\n".join(str(line) for head, said in groups if said for line in (head, *said))

    def _repr_html_(self) -> str:
        if not self.columns.width:
            return list_html([remark.sentence for remark in self.remarks])
        groups = ((HEADINGS[certainty], self.of_certainty(certainty)) for certainty in Certainty)
        lists = [f"<p><b>{escaped(head)}</b></p>{list_html(said)}" for head, said in groups if said]
        return "".join(lists) + table_html(self.columns)


def _remarks(table: RawTable) -> list[Remark]:
    remarks = [remark for part in table.parts for remark in _of_part(part)]
    remarks += total_remarks(table)
    if repeated := int((table.is_repeated_header & ~table.is_subtotal).sum()):
        remarks.append(guessed(say("머리글이 {count:,}번 반복됩니다.", count=repeated)))
    remarks += [to_check(sentence) for sentence in _different_units(table)]
    remarks += [
        to_check(say("{place}: {reason}.", place=place, reason=reason))
        for place, reason in table.left_out
    ]
    return [*remarks, *table.remarks]


def _of_part(part: Part) -> list[Remark]:
    """What is said of one sheet."""
    heading = part.heading
    said = [
        say(
            "{place}: 머리글은 {header}행, 그 아래 {rows:,}행이 있습니다.",
            place=part.place,
            header=_rows(heading.first + 1, heading.rows),
            rows=part.rows,
        )
        if heading.labels
        else say("{place}: 머리글 없이 {rows:,}행이 있습니다.", place=part.place, rows=part.rows)
    ]
    if heading.title:
        said.append(say("표 위의 글: {title}", title=" / ".join(dict.fromkeys(heading.title))))
    if part.encoding:
        said.append(say("글자는 {encoding:으로} 저장되어 있습니다.", encoding=part.encoding))
    if part.hidden_rows:
        said.append(say("숨긴 행 {count:,}개도 빠짐없이 읽었습니다.", count=part.hidden_rows))
    if part.blank_rows:
        said.append(say("빈 행이 {count:,}개 있습니다.", count=part.blank_rows))
    return [sure(sentence) for sentence in said]


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


def _column_table(table: RawTable, columns: Mapping[str, Repaired]) -> pl.DataFrame:
    body = table.body
    lines = []
    for name, repaired in columns.items():
        role, unit, changes = table.roles[name], table.units.get(name), repaired.changes
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
