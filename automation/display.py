"""How objects show themselves in a notebook: plain HTML, escaped, without scripts."""

import html
from collections.abc import Iterable, Sequence

from groundwork.messages import Message

# JupyterLab draws what stands between two dollar signs as a formula, which breaks =SUM($A$2:$A$9).
_NO_FORMULAS = 'class="mathjax_ignore tex2jax_ignore"'
_CARD = (
    "border:1px solid #c8d0da;border-left:5px solid #2f6f9f;border-radius:4px;"
    "padding:.6em 1em;margin:.4em 0;max-width:60em"
)
_PAGE = (
    "white-space:pre-wrap;background:#fffdf5;border:1px solid #d9d2bd;border-radius:4px;"
    "padding:.8em 1.2em;max-width:60em;line-height:1.6;overflow-wrap:anywhere"
)
_CELL = (
    "text-align:left;padding:.2em .8em;border-bottom:1px solid #e3e7ec;vertical-align:top;"
    "word-break:keep-all"
)
_WORD = 8  # letters of a cell that is never broken over lines


def escape(text: object) -> str:
    """Text as it may stand in HTML, line breaks kept."""
    return html.escape(str(text)).replace("\n", "<br>")


def card(heading: Message | str, *parts: str) -> str:
    """A box with a heading (escaped) over parts that are HTML already."""
    return (
        f'<div {_NO_FORMULAS} style="{_CARD}"><p><b>{escape(heading)}</b></p>{"".join(parts)}</div>'
    )


def page(text: str) -> str:
    """A text on a page of its own, its lines and spaces kept."""
    return f'<div {_NO_FORMULAS} style="{_PAGE}">{html.escape(text)}</div>'


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table of escaped cells, without headings where ``head`` is empty; nothing without rows."""
    body = "".join(f"<tr>{''.join(_cell('td', value) for value in row)}</tr>" for row in rows)
    if not body:
        return ""
    top = f"<tr>{''.join(_cell('th', value) for value in head)}</tr>" if head else ""
    return f'<table style="border-collapse:collapse">{top}{body}</table>'


def _cell(tag: str, value: object) -> str:
    whole = ";white-space:nowrap" if len(str(value)) <= _WORD else ""
    return f'<{tag} style="{_CELL}{whole}">{escape(value)}</{tag}>'
