"""Files as office programs and approval systems write them: notes, headers, memos, framed letters.

Hangul files are put together from their XML, because the library writes none of this.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hwpx import HwpxDocument

from courseware.authoring.made_elsewhere import word_document

Rows: TypeAlias = Sequence[Sequence[str]]
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
AGENCY, RECEIVER, TITLE = "구미시", "구미도시공사 사장", "가로수 정비 공사 협조 요청"
LETTER_BODY = (
    "1. 관련: 도로과-1120(2026. 9. 1.)",
    "2. 가로수 뿌리 정비 공사(가상)의 안전을 위하여 다음과 같이 협조를 요청합니다.",
    "  가. 기간: 2026. 10. 5.(월)~10. 16.(금)",
    "  나. 공사비: 금36,000,000원(금삼천육백만원)",
    "붙임  공사 구간도 1부.  끝.",
)
NUMBER = "공원녹지과-4410(2026. 9. 21.)"
ADDRESS = "우 39281  경상북도 구미시 송정대로 55 / www.gumi.example"
PHONES = "전화번호 054-000-0000  팩스번호 054-000-0001 / tree@gumi.example / 대국민 공개"
CLOSING: Rows = (
    ("구미시장",),
    ("주무관", "정가상", "녹지팀장", "배가상", "공원녹지과장", "전결 문가상"),
    ("협조자",),
    (f"시행  {NUMBER}   접수",),
    (ADDRESS,),
    (PHONES,),
)


def p(*parts: str) -> str:
    """A paragraph of texts and of XML that stands in its run."""
    inside = "".join(x if x.startswith("<") else f"<hp:t>{escape(x)}</hp:t>" for x in parts)
    return f'<hp:p id="0"><hp:run charPrIDRef="0">{inside}</hp:run></hp:p>'


def _texts(text: str) -> str:
    return f'<hp:subList id="">{"".join(map(p, text.splitlines()))}</hp:subList>'


def note(text: str, kind: str = "footNote") -> str:
    """A footnote or endnote, at the place of its mark."""
    return f"<hp:ctrl><hp:{kind}>{_texts(text)}</hp:{kind}></hp:ctrl>"


def margin(kind: str, text: str) -> str:
    """A header, a footer or a hidden comment."""
    return f"<hp:ctrl><hp:{kind}>{_texts(text)}</hp:{kind}></hp:ctrl>"


def memo(text: str) -> str:
    """A memo on the text behind it."""
    return f'<hp:ctrl><hp:fieldBegin id="1" type="MEMO">{_texts(text)}</hp:fieldBegin></hp:ctrl>'


def hangul_table(rows: Sequence[Sequence[str]]) -> str:
    """A table; a cell may hold XML of its own, and short rows are merged to the right."""
    width = max(map(len, rows))
    drawn = (_row(number, row, width) for number, row in enumerate(rows))
    return f'<hp:tbl id="1" rowCnt="{len(rows)}" colCnt="{width}">{"".join(drawn)}</hp:tbl>'


def _row(number: int, row: Sequence[str], width: int) -> str:
    spans = [1] * (len(row) - 1) + [width - len(row) + 1]
    cells = (
        f"<hp:tc>{f'<hp:subList>{text}</hp:subList>' if text.startswith('<') else _texts(text)}"
        f'<hp:cellAddr colAddr="{column}" rowAddr="{number}"/>'
        f'<hp:cellSpan colSpan="{span}" rowSpan="1"/></hp:tc>'
        for column, (text, span) in enumerate(zip(row, spans, strict=True))
    )
    return f"<hp:tr>{''.join(cells)}</hp:tr>"


def hangul_file(path: Path, *blocks: str) -> Path:
    """A Hangul file of paragraphs, and of XML that stands right in its section."""
    with HwpxDocument.new() as file:
        file.save_to_path(path)
    written = "".join(block if block.startswith("<") else p(block) for block in blocks)

    def filled(section: str) -> str:
        head = re.search(r"^.*?<hs:sec[^>]*>", section, re.DOTALL)
        settings = re.search(r"<hp:secPr.*?</hp:secPr>", section, re.DOTALL)
        assert head
        assert settings
        return f"{head[0]}{p(settings[0])}{written}</hs:sec>"

    return rewritten(path, {"Contents/section0.xml": filled})


def rewritten(
    path: Path,
    changes: dict[str, Callable[[str], str]],
    named: Callable[[str], str] = str,
) -> Path:
    """A container with some of its members changed, and each under the name it is given."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.filename = named(name)
            change = changes.get(name)
            archive.writestr(info, change(data.decode()) if change else data)
    return path


def hangul_tables(path: Path, *parts: str | Rows) -> Path:
    """A Hangul file of lines and tables."""
    return hangul_file(path, *(x if isinstance(x, str) else p(hangul_table(x)) for x in parts))


def word_tables(path: Path, *parts: str | Rows) -> Path:
    """A Word file of lines and tables; short rows are merged to the right."""
    file = word_document()
    for part in parts:
        if isinstance(part, str):
            file.add_paragraph(part)
            continue
        width = max(map(len, part))
        table = file.add_table(len(part), width)
        for number, row in enumerate(part):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
            if len(row) < width:
                table.cell(number, len(row) - 1).merge(table.cell(number, width - 1))
    file.save(str(path))
    return path


def with_word_notes(file: Any, kind: str, texts: dict[Any, str]) -> None:
    """Footnotes or endnotes of a Word file, each marked at the end of a paragraph."""
    notes = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for number, text in enumerate(texts.values(), 1)
    )
    xml = f"<w:{kind}s {_W}>{notes}</w:{kind}s>"
    name = PackURI(f"/word/{kind}s.xml")
    part = Part(name, f"{_WORD}{kind}s+xml", xml.encode(), file.part.package)
    file.part.relate_to(part, f"{_RELATED}{kind}s")
    for number, paragraph in enumerate(texts, 1):
        mark = paragraph.add_run()._r.makeelement(
            _tag(f"{kind}Reference"), {_tag("id"): str(number)}
        )
        paragraph.runs[-1]._r.append(mark)


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
