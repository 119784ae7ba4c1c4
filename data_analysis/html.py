"""Tables in a notebook: escaped, with numbers as Korean offices write them."""

import html
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import polars as pl

from data_analysis.messages import say
from groundwork.messages import NOTHING, Message

_SHOWN = 200
_LONG_TEXT = 24
_HEAD = ' style="text-align:left;white-space:normal;word-break:keep-all"'


def table_html(frame: pl.DataFrame, caption: Message = NOTHING, shown: int = _SHOWN) -> str:
    """A frame as an HTML table, its first rows only where it is long."""
    head = "".join(f"<th{_HEAD}>{_breakable(name)}</th>" for name in frame.columns)
    places = [decimals(column) for column in frame]
    body = "".join(
        "<tr>" + "".join(map(_cell, row, places)) + "</tr>" for row in frame.head(shown).iter_rows()
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


def decimals(column: pl.Series) -> int:
    """How many decimals a column of numbers needs, at most two, the same in every row."""
    if not column.dtype.is_float():
        return 0
    return next((n for n in (0, 1) if (column.round(n) == column).all()), 2)


def _cell(value: Any, places: int) -> str:
    if isinstance(value, bool) or value is None:
        return f"<td>{'' if value is None else escaped(value)}</td>"
    if isinstance(value, (int, float)):
        text = f"{value:,.{places}f}"
        return f'<td style="text-align:right;white-space:nowrap">{text}</td>'
    if isinstance(value, (datetime, date)):
        return f'<td style="white-space:nowrap">{korean_date(value)}</td>'
    return f"<td{_whole(str(value))}>{escaped(value)}</td>"


def _breakable(name: str) -> str:
    """The name of a column, which goes on below where it is not wide enough: at the unit first."""
    return escaped(name).replace("(", "<wbr>(")


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
