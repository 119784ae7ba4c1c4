"""A file of the lab's folder as a page to look at: tables, documents, pictures, clips, text."""

from __future__ import annotations

import codecs
import csv
import html
import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, time
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import quote

from automation import documents
from courseware.desk.first_rows import first_rows
from courseware.messages import problem, say
from groundwork.pictures import open_picture
from groundwork.problem import Problem

_ROWS, _COLUMNS, _BYTES = 200, 40, 200_000
_FIRST = {"max_row": _ROWS + 1, "max_col": _COLUMNS}  # of a sheet that may say it has a million
_TEXT = frozenset({".txt", ".md", ".srt", ".vtt", ".smi", ".ass", ".json"})
_SHEETS = frozenset({".xlsx", ".xlsm"})
_DOCUMENTS = frozenset({".hwpx", ".docx"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
_CLIPS = frozenset({".mp4", ".webm", ".mov", ".m4v"})
_SOUNDS = frozenset({".mp3", ".wav", ".m4a", ".ogg"})


def file_view(path: Path, address: str) -> str:
    """A piece of HTML that shows a file; ``address`` is where the browser gets the file itself.

    A file that cannot be shown is answered with a sentence, never with an error.
    """
    try:
        if not path.stat().st_size:
            raise problem("{file:은} 빈 파일입니다.", file=path.name)
        return _view(path.suffix.lower())(path, address)
    except Problem as told:
        return _paragraph(str(told))
    except Exception:  # whatever the file holds
        return _paragraph(
            str(say("이 파일은 여기에서 볼 수 없습니다. 내려받아 해당 프로그램에서 열어 주세요."))
        )


def _view(suffix: str) -> Callable[[Path, str], str]:
    views: list[tuple[frozenset[str], Callable[[Path, str], str]]] = [
        (_SHEETS, _workbook),
        (frozenset({".csv"}), _delimited),
        (_DOCUMENTS, _document),
        (_TEXT, _text),
        (_PICTURES, _picture),
        (_CLIPS, _media("<video controls src='{address}' aria-label='{name}'></video>")),
        (_SOUNDS, _media("<audio controls src='{address}' aria-label='{name}'></audio>")),
    ]
    return next((view for kinds, view in views if suffix in kinds), _not_shown)


def _workbook(path: Path, _: str) -> str:
    from openpyxl import load_workbook

    beginning = first_rows(path, _ROWS + 1)
    values, formulas = (
        load_workbook(beginning, read_only=True, data_only=only, keep_links=False)
        for only in (True, False)
    )
    try:
        shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        tables = "".join(_sheet(sheet, formulas[sheet.title]) for sheet in shown)
        hidden = len(values.worksheets) - len(shown)
        more = say("숨긴 시트 {count}개는 보여 드리지 않습니다.", count=hidden)
        return tables + (_paragraph(str(more)) if hidden else "")
    finally:
        values.close()
        formulas.close()


def _sheet(values: Any, formulas: Any) -> str:
    """A sheet; a formula that no program has calculated yet is shown as it is written."""
    rows = (
        [_as_shown(cell) or _as_shown(formula) for cell, formula in zip_longest(*both)]
        for both in zip_longest(
            *(sheet.iter_rows(**_FIRST) for sheet in (values, formulas)), fillvalue=()
        )
    )
    return f"<h3>{html.escape(values.title)}</h3>{_table(rows, values.title)}"


def _as_shown(cell: Any) -> str:
    """A value as the workbook shows it: a day without its midnight, percent, thousands."""
    value = cell.value if cell is not None else None
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        pattern = cell.number_format.split(";")[0]
        decimals = pattern.partition(".")[2].count("0")
        if "%" in pattern:
            return f"{value:.{decimals}%}"
        if "#,##0" in pattern:
            return f"{value:,.{decimals}f}"
        return f"{value:.15g}"
    return "" if value is None else str(value)


def _delimited(path: Path, _: str) -> str:
    text, is_cut = _beginning(path)
    mark = max(",;\t|", key=text.partition("\n")[0].count)
    more = _paragraph(str(say("앞부분만 보여 드립니다."))) if is_cut else ""
    return _table(csv.reader(io.StringIO(text, newline=""), delimiter=mark), path.name) + more


def _table(rows: Iterable[Sequence[str]], name: str) -> str:
    """A table with the letters and numbers that Excel shows around it, as headings read aloud."""
    found = [list(row[:_COLUMNS]) for row in islice(rows, _ROWS + 1)]
    shown = found[:_ROWS]
    width = max((place for row in shown for place, text in enumerate(row, 1) if text), default=0)
    head = "".join(f"<th scope='col'>{_letter(place)}</th>" for place in range(width))
    body = "".join(
        f"<tr><th scope='row'>{number}</th>"
        + "".join(f"<td>{html.escape(text)}</td>" for text in (row + [""] * width)[:width])
        + "</tr>"
        for number, row in enumerate(shown, 1)
    )
    more = _paragraph(str(say("앞의 {count}행만 보여 드립니다.", count=_ROWS)))
    return (
        f"<div tabindex='0' role='group' aria-label='{html.escape(name)}'>"
        f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"{more if len(found) > _ROWS else ''}"
    )


def _letter(place: int) -> str:
    """The name of a column: A to Z, then AA and on; ``place`` counts from 0."""
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def _document(path: Path, _: str) -> str:
    look = documents.read(path).preview()
    if not look.pages:
        return look.html
    # Pictures of pages say nothing to a screen reader.
    words = html.escape(str(say("글로 보기")))
    return f"{look._repr_html_()}<details><summary>{words}</summary>{look.html}</details>"


def _text(path: Path, _: str) -> str:
    text, is_cut = _beginning(path)
    more = _paragraph(str(say("앞부분만 보여 드립니다."))) if is_cut else ""
    return f"<pre tabindex='0'>{html.escape(text)}</pre>{more}"


def _beginning(path: Path) -> tuple[str, bool]:
    """The beginning of a text, and whether more follows; its last letter may be cut in two."""
    with path.open("rb") as file:
        data, more = file.read(_BYTES), file.read(1)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        with suppress(UnicodeDecodeError):
            return codecs.getincrementaldecoder(encoding)().decode(data, final=not more), bool(more)
    raise problem("글자를 알아볼 수 없는 파일입니다.")


def _picture(path: Path, address: str) -> str:
    with open_picture(path) as picture:
        picture.verify()
    return _media("<img alt='{name}' src='{address}'>")(path, address)


def _media(page: str) -> Callable[[Path, str], str]:
    return lambda path, address: page.format(name=html.escape(path.name), address=quote(address))


def _not_shown(path: Path, _: str) -> str:
    raise problem(
        "{kind} 파일은 여기에서 볼 수 없습니다. 내려받아 열어 주세요.",
        kind=path.suffix or path.name,
    )


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
