"""Tables in a notebook: escaped, with numbers as Korean offices write them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import polars as pl

from groundwork.messages import NOTHING, Message, catalog

say = catalog("data_analysis")

_SHOWN = 200
_LONG_TEXT = 24


def table_html(frame: pl.DataFrame, caption: Message = NOTHING, shown: int = _SHOWN) -> str:
    """A frame as an HTML table, its first rows only where it is long."""
    head = "".join(f"<th{_whole(name)}>{escaped(name)}</th>" for name in frame.columns)
    body = "".join(
        "<tr>" + "".join(_cell(value) for value in row) + "</tr>"
        for row in frame.head(shown).iter_rows()
    )
    title = f"<caption><b>{escaped(caption)}</b></caption>" if caption else ""
    more = len(frame) - shown
    rest = say("이 밖에 {more:,}행이 더 있습니다.", more=more) if more > 0 else NOTHING
    note = f"<p>{escaped(rest)}</p>" if rest else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def list_html(lines: Iterable[Message]) -> str:
    """Sentences as a bulleted list."""
    return "<ul>" + "".join(f"<li>{escaped(line)}</li>" for line in lines) + "</ul>"


def escaped(text: object) -> str:
    """Text that is safe inside HTML."""
    return html.escape(str(text))


def _cell(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return f"<td>{'' if value is None else escaped(value)}</td>"
    if isinstance(value, (int, float)):
        text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
        return f'<td style="text-align:right">{text}</td>'
    if isinstance(value, (datetime, date)):
        return f'<td style="white-space:nowrap">{korean_date(value)}</td>'
    return f"<td{_whole(str(value))}>{escaped(value)}</td>"


def _whole(text: str) -> str:
    """The style of a text cell: short texts are not broken over lines."""
    wrap = "normal" if len(text) > _LONG_TEXT else "nowrap"
    return f' style="text-align:left;white-space:{wrap}"'


def korean_date(value: date) -> str:
    """A date as official documents write it: 2026. 3. 5."""
    day = f"{value.year}. {value.month}. {value.day}."
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{day} {value:%H:%M}"
    return day
