"""A file of the lab's folder as a page to look at: tables, documents, pictures, clips, text."""

from __future__ import annotations

import codecs
import html
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from automation import documents
from courseware.messages import say
from groundwork.problem import Problem

_ROWS, _COLUMNS, _BYTES = 200, 40, 200_000
_TEXT = frozenset({".txt", ".md", ".srt", ".vtt", ".smi", ".ass", ".csv", ".json"})
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
        return _view(path.suffix.lower())(path, address)
    except Problem as problem:
        return _paragraph(str(problem))
    except Exception:  # whatever the file holds
        return _paragraph(
            str(say("이 파일은 여기에서 볼 수 없습니다. 내려받아 해당 프로그램에서 열어 주세요."))
        )


def _view(suffix: str) -> Callable[[Path, str], str]:
    views: list[tuple[frozenset[str], Callable[[Path, str], str]]] = [
        (_SHEETS, _sheets),
        (_DOCUMENTS, _document),
        (_TEXT, _text),
        (_PICTURES, _media("<img alt='{name}' src='{address}'>")),
        (_CLIPS, _media("<video controls src='{address}' aria-label='{name}'></video>")),
        (_SOUNDS, _media("<audio controls src='{address}' aria-label='{name}'></audio>")),
    ]
    return next((view for kinds, view in views if suffix in kinds), _not_shown)


def _sheets(path: Path, _: str) -> str:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        return "".join(
            f"<h3>{html.escape(sheet.title)}</h3>" + _table(sheet.iter_rows(values_only=True))
            for sheet in workbook.worksheets
            if sheet.sheet_state == "visible"
        )
    finally:
        workbook.close()


def _table(rows: Iterable[tuple[object, ...]]) -> str:
    shown = [row[:_COLUMNS] for row in islice(rows, _ROWS + 1)]
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown[:_ROWS])
    more = _paragraph(str(say("앞의 {count}행만 보여 드립니다.", count=_ROWS)))
    return f"<div tabindex='0'><table>{lines}</table></div>{more if len(shown) > _ROWS else ''}"


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else html.escape(str(value))}</td>"


def _document(path: Path, _: str) -> str:
    return documents.read(path).preview()._repr_html_()


def _text(path: Path, _: str) -> str:
    with path.open("rb") as file:
        data = file.read(_BYTES)
    text = _decoded(data)
    more = _paragraph(str(say("앞부분만 보여 드립니다.")))
    return f"<pre tabindex='0'>{html.escape(text)}</pre>{more if len(data) == _BYTES else ''}"


def _decoded(data: bytes) -> str:
    """Text whose last letter may be cut in two."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        with suppress(UnicodeDecodeError):
            return codecs.getincrementaldecoder(encoding)().decode(data)
    raise Problem(say("글자를 알아볼 수 없는 파일입니다."))


def _media(page: str) -> Callable[[Path, str], str]:
    return lambda path, address: page.format(name=html.escape(path.name), address=quote(address))


def _not_shown(path: Path, _: str) -> str:
    raise Problem(
        say(
            "{kind} 파일은 여기에서 볼 수 없습니다. 내려받아 열어 주세요.",
            kind=path.suffix or path.name,
        )
    )


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
